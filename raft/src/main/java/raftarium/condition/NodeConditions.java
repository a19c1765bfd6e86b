package raftarium.condition;

import raftarium.raft.Role;
import raftarium.sim.Host;
import raftarium.sim.Members;
import raftarium.sim.Standing;
import raftarium.words.MistakeException;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

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

        static Optional<State> of(String key) {
            return Arrays.stream(values())
                    .filter(state -> state.key().equals(key))
                    .findFirst();
        }

        static List<String> keys() {
            return Arrays.stream(values()).map(State::key).toList();
        }

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        /**
         * A voter is that, whether it runs or not, and whatever its role is. So is a removed node,
         * which may not know it: the cluster has let it go, or its own log says so.
         */
        boolean holds(Host host, Members members) {
            return switch (this) {
                case VOTER -> Standing.of(host) == Standing.VOTER;
                case REMOVED ->
                    Standing.of(host) == Standing.REMOVED || !members.isMember(host.id());
                case FOLLOWER, CANDIDATE, LEADER, LEARNER, CRASHED, PAUSED, FAILED ->
                    of(host) == this;
            };
        }

        /** How things stand, for whoever expected it to be this. */
        private String actual(Host host, Members members) {
            String is = "n" + host.id() + " is ";
            return switch (this) {
                case VOTER -> is + Standing.of(host).word();
                case REMOVED -> is + (holds(host, members) ? REMOVED : of(host)).key();
                case FOLLOWER, CANDIDATE, LEADER, LEARNER, CRASHED, PAUSED, FAILED ->
                    is + of(host).key();
            };
        }

        static State of(Host host) {
            return switch (host.status()) {
                case CRASHED -> CRASHED;
                case PAUSED -> PAUSED;
                case FAILED -> FAILED;
                case RUNNING ->
                    host.role() == Role.FOLLOWER
                            ? ofFollower(Standing.of(host))
                            : ofRole(host.role());
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

    /** A node's figures. */
    enum Figure {
        TERM,
        COMMIT,
        APPLIED,
        FIRST,
        LAST,
        SNAPSHOT,
        VOTES;

        static Optional<Figure> of(String key) {
            return Arrays.stream(values())
                    .filter(figure -> figure.key().equals(key))
                    .findFirst();
        }

        static List<String> keys() {
            return Arrays.stream(values()).map(Figure::key).toList();
        }

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        long of(Host host) {
            return switch (this) {
                case TERM -> host.term();
                case COMMIT -> host.commitIndex();
                case APPLIED -> host.lastApplied();
                case FIRST -> host.log().firstIndex();
                case LAST -> host.log().lastIndex();
                case SNAPSHOT -> host.log().snapshotIndex();
                case VOTES -> host.votes();
            };
        }
    }

    /** NODE is ROLE. */
    record Is(NodeSet nodes, State state) implements Condition {
        @Override
        public boolean holds(Situation situation) throws MistakeException {
            List<Integer> ids = nodes.ids(situation);
            Members members = Members.of(situation.simulation());
            for (int id : ids) {
                if (!state.holds(situation.simulation().host(id), members)) {
                    return false;
                }
            }
            return !ids.isEmpty();
        }

        @Override
        public boolean isOfCommands() {
            return nodes.isDrawn();
        }

        @Override
        public boolean isOfTurns() {
            return !nodes.isDrawn();
        }

        @Override
        public String actual(Situation situation) throws MistakeException {
            Members members = Members.of(situation.simulation());
            return each(situation, nodes, host -> state.actual(host, members));
        }
    }

    /** NODE FIGURE CMP N. */
    record Compare(NodeSet nodes, Figure figure, Comparison comparison, long number)
            implements Condition {
        @Override
        public boolean holds(Situation situation) throws MistakeException {
            List<Integer> ids = nodes.ids(situation);
            for (int id : ids) {
                if (!comparison.holds(figure.of(situation.simulation().host(id)), number)) {
                    return false;
                }
            }
            return !ids.isEmpty();
        }

        @Override
        public boolean isOfCommands() {
            return nodes.isDrawn();
        }

        @Override
        public boolean isOfTurns() {
            return figure == Figure.TERM && !nodes.isDrawn();
        }

        @Override
        public String actual(Situation situation) throws MistakeException {
            return each(
                    situation,
                    nodes,
                    host -> "n" + host.id() + " " + figure.key() + " is " + figure.of(host));
        }
    }

    static String each(Situation situation, NodeSet nodes, Function<Host, String> words)
            throws MistakeException {
        List<Integer> ids = nodes.ids(situation);
        return ids.isEmpty()
                ? "'" + nodes + "' is no node"
                : ids.stream()
                        .map(id -> words.apply(situation.simulation().host(id)))
                        .collect(Collectors.joining(", "));
    }
}
