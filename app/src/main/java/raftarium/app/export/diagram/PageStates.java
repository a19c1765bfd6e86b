package raftarium.app.export.diagram;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import org.jspecify.annotations.Nullable;

import raftarium.raft.NodeEvent.VoteCounted;
import raftarium.raft.Role;
import raftarium.trace.Decision;
import raftarium.trace.Event;
import raftarium.trace.NodeState;
import raftarium.trace.NodeStates;
import raftarium.trace.PartialReader;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads what each node was when, for a page: a change has the time, what it is, its term, its vote,
 * the votes that it has, and those that it needs.
 */
final class PageStates extends PartialReader<Boolean> {
    private static final int MOST = 60_000;

    /** What a node is, as the page reads it. */
    enum Code {
        DOWN,
        FAILED,
        FOLLOWER,
        CANDIDATE,
        LEADER,
        PAUSED
    }

    /** A node. */
    private static final class Kept {
        private final Steps steps = new Steps();
        private long[] last = {};
        private long votes;
        private long needed;
    }

    private final NodeStates states = new NodeStates();
    private final List<Kept> nodes = new ArrayList<>();
    private int changes;

    void happened(Event event) {
        NodeState state = states.add(event);
        event.read(this);
        if (event.node() > 0 && changes < MOST) {
            is(kept(event.node()), event.atNanos(), state);
        }
    }

    private Kept kept(int node) {
        while (nodes.size() < node) {
            nodes.add(new Kept());
        }
        return nodes.get(node - 1);
    }

    @Override
    protected Boolean other(Event event) {
        return false;
    }

    @Override
    public Boolean voteCounted(Decision decision, VoteCounted event) {
        Kept kept = kept(decision.node());
        kept.votes = event.votes();
        kept.needed = event.needed();
        return true;
    }

    private void is(Kept kept, long atNanos, @Nullable NodeState state) {
        boolean stands = state != null && state.role() == Role.CANDIDATE;
        if (!stands) {
            kept.votes = 0;
        }
        long[] now = {
            code(state).ordinal(),
            state == null ? 0 : state.term(),
            state == null ? 0 : state.vote(),
            kept.votes,
            kept.needed
        };
        if (!Arrays.equals(now, kept.last)) {
            kept.last = now;
            kept.steps.at(atNanos).add(now);
            changes++;
        }
    }

    private static Code code(@Nullable NodeState state) {
        if (state == null || !state.isUp()) {
            return state != null && state.isFailed() ? Code.FAILED : Code.DOWN;
        } else if (state.isPaused()) {
            return Code.PAUSED;
        }
        return switch (state.role()) {
            case FOLLOWER -> Code.FOLLOWER;
            case CANDIDATE -> Code.CANDIDATE;
            case LEADER -> Code.LEADER;
        };
    }

    /** Puts all of it where a page finds it. */
    void write(JsonObject page) {
        JsonArray all = new JsonArray();
        nodes.forEach(kept -> all.add(kept.steps.json()));
        page.add("states", all);
    }
}
