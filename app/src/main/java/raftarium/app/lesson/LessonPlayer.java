package raftarium.app.lesson;

import org.jspecify.annotations.Nullable;

import raftarium.app.command.Interpreter;
import raftarium.app.command.ScriptCommand;
import raftarium.app.session.Playground;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Plays a lesson, for whatever shows it: says what comes next, and what it waits for. All that is
 * said comes back in the order in which it is to be shown. One thread at a time.
 */
public final class LessonPlayer {
    /** What it waits for. */
    public enum Wait {
        /** Somebody has read what was said: {@link #enter}. */
        ENTER,
        /** The number of a choice, or a number: {@link #answer}. */
        ANSWER,
        /** Commands that lead to the goal: {@link #give}. */
        DEED,
        /** Nothing: the lesson is over. */
        NOTHING
    }

    private record Prediction(LessonQuestion question, String given) {}

    private final Lesson lesson;
    private final Set<String> taught;
    private final LessonRecord record;
    private final LessonStage stage;
    private final QuestionJudge judge;
    private final List<Saying> said = new ArrayList<>();
    private final List<Prediction> predictions = new ArrayList<>();
    private int step;
    private int part;
    private Wait wait = Wait.NOTHING;
    private @Nullable DeedPlay deed;

    /** What was said last was to be read, and was. */
    private boolean hasRead;

    /** In this step something was waited for already. */
    private boolean isWithin;

    /**
     * Nothing is said before {@link #begin}.
     *
     * @param taught the commands that were taught in it, and in the lessons before
     * @param playground where its cluster is; its sessions are those of the lesson from now on
     * @param record where it goes on; what is done is noted there
     */
    public LessonPlayer(
            Lesson lesson, Set<String> taught, Playground playground, LessonRecord record) {
        this.lesson = lesson;
        this.taught = Set.copyOf(taught);
        this.record = record;
        stage = new LessonStage(playground);
        judge = new QuestionJudge(stage);
    }

    /** The lesson that is played. */
    public Lesson lesson() {
        return lesson;
    }

    /** What it waits for now. */
    public Wait waitsFor() {
        return wait;
    }

    /** The step that it is at, from 1. */
    public int step() {
        return step + 1;
    }

    // How it goes on.

    /** Begins, at the step where the record is; at the first one if it was done already. */
    public List<Saying> begin() {
        say(Saying.Kind.TITLE, lesson.title());
        say(Saying.Kind.TEXT, lesson.says());
        int first = record.isDone() || record.step() >= lesson.steps().size() ? 0 : record.step();
        if (first > 0) {
            say(Saying.Kind.NOTE, "You were at step " + (first + 1) + ": it goes on there.");
        }
        return goTo(first);
    }

    private List<Saying> goTo(int other) {
        stage.goTo(lesson, other, 0);
        enterStep(other);
        return proceed();
    }

    private void enterStep(int other) {
        step = other;
        part = 0;
        hasRead = false;
        isWithin = false;
        deed = null;
        predictions.clear();
        record.at(other);
        LessonStep entered = lesson.steps().get(other);
        if (!lesson.isChallenge()) {
            say(
                    Saying.Kind.TITLE,
                    "Step " + (other + 1) + " of " + lesson.steps().size() + ": "
                            + entered.title());
        }
    }

    /** Plays parts up to where something is waited for. Returns all that is said since. */
    private List<Saying> proceed() {
        wait = Wait.NOTHING;
        boolean goesOn = true;
        while (goesOn) {
            List<LessonPart> parts = lesson.steps().get(step).parts();
            goesOn = part < parts.size() ? goesOnBehind(parts.get(part)) : goesOnBehindStep();
        }
        List<Saying> all = List.copyOf(said);
        said.clear();
        return all;
    }

    private boolean goesOnBehindStep() {
        if (step + 1 == lesson.steps().size()) {
            record.done();
            say(Saying.Kind.NOTE, "That was all of it: well done.");
            return false;
        } else if (!hasRead) {
            hasRead = true;
            wait = Wait.ENTER;
            return false;
        }
        enterStep(step + 1);
        return true;
    }

    private boolean goesOnBehind(LessonPart next) {
        if (next instanceof LessonPart.Say say) {
            tell(Saying.Kind.TEXT, say.text());
        } else if (next instanceof LessonPart.Explain explain) {
            tell(Saying.Kind.EXPLANATION, explain.text());
            part++;
            boolean isLast = step + 1 == lesson.steps().size()
                    && part == lesson.steps().get(step).parts().size();
            hasRead = !isLast;
            wait = isLast ? Wait.NOTHING : Wait.ENTER;
            return isLast;
        } else if (next instanceof LessonPart.Setup setup) {
            stage.play(setup.commands().script(), executed -> {});
        } else if (next instanceof LessonPart.Run run) {
            watch(run.commands());
            predictions.forEach(one -> said.add(judge.verdict(one.question, one.given)));
            predictions.clear();
        } else if (next instanceof LessonPart.Deed todo) {
            begin(todo);
            return false;
        } else {
            return goesOnBehindQuestion(next);
        }
        hasRead = false;
        part++;
        return true;
    }

    private static LessonQuestion question(LessonPart asking) {
        return asking instanceof LessonPart.Predict predict
                ? predict.question()
                : ((LessonPart.Observe) asking).question();
    }

    /** A question is asked; or it was answered earlier, and that holds. */
    private boolean goesOnBehindQuestion(LessonPart asking) {
        LessonQuestion question = question(asking);
        tell(Saying.Kind.QUESTION, question.text());
        if (question instanceof LessonQuestion.OfChoices of) {
            for (int place = 0; place < of.choices().size(); place++) {
                said.add(new Saying(
                        Saying.Kind.CHOICE, place + 1, of.choices().get(place).text()));
            }
        }
        String locked = record.answer(place()).orElse("");
        boolean isSkipped = locked.equals(QuestionJudge.SKIPPED);
        if (!isSkipped && !QuestionJudge.refusal(question, locked).isEmpty()) {
            wait = Wait.ANSWER;
            return false;
        }
        say(
                Saying.Kind.NOTE,
                isSkipped
                        ? "You passed over this."
                        : "You said " + QuestionJudge.words(question, locked) + ".");
        answered(asking, locked);
        return true;
    }

    private String place() {
        return LessonRecord.place(step, part);
    }

    private void answered(LessonPart asking, String given) {
        if (asking instanceof LessonPart.Predict) {
            predictions.add(new Prediction(question(asking), given));
        } else {
            said.add(judge.verdict(question(asking), given));
        }
        hasRead = false;
        part++;
    }

    /** Commands are carried out in the student's sight. */
    private void watch(CommandBlock block) {
        stage.tellStory(true);
        stage.play(block.script(), new Interpreter.Listener() {
            private int shown = said.size();

            /** A command is named before what it leads to. */
            @Override
            public void executed(Interpreter.Executed executed) {
                said.add(shown, Saying.of(Saying.Kind.COMMAND, executed.command()));
                if (!executed.reply().output().isEmpty()) {
                    say(Saying.Kind.REPLY, executed.reply().output());
                }
                shown = said.size();
            }

            @Override
            public void told(String event) {
                say(Saying.Kind.EVENT, event);
            }
        });
        stage.tellStory(false);
    }

    private void begin(LessonPart.Deed todo) {
        deed = new DeedPlay(todo, taught, stage);
        said.addAll(deed.task());
        record.deed(place())
                .ifPresent(count -> say(
                        Saying.Kind.NOTE,
                        "You have done this, with " + DeedPlay.commands(count)
                                + ": do it again, or skip it."));
        wait = Wait.DEED;
    }

    // What the student does.

    /** What was said has been read. */
    public List<Saying> enter() {
        if (wait != Wait.ENTER) {
            return refused(
                    switch (wait) {
                        case ANSWER -> "an answer is awaited, or skip";
                        case DEED -> "commands are awaited; hint and skip are there, too";
                        case ENTER, NOTHING -> "the lesson is over: back, or quit";
                    });
        }
        isWithin = true;
        return proceed();
    }

    /** An answer is given, which stays. */
    public List<Saying> answer(String typed) {
        LessonPart asking = lesson.steps().get(step).parts().get(part);
        if (wait != Wait.ANSWER) {
            return refused("nothing is asked now");
        }
        LessonQuestion question = question(asking);
        String refusal = QuestionJudge.refusal(question, typed);
        if (!refusal.isEmpty()) {
            return refused(refusal);
        }
        // As it is counted: +2 and 02 are 2.
        String given = "" + Long.parseLong(typed);
        if (asking instanceof LessonPart.Predict) {
            say(Saying.Kind.NOTE, "You say " + QuestionJudge.words(question, given) + ".");
        }
        return lock(asking, given);
    }

    private List<Saying> lock(LessonPart asking, String given) {
        record.answer(place(), given);
        isWithin = true;
        answered(asking, given);
        return proceed();
    }

    /** A line of commands is typed; where nothing is to be done, they may only look. */
    public List<Saying> give(String line) {
        DeedPlay doing = deed;
        if (wait != Wait.DEED || doing == null) {
            return look(line);
        }
        isWithin = true;
        return switch (doing.give(line, said)) {
            case OPEN -> drained();
            case SPENT -> {
                stage.goTo(lesson, step, part);
                begin((LessonPart.Deed) lesson.steps().get(step).parts().get(part));
                yield drained();
            }
            case REACHED -> {
                reached(doing);
                yield proceed();
            }
        };
    }

    private void reached(DeedPlay doing) {
        int count = doing.given().size();
        record.deed(place(), count);
        String par = doing.par();
        say(Saying.Kind.RIGHT, "Done, with " + DeedPlay.commands(count) + par + ".");
        boolean isLike = doing.isLikeSolution();
        boolean isLast = lesson.isChallenge();
        if (!isLike && !isLast) {
            say(
                    Saying.Kind.NOTE,
                    "It goes on from where this leads: " + String.join("; ", doing.solution()));
        }
        playSolution();
    }

    private void playSolution() {
        LessonPart.Deed done =
                (LessonPart.Deed) lesson.steps().get(step).parts().get(part);
        if (!lesson.isChallenge()) {
            stage.goTo(lesson, step, part);
            stage.play(done.solution().script(), executed -> {});
        }
        deed = null;
        hasRead = false;
        part++;
    }

    private List<Saying> look(String line) {
        Interpreter.Script script = stage.parse(line);
        boolean looks = script.mistakes().isEmpty()
                && script.commands().stream()
                        .allMatch(one -> one.effect() == ScriptCommand.Effect.LOOKS);
        if (!script.mistakes().isEmpty()) {
            return refused(script.mistakes().get(0).what());
        } else if (!looks) {
            return refused("now one may only look: status, log, why, ...");
        }
        stage.play(script, executed -> say(Saying.Kind.REPLY, executed.reply().output()));
        return drained();
    }

    /** The next hint. */
    public List<Saying> hint() {
        DeedPlay doing = deed;
        if (wait != Wait.DEED || doing == null) {
            return refused("hints are there where something is to be done");
        }
        said.add(doing.hint());
        return drained();
    }

    /** Passes over what is asked or to be done; the answer or a way is told. */
    public List<Saying> skip() {
        DeedPlay doing = deed;
        if (wait == Wait.ANSWER) {
            LessonPart asking = lesson.steps().get(step).parts().get(part);
            return lock(asking, QuestionJudge.SKIPPED);
        } else if (wait == Wait.DEED && doing != null) {
            isWithin = true;
            say(Saying.Kind.NOTE, "This does it: " + String.join("; ", doing.solution()));
            stage.goTo(lesson, step, part);
            playSolution();
            return proceed();
        }
        return enter();
    }

    // Where it goes.

    /** Back to where this step began, or else to the step before. Answers stay. */
    public List<Saying> back() {
        return goTo(isWithin || wait == Wait.NOTHING ? step : Math.max(0, step - 1));
    }

    /** This step once more, from its beginning. */
    public List<Saying> again() {
        return goTo(step);
    }

    /**
     * To a step where the student has been.
     *
     * @param number from 1
     */
    public List<Saying> goToStep(int number) {
        return number >= 1 && number <= record.furthest() + 1
                ? goTo(number - 1)
                : refused("steps 1 to " + (record.furthest() + 1) + " can be gone to");
    }

    /** All steps; which were come to, and where it is. */
    public List<Saying> list() {
        for (int place = 0; place < lesson.steps().size(); place++) {
            String mark = place == step ? " (here)" : place <= record.furthest() ? "" : " (later)";
            said.add(new Saying(
                    Saying.Kind.LISTED, place + 1, lesson.steps().get(place).title() + mark));
        }
        return drained();
    }

    // What is said.

    private void say(Saying.Kind kind, String text) {
        said.add(Saying.of(kind, text));
    }

    private void tell(Saying.Kind kind, LessonText text) {
        text.shown(stage.moment()).forEach(line -> say(kind, line));
    }

    private List<Saying> refused(String why) {
        say(Saying.Kind.MISTAKE, why);
        return drained();
    }

    private List<Saying> drained() {
        List<Saying> all = List.copyOf(said);
        said.clear();
        return all;
    }
}
