package raftarium.app.lesson;

import org.jspecify.annotations.Nullable;

import raftarium.app.command.Work;
import raftarium.app.lesson.LessonPlayer.Wait;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Where a lesson is, and how it goes on from part to part to where something is waited for. */
final class LessonFlow {
    private record Prediction(LessonQuestion question, String given) {}

    private final Lesson lesson;
    private final Set<String> taught;
    private final LessonRecord record;
    private final LessonStage stage;
    private final QuestionJudge judge;
    private final WatchedCommands watched;
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

    LessonFlow(Lesson lesson, Set<String> taught, LessonStage stage, LessonRecord record) {
        this.lesson = lesson;
        this.taught = Set.copyOf(taught);
        this.stage = stage;
        this.record = record;
        judge = new QuestionJudge(stage);
        watched = new WatchedCommands(stage, said);
    }

    // Where it is.

    Wait waitsFor() {
        return wait;
    }

    /** From 0. */
    int step() {
        return step;
    }

    /** The part that comes next, or that is waited for. */
    LessonPart part() {
        return lesson.steps().get(step).parts().get(part);
    }

    /** What the student is at; null if there is nothing to be done. */
    @Nullable
    DeedPlay deed() {
        return wait == Wait.DEED ? deed : null;
    }

    /** Whether something was waited for in this step already. */
    boolean isWithin() {
        return isWithin;
    }

    // What is said.

    void say(Saying.Kind kind, String text) {
        said.add(Saying.of(kind, text));
    }

    void tell(Saying.Kind kind, LessonText text) {
        text.shown(stage.moment()).forEach(line -> say(kind, line));
    }

    /** What is to be said is added there. */
    List<Saying> said() {
        return said;
    }

    /** All that is to be said, once. */
    List<Saying> drained() {
        List<Saying> all = List.copyOf(said);
        said.clear();
        return all;
    }

    // How it goes on.

    /** To the beginning of a step, from 0, whatever was before. */
    void goTo(int other) {
        breakOff();
        stage.goTo(lesson, other, 0);
        enterStep(other);
        proceed();
    }

    private void enterStep(int other) {
        step = other;
        part = 0;
        hasRead = false;
        isWithin = false;
        deed = null;
        predictions.clear();
        record.at(other);
        if (!lesson.isChallenge()) {
            say(
                    Saying.Kind.TITLE,
                    "Step " + (other + 1) + " of " + lesson.steps().size() + ": "
                            + lesson.steps().get(other).title());
        }
    }

    /** The student has done something: it goes on to where something is waited for. */
    void goOn() {
        isWithin = true;
        proceed();
    }

    private void proceed() {
        wait = Wait.NOTHING;
        boolean goesOn = true;
        while (goesOn) {
            List<LessonPart> parts = lesson.steps().get(step).parts();
            goesOn = part < parts.size() ? goesOnBehind(parts.get(part)) : goesOnBehindStep();
        }
    }

    private boolean goesOnBehindStep() {
        if (step + 1 == lesson.steps().size()) {
            record.done();
            say(Saying.Kind.NOTE, "That was all of it: well done.");
            return false;
        } else if (!hasRead) {
            awaitReading();
            return false;
        }
        enterStep(step + 1);
        return true;
    }

    private void awaitReading() {
        hasRead = true;
        wait = Wait.ENTER;
    }

    private boolean goesOnBehind(LessonPart next) {
        if (next instanceof LessonPart.Deed todo) {
            begin(todo);
            return false;
        } else if (next instanceof LessonPart.Explain explain) {
            tell(Saying.Kind.EXPLANATION, explain.text());
            part++;
            boolean isLast = step + 1 == lesson.steps().size()
                    && part == lesson.steps().get(step).parts().size();
            if (!isLast) {
                awaitReading();
            }
            return isLast;
        } else if (next instanceof LessonPart.Predict || next instanceof LessonPart.Observe) {
            return goesOnBehindQuestion(next);
        }
        hasRead = false;
        part++;
        if (next instanceof LessonPart.Say say) {
            tell(Saying.Kind.TEXT, say.text());
        } else if (next instanceof LessonPart.Setup setup) {
            stage.play(setup.commands().script(), executed -> {});
        } else if (next instanceof LessonPart.Run run) {
            Work begun = watched.begin(run.commands().script());
            if (!begun.isOver()) {
                await(begun);
                return false;
            }
            judgePredictions();
        }
        return true;
    }

    // What is carried out in the student's sight.

    private void await(Work begun) {
        watched.await(begun);
        wait = Wait.TIME;
    }

    /** Goes on where time has passed; returns whether it did. */
    boolean timeHasPassed() {
        if (!watched.goOn()) {
            return false;
        } else if (watched.isOver()) {
            DeedPlay doing = deed;
            if (doing == null) {
                judgePredictions();
                goOn();
            } else {
                takeUp(doing, doing.judge(said));
            }
        }
        return true;
    }

    /** Nothing more of what is being carried out is done. */
    void breakOff() {
        watched.breakOff();
    }

    private void judgePredictions() {
        predictions.forEach(one -> said.add(judge.verdict(one.question, one.given)));
        predictions.clear();
    }

    // Questions.

    /** The question of a part that asks. */
    static LessonQuestion question(LessonPart asking) {
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
                String text = of.choices().get(place).text();
                said.add(new Saying(Saying.Kind.CHOICE, place + 1, text));
            }
        }
        String locked = record.answer(place()).orElse("");
        boolean isSkipped = locked.equals(QuestionJudge.SKIPPED);
        if (!isSkipped && !QuestionJudge.refusal(question, locked).isEmpty()) {
            wait = Wait.ANSWER;
            return false;
        }
        String words = isSkipped ? "" : QuestionJudge.words(question, locked);
        say(Saying.Kind.NOTE, isSkipped ? "You passed over this." : "You said " + words + ".");
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

    /** What is asked is answered, for good. */
    void lock(String given) {
        record.answer(place(), given);
        answered(part(), given);
        goOn();
    }

    // What is to be done.

    private void begin(LessonPart.Deed todo) {
        if (lesson.isChallenge()) {
            stage.note(lesson.note());
        }
        DeedPlay begun = new DeedPlay(todo, taught, stage);
        deed = begun;
        said.addAll(begun.task());
        record.deed(place())
                .ifPresent(count -> say(
                        Saying.Kind.NOTE,
                        "You have done this, with " + DeedPlay.commands(count)
                                + ": do it again, or skip it."));
        wait = Wait.DEED;
    }

    /** What was to be done is set back to where it began. */
    void setBack() {
        breakOff();
        isWithin = true;
        stage.goTo(lesson, step, part);
        begin((LessonPart.Deed) part());
    }

    /** It goes on from what a line has led to. */
    void takeUp(DeedPlay doing, DeedPlay.End end) {
        switch (end) {
            case OPEN -> wait = Wait.DEED;
            case RUNS -> await(Objects.requireNonNull(doing.work()));
            case SPENT -> setBack();
            case REACHED -> reached(doing);
        }
    }

    /** It is done: from the same state as for all it goes on. In a challenge nothing follows. */
    private void reached(DeedPlay done) {
        int count = done.given().size();
        record.deed(place(), count);
        say(Saying.Kind.RIGHT, "Done, with " + DeedPlay.commands(count) + done.par() + ".");
        if (lesson.isChallenge()) {
            passDeed();
            return;
        } else if (!done.isLikeSolution()) {
            say(
                    Saying.Kind.NOTE,
                    "It goes on from where this leads: " + String.join("; ", done.solution()));
        }
        playSolution();
    }

    /** It is passed over, and a way is told. */
    void skip(DeedPlay passed) {
        say(Saying.Kind.NOTE, "This does it: " + String.join("; ", passed.solution()));
        playSolution();
    }

    private void playSolution() {
        LessonPart.Deed done = (LessonPart.Deed) part();
        stage.goTo(lesson, step, part);
        stage.play(done.solution().script(), executed -> {});
        passDeed();
    }

    private void passDeed() {
        deed = null;
        hasRead = false;
        part++;
        goOn();
    }
}
