package raftarium.condition;

import raftarium.check.Property;
import raftarium.raft.RaftLog;
import raftarium.raft.Role;
import raftarium.sim.Host;
import raftarium.sim.Members;
import raftarium.sim.Simulation;
import raftarium.trace.Violation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Conditions about the cluster as a whole. */
final class ClusterConditions {
    private ClusterConditions() {}

    static List<Host> running(Situation situation) {
        List<Host> running = new ArrayList<>();
        Simulation simulation = situation.simulation();
        for (int id = 1; id <= simulation.nodes(); id++) {
            if (Selection.isRunning(simulation.host(id))) {
                running.add(simulation.host(id));
            }
        }
        return running;
    }

    /** Running nodes, but for those that the cluster has let go, whether they know it or not. */
    static List<Host> members(Situation situation) {
        Members members = Members.of(situation.simulation());
        List<Host> running = running(situation);
        running.removeIf(host -> !members.isMember(host.id()));
        return running;
    }

    private static String leaders(Situation situation) {
        List<String> leaders = new ArrayList<>();
        for (Host host : running(situation)) {
            if (host.leads()) {
                leaders.add("n" + host.id() + " leads in term " + host.status().term());
            }
        }
        return leaders.isEmpty() ? "nobody leads" : String.join(", ", leaders);
    }

    /** Some running node leads, and a majority of the voters follow it in its term. */
    record HasLeader() implements Condition {
        @Override
        public boolean holds(Situation situation) {
            Simulation simulation = situation.simulation();
            for (int id = 1; id <= simulation.nodes(); id++) {
                Host host = simulation.host(id);
                boolean majority = host.leads()
                        && host.status()
                                .membership()
                                .hasMajority(
                                        voter -> voter == host.id()
                                                || follows(simulation.host(voter), host),
                                        simulation.rules());
                if (majority) {
                    return true;
                }
            }
            return false;
        }

        private static int followers(Simulation simulation, Host leader) {
            int followers = 0;
            for (int id = 1; id <= simulation.nodes(); id++) {
                boolean votes = leader.status().membership().isVoter(id);
                followers += votes && follows(simulation.host(id), leader) ? 1 : 0;
            }
            return followers;
        }

        private static boolean follows(Host host, Host leader) {
            return Selection.isRunning(host)
                    && host.status().role() == Role.FOLLOWER
                    && host.status().term() == leader.status().term()
                    && host.status().leader() == leader.id();
        }

        @Override
        public boolean isOfTurns() {
            return true;
        }

        @Override
        public String actual(Situation situation) {
            Simulation simulation = situation.simulation();
            for (Host host : running(situation)) {
                if (host.leads()) {
                    return leaders(situation)
                            + ", "
                            + followers(simulation, host)
                            + " of the others follow n"
                            + host.id();
                }
            }
            return "nobody leads";
        }
    }

    /** No running node leads. */
    record NobodyLeads() implements Condition {
        @Override
        public boolean holds(Situation situation) {
            return Selection.newestLeaderTerm(situation.simulation()) == 0;
        }

        @Override
        public boolean isOfTurns() {
            return true;
        }

        @Override
        public String actual(Situation situation) {
            return leaders(situation);
        }
    }

    /** Running members have the same last index and term, commit index, and entries. */
    record LogsAgree() implements Condition {
        @Override
        public boolean holds(Situation situation) {
            List<Host> running = members(situation);
            Host longest = running.isEmpty() ? null : running.get(0);
            for (Host host : running) {
                if (longest != null && !sameEnds(longest, host)) {
                    return false;
                }
                boolean longer = longest == null
                        || host.status().log().firstIndex()
                                < longest.status().log().firstIndex();
                longest = longer ? host : longest;
            }
            // All end alike: so the one that begins first holds what any other one holds.
            for (Host host : running) {
                if (longest != null
                        && !sameEntries(longest.status().log(), host.status().log())) {
                    return false;
                }
            }
            return longest != null;
        }

        private static boolean sameEnds(Host one, Host other) {
            return one.status().log().lastIndex() == other.status().log().lastIndex()
                    && one.status().log().lastTerm() == other.status().log().lastTerm()
                    && one.status().commitIndex() == other.status().commitIndex();
        }

        private static boolean sameEntries(RaftLog one, RaftLog other) {
            for (long index = one.lastIndex(); index >= one.firstIndex(); index--) {
                if (other.holds(index) && !one.at(index).equals(other.at(index))) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public String actual(Situation situation) {
            List<String> ends = new ArrayList<>();
            for (Host host : members(situation)) {
                ends.add("n" + host.id() + " ends at " + host.status().log().lastIndex() + "/"
                        + host.status().log().lastTerm() + ", commit "
                        + host.status().commitIndex());
            }
            return ends.isEmpty() ? "no node is running" : String.join("; ", ends);
        }
    }

    /** figure 8. */
    record Figure8() implements Condition {
        @Override
        public boolean holds(Situation situation) {
            return situation.checker().rareSituations().hasFigure8();
        }

        @Override
        public String actual(Situation situation) {
            return (holds(situation) ? "an" : "no")
                    + " entry that a majority had on disk has been overwritten";
        }
    }

    /** violation, violation PROPERTY. */
    record Violated(Optional<Property> property) implements Condition {
        @Override
        public boolean holds(Situation situation) {
            return situation.simulation().violations().stream()
                    .anyMatch(violation -> property.isEmpty()
                            || property.get().key().equals(violation.property()));
        }

        @Override
        public boolean expectsViolation() {
            return true;
        }

        @Override
        public boolean isOfTurns() {
            return true;
        }

        @Override
        public String actual(Situation situation) {
            Violation violation = situation.simulation().violation();
            return violation == null
                    ? "no property is broken"
                    : violation.property() + " is broken: " + violation.detail();
        }
    }
}
