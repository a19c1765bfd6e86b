package raftarium.app.tui;

import static org.assertj.core.api.Assertions.assertThat;

import raftarium.app.command.Redone;
import raftarium.app.session.DataChoice;
import raftarium.app.session.Playground;
import raftarium.app.session.Session;
import raftarium.app.session.SessionException;
import raftarium.app.session.SessionOptions;
import raftarium.app.tui.engine.Frame;
import raftarium.app.tui.engine.FrameMaker;
import raftarium.app.tui.engine.Place;
import raftarium.app.tui.pane.UiState;
import raftarium.data.Digest;
import raftarium.raft.RaftLog;
import raftarium.session.Note;
import raftarium.session.Position;
import raftarium.session.Recorded;
import raftarium.session.Timeline;
import raftarium.sim.ClusterView;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a cockpit shows whose clock stands, beside what its session says. */
final class Seen {
    private static final Pattern TIME = Pattern.compile("(\\d+\\.\\d{3})(?: s|/)");

    /** The title above the logs, which has the indexes. */
    private static final Pattern LOGS = Pattern.compile("(?:nodes|log)\\]?.* com(?:/last)?\\W*\\d");

    private static final Pattern INDEX = Pattern.compile("(?<=─)([1-9])(?=[─▼])");

    private static final Pattern NODE = Pattern.compile("^[▸ ]n(\\d) [^ ] ");

    private static final int LOOKED_AT = 1000;

    private final Sitting sitting;
    private final Session session;
    private final Frame shown;
    private final ClusterView view;

    private Seen(Sitting sitting) {
        this.sitting = sitting;
        session = sitting.session();
        shown = sitting.frame();
        view = session.view();
    }

    /** Both are at the same point, to the action. */
    static void check(Sitting sitting) {
        Seen seen = new Seen(sitting);
        seen.checkMoment();
        seen.checkTime();
        seen.checkLogs();
        seen.checkFrame();
    }

    private void checkMoment() {
        assertThat(moment(shown.view())).isEqualTo(moment(view));
        assertThat(shown.view().nodes().toString()).isEqualTo(view.nodes().toString());
        Timeline timeline = session.timeline();
        Place place = shown.place();
        assertThat(place.isPast()).isEqualTo(timeline.isPast());
        assertThat(place.branch()).isEqualTo(timeline.branch().number());
        assertThat(place.endNanos())
                .isEqualTo(timeline.ending(timeline.branch()).position().nanos());
    }

    private static String moment(ClusterView view) {
        return view.nowNanos() + " ns, " + view.executed() + " actions, "
                + Digest.text(view.digest());
    }

    /** The time in the first row is that of an answer. */
    private void checkTime() {
        String header = sitting.text().lines().findFirst().orElseThrow();
        Matcher drawn = TIME.matcher(header);
        assertThat(drawn.find()).as(header).isTrue();
        assertThat(sitting.interpreter().execute("status").output())
                .startsWith(drawn.group(1) + " s ")
                .contains("digest " + Digest.text(view.digest()));
    }

    /** Where a node's row has a term below an index, its log has that term there. */
    private void checkLogs() {
        boolean isCovered = sitting.ui().mode != UiState.Mode.PANES || view.isStopped();
        List<String> rows = sitting.text().lines().toList();
        int title = 0;
        while (title < rows.size() && !LOGS.matcher(rows.get(title)).find()) {
            title++;
        }
        if (isCovered || title == rows.size()) {
            return;
        }
        Matcher indexes = INDEX.matcher(rows.get(title));
        while (indexes.find()) {
            int below = title + 1;
            Matcher node = NODE.matcher(rows.get(below));
            while (node.find()) {
                int id = Integer.parseInt(node.group(1));
                long index = Long.parseLong(indexes.group(1));
                checkEntry(id, index, rows.get(below), indexes.start(1));
                below++;
                node = NODE.matcher(rows.get(below));
            }
        }
    }

    private void checkEntry(int id, long index, String row, int column) {
        RaftLog log = session.simulation().host(id).status().log();
        if (log.holds(index) && log.termAt(index) < 10) {
            String is = column < row.length() ? row.substring(column, column + 1) : " ";
            assertThat(is)
                    .as("n%d's entry %d: %s", id, index, row)
                    .isEqualTo("" + log.termAt(index));
        }
    }

    /** What was done leads to the same in another session, and that looks the same. */
    private void checkFrame() {
        SessionOptions same =
                session.options().withSeed(session.seed()).withData(new DataChoice.Memory());
        try (Playground other = new Playground(same)) {
            Session redone = other.session();
            FrameMaker maker = new FrameMaker();
            maker.watch(shown.detail().node());
            redo(redone, maker);
            assertThat(moment(redone.view())).as("done again").isEqualTo(moment(view));
            Frame ought = mixed(maker.make(redone, 0));
            assertThat(different(
                            sitting.text(),
                            Pictures.text(ought, sitting.ui(), sitting.columns(), sitting.rows())))
                    .isEmpty();
        } catch (SessionException trouble) {
            throw new AssertionError(trouble);
        }
    }

    /** The rows that differ, one below the other. */
    private static String different(String shown, String ought) {
        List<String> is = shown.lines().toList();
        List<String> other = ought.lines().toList();
        return IntStream.range(0, is.size())
                .filter(row -> !is.get(row).equals(other.get(row)))
                .mapToObj(row -> "\nis    " + is.get(row) + "\nought " + other.get(row))
                .collect(Collectors.joining());
    }

    /** What was done and noted up to this moment. */
    private void redo(Session other, FrameMaker maker) {
        Timeline done = session.timeline();
        List<Long> asked = new ArrayList<>();
        for (Note note : done.notes().on(done.branch())) {
            if (note.position().compareTo(done.at()) <= 0) {
                redo(other, maker, note.position(), asked);
                other.timeline().note(note.text());
            }
        }
        redo(other, maker, done.at(), asked);
    }

    private void redo(Session other, FrameMaker maker, Position to, List<Long> asked) {
        List<Recorded> recorded = session.timeline().branch().recorded();
        Timeline timeline = other.timeline();
        for (int next = timeline.at().recorded(); next < to.recorded(); next++) {
            Recorded one = recorded.get(next);
            pass(other, maker, one.actions(), one.nanos());
            Redone.replay(recorded.subList(next, next + 1), timeline, asked);
        }
        pass(other, maker, to.actions(), to.nanos());
    }

    /** Somebody looks now and then, so that the trace has lost nothing that wasn't seen. */
    private static void pass(Session other, FrameMaker maker, long actions, long nanos) {
        while (other.simulation().executed() < actions) {
            assertThat(other.timeline().step(nanos)).isTrue();
            if (other.simulation().executed() % LOOKED_AT == 0) {
                maker.make(other, 0);
            }
        }
        other.timeline().passTo(nanos);
    }

    /** What is of the cluster is the other session's, what is of the time is this one's. */
    private Frame mixed(Frame fresh) {
        return new Frame(
                shown.number(),
                shown.session(),
                fresh.view(),
                shown.speed(),
                shown.auto(),
                sitting.knowsAll() ? fresh.told() : shown.told(),
                shown.storyCount(),
                fresh.landed(),
                shown.landedCount(),
                fresh.descriptions(),
                shown.echoes(),
                shown.caption(),
                fresh.links(),
                shown.tape(),
                fresh.detail(),
                fresh.committed(),
                shown.place(),
                shown.talk(),
                fresh.branches(),
                shown.lesson());
    }
}
