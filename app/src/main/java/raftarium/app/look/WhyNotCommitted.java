package raftarium.app.look;

import raftarium.raft.Membership;
import raftarium.raft.RaftLog;
import raftarium.raft.Rule;
import raftarium.sim.Host;
import raftarium.sim.HostStatus;
import raftarium.sim.NodeView;
import raftarium.sim.Simulation;

import java.util.ArrayList;
import java.util.List;

/** Why an entry of the leader's log isn't committed: on whom it hangs. */
public final class WhyNotCommitted {
    private WhyNotCommitted() {}

    public static String answer(Simulation simulation, long index) {
        int id = simulation.leader();
        if (id == 0) {
            return "only a leader commits, and there is none\n" + WhyNoLeader.answer(simulation);
        }
        Host leader = simulation.host(id);
        RaftLog log = leader.log();
        if (index > log.lastIndex() || index < 1) {
            return "there is no entry " + index + ": the log of n" + id + ", the leader, ends at "
                    + log.lastIndex();
        } else if (index <= leader.commitIndex()) {
            return "entry " + index + " is committed: n" + id + "'s commit index is "
                    + leader.commitIndex();
        }
        return waiting(simulation, simulation.view().node(id), index);
    }

    private static String waiting(Simulation simulation, NodeView leader, long index) {
        List<String> lines = new ArrayList<>();
        Membership membership = leader.membership();
        List<Integer> have = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        if (leader.durableIndex() >= index) {
            have.add(leader.id());
        } else if (membership.isVoter(leader.id())) {
            missing.add("  n" + leader.id() + ": not on its own disk yet (persist-log, 5.3)");
        }
        for (NodeView.Follower follower : leader.followers()) {
            if (follower.matchIndex() >= index) {
                have.add(follower.id());
            } else if (membership.isVoter(follower.id())) {
                missing.add("  n" + follower.id() + ": " + missing(simulation, leader, follower));
            }
        }
        long term = leader.log().termAt(index);
        lines.add("entry " + index + " of term " + term + " is on "
                + count(membership.voters(), have) + " disks as n" + leader.id()
                + ", the leader, knows; " + membership.majority()
                + " are needed (commit-majority, " + Rule.COMMIT_MAJORITY.section() + ")");
        if (membership.isJoint()) {
            lines.add("  the configuration is joint: it must also be on "
                    + membership.outgoingMajority() + " of " + Texts.names(membership.outgoing())
                    + ", the voters before, and is on " + count(membership.outgoing(), have)
                    + " (joint-majorities, " + Rule.JOINT_MAJORITIES.section() + ")");
        }
        boolean enough = membership.hasMajority(have::contains, simulation.rules());
        if (enough && term != leader.term()) {
            lines.add("  it is of an older term: n" + leader.id() + " of term " + leader.term()
                    + " may count only entries of its own (commit-own-term, "
                    + Rule.COMMIT_OWN_TERM.section() + ")");
        }
        lines.addAll(missing);
        return String.join("\n", lines);
    }

    private static String count(List<Integer> voters, List<Integer> have) {
        return voters.stream().filter(have::contains).count() + " of " + voters.size();
    }

    private static String missing(
            Simulation simulation, NodeView leader, NodeView.Follower follower) {
        Host host = simulation.host(follower.id());
        if (host.status() != HostStatus.RUNNING) {
            return "is " + host.status().word();
        }
        String far =
                "has matched to " + follower.matchIndex() + ", next index " + follower.nextIndex();
        boolean together = WhyNode.side(simulation, leader.id()).contains(follower.id());
        return together ? far : "is cut off from n" + leader.id() + "; " + far;
    }
}
