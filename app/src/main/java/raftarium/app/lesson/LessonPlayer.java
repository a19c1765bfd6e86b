package raftarium.app.lesson;

import raftarium.app.command.Interpreter;
import raftarium.app.command.Reply;
import raftarium.app.command.ScriptCommand;
import raftarium.app.session.Playground;

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
        /** Commands take their time: {@link #timeHasPassed}. */
        TIME,
        /** Nothing: the lesson is over. */
        NOTHING
    }

    private final Lesson lesson;
    private final LessonRecord record;
    private final LessonStage stage;
    private final LessonFlow flow;

    /**
     * Nothing is said before {@link #begin}.
     *
     * @param taught the commands that were taught in it, and in the lessons before
     * @param playground where its cluster is; its sessions are those of the lesson from now on
     * @param record where it goes on; what is done is noted there
     */
    public LessonPlayer(
            Lesson lesson, Set<String> taught, Playground playground, LessonRecord record) {
        this(lesson, taught, playground, record, false);
    }

    /**
     * The same.
     *
     * @param isWatched whether somebody else owns the clock, and commands that are to be seen take
     *     their time; else they are carried out at once
     */
    public LessonPlayer(
            Lesson lesson,
            Set<String> taught,
            Playground playground,
            LessonRecord record,
            boolean isWatched) {
        this.lesson = lesson;
        this.record = record;
        stage = new LessonStage(playground, isWatched);
        flow = new LessonFlow(lesson, taught, stage, record);
    }

    /** The lesson that is played. */
    public Lesson lesson() {
        return lesson;
    }

    /** What it waits for now. */
    public Wait waitsFor() {
        return flow.waitsFor();
    }

    /** Whether it waits for somebody to say what will happen, who isn't to see that coming. */
    public boolean waitsForPrediction() {
        return waitsFor() == Wait.ANSWER && part() instanceof LessonPart.Predict;
    }

    /** The step that it is at, from 1. */
    public int step() {
        return flow.step() + 1;
    }

    /** The part that comes next, or that is waited for; not when the lesson is over. */
    public LessonPart part() {
        return flow.part();
    }

    /** Begins, at the step where the record is; at the first one if it was done already. */
    public List<Saying> begin() {
        flow.say(Saying.Kind.TITLE, lesson.title());
        flow.say(Saying.Kind.TEXT, lesson.says());
        boolean goesOn = !record.isDone() && record.step() < lesson.steps().size();
        int first = goesOn ? record.step() : 0;
        if (first > 0) {
            flow.say(Saying.Kind.NOTE, "You were at step " + (first + 1) + ": it goes on there.");
        }
        return goTo(first);
    }

    // What the student does.

    /** What was said has been read. */
    public List<Saying> enter() {
        switch (flow.waitsFor()) {
            case ENTER -> flow.goOn();
            case ANSWER -> refuse("an answer is awaited; 'skip' passes over it");
            case DEED -> refuse("commands are awaited; 'hint' and 'skip' are there, too");
            case TIME -> refuse("commands are being carried out");
            case NOTHING -> refuse("the lesson is over: 'back' looks at it again");
        }
        return flow.drained();
    }

    /** An answer is given, which stays. */
    public List<Saying> answer(String typed) {
        if (flow.waitsFor() != Wait.ANSWER) {
            return refused("nothing is asked now");
        }
        LessonPart asking = flow.part();
        LessonQuestion question = LessonFlow.question(asking);
        String refusal = QuestionJudge.refusal(question, typed);
        if (!refusal.isEmpty()) {
            return refused(refusal);
        }
        // As it is counted: +2 and 02 are 2.
        String given = String.valueOf(Long.parseLong(typed));
        if (asking instanceof LessonPart.Predict) {
            flow.say(Saying.Kind.NOTE, "You say " + QuestionJudge.words(question, given) + ".");
        }
        flow.lock(given);
        return flow.drained();
    }

    /** A line of commands is typed; where nothing is to be done, they may only look. */
    public List<Saying> give(String line) {
        DeedPlay doing = flow.deed();
        if (doing == null) {
            return look(line);
        }
        flow.takeUp(doing, doing.give(line, flow.said()));
        return flow.drained();
    }

    /**
     * What is being carried out goes on, where whoever owns the clock has let enough time pass.
     *
     * @return whether it did; {@link #said} is what there is to say of it
     */
    public boolean timeHasPassed() {
        return flow.timeHasPassed();
    }

    /** What there is to say, once. */
    public List<Saying> said() {
        return flow.drained();
    }

    /** Nothing more is carried out: the lesson is left. */
    public void breakOff() {
        flow.breakOff();
    }

    /** How many choices there are for what is asked now; 0: none, or it is a number. */
    public int choices() {
        return flow.waitsFor() == Wait.ANSWER
                        && LessonFlow.question(flow.part()) instanceof LessonQuestion.OfChoices of
                ? of.choices().size()
                : 0;
    }

    /** Where it goes on the next time; what was done is noted there. */
    public LessonRecord record() {
        return record;
    }

    /** Whether a line does nothing but look, or can't be read. */
    public boolean onlyLooks(String line) {
        Interpreter.Script script = stage.parse(line);
        return !script.mistakes().isEmpty()
                || script.commands().stream()
                        .allMatch(one -> one.effect() == ScriptCommand.Effect.LOOKS);
    }

    private List<Saying> look(String line) {
        Interpreter.Script script = stage.parse(line);
        if (!script.mistakes().isEmpty()) {
            return refused(script.mistakes().get(0).what());
        } else if (script.commands().stream()
                .anyMatch(one -> one.effect() != ScriptCommand.Effect.LOOKS)) {
            return refused("now one may only look: status, log, why, ...");
        }
        stage.play(
                script, executed -> flow.say(Saying.Kind.REPLY, executed.reply().output()));
        return flow.drained();
    }

    /** The next hint. */
    public List<Saying> hint() {
        DeedPlay doing = flow.deed();
        if (doing == null) {
            return refused("hints are there where something is to be done");
        }
        flow.said().add(doing.hint());
        return flow.drained();
    }

    /** Passes over what is asked or to be done; the answer or a way is told. */
    public List<Saying> skip() {
        DeedPlay doing = flow.deed();
        if (flow.waitsFor() == Wait.ANSWER) {
            flow.lock(QuestionJudge.SKIPPED);
        } else if (doing != null) {
            flow.skip(doing);
        } else {
            return enter();
        }
        return flow.drained();
    }

    /**
     * Writes the session as it is now, for handing in.
     *
     * @param line {@code save FILE}, as at the prompt
     */
    public List<Saying> save(String line) {
        Interpreter.Script script = stage.parse(line);
        if (!script.mistakes().isEmpty()) {
            return refused(script.mistakes().get(0).what());
        } else if (script.commands().stream().anyMatch(one -> !one.word().equals("save"))) {
            return refused("save FILE stands alone in its line");
        }
        stage.play(script, executed -> {
            Reply reply = executed.reply();
            boolean isWrong = reply.status() == Reply.Status.MISTAKE;
            flow.say(isWrong ? Saying.Kind.MISTAKE : Saying.Kind.REPLY, reply.output());
        });
        return flow.drained();
    }

    // Where it goes.

    /** Back to where this step began, or else to the step before. Answers stay. */
    public List<Saying> back() {
        boolean isBehind = flow.isWithin() || flow.waitsFor() == Wait.NOTHING;
        return goTo(isBehind ? flow.step() : Math.max(0, flow.step() - 1));
    }

    /** This step once more, from its beginning. Answers stay. */
    public List<Saying> again() {
        DeedPlay doing = flow.deed();
        if (doing == null) {
            return goTo(flow.step());
        }
        flow.setBack();
        return flow.drained();
    }

    /**
     * To a step where the student has been.
     *
     * @param number from 1
     */
    public List<Saying> goToStep(int number) {
        return number >= 1
                        && number
                                <= Math.min(
                                        record.furthest() + 1, lesson.steps().size())
                ? goTo(number - 1)
                : refused("steps 1 to " + (record.furthest() + 1) + " can be gone to");
    }

    private List<Saying> goTo(int step) {
        flow.goTo(step);
        return flow.drained();
    }

    /** All steps; which were come to, and where it is. */
    public List<Saying> list() {
        for (int place = 0; place < lesson.steps().size(); place++) {
            boolean isCome = place <= record.furthest();
            String mark = place == flow.step() ? " (here)" : isCome ? "" : " (later)";
            flow.said()
                    .add(new Saying(
                            Saying.Kind.LISTED,
                            place + 1,
                            lesson.steps().get(place).title() + mark));
        }
        return flow.drained();
    }

    private void refuse(String why) {
        flow.say(Saying.Kind.MISTAKE, why);
    }

    private List<Saying> refused(String why) {
        refuse(why);
        return flow.drained();
    }
}
