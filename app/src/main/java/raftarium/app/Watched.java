package raftarium.app;

import raftarium.app.command.Interpreter;
import raftarium.app.command.Reply;
import raftarium.app.command.Work;
import raftarium.app.tui.engine.Scenario;
import raftarium.app.tui.engine.Stage;

/** A script that is played in the cockpit. */
final class Watched implements Scenario {
    private final Interpreter interpreter;
    private final String name;
    private final Interpreter.Script script;
    private String caption = "";
    private int passed;
    private int failed;

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
    public Work begin(Stage stage) {
        return interpreter.begin(script, executed -> tell(executed, stage));
    }

    /** Hands what is done to the stage, and counts what was expected. */
    private void tell(Interpreter.Executed executed, Stage stage) {
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
    public String ending() {
        return name + ": " + passed + " held, " + failed + " failed";
    }

    /** The same, as fast as the machine goes. */
    void runUnwatched() {
        interpreter.run(script, executed -> {
            if (executed.command().startsWith("note ")) {
                caption = executed.reply().output();
            }
        });
    }
}
