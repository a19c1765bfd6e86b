package raftarium.app;

import raftarium.app.command.Interpreter;
import raftarium.app.command.Reply;
import raftarium.app.tui.engine.Scenario;
import raftarium.app.tui.engine.Stage;

/** A script that is played in the cockpit. */
final class Watched implements Scenario {
    private final Interpreter interpreter;
    private final String name;
    private final Interpreter.Script script;
    private String caption = "";

    Watched(Interpreter interpreter, String name, Interpreter.Script script) {
        this.interpreter = interpreter;
        this.name = name;
        this.script = script;
    }

    /** What the last note said. */
    String caption() {
        return caption;
    }

    @Override
    public String play(Stage stage) {
        Counting counting = new Counting(stage);
        interpreter.run(script, counting);
        return name + ": " + counting.passed + " held, " + counting.failed + " failed";
    }

    /** The same, as fast as the machine goes. */
    void runUnwatched() {
        interpreter.run(script, executed -> {
            if (executed.command().startsWith("note ")) {
                caption = executed.reply().output();
            }
        });
    }

    /** Hands what is done to the stage, and counts what was expected. */
    private static final class Counting implements Interpreter.Listener {
        private final Stage stage;
        private int passed;
        private int failed;

        Counting(Stage stage) {
            this.stage = stage;
        }

        @Override
        public void executed(Interpreter.Executed executed) {
            Reply reply = executed.reply();
            if (executed.command().startsWith("note ")) {
                stage.caption(reply.output());
                return;
            }
            if (executed.expects()) {
                passed += reply.isOk() ? 1 : 0;
                failed += reply.isOk() ? 0 : 1;
            }
            stage.executed(executed.command(), reply);
        }

        @Override
        public boolean isEnough() {
            return stage.isOver();
        }
    }
}
