package raftarium.node;

import raftarium.data.Bytes;
import raftarium.raft.Entry;
import raftarium.raft.Node;
import raftarium.raft.NodeEvent;
import raftarium.raft.Proposal;
import raftarium.raft.Ready;
import raftarium.raft.Role;
import raftarium.raft.Rule;
import raftarium.raft.Rules;
import raftarium.trace.Body;
import raftarium.trace.Cause;
import raftarium.trace.HostEvent;
import raftarium.trace.ReadMode;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** The clients that wait for a node's answer, and for what. */
final class WaitingClients {
    /** Whose request it is that waits: the number of its attempt, and the packet it came in. */
    private record Asker(int client, long attempt, long packet) {}

    /** A command that waits for its entry. */
    private record Proposed(long term, Asker asker) {}

    /** The index of a read of which the node hasn't said what must be applied. */
    private static final long NOT_YET = Long.MAX_VALUE;

    /** A read: answered once {@code index} is applied, or because of {@code cause} if it is. */
    private record Reading(Asker asker, Bytes command, long index, long cause) {}

    private final Surroundings surroundings;
    private final TreeMap<Long, Proposed> proposed = new TreeMap<>();
    private final TreeMap<Long, Reading> reading = new TreeMap<>();
    private long nextToken;

    /** The event by which an entry was applied last. */
    private long appliedEvent = Cause.START;

    WaitingClients(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    WaitingClients copy(Surroundings copies) {
        WaitingClients copy = new WaitingClients(copies);
        copy.proposed.putAll(proposed);
        copy.reading.putAll(reading);
        copy.nextToken = nextToken;
        copy.appliedEvent = appliedEvent;
        return copy;
    }

    /** A client's request, which that packet brought: answered at once, or waited for. */
    void ask(Node node, int client, Body.Request request, long packet, long cause) {
        Asker asker = new Asker(client, request.attempt(), packet);
        ReadMode read = request.read();
        if (read == null || read == ReadMode.LOG) {
            propose(node, asker, request.command(), cause);
        } else {
            long token = nextToken++;
            long index = read == ReadMode.LOCAL ? 0 : NOT_YET;
            reading.put(token, new Reading(asker, request.command(), index, cause));
            if (read != ReadMode.LOCAL && !begin(node, token, read)) {
                reading.remove(token);
                answer(asker, notLeader(asker, node.status().leader()), cause);
            }
        }
    }

    private boolean begin(Node node, long token, ReadMode read) {
        return read == ReadMode.LEASE
                ? node.readByLease(token, surroundings.clockNanos())
                : node.read(token, surroundings.clockNanos());
    }

    private void propose(Node node, Asker asker, Bytes command, long cause) {
        Proposal proposal = node.propose(command, surroundings.clockNanos());
        if (proposal.accepted()) {
            proposed.put(proposal.index(), new Proposed(proposal.term(), asker));
        } else {
            answer(asker, notLeader(asker, proposal.leader()), cause);
        }
    }

    /** A node that no longer leads can't promise what it took. */
    void decided(NodeEvent decision, Rules rules, long cause) {
        if (decision instanceof NodeEvent.RoleChanged changed && changed.role() != Role.LEADER) {
            proposed.values().forEach(waiting -> lost(waiting.asker, rules, cause));
            proposed.clear();
        }
    }

    /** An entry was applied: its client, if it waits here, gets its answer. */
    void applied(HostEvent.Applied applied, Rules rules, long cause) {
        Entry entry = applied.entry();
        appliedEvent = cause;
        Proposed waiting = proposed.remove(entry.index());
        if (waiting == null) {
            return;
        }
        if (waiting.term != entry.term()) {
            lost(waiting.asker, rules, cause);
            return;
        }
        Body.Answer how = applied.expired() ? Body.Answer.SESSION_EXPIRED : Body.Answer.OK;
        Asker asker = waiting.asker;
        answer(
                asker,
                new Body.Reply(asker.attempt, how, applied.result(), 0, entry.index()),
                cause);
    }

    /** A read may be answered once its index is applied, or never. */
    void readable(Ready.Read read, long cause) {
        reading.computeIfPresent(
                read.token(),
                (token, waiting) ->
                        new Reading(waiting.asker, waiting.command, read.index(), cause));
    }

    /**
     * Answers what can be answered with what the machine has applied.
     *
     * @param appliedBefore the last index that it had when this node was told something last
     */
    void answerReads(long appliedBefore, long lastApplied, AppliedState state) {
        if (reading.isEmpty()) {
            return;
        }
        List<Long> done = new ArrayList<>();
        reading.forEach((token, waiting) -> {
            Asker asker = waiting.asker;
            if (waiting.index == Ready.Read.REFUSED) {
                answer(asker, notLeader(asker, 0), waiting.cause);
                done.add(token);
            } else if (waiting.index <= lastApplied) {
                Bytes result = state.query(waiting.command);
                answer(
                        asker,
                        new Body.Reply(asker.attempt, Body.Answer.OK, result, 0, 0),
                        waiting.index > appliedBefore ? appliedEvent : waiting.cause);
                done.add(token);
            }
        });
        done.forEach(reading::remove);
    }

    /** Rule {@link Rule#UNKNOWN_OUTCOME}: its entry may be on its way to be committed. */
    private void lost(Asker asker, Rules rules, long cause) {
        Body.Answer how =
                rules.on(Rule.UNKNOWN_OUTCOME) ? Body.Answer.LEADERSHIP_LOST : Body.Answer.FAILED;
        answer(asker, new Body.Reply(asker.attempt, how, null, 0, 0), cause);
    }

    private static Body.Reply notLeader(Asker asker, int leader) {
        return new Body.Reply(asker.attempt, Body.Answer.NOT_LEADER, null, leader, 0);
    }

    private void answer(Asker asker, Body.Reply reply, long cause) {
        surroundings.answer(asker.client, reply, asker.packet, cause);
    }
}
