package raftarium.app.look;

import raftarium.data.Durations;
import raftarium.raft.Membership;
import raftarium.raft.Role;
import raftarium.sim.HostState;
import raftarium.sim.Members;
import raftarium.sim.NodeView;
import raftarium.sim.Simulation;
import raftarium.sim.Standing;
import raftarium.trace.Event;
import raftarium.trace.EventType;
import raftarium.words.Phrases;

import java.util.ArrayList;
import java.util.List;

/** Why nobody leads, or that somebody does. */
public final class WhyNoLeader {
    private static final int MAX_REFUSALS = 5;

    private WhyNoLeader() {}

    public static String answer(Simulation simulation) {
        int leader = simulation.leader();
        if (leader != 0) {
            return "there is a leader: n" + leader + ", in term "
                    + simulation.host(leader).status().term();
        }
        Membership membership = Members.of(simulation).inUse();
        List<String> lines = new ArrayList<>();
        lines.add("nobody leads: a leader needs the votes of " + needed(membership));
        boolean possible = false;
        for (List<Integer> side : simulation.sides()) {
            List<Integer> running = side.stream()
                    .filter(id -> simulation.host(id).state() == HostState.RUNNING)
                    .filter(membership::isVoter)
                    .toList();
            boolean enough = membership.hasMajority(running::contains, simulation.rules());
            possible |= enough;
            if (!enough && simulation.sides().size() > 1) {
                lines.add("  " + Phrases.names(side) + ": "
                        + (membership.isJoint() ? Phrases.names(running) : running.size())
                        + " running, too few");
            }
        }
        if (!possible) {
            lines.add(
                    membership.isJoint()
                            ? "  no side has both majorities running: none can be elected"
                            : "  no side has " + membership.majority()
                                    + " running voters: none can be elected");
        }
        for (NodeView node : simulation.view().nodes()) {
            String its = node.status().membership().equals(membership)
                            || node.status().membership().equals(Membership.NONE)
                    ? ""
                    : "; the newest configuration in its log is another: "
                            + node.status().membership();
            lines.add("  " + node(simulation, node) + its);
        }
        lines.addAll(refusals(simulation));
        return String.join("\n", lines);
    }

    private static String needed(Membership membership) {
        if (!membership.isJoint()) {
            return membership.majority() + " of " + membership.size()
                    + " voters (vote-majority, 5.2)";
        }
        return membership.outgoingMajority() + " of " + Phrases.names(membership.outgoing())
                + " and of " + membership.majority() + " of " + Phrases.names(membership.voters())
                + " (joint-majorities, 6)";
    }

    private static String node(Simulation simulation, NodeView node) {
        if (node.state() != HostState.RUNNING) {
            return "n" + node.id() + " is " + node.state().word();
        } else if (node.status().role() == Role.FOLLOWER && node.standing() != Standing.VOTER) {
            return "n" + node.id() + " doesn't vote: it is "
                    + (node.standing() == Standing.LEARNER ? "a learner" : "no member");
        }
        String left = Durations.words(node.clock().timerEndNanos() - simulation.nowNanos());
        return node.is(Role.CANDIDATE)
                ? "n" + node.id() + " stands in term " + node.status().term() + " with "
                        + node.tally() + " votes"
                : "n" + node.id() + " waits: its election timer is over in " + left;
    }

    /** The newest refusals of votes, in the words of those who refused. */
    private static List<String> refusals(Simulation simulation) {
        List<String> refusals = new ArrayList<>();
        long number = simulation.trace().count() - 1;
        while (number >= simulation.trace().first() && refusals.size() < MAX_REFUSALS) {
            Event event = simulation.trace().event(number);
            if (event.type() == EventType.VOTE_REFUSED
                    || event.type() == EventType.PRE_VOTE_REFUSED) {
                refusals.add(0, Phrases.line(event));
            }
            number--;
        }
        return refusals;
    }
}
