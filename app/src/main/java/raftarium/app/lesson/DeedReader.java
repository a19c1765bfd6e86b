package raftarium.app.lesson;

import raftarium.command.TypedCondition;
import raftarium.words.MistakeException;
import raftarium.words.Quantities;
import raftarium.words.Spelling;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** Reads what the student is to bring about. */
final class DeedReader {
    private static final int MAX_COMMANDS = 1_000;
    private static final List<String> WORDS =
            List.of("goal", "limit", "par", "allow", "within", "hint", "solution");

    private final PartReader parts;
    private final LessonMistakes mistakes;
    private final LineReader lines;

    private Optional<TypedCondition> goal = Optional.empty();
    private OptionalInt limit = OptionalInt.empty();
    private OptionalInt par = OptionalInt.empty();
    private Optional<List<String>> allowed = Optional.empty();
    private OptionalLong withinNanos = OptionalLong.empty();
    private final List<LessonText> hints = new ArrayList<>();
    private Optional<CommandBlock> solution = Optional.empty();
    private final Set<String> said = new HashSet<>();

    DeedReader(PartReader parts, LessonMistakes mistakes, LineReader lines) {
        this.parts = parts;
        this.mistakes = mistakes;
        this.lines = lines;
    }

    /** The part that begins with that word; empty if it has mistakes. */
    Optional<LessonPart> read(LessonEntry entry) {
        Optional<LessonText> task = lines.line(entry, "what is to be done");
        for (LessonEntry line : LessonEntry.of(entry.below(), mistakes)) {
            boolean isNew = said.add(line.word());
            if (!isNew && !line.word().equals("hint") && WORDS.contains(line.word())) {
                mistakes.add(line.wrong("'" + line.word() + "' was said already"));
            }
            read(line, line.rest());
        }
        for (String word : List.of("goal", "solution")) {
            if (!said.contains(word)) {
                mistakes.add(entry.wrong("'" + word + "' is missing below this do"));
            }
        }
        return task.isEmpty() || goal.isEmpty() || solution.isEmpty()
                ? Optional.empty()
                : Optional.of(new LessonPart.Deed(
                        entry.line(),
                        task.get(),
                        goal.get(),
                        limit,
                        par,
                        allowed,
                        withinNanos,
                        hints,
                        solution.get()));
    }

    private void read(LessonEntry entry, String rest) {
        if (!entry.word().equals("solution")) {
            parts.nothingBelow(entry);
        }
        switch (entry.word()) {
            case "goal" -> goal = lines.condition(rest, entry.line(), entry.restColumn());
            case "limit" -> limit = count(entry);
            case "par" -> par = count(entry);
            case "allow" -> {
                List<String> names = List.of(rest.split("[\\s,]+"));
                parts.checkCommands(entry, names);
                allowed = Optional.of(names);
            }
            case "within" -> withinNanos = time(entry);
            case "hint" -> lines.line(entry, "a hint").ifPresent(hints::add);
            case "solution" -> solution = parts.commands(entry, BlockKind.GOES_ON);
            default ->
                mistakes.add(entry.wrong("unknown word '" + entry.word() + "'; below do may stand "
                        + String.join(", ", WORDS) + Spelling.hint(entry.word(), WORDS)));
        }
    }

    private OptionalInt count(LessonEntry entry) {
        try {
            return OptionalInt.of((int) Quantities.whole(entry.rest(), 1, MAX_COMMANDS));
        } catch (MistakeException mistake) {
            mistakes.add(entry.wrongRest(mistake.what()));
            return OptionalInt.empty();
        }
    }

    private OptionalLong time(LessonEntry entry) {
        try {
            return OptionalLong.of(Quantities.time(entry.rest()).nanos());
        } catch (MistakeException mistake) {
            mistakes.add(entry.wrongRest(mistake.what()));
            return OptionalLong.empty();
        }
    }
}
