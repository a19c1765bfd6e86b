package raftarium.command;

import raftarium.raft.Membership;
import raftarium.raft.MembershipRequest;
import raftarium.sim.Host;
import raftarium.sim.HostState;
import raftarium.sim.Members;
import raftarium.sim.Simulation;
import raftarium.words.Phrases;

import java.util.List;
import java.util.stream.Collectors;

/** What is said of a change of the membership. */
record ChangeWords(Simulation simulation, MembershipRequest change) {
    /** The last node that it concerns. */
    int last() {
        return change.nodes().get(change.nodes().size() - 1);
    }

    private boolean isExact() {
        return change.kind() == MembershipRequest.Kind.EXACTLY;
    }

    private String participle() {
        return switch (change.kind()) {
            case ADD, ADD_LEARNER -> "added";
            case PROMOTE -> "promoted";
            case REMOVE -> "removed";
            case EXACTLY -> "the members";
        };
    }

    /** That these can't be what they are to be. */
    String cannot(List<Integer> nodes) {
        return Phrases.names(nodes) + " can't be " + participle();
    }

    private String are() {
        return change.nodes().size() == 1 ? " is " : " are ";
    }

    /** Why it doesn't begin, and of which node that is said, if it isn't of all of them. */
    String refusal(MembershipRequest.Answer answer) {
        if (answer == MembershipRequest.Answer.NOT_LEADER) {
            return cannot(change.nodes())
                    + ": nobody leads, and only a leader changes the membership";
        } else if (answer == MembershipRequest.Answer.LAST_VOTER
                && change.nodes().size() > 1) {
            return cannot(change.nodes()) + ": no voter would be left";
        }
        Host leader = simulation.host(simulation.leader());
        List<Integer> culprits = change.nodes().stream()
                .filter(node ->
                        leader.mayChange(new MembershipRequest(change.kind(), node)) == answer)
                .toList();
        boolean ofOne =
                !isExact() && answer != MembershipRequest.Answer.UNDER_WAY && !culprits.isEmpty();
        return cannot(ofOne ? culprits.subList(0, 1) : change.nodes()) + ": " + answer.words();
    }

    /** That it has begun. */
    String begun() {
        return isExact()
                ? "the members are being changed to " + Phrases.names(change.nodes()) + down()
                : Phrases.names(change.nodes()) + are() + "being " + participle() + down();
    }

    /** That it is done. */
    String done() {
        Membership committed = Members.of(simulation).committed();
        return isExact()
                ? "the members are " + committed + down()
                : Phrases.names(change.nodes()) + are() + participle() + down() + ": " + committed;
    }

    /** That it isn't, and on what it hangs. */
    String notYet() {
        String not = change.nodes().size() == 1 ? " isn't " : " aren't ";
        return isExact()
                ? "the members aren't " + Phrases.names(change.nodes()) + " yet: " + obstacle()
                : Phrases.names(change.nodes()) + not + participle() + " yet: " + obstacle();
    }

    /** Who of those that are to get the log doesn't run. */
    private String down() {
        if (change.kind() == MembershipRequest.Kind.REMOVE) {
            return "";
        }
        boolean one = change.nodes().size() == 1;
        return change.nodes().stream()
                .map(simulation::host)
                .filter(host -> host.state() != HostState.RUNNING)
                .map(host -> "; " + (one ? "it" : "n" + host.id()) + " is "
                        + host.state().word())
                .collect(Collectors.joining());
    }

    private String obstacle() {
        int leader = simulation.leader();
        if (simulation.isStopped()) {
            return "the clock stands";
        } else if (leader == 0) {
            return "nobody leads";
        }
        Host host = simulation.host(leader);
        List<Integer> learners = change.nodes().stream()
                .filter(host.status().membership()::isLearner)
                .toList();
        boolean waits = change.kind() != MembershipRequest.Kind.REMOVE
                && !learners.isEmpty()
                && host.status().membership().equals(host.status().committedMembership());
        List<Integer> troubled =
                learners.stream().filter(id -> hasTrouble(host, id)).toList();
        return waits
                ? (troubled.isEmpty() ? learners : troubled)
                        .stream()
                                .map(id -> "n" + id + " hasn't caught up: " + behind(host, id))
                                .collect(Collectors.joining("; "))
                : "the configuration " + host.status().membership()
                        + " isn't committed; 'why not committed "
                        + (host.status().commitIndex() + 1) + "' says on whom it hangs";
    }

    /** Whether no partition stands between them. */
    static boolean isTogether(Simulation simulation, int one, int other) {
        return simulation.sides().stream()
                .anyMatch(side -> side.contains(one) && side.contains(other));
    }

    private boolean hasTrouble(Host leader, int learner) {
        Host host = simulation.host(learner);
        return host.state() != HostState.RUNNING
                || host.status().log().lastIndex() < leader.status().log().lastIndex();
    }

    private String behind(Host leader, int learner) {
        Host host = simulation.host(learner);
        if (host.state() != HostState.RUNNING) {
            return "it is "
                    + (host.state() == HostState.CRASHED ? "down" : host.state().word());
        } else if (!isTogether(simulation, leader.id(), learner)) {
            return "it is cut off from n" + leader.id() + ", the leader";
        }
        return "its log ends at " + host.status().log().lastIndex() + ", that of n" + leader.id()
                + ", the leader, at " + leader.status().log().lastIndex();
    }
}
