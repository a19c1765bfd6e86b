package raftarium.app.script;

import org.jspecify.annotations.Nullable;

import raftarium.app.command.Interpreter;
import raftarium.app.command.Interpreter.Executed;
import raftarium.app.command.Reply;
import raftarium.app.look.TraceExcerpt;
import raftarium.app.session.Playground;
import raftarium.app.session.Session;
import raftarium.app.session.SessionException;
import raftarium.data.Digest;
import raftarium.disk.StorageException;
import raftarium.machine.MachineException;
import raftarium.trace.Violation;
import raftarium.words.MistakeException;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Runs scripts, each in a session of its own. From any thread, several at a time. */
public final class ScriptRunner {
    /** What went before an expectation that doesn't hold: so many events are told. */
    static final int EVENTS_BEFORE = 10;

    private final boolean failFast;
    private final Consumer<MachineException> failures;
    private BiConsumer<ScriptRun, String> sessions = (run, text) -> {};
    private boolean keeps;
    private boolean keepsAll;

    /**
     * @param failFast whether the first expectation that fails ends its script
     */
    public ScriptRunner(boolean failFast) {
        this(failFast, any -> {});
    }

    /** The same, for somebody who wants to know what state machines throw. */
    public ScriptRunner(boolean failFast, Consumer<MachineException> failures) {
        this.failFast = failFast;
        this.failures = failures;
    }

    /**
     * The same, for somebody who wants the sessions of scripts, as they are saved: of each that is
     * not all right where that showed first, or of all where they end if they are.
     *
     * @param taker from any thread
     */
    public ScriptRunner keeping(boolean all, BiConsumer<ScriptRun, String> taker) {
        ScriptRunner runner = new ScriptRunner(failFast, failures);
        runner.sessions = taker;
        runner.keeps = true;
        runner.keepsAll = all;
        return runner;
    }

    /** Runs a script, and tells it as it goes. */
    public Summary run(ScriptRun run, Report.One report) {
        long began = System.nanoTime();
        Long seed = run.seed();
        UnderWay script = new UnderWay(run.source(), report);
        try (Playground playground = seed == null
                ? new Playground(run.options())
                : new Playground(run.options(), seed)) {
            playground.whenMachinesFail(failures);
            script.run(playground, new Interpreter(playground));
            String session = script.session();
            Summary summary = script.summary(playground, (System.nanoTime() - began) / 1_000_000);
            if (!session.isEmpty() && (keepsAll || !summary.isOk())) {
                sessions.accept(run, session);
            }
            report.ended(summary);
            return summary;
        }
    }

    /** One script under way. */
    private final class UnderWay implements Interpreter.Listener {
        private final ScriptSource source;
        private final Report.One report;
        private final DecisiveMoment moment = new DecisiveMoment();
        private @Nullable Playground playground;
        private List<Violation> told = List.of();
        private int passed;
        private int failed;
        private int mistakes;

        UnderWay(ScriptSource source, Report.One report) {
            this.source = source;
            this.report = report;
        }

        void run(Playground where, Interpreter interpreter) {
            playground = where;
            Interpreter.Script script = interpreter.parse(source.text(), source.origin());
            for (MistakeException mistake : script.mistakes()) {
                mistakes++;
                report.mistake(mistake);
            }
            if (!script.travels() && !keeps) {
                where.stayInThePresent();
            }
            if (mistakes == 0) {
                interpreter.run(script, this);
                compareStates();
            }
        }

        @Override
        public void executed(Executed executed) {
            Reply.Status status = executed.reply().status();
            if (status == Reply.Status.MISTAKE) {
                mistakes++;
            } else if (status == Reply.Status.FAILED) {
                failed++;
                keep(moment::failed);
            } else if (executed.expects()) {
                passed++;
            }
            report.executed(executed, before(status));
            tellViolations();
        }

        private void keep(Consumer<Session> which) {
            Session session = playground == null ? null : playground.openSession();
            if (keeps && session != null) {
                which.accept(session);
            }
        }

        /** The session where it mattered; "" if nobody wants it, or it can't be saved. */
        String session() {
            Session session = playground == null ? null : playground.openSession();
            return keeps && session != null ? moment.at(session) : "";
        }

        /** The last look at what machines hold. */
        private void compareStates() {
            Session session = playground == null ? null : playground.openSession();
            try {
                if (session != null) {
                    session.simulation().compareStates();
                    tellViolations();
                }
            } catch (MachineException mistake) {
                mistakes++;
                report.mistake(new MistakeException(String.valueOf(mistake.getMessage())));
            }
        }

        private TraceExcerpt before(Reply.Status status) {
            Session session = playground == null ? null : playground.openSession();
            return status != Reply.Status.FAILED || session == null
                    ? TraceExcerpt.NONE
                    : TraceExcerpt.newest(session.simulation(), EVENTS_BEFORE, event -> true);
        }

        private void tellViolations() {
            Session session = playground == null ? null : playground.openSession();
            List<Violation> violations =
                    session == null ? List.of() : session.simulation().violations();
            for (Violation violation : violations) {
                if (!told.contains(violation)) {
                    report.violation(violation);
                    keep(moment::violated);
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
                report.mistake(new MistakeException(String.valueOf(trouble.getMessage())));
            }
        }

        /** A script without a command that needs one has a session all the same. */
        private @Nullable Session session(Playground where) {
            try {
                return mistakes > 0 ? where.openSession() : where.session();
            } catch (SessionException trouble) {
                mistakes++;
                report.mistake(new MistakeException(String.valueOf(trouble.getMessage())));
                return null;
            }
        }
    }
}
