package raftarium.app.command;

import raftarium.app.session.DataChoice;
import raftarium.app.session.Playground;
import raftarium.app.session.ProgramVersion;
import raftarium.app.session.Session;
import raftarium.app.session.SessionException;
import raftarium.app.session.SessionOptions;
import raftarium.command.Moment;
import raftarium.data.Digest;
import raftarium.session.Note;
import raftarium.session.Position;
import raftarium.session.Recorded;
import raftarium.session.Timeline;
import raftarium.words.Lexer;
import raftarium.words.MistakeException;
import raftarium.words.Quantities;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * A branch of a session, up to where that is, as a script. Each line of it is carried out as it is
 * written, in a session of its own, so that it can't but lead to the same.
 */
final class BranchScript {
    private static final long SECOND_NANOS = 1_000_000_000;

    private final CommandContext context;
    private final Session session;
    private final Timeline timeline;
    private final List<String> lines = new ArrayList<>();

    /** What is still to be said to those who watch. */
    private final List<Note> notes;

    private final Playground playground =
            new Playground(SessionOptions.DEFAULT.withData(new DataChoice.Memory()));
    private final Interpreter interpreter = new Interpreter(playground);

    private BranchScript(CommandContext context, Session session) {
        this.context = context;
        this.session = session;
        timeline = session.timeline();
        notes = new ArrayList<>(timeline.notes().on(timeline.branch()));
    }

    /**
     * The script of the branch that a session is on.
     *
     * @throws MistakeException if a script can't say what was done; it says why
     */
    static String of(CommandContext context) throws MistakeException {
        BranchScript script = new BranchScript(context, context.session());
        try {
            script.write();
            return String.join("\n", script.lines) + "\n";
        } catch (SessionException trouble) {
            throw new MistakeException(String.valueOf(trouble.getMessage()));
        } finally {
            script.playground.close();
        }
    }

    private void write() throws MistakeException, SessionException {
        if (session.isResumed()) {
            throw cannot("the session goes on from a data directory");
        }
        Position at = timeline.at();
        List<Recorded> recorded = timeline.branch().recorded().subList(0, at.recorded());
        for (Recorded one : recorded) {
            command(one);
        }
        lines.add("# Branch " + timeline.branch().number() + " of a session, up to "
                + Quantities.seconds(at.nanos()) + ", saved by " + ProgramVersion.text() + ".");
        lines.add("# The digest at its end is " + digest(session) + ".");
        lines.add("");
        carryOut(session.options().cluster().line());
        for (int place = 0; place < recorded.size(); place++) {
            context.checkNotBrokenOff();
            Recorded one = recorded.get(place);
            say(new Position(place, one.actions(), one.nanos()));
            goOn(one.actions(), one.nanos());
            give(command(one));
        }
        say(new Position(at.recorded(), at.actions(), at.nanos()));
        goOn(at.actions(), at.nanos());
        if (!digest(playground.session()).equals(digest(session))) {
            throw cannot("something else would come of it");
        }
    }

    private static String digest(Session of) {
        return Digest.text(of.simulation().trace().digest());
    }

    private static MistakeException cannot(String why) {
        return MistakeException.ofTheMoment(
                "this can't be said in a script: " + why + "; save it as a session (.raftarium)");
    }

    /** What was noted up to a place. */
    private void say(Position to) throws MistakeException, SessionException {
        while (!notes.isEmpty() && notes.get(0).position().compareTo(to) <= 0) {
            Note note = notes.remove(0);
            goOn(note.position().actions(), note.position().nanos());
            carryOut("note " + Lexer.typed(note.text()));
        }
    }

    /** Time passes until so many actions are executed, and it is that time. */
    private void goOn(long actions, long nanos) throws MistakeException, SessionException {
        Session own = playground.session();
        long passed = own.simulation().executed();
        if (passed > actions || own.simulation().nowNanos() > nanos) {
            throw cannot("'" + lines.get(lines.size() - 1) + "' was still waited for when"
                    + " something else was done");
        }
        if (actions > passed && executedBy(own, nanos) != actions) {
            carryOut("step " + (actions - passed));
        }
        long left = nanos - own.simulation().nowNanos();
        if (left > 0 && !own.simulation().isStopped()) {
            carryOut("run " + exactly(left));
        }
        if (own.simulation().executed() != actions || own.simulation().nowNanos() != nanos) {
            throw cannot(
                    "at " + Quantities.seconds(nanos) + " it was between two actions of one time");
        }
    }

    /** How many actions are executed at that time, if nothing is done until then. */
    private static long executedBy(Session own, long nanos) {
        Moment copy = own.moment().copy();
        copy.run(nanos);
        return copy.simulation().executed();
    }

    private static Recorded.Given command(Recorded one) throws MistakeException {
        if (one instanceof Recorded.Given given) {
            return given;
        }
        throw cannot(
                one instanceof Recorded.BrokenOff
                        ? "at " + Quantities.seconds(one.nanos()) + " a wait was broken off"
                        : "somebody changed the files of a node");
    }

    private void give(Recorded.Given given) throws MistakeException, SessionException {
        Moment moment = playground.session().moment();
        long before = moment.chance().state();
        carryOut(given.command().line());
        if (before != given.chance() && playground.session().moment().chance().state() != before) {
            throw cannot("'" + given.command().line() + "' was drawn by chance, after something"
                    + " else that left no trace");
        }
    }

    private void carryOut(String line) throws MistakeException {
        lines.add(line);
        Reply reply = interpreter.execute(line);
        if (reply.status() == Reply.Status.MISTAKE) {
            throw cannot("'" + line + "': " + reply.output());
        }
    }

    /** A time to the nanosecond, as it is typed. */
    private static String exactly(long nanos) {
        boolean isLong = nanos >= SECOND_NANOS;
        return BigDecimal.valueOf(nanos, isLong ? 9 : 6).stripTrailingZeros().toPlainString()
                + (isLong ? "s" : "ms");
    }
}
