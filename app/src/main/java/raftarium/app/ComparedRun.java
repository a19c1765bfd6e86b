package raftarium.app;

import raftarium.app.command.Interpreter;
import raftarium.app.command.Reply;
import raftarium.app.script.ScriptSource;
import raftarium.app.session.Playground;
import raftarium.app.session.SessionException;
import raftarium.app.session.SessionFile;
import raftarium.app.session.SessionOptions;
import raftarium.session.Retelling;
import raftarium.session.SearchContext;
import raftarium.words.MistakeException;

import java.nio.file.Path;

/**
 * One of two runs that are compared: a script that has been run in a session of its own, or a
 * session that was saved.
 */
final class ComparedRun implements AutoCloseable {
    private final String name;
    private final Playground playground;

    private ComparedRun(String name, Playground playground) {
        this.name = name;
        this.playground = playground;
    }

    /**
     * Runs a script to its end, whatever it expects.
     *
     * @param defaults what holds where the script says nothing
     * @param forced what holds whatever it says
     */
    static ComparedRun of(
            String name, ScriptSource source, SessionOptions defaults, SessionOptions forced)
            throws UsageException {
        Playground playground = new Playground(defaults, forced);
        ComparedRun run = new ComparedRun(name, playground);
        boolean isDone = false;
        try {
            run.carryOut(source);
            isDone = true;
            return run;
        } finally {
            if (!isDone) {
                run.close();
            }
        }
    }

    /**
     * Opens a session that was saved, or shared as a line.
     *
     * @param opening is told how far it is
     */
    static ComparedRun ofSession(String what, SearchContext opening)
            throws SessionException, MistakeException {
        Playground playground = new Playground(SessionOptions.DEFAULT);
        playground.open(SessionFile.read(Path.of(""), what), opening);
        return new ComparedRun(what, playground);
    }

    private void carryOut(ScriptSource source) throws UsageException {
        Interpreter interpreter = new Interpreter(playground);
        Interpreter.Script script = interpreter.parse(source.text(), source.origin());
        for (MistakeException mistake : script.mistakes()) {
            throw new UsageException(mistake.place(source.name()) + ": " + mistake.what());
        }
        StringBuilder mistakes = new StringBuilder();
        interpreter.run(script, executed -> {
            if (executed.reply().status() == Reply.Status.MISTAKE && mistakes.isEmpty()) {
                mistakes.append(executed.place(source.name()))
                        .append(": ")
                        .append(executed.reply().output());
            }
        });
        if (!mistakes.isEmpty()) {
            throw new UsageException(mistakes.toString());
        }
    }

    /** What it is called. */
    String name() {
        return name;
    }

    /** What led to its end, to be told once more. */
    Retelling retelling() throws SessionException {
        return playground.session().timeline().retelling();
    }

    @Override
    public void close() {
        playground.close();
    }
}
