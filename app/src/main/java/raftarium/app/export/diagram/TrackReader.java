package raftarium.app.export.diagram;

import raftarium.app.export.diagram.NodeTrack.Kind;
import raftarium.raft.Membership;
import raftarium.raft.NodeEvent.AppendRefused;
import raftarium.raft.NodeEvent.Appended;
import raftarium.raft.NodeEvent.Committed;
import raftarium.raft.NodeEvent.MembershipChanged;
import raftarium.raft.NodeEvent.RoleChanged;
import raftarium.raft.NodeEvent.SnapshotInstalled;
import raftarium.raft.NodeEvent.Truncated;
import raftarium.raft.NodeEvent.VoteRefused;
import raftarium.raft.Role;
import raftarium.trace.Decision;
import raftarium.trace.Event;
import raftarium.trace.HostEvent;
import raftarium.trace.NodeState;
import raftarium.trace.NodeStates;
import raftarium.trace.PartialReader;

import java.util.ArrayList;
import java.util.List;

/** Reads what each node was, and what became of its log. */
final class TrackReader extends PartialReader<Boolean> {
    private final NodeStates states = new NodeStates();
    private final List<Track> tracks = new ArrayList<>();
    private Membership membership = Membership.NONE;
    private boolean dense;

    void happened(Event event) {
        NodeState state = states.add(event);
        event.read(this);
        if (event.node() > 0) {
            track(event.node()).is(event.atNanos(), state, isLearner(event.node()));
        }
    }

    private boolean isLearner(int node) {
        return membership.isLearner(node) && !membership.isVoter(node);
    }

    /** Whether a node leads. */
    boolean leads(int node) {
        NodeState state = states.of(node);
        return state != null && state.role() == Role.LEADER;
    }

    private Track track(int node) {
        while (tracks.size() < node) {
            tracks.add(new Track(tracks.size() + 1));
        }
        return tracks.get(node - 1);
    }

    private void mark(Event event, Kind kind) {
        track(event.node()).mark(event.atNanos(), kind);
    }

    @Override
    protected Boolean other(Event event) {
        return false;
    }

    @Override
    public Boolean started(HostEvent.Started event) {
        if (membership.size() == 0) {
            membership = event.membership();
        }
        if (event.run() > 1) {
            mark(event, Kind.STARTS);
        }
        track(event.node()).starts(event);
        return true;
    }

    @Override
    public Boolean added(HostEvent.Added event) {
        mark(event, Kind.ADDED);
        return true;
    }

    @Override
    public Boolean crashed(HostEvent.Crashed event) {
        mark(event, Kind.CRASHED);
        return true;
    }

    @Override
    public Boolean failed(HostEvent.Failed event) {
        mark(event, Kind.FAILED);
        return true;
    }

    @Override
    public Boolean paused(HostEvent.Paused event) {
        mark(event, Kind.PAUSED);
        return true;
    }

    @Override
    public Boolean resumed(HostEvent.Resumed event) {
        mark(event, Kind.RESUMED);
        return true;
    }

    @Override
    public Boolean roleChanged(Decision decision, RoleChanged event) {
        track(decision.node()).term(decision.atNanos(), event.term());
        return true;
    }

    @Override
    public Boolean appended(Decision decision, Appended event) {
        track(decision.node()).appended(decision.atNanos(), event);
        return true;
    }

    @Override
    public Boolean truncated(Decision decision, Truncated event) {
        mark(decision, Kind.OVERWRITTEN);
        track(decision.node()).truncated(decision.atNanos(), event.fromIndex());
        return true;
    }

    @Override
    public Boolean committed(Decision decision, Committed event) {
        track(decision.node()).committed(decision.atNanos(), event);
        return true;
    }

    @Override
    public Boolean snapshotInstalled(Decision decision, SnapshotInstalled event) {
        track(decision.node()).installed(decision.atNanos(), event);
        return true;
    }

    @Override
    public Boolean appendRefused(Decision decision, AppendRefused event) {
        mark(decision, Kind.REFUSED);
        return true;
    }

    @Override
    public Boolean voteRefused(Decision decision, VoteRefused event) {
        mark(decision, Kind.REFUSED);
        return true;
    }

    /** A leader's is the cluster's: who it has no more is removed. */
    @Override
    public Boolean membershipChanged(Decision decision, MembershipChanged event) {
        if (!leads(decision.node())) {
            return false;
        }
        for (int node : membership.members()) {
            if (!event.membership().contains(node)) {
                track(node).mark(decision.atNanos(), Kind.REMOVED);
            }
        }
        membership = event.membership();
        for (int node : membership.members()) {
            NodeState state = states.of(node);
            track(node).is(decision.atNanos(), state, isLearner(node));
        }
        return true;
    }

    boolean isDense() {
        return dense;
    }

    /** All of it, up to then; without logs where there is too much of it. */
    List<NodeTrack> tracks(long toNanos, boolean withoutLogs) {
        dense = tracks.stream().anyMatch(Track::isFull);
        boolean bare = withoutLogs || dense;
        List<NodeTrack> all =
                tracks.stream().map(one -> one.track(toNanos, bare)).toList();
        return Staleness.in(all);
    }
}
