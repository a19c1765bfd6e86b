package raftarium.app.lesson;

import raftarium.words.MistakeException;
import raftarium.words.Quantities;
import raftarium.words.Spelling;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a lesson's file, and finds all mistakes in it that can be found without playing it. */
public final class LessonReader {
    /** How large a file may be. */
    static final int MAX_KIBIBYTES = 256;

    private static final int MAX_MINUTES = 600;

    /** Words that say something of the whole lesson. */
    private static final List<String> HEAD =
            List.of("title", "challenge", "minutes", "after", "teaches", "says");

    private final String id;
    private final LessonMistakes mistakes = new LessonMistakes();
    private final PartReader parts;

    /** What was said of the whole, by its word. */
    private final Map<String, LessonEntry> head = new LinkedHashMap<>();

    private final List<LessonStep> steps = new ArrayList<>();
    private Optional<CommandBlock> setup = Optional.empty();
    private boolean hasSetup;

    private LessonReader(String id) {
        this.id = id;
        parts = new PartReader(mistakes);
    }

    /**
     * What a file is.
     *
     * @param lesson empty if there are mistakes
     * @param mistakes in the order of the file, each in one line; at most 201
     */
    public record Read(Optional<Lesson> lesson, List<MistakeException> mistakes) {
        public Read {
            mistakes = List.copyOf(mistakes);
        }
    }

    /**
     * Reads a lesson.
     *
     * @param id how it is called
     * @param text what is in its file
     */
    public static Read read(String id, String text) {
        if (text.getBytes(StandardCharsets.UTF_8).length > MAX_KIBIBYTES << 10) {
            return new Read(
                    Optional.empty(),
                    List.of(new MistakeException(
                            "a lesson has at most " + MAX_KIBIBYTES + " KiB", 1, 1)));
        }
        LessonReader reader = new LessonReader(id);
        Optional<Lesson> lesson = reader.lesson(LessonEntry.lines(text));
        return new Read(
                reader.mistakes.areNone() ? lesson : Optional.empty(), reader.mistakes.list());
    }

    private Optional<Lesson> lesson(List<LessonEntry.Line> lines) {
        List<LessonEntry> entries = LessonEntry.of(lines, mistakes);
        boolean isChallenge = entries.stream().anyMatch(entry -> entry.word().equals("challenge"));
        int next = 0;
        while (next < entries.size() && isOfHead(entries.get(next), isChallenge)) {
            head(entries.get(next++));
        }
        steps(entries.subList(next, entries.size()), isChallenge);
        return whole(isChallenge);
    }

    private boolean isOfHead(LessonEntry entry, boolean isChallenge) {
        boolean begins = entry.word().equals("step")
                || isChallenge && PartReader.WORDS.contains(entry.word()) && hasSetup;
        return !begins;
    }

    private void head(LessonEntry entry) {
        String word = entry.word();
        if (word.equals("setup")) {
            if (hasSetup) {
                mistakes.add(entry.wrong("there is a setup already: another one belongs to a step,"
                        + " behind 'step TITLE'"));
            } else {
                hasSetup = true;
                setup = parts.commands(entry, BlockKind.SETUP);
            }
        } else if (HEAD.contains(word)) {
            if (head.putIfAbsent(word, entry) != null) {
                mistakes.add(entry.wrong("'" + word + "' was said already, in line "
                        + head.get(word).line()));
            }
            parts.nothingBelow(entry);
        } else if (PartReader.WORDS.contains(word)) {
            mistakes.add(entry.wrong(
                    "'" + word + "' belongs to a step: 'step TITLE' is missing before it"));
        } else {
            List<String> words = new ArrayList<>(HEAD);
            words.add("setup");
            words.add("step");
            mistakes.add(entry.wrong("unknown word '" + word + "'; here may stand "
                    + String.join(", ", words) + Spelling.hint(word, words)));
        }
    }

    private void steps(List<LessonEntry> entries, boolean isChallenge) {
        if (isChallenge) {
            for (LessonEntry entry : entries) {
                if (entry.word().equals("step")) {
                    mistakes.add(entry.wrong("a challenge has no steps: one do, and an explain"));
                }
            }
            step(new LessonStep(1, restOf("challenge"), List.of()), entries);
            return;
        }
        int next = 0;
        while (next < entries.size()) {
            LessonEntry step = entries.get(next++);
            int begin = next;
            while (next < entries.size() && !entries.get(next).word().equals("step")) {
                next++;
            }
            if (step.rest().isEmpty()) {
                mistakes.add(step.missing("a title expected behind 'step'"));
            }
            parts.nothingBelow(step);
            step(new LessonStep(step.line(), step.rest(), List.of()), entries.subList(begin, next));
        }
    }

    private void step(LessonStep titled, List<LessonEntry> entries) {
        List<LessonPart> read = new ArrayList<>();
        for (LessonEntry entry : entries) {
            if (!entry.word().equals("step")) {
                parts.read(entry).ifPresent(read::add);
            }
        }
        if (entries.isEmpty()) {
            mistakes.add(
                    "this step has no parts: say, predict, run, ... expected below it",
                    titled.line(),
                    1);
        }
        PredictionOrder.check(entries, mistakes);
        steps.add(new LessonStep(titled.line(), titled.title(), read));
    }

    private String restOf(String word) {
        LessonEntry entry = head.get(word);
        return entry == null ? "" : entry.rest();
    }

    private Optional<Lesson> whole(boolean isChallenge) {
        String name = isChallenge ? "challenge" : "title";
        for (String word : List.of(name, "minutes", "says")) {
            if (restOf(word).isEmpty()) {
                LessonEntry entry = head.get(word);
                mistakes.add(
                        entry == null
                                ? new MistakeException(
                                        "'" + word + "' is missing: it stands before the steps",
                                        1,
                                        1)
                                : entry.missing("something expected behind '" + word + "'"));
            }
        }
        if (isChallenge && head.containsKey("title")) {
            mistakes.add(head.get("title").wrong("a challenge has its title behind 'challenge'"));
        }
        if (!hasSetup) {
            mistakes.add("'setup' is missing: it begins a cluster, with new", 1, 1);
        }
        int minutes = minutes();
        List<String> after = words("after");
        Set<String> teaches = new LinkedHashSet<>(words("teaches"));
        checkTaught(teaches);
        if (steps.isEmpty()) {
            mistakes.add("there is no step: 'step TITLE' begins one", 1, 1);
        }
        return setup.map(block -> new Lesson(
                id,
                restOf(name),
                isChallenge,
                minutes,
                after,
                teaches,
                restOf("says"),
                block,
                steps));
    }

    private int minutes() {
        LessonEntry entry = head.get("minutes");
        if (entry == null || entry.rest().isEmpty()) {
            return 1;
        }
        try {
            return (int) Quantities.whole(entry.rest(), 1, MAX_MINUTES);
        } catch (MistakeException mistake) {
            mistakes.add(entry.wrongRest(mistake.what()));
            return 1;
        }
    }

    private List<String> words(String word) {
        String rest = restOf(word);
        return rest.isEmpty() ? List.of() : Arrays.asList(rest.split("\\s+"));
    }

    private void checkTaught(Set<String> teaches) {
        LessonEntry entry = head.get("teaches");
        if (entry != null) {
            parts.checkCommands(entry, teaches);
        }
    }
}
