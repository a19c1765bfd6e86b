package raftarium.app.lesson;

import raftarium.app.command.Interpreter;
import raftarium.app.command.ScriptCommand;
import raftarium.app.session.Playground;
import raftarium.app.session.SessionOptions;
import raftarium.words.MistakeException;
import raftarium.words.Spelling;
import raftarium.words.Word;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads the parts of steps, and the commands in them. */
final class PartReader {
    /** The words that parts begin with. */
    static final List<String> WORDS =
            List.of("say", "setup", "predict", "run", "observe", "do", "explain");

    private final LessonMistakes mistakes;
    private final LineReader lines;

    /** Reads commands only: no session is opened for it. */
    private final Interpreter vocabulary = new Interpreter(new Playground(SessionOptions.DEFAULT));

    PartReader(LessonMistakes mistakes) {
        this.mistakes = mistakes;
        lines = new LineReader(mistakes);
    }

    /** The part that begins with that word; empty if it has mistakes. */
    Optional<LessonPart> read(LessonEntry entry) {
        int line = entry.line();
        return switch (entry.word()) {
            case "say" -> lines.paragraphs(entry).map(text -> new LessonPart.Say(line, text));
            case "explain" ->
                lines.paragraphs(entry).map(text -> new LessonPart.Explain(line, text));
            case "setup" ->
                commands(entry, BlockKind.SETUP_OF_STEP)
                        .map(block -> new LessonPart.Setup(line, block));
            case "run" ->
                commands(entry, BlockKind.GOES_ON).map(block -> new LessonPart.Run(line, block));
            case "predict" ->
                new QuestionReader(mistakes, lines)
                        .read(entry)
                        .map(question -> new LessonPart.Predict(line, question));
            case "observe" ->
                new QuestionReader(mistakes, lines)
                        .read(entry)
                        .map(question -> new LessonPart.Observe(line, question));
            case "do" -> new DeedReader(this, mistakes, lines).read(entry);
            default -> {
                mistakes.add(entry.wrong("unknown word '" + entry.word()
                        + "'; in a step may stand " + String.join(", ", WORDS)
                        + Spelling.hint(entry.word(), WORDS)));
                yield Optional.empty();
            }
        };
    }

    /** Nothing may stand below it. */
    void nothingBelow(LessonEntry entry) {
        for (LessonEntry.Line line : entry.said()) {
            mistakes.add(
                    "nothing may stand below '" + entry.word() + "'",
                    line.number(),
                    line.indent() + 1);
        }
    }

    /** The names must be those of commands. */
    void checkCommands(LessonEntry entry, Collection<String> names) {
        List<String> known = vocabulary.commandNames();
        for (String name : names) {
            if (!known.contains(name)) {
                int column = entry.restColumn() + Math.max(0, entry.rest().indexOf(name));
                mistakes.add(
                        "there is no command '" + name + "'" + Spelling.hint(name, known),
                        entry.line(),
                        column);
            }
        }
    }

    /** The commands below a word; empty if there are none, or they have mistakes. */
    Optional<CommandBlock> commands(LessonEntry entry, BlockKind kind) {
        List<LessonEntry.Line> below = entry.below();
        if (!entry.rest().isEmpty()) {
            mistakes.add(entry.wrongRest(
                    "commands stand below '" + entry.word() + "', further to the right than it"));
            return Optional.empty();
        } else if (entry.said().isEmpty()) {
            mistakes.add(entry.missing("commands expected below '" + entry.word() + "'"));
            return Optional.empty();
        }
        int before = below.get(0).number() - 1;
        String text = below.stream().map(LessonEntry.Line::text).collect(Collectors.joining("\n"));
        Interpreter.Script script = vocabulary.parse(text, new NoFiles());
        for (MistakeException mistake : script.mistakes()) {
            mistakes.add(mistake.what(), mistake.line() + before, mistake.column());
        }
        boolean isGood = script.mistakes().isEmpty();
        for (ScriptCommand command : script.commands()) {
            isGood &= fits(command, kind, before);
        }
        CommandBlock block = new CommandBlock(before, script);
        boolean isRead = script.mistakes().isEmpty();
        if (isRead && kind == BlockKind.SETUP && !block.beginsAfresh()) {
            mistakes.add(entry.wrong("the setup's first command is new: it begins the cluster"));
            isGood = false;
        }
        return isGood ? Optional.of(block) : Optional.empty();
    }

    private boolean fits(ScriptCommand command, BlockKind kind, int before) {
        String wrong = wrong(command, kind);
        if (!wrong.isEmpty()) {
            Word first = command.words().get(0);
            mistakes.add(wrong, first.line() + before, first.column());
        }
        return wrong.isEmpty();
    }

    private static String wrong(ScriptCommand command, BlockKind kind) {
        if (!command.word().equals("new")) {
            return command.effect() == ScriptCommand.Effect.LEAVES
                    ? "'" + command.word() + "' can't stand in a lesson: it goes to other moments,"
                            + " files or sessions"
                    : "";
        } else if (kind == BlockKind.GOES_ON) {
            return "'new' can't stand here: another cluster begins in a setup";
        } else if (!has(command, "--seed")) {
            return "'new' needs --seed in a lesson: so that all see the same";
        }
        boolean touchesFiles = has(command, "--data") || has(command, "--machine");
        return touchesFiles ? "'new' has neither --data nor --machine in a lesson" : "";
    }

    private static boolean has(ScriptCommand command, String option) {
        return command.words().stream().anyMatch(word -> word.is(option));
    }
}
