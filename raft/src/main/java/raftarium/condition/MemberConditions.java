package raftarium.condition;

import org.jspecify.annotations.Nullable;

import raftarium.raft.Membership;
import raftarium.raft.Sending;
import raftarium.raft.Status;
import raftarium.sim.Host;
import raftarium.sim.Members;
import raftarium.sim.Simulation;
import raftarium.words.MistakeException;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Conditions about who belongs to the cluster, and what a leader knows of its members. */
final class MemberConditions {
    private MemberConditions() {}

    /** The running leader of a node's term, or of the newest term if its own has none; or null. */
    private static @Nullable Host leaderOf(Simulation simulation, Host node) {
        Host leader = null;
        for (int id = 1; id <= simulation.nodes(); id++) {
            Host host = simulation.host(id);
            if (host.leads() && host.status().term() == node.status().term()) {
                return host;
            }
            boolean newer =
                    leader == null || host.status().term() > leader.status().term();
            leader = host.leads() && newer ? host : leader;
        }
        return leader;
    }

    /** Figures of a node that only its leader knows (figure 2). */
    enum Known implements NodeFigure {
        NEXT,
        MATCH;

        /** A leader counts what is on its own disk; empty if nobody leads, or knows the node. */
        private Optional<Long> of(Host node, @Nullable Host leader) {
            if (leader == null) {
                return Optional.empty();
            } else if (leader.id() == node.id()) {
                return Optional.of(
                        this == MATCH
                                ? node.status().durableIndex()
                                : node.status().log().lastIndex() + 1);
            }
            Status.Follower follower = leader.status().follower(node.id());
            return Optional.ofNullable(follower)
                    .map(known -> this == MATCH ? known.matchIndex() : known.nextIndex());
        }

        @Override
        public Optional<Long> of(Situation situation, Host host) {
            return of(host, leaderOf(situation.simulation(), host));
        }

        @Override
        public String actual(Situation situation, Host host) {
            Host leader = leaderOf(situation.simulation(), host);
            return of(host, leader)
                    .map(figure -> "n" + host.id() + " " + Keys.of(this) + " is " + figure
                            + nameOf(leader))
                    .orElse(nobodyKnows(host, leader));
        }
    }

    private static String nameOf(@Nullable Host leader) {
        return leader == null ? "" : ", as n" + leader.id() + " knows";
    }

    private static String nobodyKnows(Host node, @Nullable Host leader) {
        return leader == null
                ? "nobody leads, so nobody knows of n" + node.id()
                : "n" + leader.id() + ", the leader, sends nothing to n" + node.id();
    }

    /** NODE is probed, replicated, snapshotted. */
    record IsSent(NodeSet nodes, Sending sending) implements OfEachNode {
        static Optional<Sending> of(String key) {
            return Arrays.stream(Sending.values())
                    .filter(sending -> sending.word().equals(key))
                    .findFirst();
        }

        static List<String> keys() {
            return Arrays.stream(Sending.values()).map(Sending::word).toList();
        }

        private static Status.@Nullable Follower follower(Host node, @Nullable Host leader) {
            return leader == null ? null : leader.status().follower(node.id());
        }

        @Override
        public boolean holds(Simulation simulation, Host host) {
            Status.Follower follower = follower(host, leaderOf(simulation, host));
            return follower != null && follower.sending() == sending;
        }

        @Override
        public String actual(Simulation simulation, Host host) {
            Host leader = leaderOf(simulation, host);
            Status.Follower follower = follower(host, leader);
            return follower == null
                    ? nobodyKnows(host, leader)
                    : "n" + host.id() + " is " + follower.sending().word() + nameOf(leader);
        }
    }

    /** members = SET, members != SET. */
    record AreMembers(NodeSet nodes, boolean wanted) implements Condition {
        @Override
        public boolean holds(Situation situation) throws MistakeException {
            TreeSet<Integer> ids = new TreeSet<>(nodes.ids(situation));
            Membership committed = Members.of(situation.simulation()).committed();
            return !ids.isEmpty()
                    && !committed.equals(Membership.NONE)
                    && ids.equals(new TreeSet<>(committed.members())) == wanted;
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
        public String actual(Situation situation) {
            Membership committed = Members.of(situation.simulation()).committed();
            return committed.equals(Membership.NONE)
                    ? "no running node knows who the members are"
                    : "the members are " + names(committed.members());
        }

        private static String names(List<Integer> ids) {
            return ids.stream().map(id -> "n" + id).collect(Collectors.joining(", "));
        }
    }

    /** joint. */
    record IsJoint() implements Condition {
        @Override
        public boolean holds(Situation situation) {
            return Members.of(situation.simulation()).inUse().isJoint();
        }

        @Override
        public boolean isOfTurns() {
            return true;
        }

        @Override
        public String actual(Situation situation) {
            return "the configuration in use is "
                    + Members.of(situation.simulation()).inUse();
        }
    }
}
