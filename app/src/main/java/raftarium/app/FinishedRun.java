package raftarium.app;

import raftarium.app.command.Interpreter;
import raftarium.app.command.Reply;
import raftarium.app.command.ScriptText;
import raftarium.app.script.ScriptSource;
import raftarium.app.session.Playground;
import raftarium.app.session.Session;
import raftarium.app.session.SessionException;
import raftarium.app.session.SessionFile;
import raftarium.app.session.SessionOptions;
import raftarium.session.SearchContext;
import raftarium.words.MistakeException;

import java.nio.file.Path;

/**
 * A run that is over, and is looked at now: a script that was carried out in a session of its own,
 * or a saved session.
 */
final class FinishedRun implements AutoCloseable {
    private final Playground playground;
    private String title = "";

    private FinishedRun(Playground playground) {
        this.playground = playground;
    }

    /**
     * Of a session's file, or the line of one that was shared: opens it. Of a script, the name of a
     * scenario, or {@code -}: runs it to its end, whatever it expects.
     *
     * @param defaults what holds where a script says nothing
     * @param forced what holds whatever it says
     */
    static FinishedRun of(
            Program program, String what, SessionOptions defaults, SessionOptions forced)
            throws UsageException, MistakeException, SessionException {
        FinishedRun run = new FinishedRun(new Playground(defaults, forced));
        boolean isDone = false;
        try {
            if (!SessionFile.isOne(what)) {
                run.carryOut(source(what));
            } else if (forced.equals(SessionOptions.DEFAULT)) {
                run.open(what, WaitingLine.during(program, "opening"));
            } else {
                throw new UsageException("--with is for scripts: a saved session is what it was");
            }
            isDone = true;
            return run;
        } finally {
            if (!isDone) {
                run.close();
            }
        }
    }

    private static ScriptSource source(String file) throws UsageException {
        try {
            return ScriptSource.readOne(file, System.in);
        } catch (ScriptText.UnreadableException unreadable) {
            throw new UsageException(String.valueOf(unreadable.getMessage()));
        }
    }

    private void open(String what, SearchContext progress)
            throws MistakeException, SessionException {
        Session session = playground.open(SessionFile.read(Path.of(""), what), progress);
        boolean isFile = what.endsWith(SessionFile.ENDING);
        title = isFile
                ? String.valueOf(Path.of(what).getFileName())
                : "a shared session of seed " + session.seed();
    }

    private void carryOut(ScriptSource source) throws UsageException {
        title = source.title().isEmpty() ? source.name() : source.title();
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

    /** What it is called where people see it. */
    String title() {
        return title;
    }

    /** The session, where it ended. */
    Session session() throws SessionException {
        return playground.session();
    }

    @Override
    public void close() {
        playground.close();
    }
}
