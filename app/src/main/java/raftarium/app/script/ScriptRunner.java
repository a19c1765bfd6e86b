package raftarium.app.script;

import org.jspecify.annotations.Nullable;

import raftarium.app.command.Interpreter;
import raftarium.app.command.Interpreter.Executed;
import raftarium.app.command.MistakeException;
import raftarium.app.command.Reply;
import raftarium.app.session.Playground;
import raftarium.app.session.Session;
import raftarium.app.session.SessionException;
import raftarium.app.session.SessionOptions;
import raftarium.disk.StorageException;
import raftarium.sim.Digest;
import raftarium.sim.Violation;

import java.util.List;

/** Runs scripts, each in a session of its own, and adds up how they went. */
public final class ScriptRunner {
    private final Report report;
    private final boolean failFast;
    private Summary total = Summary.NONE;
    private int scripts;

    /**
     * @param failFast whether the first expectation that fails ends its script
     */
    public ScriptRunner(Report report, boolean failFast) {
        this.report = report;
        this.failFast = failFast;
    }

    /** Runs a script; what it doesn't say itself comes from {@code options}. */
    public Summary run(ScriptSource source, SessionOptions options) {
        return run(source, new Playground(options));
    }

    /** Runs a script with that seed, even if it says another. */
    public Summary run(ScriptSource source, SessionOptions options, long seed) {
        return run(source, new Playground(options, seed));
    }

    private Summary run(ScriptSource source, Playground where) {
        long began = System.nanoTime();
        One one = new One(source);
        try (Playground playground = where) {
            one.run(playground);
            Summary summary = one.summary(playground, (System.nanoTime() - began) / 1_000_000);
            report.ended(source, summary);
            total = total.and(summary, scripts++);
            return summary;
        }
    }

    /** Tells how all of them went. */
    public Summary finish() {
        report.summary(scripts, total);
        return total;
    }

    /** One script under way. */
    private final class One implements Interpreter.Listener {
        private final ScriptSource source;
        private @Nullable Playground playground;
        private List<Violation> told = List.of();
        private int passed;
        private int failed;
        private int mistakes;

        One(ScriptSource source) {
            this.source = source;
        }

        void run(Playground where) {
            playground = where;
            Interpreter interpreter = new Interpreter(where);
            Interpreter.Script script = interpreter.parse(source.text());
            for (MistakeException mistake : script.mistakes()) {
                mistakes++;
                report.mistake(source, mistake);
            }
            if (mistakes == 0) {
                interpreter.run(script, this);
            }
        }

        @Override
        public void executed(Executed executed) {
            Reply.Status status = executed.reply().status();
            if (status == Reply.Status.MISTAKE) {
                mistakes++;
            } else if (status == Reply.Status.FAILED) {
                failed++;
            } else if (executed.expects()) {
                passed++;
            }
            report.executed(source, executed);
            tellViolations();
        }

        private void tellViolations() {
            Session session = playground == null ? null : playground.openSession();
            List<Violation> violations =
                    session == null ? List.of() : session.simulation().violations();
            for (Violation violation : violations) {
                if (!told.contains(violation)) {
                    report.violation(source, violation);
                }
            }
            told = List.copyOf(violations);
        }

        @Override
        public boolean isEnough() {
            return failFast && failed > 0;
        }

        /** Closes the session, too: not to be able to store its end is a mistake as well. */
        Summary summary(Playground where, long wallMillis) {
            Session session = session(where);
            close(where);
            long virtual = session == null
                    ? 0
                    : session.simulation().nowNanos()
                            - session.simulation().config().startNanos();
            return new Summary(
                    passed,
                    failed,
                    mistakes,
                    where.hasUnexcusedViolation(),
                    virtual,
                    wallMillis,
                    session == null ? 0 : session.simulation().executed(),
                    session == null ? 0 : session.seed(),
                    session == null
                            ? Digest.text(new Digest().value())
                            : Digest.text(session.simulation().trace().digest()));
        }

        private void close(Playground where) {
            try {
                where.close();
            } catch (StorageException trouble) {
                mistakes++;
                report.mistake(source, new MistakeException(String.valueOf(trouble.getMessage())));
            }
        }

        /** A script without a command that needs one has a session all the same. */
        private @Nullable Session session(Playground where) {
            try {
                return mistakes > 0 ? where.openSession() : where.session();
            } catch (SessionException trouble) {
                mistakes++;
                report.mistake(source, new MistakeException(String.valueOf(trouble.getMessage())));
                return null;
            }
        }
    }
}
