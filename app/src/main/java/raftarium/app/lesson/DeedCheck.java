package raftarium.app.lesson;

import raftarium.app.command.ScriptCommand;
import raftarium.words.MistakeException;
import raftarium.words.Quantities;

import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/** Does what a student is to do, as the solution says, and finds what is wrong with that. */
final class DeedCheck {
    /** Commands that need not be taught: they let time pass or judge, as the page itself does. */
    private static final List<String> ALWAYS = List.of("run", "step", "until", "expect");

    private final boolean isChallenge;
    private final Set<String> taught;
    private final LessonStage stage;
    private final LessonMistakes mistakes;

    DeedCheck(boolean isChallenge, Set<String> taught, LessonStage stage, LessonMistakes mistakes) {
        this.isChallenge = isChallenge;
        this.taught = taught;
        this.stage = stage;
        this.mistakes = mistakes;
    }

    /** Does it. Returns whether what follows can be judged. */
    boolean check(LessonPart.Deed deed) {
        checkCommands(deed);
        try {
            stage.judge(deed.goal());
        } catch (MistakeException mistake) {
            mistakes.add("the goal can't be judged: " + mistake.what(), deed.line(), 1);
            return false;
        }
        if (stage.comesSoon(deed.goal()).isPresent()) {
            mistakes.add("the goal is reached before anything is done", deed.line(), 1);
        }
        long beginNanos = stage.moment().nowNanos();
        boolean isGood = LessonCheck.carryOut(deed.solution(), stage, mistakes);
        OptionalLong reached = stage.comesSoon(deed.goal());
        if (reached.isEmpty()) {
            mistakes.add("the solution doesn't reach the goal", deed.line(), 1);
        } else {
            checkTime(deed, reached.getAsLong() - beginNanos);
        }
        return isGood;
    }

    private void checkTime(LessonPart.Deed deed, long nanos) {
        if (deed.withinNanos().isPresent() && nanos > deed.withinNanos().getAsLong()) {
            mistakes.add(
                    "the solution takes " + Quantities.seconds(nanos) + ", more than "
                            + Quantities.typed(deed.withinNanos().getAsLong()),
                    deed.line(),
                    1);
        }
    }

    private void checkCommands(LessonPart.Deed deed) {
        long changes = 0;
        for (ScriptCommand command : deed.solution().commands()) {
            boolean doesChange = command.effect() == ScriptCommand.Effect.CHANGES;
            changes += doesChange ? 1 : 0;
            String word = command.word();
            boolean isAllowed =
                    deed.allowed().map(words -> words.contains(word)).orElse(true);
            if (doesChange && !isAllowed) {
                mistakes.add(LessonCheck.at(
                        "the solution needs '" + word + "', which isn't allowed here",
                        command,
                        deed.solution()));
            } else if (!taught.contains(word) && !ALWAYS.contains(word)) {
                mistakes.add(LessonCheck.at(
                        "the solution needs '" + word + "', which wasn't taught: 'teaches' says"
                                + " what is",
                        command,
                        deed.solution()));
            }
        }
        checkCount(deed, changes);
        for (String word : deed.allowed().orElse(List.of())) {
            if (!taught.contains(word)) {
                mistakes.add(
                        "'" + word + "' is allowed, but wasn't taught: 'teaches' says what is",
                        deed.line(),
                        1);
            }
        }
    }

    private void checkCount(LessonPart.Deed deed, long changes) {
        if (deed.limit().isPresent() && changes > deed.limit().getAsInt()) {
            mistakes.add(
                    "the solution has " + changes + " commands that change the cluster, more than"
                            + " the limit",
                    deed.line(),
                    1);
        }
        if (deed.par().isPresent() && changes != deed.par().getAsInt()) {
            mistakes.add(
                    "the solution has " + changes + " commands that change the cluster: that is"
                            + " the par, not " + deed.par().getAsInt(),
                    deed.line(),
                    1);
        } else if (isChallenge && deed.par().isEmpty()) {
            mistakes.add(
                    "'par' is missing below this do: the solution has " + changes, deed.line(), 1);
        }
    }
}
