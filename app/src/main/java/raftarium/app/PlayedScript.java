package raftarium.app;

import raftarium.app.command.Interpreter;
import raftarium.app.command.Reply;
import raftarium.app.command.Work;
import raftarium.app.script.ScriptSource;
import raftarium.app.session.Playground;
import raftarium.app.session.Session;
import raftarium.app.session.SessionException;
import raftarium.app.session.SessionOptions;
import raftarium.app.tui.engine.Scenario;
import raftarium.app.tui.engine.Stage;

/** A script that is played in the cockpit. What it begins is as the command line says. */
final class PlayedScript implements Scenario {
    private final Playground playground;
    private final SessionOptions said;
    private final Interpreter interpreter;
    private final ScriptSource source;
    private final Interpreter.Script script;
    private int passed;
    private int failed;

    /** What it doesn't say of its clusters is as {@code said}. */
    PlayedScript(
            Playground playground,
            SessionOptions said,
            Interpreter interpreter,
            ScriptSource source,
            Interpreter.Script script) {
        this.playground = playground;
        this.said = said;
        this.interpreter = interpreter;
        this.source = source;
        this.script = script;
    }

    @Override
    public Title title() {
        return title(source, script.notes());
    }

    /** What a script is about that says so many notes. */
    static Title title(ScriptSource source, long notes) {
        return new Title(source.name(), source.title(), source.comment(), notes);
    }

    @Override
    public Work begin(Stage stage) {
        passed = 0;
        failed = 0;
        Work[] begun = new Work[1];
        playground.within(
                said, () -> begun[0] = interpreter.begin(script, new StageListener(stage)));
        return new Within(begun[0]);
    }

    @Override
    public void reset() throws SessionException {
        Session open = playground.openSession();
        if (open != null && !script.beginsAfresh()) {
            playground.renew(open.options().withSeed(open.seed()), false);
        }
    }

    /** Hands what is done to the stage, and counts what was expected. */
    private final class StageListener implements Interpreter.Listener {
        private final Stage stage;

        StageListener(Stage stage) {
            this.stage = stage;
        }

        @Override
        public void executed(Interpreter.Executed executed) {
            Reply reply = executed.reply();
            if (executed.isNote()) {
                stage.note(reply.output());
                return;
            }
            if (executed.expects()) {
                passed += reply.isOk() ? 1 : 0;
                failed += reply.isOk() ? 0 : 1;
            }
            stage.executed(executed.command(), reply);
        }

        @Override
        public boolean stands() {
            return stage.stands();
        }
    }

    /** What it does later is as the command line says, too. */
    private final class Within implements Work {
        private final Work work;

        Within(Work work) {
            this.work = work;
        }

        @Override
        public boolean isOver() {
            return work.isOver();
        }

        @Override
        public boolean stands() {
            return work.stands();
        }

        @Override
        public boolean goOn() {
            boolean[] went = new boolean[1];
            playground.within(said, () -> went[0] = work.goOn());
            return went[0];
        }

        @Override
        public void breakOff() {
            work.breakOff();
        }
    }

    @Override
    public String ending() {
        return source.name() + ": " + passed + " held, " + failed + " failed";
    }
}
