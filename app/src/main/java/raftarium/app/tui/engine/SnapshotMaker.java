package raftarium.app.tui.engine;

import org.jspecify.annotations.Nullable;

import raftarium.app.command.Reply;
import raftarium.app.session.Session;
import raftarium.raft.Entry;
import raftarium.raft.NodeEvent;
import raftarium.raft.RaftLog;
import raftarium.sim.ClientEvent;
import raftarium.sim.ClusterView;
import raftarium.sim.Decision;
import raftarium.sim.Event;
import raftarium.sim.Host;
import raftarium.sim.LinksView;
import raftarium.sim.MessageEvent;
import raftarium.sim.Simulation;
import raftarium.sim.Trace;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Follows a session's trace and makes snapshots of it. Of the engine's thread. */
public final class SnapshotMaker {
    public static final int KEPT_STORY = 200;
    public static final int KEPT_LANDED = 64;
    public static final int KEPT_ECHOES = 16;

    /** Of more nodes no matrix of links is drawn. */
    private static final int MAX_MATRIX = 20;

    /** So many of the newest entries of each log are described, and so many of all together. */
    private static final int DESCRIBED = 256;

    private static final int DESCRIBED_IN_ALL = 2400;

    private final Deque<Event> story = new ArrayDeque<>();
    private final Deque<MessageEvent> landed = new ArrayDeque<>();
    private final Deque<Snapshot.Echo> echoes = new ArrayDeque<>();
    private Descriptions descriptions = new Descriptions();

    /** The newest entry of each log when those were made. */
    private List<@Nullable Object> described = List.of();

    private @Nullable Simulation followed;
    private long made;
    private long session;
    private long nextEvent;
    private long storyCount;
    private long landedCount;
    private long echoCount;
    private String caption = "";

    private final Tape tape = new Tape();
    private @Nullable LinksView links;
    private Detail detail = Detail.NONE;
    private long detailApplied;
    private long committed;

    /** The node that is looked into; 0: none. Set by any thread. */
    private volatile int watched;

    /** What was told last of the configuration. */
    private NodeEvent.@Nullable MembershipChanged membership;

    /** A line was carried out. */
    public void echo(Snapshot.Origin origin, String line, Reply reply) {
        echoCount++;
        keep(echoes, new Snapshot.Echo(echoCount, origin, line, reply), KEPT_ECHOES);
    }

    /** Somebody has something to say. */
    public void setCaption(String text) {
        caption = text;
    }

    /** A snapshot of that session as it is now. */
    public Snapshot make(Session of, double speed) {
        Simulation simulation = of.simulation();
        follow(simulation);
        descriptions = describe(simulation);
        links = simulation.nodes() <= MAX_MATRIX ? LinksView.of(simulation) : null;
        lookInto(simulation);
        return snapshot(simulation.view(), speed);
    }

    /** Looks into a node, from the next snapshot on; 0: into none. From any thread. */
    public void watch(int node) {
        watched = node;
    }

    /** A machine is asked what it holds only when it has applied something since. */
    private void lookInto(Simulation simulation) {
        int node = watched;
        if (node < 1 || node > simulation.nodes()) {
            detail = Detail.NONE;
            return;
        }
        Host host = simulation.host(node);
        long applied = host.lastApplied();
        if (detail.node() != node
                || applied != detailApplied
                || !detail.files().equals(host.files())) {
            detail = Detail.of(simulation, node);
            detailApplied = applied;
        }
    }

    /** The cluster as it was seen last, where none is open any more. */
    public Snapshot makeAfter(Snapshot last) {
        return snapshot(last.view(), 0);
    }

    private Snapshot snapshot(ClusterView view, double speed) {
        made++;
        return new Snapshot(
                made,
                session,
                view,
                speed,
                List.copyOf(story),
                storyCount,
                List.copyOf(landed),
                landedCount,
                descriptions,
                List.copyOf(echoes),
                caption,
                links,
                tape.marks(),
                detail,
                committed);
    }

    /** Takes in what the trace has more of; of what the ring has lost, nothing is told. */
    private void follow(Simulation simulation) {
        if (simulation != followed) {
            followed = simulation;
            session++;
            nextEvent = 0;
            membership = null;
            storyCount = 0;
            landedCount = 0;
            committed = 0;
            story.clear();
            landed.clear();
            tape.clear();
            detail = Detail.NONE;
        }
        Trace trace = simulation.trace();
        for (long number = Math.max(nextEvent, trace.first()); number < trace.count(); number++) {
            take(trace.event(number));
        }
        nextEvent = trace.count();
        tape.violation(simulation.violation());
    }

    private void take(Event event) {
        tape.take(event);
        if (event instanceof Decision decision
                && decision.event() instanceof NodeEvent.Committed newer) {
            committed = Math.max(committed, newer.index());
        }
        if (event instanceof MessageEvent.Delivered delivered) {
            keep(landed, delivered, KEPT_LANDED);
            landedCount++;
        } else if (event instanceof MessageEvent.Lost lost) {
            keep(landed, lost, KEPT_LANDED);
            landedCount++;
        }
        if ((event.type().tells() || isAskedByHand(event))
                && !isFollowersCommit(event)
                && !isToldAlready(event)) {
            keep(story, event, KEPT_STORY);
            storyCount++;
        }
    }

    /** What one client asks is told; what those of a load ask would drown the rest. */
    private static boolean isAskedByHand(Event event) {
        return event instanceof ClientEvent.Called called && !called.load();
    }

    /** Followers commit after their leader: seen in the figures; told, it would drown the rest. */
    private static boolean isFollowersCommit(Event event) {
        return event instanceof Decision decision
                && decision.event() instanceof NodeEvent.Committed committed
                && committed.replicas() == 0;
    }

    /** A configuration is told of once, when the first node is in it. */
    private boolean isToldAlready(Event event) {
        if (event instanceof Decision decision
                && decision.event() instanceof NodeEvent.MembershipChanged changed) {
            boolean known = changed.equals(membership);
            membership = changed;
            return known;
        }
        return false;
    }

    private static <T> void keep(Deque<T> newest, T one, int most) {
        if (newest.size() == most) {
            newest.removeFirst();
        }
        newest.addLast(one);
    }

    /** Anew only where a log has changed, which most pictures don't see. */
    private Descriptions describe(Simulation simulation) {
        List<@Nullable Object> newest = new ArrayList<>();
        for (int id = 1; id <= simulation.nodes(); id++) {
            RaftLog log = simulation.host(id).log();
            newest.add(log.holds(log.lastIndex()) ? log.at(log.lastIndex()) : null);
        }
        if (isSame(newest, described)) {
            return descriptions;
        }
        described = newest;
        return describeAll(simulation);
    }

    /** Two entries that are equal may be of two logs: after a start from the disk, for one. */
    private static boolean isSame(List<@Nullable Object> newest, List<@Nullable Object> before) {
        boolean same = newest.size() == before.size();
        for (int place = 0; same && place < newest.size(); place++) {
            same = newest.get(place) == before.get(place);
        }
        return same;
    }

    private Descriptions describeAll(Simulation simulation) {
        Descriptions now = new Descriptions();
        for (int id = 1; id <= simulation.nodes(); id++) {
            Host host = simulation.host(id);
            RaftLog log = host.log();
            for (Entry entry : newest(log, simulation.nodes())) {
                now.add(entry, descriptions, host::describe);
            }
        }
        return now;
    }

    private static List<Entry> newest(RaftLog log, int nodes) {
        List<Entry> newest = new ArrayList<>();
        int most = Math.min(DESCRIBED, DESCRIBED_IN_ALL / nodes);
        long first = Math.max(log.firstIndex(), log.lastIndex() - most + 1);
        for (long index = first; index <= log.lastIndex(); index++) {
            newest.add(log.at(index));
        }
        return newest;
    }
}
