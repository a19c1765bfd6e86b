package raftarium.condition;

import raftarium.raft.HardState;
import raftarium.raft.Role;
import raftarium.raft.Status;
import raftarium.sim.Host;
import raftarium.sim.Members;
import raftarium.sim.Simulation;
import raftarium.sim.Standing;
import raftarium.words.MistakeException;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Conditions about certain nodes; each holds if it holds of every node of the set. */
final class NodeConditions {
    private NodeConditions() {}

    /** What a node can be. */
    enum State {
        FOLLOWER,
        CANDIDATE,
        LEADER,
        LEARNER,
        CRASHED,
        PAUSED,
        FAILED,
        REMOVED,
        VOTER;

        /**
         * A node that is down can be a voter too, and so can one in any role. A removed node may
         * not know it: the cluster has removed it, or its own log says so.
         */
        boolean holds(Simulation simulation, Host host) {
            return switch (this) {
                case VOTER -> Standing.of(host.status()) == Standing.VOTER;
                case REMOVED ->
                    Standing.of(host.status()) == Standing.REMOVED
                            || !Members.of(simulation).isMember(host.id());
                case FOLLOWER, CANDIDATE, LEADER, LEARNER, CRASHED, PAUSED, FAILED ->
                    of(host) == this;
            };
        }

        /** How things stand, for the message of a failed expectation. */
        private String actual(Simulation simulation, Host host) {
            String is = "n" + host.id() + " is ";
            return switch (this) {
                case VOTER -> is + Standing.of(host.status()).word();
                case REMOVED -> is + Keys.of(holds(simulation, host) ? REMOVED : of(host));
                case FOLLOWER, CANDIDATE, LEADER, LEARNER, CRASHED, PAUSED, FAILED ->
                    is + Keys.of(of(host));
            };
        }

        static State of(Host host) {
            return switch (host.state()) {
                case CRASHED -> CRASHED;
                case PAUSED -> PAUSED;
                case FAILED -> FAILED;
                case RUNNING ->
                    host.status().role() == Role.FOLLOWER
                            ? ofFollower(Standing.of(host.status()))
                            : ofRole(host.status().role());
            };
        }

        private static State ofFollower(Standing standing) {
            return switch (standing) {
                case VOTER -> FOLLOWER;
                case LEARNER -> LEARNER;
                case REMOVED -> REMOVED;
            };
        }

        private static State ofRole(Role role) {
            return switch (role) {
                case FOLLOWER -> FOLLOWER;
                case CANDIDATE -> CANDIDATE;
                case LEADER -> LEADER;
            };
        }
    }

    /** A node's own figures. */
    enum Own implements NodeFigure {
        TERM,
        COMMIT,
        APPLIED,
        FIRST,
        LAST,
        SNAPSHOT,
        VOTES;

        private long of(Host host) {
            return switch (this) {
                case TERM -> host.status().term();
                case COMMIT -> host.status().commitIndex();
                case APPLIED -> host.status().lastApplied();
                case FIRST -> host.status().log().firstIndex();
                case LAST -> host.status().log().lastIndex();
                case SNAPSHOT -> host.status().log().snapshotIndex();
                case VOTES -> host.status().votes();
            };
        }

        @Override
        public Optional<Long> of(Situation situation, Host host) {
            return Optional.of(of(host));
        }

        @Override
        public boolean isOfTurns() {
            return this == TERM;
        }

        @Override
        public String actual(Situation situation, Host host) {
            return "n" + host.id() + " " + Keys.of(this) + " is " + of(host);
        }
    }

    /** NODE is ROLE. */
    record Is(NodeSet nodes, State state) implements OfEachNode {
        @Override
        public boolean holds(Simulation simulation, Host host) {
            return state.holds(simulation, host);
        }

        @Override
        public boolean isOfTurns() {
            return !nodes.isDrawn();
        }

        @Override
        public String actual(Simulation simulation, Host host) {
            return state.actual(simulation, host);
        }
    }

    /**
     * NODE vote = NODE|none, NODE vote != NODE|none: whom it voted for in its term.
     *
     * @param whom any of them; empty: nobody
     */
    record VotedFor(NodeSet nodes, boolean wanted, Optional<NodeSet> whom) implements Condition {
        @Override
        public boolean holds(Situation situation) throws MistakeException {
            List<Integer> ids = nodes.ids(situation);
            List<Integer> votes =
                    whom.isPresent() ? whom.get().ids(situation) : List.of(HardState.NO_VOTE);
            for (int id : ids) {
                int vote = situation.simulation().host(id).status().vote();
                if (votes.contains(vote) != wanted) {
                    return false;
                }
            }
            return !ids.isEmpty() && !votes.isEmpty();
        }

        @Override
        public boolean isOfCommands() {
            return nodes.isDrawn() || whom.filter(NodeSet::isDrawn).isPresent();
        }

        @Override
        public String actual(Situation situation) throws MistakeException {
            List<String> votes = new ArrayList<>();
            for (int id : nodes.ids(situation)) {
                Status status = situation.simulation().host(id).status();
                int vote = status.vote();
                votes.add("n" + id
                        + (vote == HardState.NO_VOTE
                                ? " has voted for nobody"
                                : " votes for n" + vote)
                        + " in term " + status.term());
            }
            return votes.isEmpty() ? "'" + nodes + "' is no node" : String.join(", ", votes);
        }
    }
}
