package raftarium.app.lesson;

import raftarium.app.command.Interpreter;
import raftarium.app.command.Reply;
import raftarium.app.command.ScriptCommand;
import raftarium.app.session.Playground;
import raftarium.words.MistakeException;
import raftarium.words.Word;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Plays a lesson without a student, and finds what is wrong with it: at each judgement exactly one
 * answer must be right, numbers that tempt must be wrong, goals must not hold before, and must be
 * reached by their solutions, with commands that were taught.
 */
public final class LessonCheck {
    private final Lesson lesson;
    private final LessonStage stage;
    private final QuestionJudge judge;
    private final DeedCheck deeds;
    private final LessonMistakes mistakes = new LessonMistakes();
    private final List<LessonPart.Predict> predictions = new ArrayList<>();
    private int judgements;

    private LessonCheck(Lesson lesson, Lessons lessons, Playground playground) {
        this.lesson = lesson;
        stage = new LessonStage(playground, false);
        judge = new QuestionJudge(stage);
        Set<String> taught = lessons.taughtBy(lesson);
        deeds = new DeedCheck(lesson.isChallenge(), taught, stage, mistakes);
        for (String id : lesson.after()) {
            if (!lessons.has(id)) {
                mistakes.add("'after' names no lesson: " + id + lessons.hint(id), 1, 1);
            }
        }
    }

    /**
     * What was found.
     *
     * @param judgements how many questions and goals were judged
     * @param mistakes in the order of the file
     */
    public record Found(int judgements, List<MistakeException> mistakes) {
        public Found {
            mistakes = List.copyOf(mistakes);
        }
    }

    /**
     * Plays it once.
     *
     * @param lessons those that come before it
     * @param playground where its cluster is; with a seed that is forced it is played with that one
     */
    public static Found check(Lesson lesson, Lessons lessons, Playground playground) {
        LessonCheck check = new LessonCheck(lesson, lessons, playground);
        check.play();
        return new Found(check.judgements, check.mistakes.list());
    }

    private void play() {
        if (!carryOut(lesson.setup())) {
            return;
        }
        for (LessonStep step : lesson.steps()) {
            predictions.clear();
            for (LessonPart part : step.parts()) {
                if (!play(part)) {
                    // What follows would be judged at another moment than it is meant for.
                    return;
                }
            }
        }
    }

    private boolean play(LessonPart part) {
        if (part instanceof LessonPart.Say say) {
            read(say.text());
        } else if (part instanceof LessonPart.Explain explain) {
            read(explain.text());
        } else if (part instanceof LessonPart.Setup setup) {
            return carryOut(setup.commands());
        } else if (part instanceof LessonPart.Run run) {
            boolean isGood = carryOut(run.commands());
            predictions.forEach(one -> judge(one.line(), one.question()));
            predictions.clear();
            return isGood;
        } else if (part instanceof LessonPart.Predict predict) {
            read(predict.question().text());
            predictions.add(predict);
        } else if (part instanceof LessonPart.Observe observe) {
            read(observe.question().text());
            judge(observe.line(), observe.question());
        } else if (part instanceof LessonPart.Deed deed) {
            judgements++;
            read(deed.task());
            deed.hints().forEach(this::read);
            return deeds.check(deed);
        }
        return true;
    }

    /** The commands must all be carried out, and what they expect must hold. */
    private boolean carryOut(CommandBlock block) {
        return carryOut(block, stage, mistakes);
    }

    static boolean carryOut(CommandBlock block, LessonStage stage, LessonMistakes mistakes) {
        boolean[] isGood = {true};
        Interpreter.Listener listener = executed -> {
            Reply reply = executed.reply();
            if (reply.status() != Reply.Status.OK) {
                isGood[0] = false;
                mistakes.add(
                        (executed.expects() ? "this doesn't hold: " : "this can't be done: ")
                                + executed.command() + ": " + reply.output(),
                        executed.line() + block.linesBefore(),
                        executed.column());
            }
        };
        stage.play(block.script(), listener);
        return isGood[0];
    }

    /** Values in a text must be there when it is shown. */
    private void read(LessonText text) {
        for (LessonText.Value value : text.values()) {
            try {
                if (value.figure().shown(stage.moment()).isEmpty()) {
                    mistakes.add(
                            "{" + value.typed() + "} has no value at this moment",
                            value.line(),
                            value.column());
                }
            } catch (MistakeException mistake) {
                mistakes.add(
                        "{" + value.typed() + "}: " + mistake.what(), value.line(), value.column());
            }
        }
    }

    private void judge(int line, LessonQuestion question) {
        judgements++;
        if (question instanceof LessonQuestion.OfChoices of) {
            choices(line, of);
        } else if (question instanceof LessonQuestion.OfNumber number) {
            number(line, number);
        }
    }

    private void choices(int line, LessonQuestion.OfChoices question) {
        for (LessonQuestion.Choice choice : question.choices()) {
            try {
                stage.judge(choice.condition());
            } catch (MistakeException mistake) {
                mistakes.add("this choice can't be judged: " + mistake.what(), choice.line(), 1);
            }
        }
        List<Integer> held = judge.held(question);
        if (held.isEmpty()) {
            mistakes.add("no choice is right when this is judged", line, 1);
        }
        for (int more = 1; more < held.size(); more++) {
            mistakes.add(
                    "this choice is right as well as "
                            + QuestionJudge.words(question, "" + held.get(0))
                            + " when it is judged",
                    question.choices().get(held.get(more) - 1).line(),
                    1);
        }
    }

    private void number(int line, LessonQuestion.OfNumber question) {
        long right = judge.number(question.figure()).orElse(-1);
        if (right < 0) {
            mistakes.add("the number that is asked for isn't there when it is judged", line, 1);
        }
        for (LessonQuestion.Tempting tempting : question.tempting()) {
            if (tempting.number() == right) {
                mistakes.add(
                        "this number shall be wrong, and is right: " + right, tempting.line(), 1);
            }
        }
    }

    /** The place of a command in the file. */
    static MistakeException at(String what, ScriptCommand command, CommandBlock block) {
        Word first = command.words().get(0);
        return new MistakeException(what, first.line() + block.linesBefore(), first.column());
    }
}
