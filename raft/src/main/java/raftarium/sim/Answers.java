package raftarium.sim;

import org.jspecify.annotations.Nullable;

import raftarium.data.Bytes;
import raftarium.machine.Sessions;
import raftarium.raft.Entry;
import raftarium.raft.NodeEvent;
import raftarium.raft.Proposal;
import raftarium.raft.RaftNode;
import raftarium.raft.Ready;
import raftarium.raft.Role;
import raftarium.trace.Body;
import raftarium.trace.ReadMode;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** The clients that wait for a node's answer, and for what. */
final class Answers {
    /** A command of a client that waits for its entry. */
    private record Proposed(long term, int client, long attempt) {}

    /** The index of a read of which the node hasn't said what must be applied. */
    private static final long NOT_YET = Long.MAX_VALUE;

    /** A read of a client: answered once {@code index} is applied. */
    private record Reading(int client, long attempt, Bytes command, long index) {}

    private final TreeMap<Long, Proposed> proposed = new TreeMap<>();
    private final TreeMap<Long, Reading> reading = new TreeMap<>();
    private long nextToken;

    /** A client's request: answered at once, or waited for. */
    void ask(
            Simulation simulation,
            RaftNode node,
            Sessions sessions,
            int client,
            Body.Request request) {
        ReadMode read = request.read();
        if (read == ReadMode.LOCAL) {
            Bytes result = sessions.query(request.command());
            answer(simulation, node.id(), client, ok(request.attempt(), result, 0));
        } else if (read == ReadMode.INDEX || read == ReadMode.LEASE) {
            long token = nextToken++;
            Reading waiting = new Reading(client, request.attempt(), request.command(), NOT_YET);
            reading.put(token, waiting);
            if (!begin(node, token, read, simulation.host(node.id()).localNanos())) {
                reading.remove(token);
                answer(simulation, node.id(), client, notLeader(request.attempt(), node.leader()));
            }
        } else {
            propose(simulation, node, client, request);
        }
    }

    private static boolean begin(RaftNode node, long token, ReadMode read, long now) {
        return read == ReadMode.LEASE ? node.readByLease(token, now) : node.read(token, now);
    }

    private void propose(Simulation simulation, RaftNode node, int client, Body.Request request) {
        Proposal proposal =
                node.propose(request.command(), simulation.host(node.id()).localNanos());
        if (proposal.accepted()) {
            proposed.put(
                    proposal.index(), new Proposed(proposal.term(), client, request.attempt()));
        } else {
            answer(simulation, node.id(), client, notLeader(request.attempt(), proposal.leader()));
        }
    }

    /** A node that no longer leads can't promise what it took. */
    void decided(Simulation simulation, int node, NodeEvent event) {
        if (event instanceof NodeEvent.RoleChanged changed && changed.role() != Role.LEADER) {
            proposed.values().forEach(waiting -> lost(simulation, node, waiting));
            proposed.clear();
        }
    }

    /** An entry was applied: its client, if it waits here, gets its answer. */
    void applied(Simulation simulation, int node, Entry entry, Sessions.Applied applied) {
        Proposed waiting = proposed.remove(entry.index());
        if (waiting == null) {
            return;
        }
        if (waiting.term != entry.term()) {
            lost(simulation, node, waiting);
            return;
        }
        Body.Answer how = applied.expired() ? Body.Answer.SESSION_EXPIRED : Body.Answer.OK;
        Bytes result = applied.value();
        answer(
                simulation,
                node,
                waiting.client,
                new Body.Reply(waiting.attempt, how, result, 0, entry.index()));
    }

    /** A read may be answered once its index is applied, or never. */
    void readable(Ready.Read read) {
        reading.computeIfPresent(
                read.token(),
                (token, waiting) -> new Reading(
                        waiting.client, waiting.attempt, waiting.command, read.index()));
    }

    void answerReads(Simulation simulation, int node, long lastApplied, Sessions sessions) {
        if (reading.isEmpty()) {
            return;
        }
        List<Long> done = new ArrayList<>();
        reading.forEach((token, waiting) -> {
            if (waiting.index == Ready.Read.REFUSED) {
                answer(simulation, node, waiting.client, notLeader(waiting.attempt, 0));
                done.add(token);
            } else if (waiting.index <= lastApplied) {
                Bytes result = sessions.query(waiting.command);
                answer(simulation, node, waiting.client, ok(waiting.attempt, result, 0));
                done.add(token);
            }
        });
        done.forEach(reading::remove);
    }

    private static void lost(Simulation simulation, int node, Proposed waiting) {
        answer(
                simulation,
                node,
                waiting.client,
                new Body.Reply(waiting.attempt, Body.Answer.LEADERSHIP_LOST, null, 0, 0));
    }

    private static Body.Reply ok(long attempt, @Nullable Bytes result, long index) {
        return new Body.Reply(attempt, Body.Answer.OK, result, 0, index);
    }

    private static Body.Reply notLeader(long attempt, int leader) {
        return new Body.Reply(attempt, Body.Answer.NOT_LEADER, null, leader, 0);
    }

    private static void answer(Simulation simulation, int node, int client, Body.Reply reply) {
        simulation.send(node, client, reply);
    }

    Answers copy() {
        Answers twin = new Answers();
        twin.proposed.putAll(proposed);
        twin.reading.putAll(reading);
        twin.nextToken = nextToken;
        return twin;
    }
}
