package raftarium.command;

import org.jspecify.annotations.Nullable;

import raftarium.condition.NodeSet;
import raftarium.data.Bytes;
import raftarium.raft.Membership;
import raftarium.raft.Proposal;
import raftarium.sim.Host;
import raftarium.sim.HostState;
import raftarium.sim.Simulation;
import raftarium.trace.Event;
import raftarium.trace.EventType;
import raftarium.trace.words.EventWords;
import raftarium.words.MistakeException;
import raftarium.words.Phrases;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What is done to nodes. */
public sealed interface NodeCommand extends Command {
    /**
     * crash: their power is cut.
     *
     * @param torn whether a random part of what was not synced stays
     */
    record Crash(NodeSet nodes, boolean torn) implements NodeCommand {
        @Override
        public Answer perform(Moment moment) throws MistakeException {
            List<Integer> ids = nodes.some(moment);
            for (int id : ids) {
                moment.simulation().faults().crash(id, torn);
            }
            return new Answer.Done(
                    Phrases.names(ids) + (ids.size() == 1 ? " is down" : " are down"));
        }
    }

    /** restart: they start from what is on their disks. */
    record Restart(NodeSet nodes) implements NodeCommand {
        @Override
        public Answer perform(Moment moment) throws MistakeException {
            Simulation simulation = moment.simulation();
            List<Integer> started = new ArrayList<>();
            List<String> words = new ArrayList<>();
            for (int id : nodes.some(moment)) {
                simulation.faults().restart(id);
                Host host = simulation.host(id);
                if (host.state() == HostState.FAILED) {
                    words.add("n" + id + " fails: " + host.failure());
                } else {
                    started.add(id);
                }
            }
            if (!started.isEmpty()) {
                words.add(0, Phrases.names(started) + " started");
            }
            return new Answer.Done(String.join("\n", words));
        }
    }

    /** pause: their processes stand still. */
    record Pause(NodeSet nodes) implements NodeCommand {
        @Override
        public Answer perform(Moment moment) throws MistakeException {
            List<Integer> ids = nodes.some(moment);
            Simulation simulation = moment.simulation();
            for (int id : ids) {
                if (simulation.host(id).state() != HostState.RUNNING) {
                    throw MistakeException.ofTheMoment(
                            "n" + id + " is " + simulation.host(id).state().word()
                                    + ": only a running node can be paused");
                }
            }
            ids.forEach(simulation.faults()::pause);
            return new Answer.Done(Phrases.names(ids) + " paused");
        }
    }

    /** resume: those that stand still go on. */
    record Resume(NodeSet nodes) implements NodeCommand {
        @Override
        public Answer perform(Moment moment) throws MistakeException {
            List<Integer> ids = nodes.some(moment);
            ids.forEach(moment.simulation().faults()::resume);
            return new Answer.Done(Phrases.names(ids) + " resumed");
        }
    }

    /** timeout: their election timers fire. */
    record Timeout(NodeSet nodes) implements NodeCommand {
        @Override
        public Answer perform(Moment moment) throws MistakeException {
            List<Integer> ids = nodes.some(moment);
            Simulation simulation = moment.simulation();
            for (int id : ids) {
                String reason = whyNot(simulation.host(id));
                if (reason != null) {
                    throw MistakeException.ofTheMoment(reason);
                }
            }
            long before = simulation.trace().count();
            ids.forEach(simulation.faults()::timeoutNow);
            return new Answer.Done("the election timer of " + Phrases.names(ids) + " fires"
                    + refusals(simulation, ids, before));
        }

        private static @Nullable String whyNot(Host host) {
            if (host.state() != HostState.RUNNING) {
                return "n" + host.id() + " is " + host.state().word() + ": its timer doesn't run";
            }
            return host.leads() ? "n" + host.id() + " leads: a leader has no election timer" : null;
        }

        /** Who doesn't stand all the same, and why. */
        private static String refusals(Simulation simulation, List<Integer> ids, long before) {
            StringBuilder words = new StringBuilder();
            for (int id : ids) {
                if (!simulation.host(id).status().membership().isVoter(id)) {
                    words.append("; n").append(id).append(" doesn't vote, and doesn't stand");
                }
            }
            for (Event event : simulation.trace().since(before)) {
                if (event.type() == EventType.STAND_REFUSED) {
                    words.append("; ").append(EventWords.of(event));
                }
            }
            return words.toString();
        }
    }

    /**
     * propose --into: a node itself is handed a command for the log, by no client.
     *
     * @param typed the command: its bytes in UTF-8
     */
    record ProposeInto(NodeSet node, String typed) implements NodeCommand {
        @Override
        public Answer perform(Moment moment) throws MistakeException {
            Bytes bytes = Bytes.utf8(typed);
            if (bytes.length() > Ask.MAX_COMMAND_BYTES) {
                throw new MistakeException(
                        "a command has at most 1 MiB, this one has " + bytes.length() + " bytes");
            }
            int id = node.one(moment);
            Simulation simulation = moment.simulation();
            Proposal proposal = simulation.operator().propose(id, bytes);
            if (proposal.accepted()) {
                return new Answer.Done(
                        "n" + id + " takes it as entry " + proposal.index() + " of term "
                                + proposal.term(),
                        Map.of("index", proposal.index(), "term", proposal.term()));
            }
            HostState state = simulation.host(id).state();
            throw MistakeException.ofTheMoment("n" + id
                    + (state == HostState.RUNNING ? " doesn't lead" : " is " + state.word())
                    + ": only a node that leads takes a command");
        }
    }

    /**
     * transfer: leadership is handed over to a node.
     *
     * @param waits whether until it leads
     */
    record Transfer(NodeSet node, boolean waits) implements NodeCommand {
        private static final long WAIT_NANOS = 10_000_000_000L;

        @Override
        public Answer perform(Moment moment) throws MistakeException {
            int target = node.one(moment);
            int leader = leaderToReplace(moment.simulation(), target);
            moment.simulation().faults().transfer(leader, target);
            return waits
                    ? new Handing(leader, target, moment.after(WAIT_NANOS))
                    : new Answer.Done("n" + leader + " hands over to n" + target);
        }

        private static int leaderToReplace(Simulation simulation, int target)
                throws MistakeException {
            Host host = simulation.host(target);
            if (host.state() != HostState.RUNNING) {
                throw new MistakeException("n" + target + " is " + host.state().word()
                        + ": only a running node can take over");
            }
            int leader = simulation.leader();
            if (leader == target) {
                throw new MistakeException("n" + target + " leads already");
            } else if (leader != 0) {
                Membership membership = simulation.host(leader).status().membership();
                if (!membership.staysVoter(target)) {
                    throw new MistakeException("n" + target
                            + (membership.isLearner(target) ? " is a learner" : " is no member")
                            + ": only a voter can take over");
                }
                return leader;
            }
            throw new MistakeException("nobody leads: there is no leadership to hand over");
        }
    }

    /** That node is to lead. */
    record Handing(int leader, int target, long limitNanos) implements Wait {
        @Override
        public boolean isOver(Moment moment) {
            return moment.simulation().host(target).leads();
        }

        @Override
        public Answer end(Moment moment, boolean leads) {
            return leads
                    ? new Answer.Done("n" + target + " leads in term "
                            + moment.simulation().host(target).status().term())
                    : new Answer.Failed("n" + target + " doesn't lead: n" + leader
                            + " couldn't hand over in time");
        }
    }
}
