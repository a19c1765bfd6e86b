package raftarium.app.export;

import raftarium.app.session.Session;
import raftarium.command.Moment;
import raftarium.session.Position;
import raftarium.session.SearchContext;
import raftarium.trace.Event;
import raftarium.trace.MessageEvent;
import raftarium.trace.Trace;
import raftarium.words.MistakeException;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * What is handed on: what happened in a session from its beginning to where it is, on the branch
 * that leads there, and what is asked for of that. It happens once more for whoever asks, so that
 * there may be any number of events.
 */
public final class ExportSource {
    private final Session session;
    private final String title;
    private final ExportSelection selection;
    private final ScreenOptions screen;
    private final SearchContext search;
    private final SortedSet<Integer> nodes;

    /**
     * Of a session that stays where it is meanwhile.
     *
     * @param title what it is called where people see it
     * @param search how long it may take, and where progress is shown
     * @throws MistakeException if the selection selects no nodes, or ends before it
     *     begins
     */
    public ExportSource(
            Session session, String title, ExportSelection selection, SearchContext search)
            throws MistakeException {
        this(session, title, new ExportOptions(selection, ScreenOptions.USUAL), search);
    }

    /** The same with all that may be said of an export. */
    public ExportSource(Session session, String title, ExportOptions options, SearchContext search)
            throws MistakeException {
        this.session = session;
        this.title = title;
        selection = options.selection();
        screen = options.screen();
        this.search = search;
        if (selection.fromNanos() != null
                && selection.toNanos() != null
                && selection.fromNanos() > selection.toNanos()) {
            throw new MistakeException("--from is after --to: nothing is between them");
        }
        List<Integer> chosen = selection.nodes() == null
                ? IntStream.rangeClosed(1, session.simulation().nodes()).boxed().toList()
                : selection.nodes().looked(session.moment());
        nodes = new TreeSet<>(chosen);
    }

    /** The session, as it is where it ends. */
    public Session session() {
        return session;
    }

    /** What it is called where people see it. */
    public String title() {
        return title;
    }

    /** What is asked for of it. */
    public ExportSelection selection() {
        return selection;
    }

    /** How the cockpit is seen. */
    public ScreenOptions screen() {
        return screen;
    }

    /** How long it may take, and where progress is shown. */
    public SearchContext search() {
        return search;
    }

    /** Of which nodes, by id; not to be changed. */
    public SortedSet<Integer> nodes() {
        return nodes;
    }

    /** Whether an event is asked for. */
    public boolean has(Event event) {
        return selection.has(event.atNanos()) && selection.has(event.type()) && hasNodeOf(event);
    }

    private boolean hasNodeOf(Event event) {
        if (selection.nodes() == null) {
            return true;
        } else if (event instanceof MessageEvent message) {
            return nodes.contains(message.packet().from())
                    || nodes.contains(message.packet().to());
        }
        return event.node() == 0 || nodes.contains(event.node());
    }

    /**
     * Tells all that happened, from the beginning on, also what isn't asked for.
     *
     * @return false if it was broken off
     * @throws MistakeException if something else happens than before
     */
    public boolean tell(Trace.Follower follower) throws MistakeException {
        Moment again = session.timeline().past(search).retell(follower);
        if (again == null) {
            return false;
        }
        compare(again);
        return true;
    }

    private void compare(Moment again) throws MistakeException {
        Moment present = session.moment();
        long digest = again.simulation().trace().digest();
        if (digest != present.simulation().trace().digest()) {
            throw MistakeException.ofTheMoment("not deterministic: machine "
                    + present.simulation().config().machine() + " did something else than before");
        }
    }

    /**
     * Finds out whether what has happened once more up to that position is what happened, as far as
     * that is known.
     *
     * @throws MistakeException if it isn't
     */
    public void compare(Moment again, Position to) throws MistakeException {
        if (to.equals(session.timeline().at())) {
            compare(again);
        }
    }

    /** Has something done that may take long: until that is over, progress is shown. */
    public void alone(Runnable work) {
        Supplier<Boolean> piece = () -> {
            work.run();
            return false;
        };
        search.each(List.of(piece).iterator(), more -> more);
    }
}
