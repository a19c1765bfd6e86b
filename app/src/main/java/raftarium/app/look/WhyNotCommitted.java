package raftarium.app.look;

import raftarium.raft.Membership;
import raftarium.raft.RaftLog;
import raftarium.raft.Rule;
import raftarium.raft.Status;
import raftarium.sim.ClusterView;
import raftarium.sim.Host;
import raftarium.sim.HostState;
import raftarium.sim.NodeView;
import raftarium.sim.Simulation;
import raftarium.words.Phrases;

import java.util.ArrayList;
import java.util.List;

/** Why an entry isn't committed: on whom it hangs, or that another has taken its place. */
public final class WhyNotCommitted {
    private WhyNotCommitted() {}

    public static String answer(Simulation simulation, long index) {
        int id = simulation.leader();
        if (id == 0) {
            return "only a leader commits, and there is none\n" + WhyNoLeader.answer(simulation);
        }
        Host leader = simulation.host(id);
        RaftLog log = leader.status().log();
        if (index > log.lastIndex() || index < 1) {
            return "there is no entry " + index + ": the log of n" + id + ", the leader, ends at "
                    + log.lastIndex();
        } else if (index <= leader.status().commitIndex()) {
            return "entry " + index + " is committed: n" + id + "'s commit index is "
                    + leader.status().commitIndex();
        }
        return waiting(simulation, simulation.view().node(id), index);
    }

    /** The same of the entry that a node has there, which may be another than the leader's. */
    public static String answer(Simulation simulation, long index, int node) {
        ClusterView view = simulation.view();
        NodeView holder = view.node(node);
        RaftLog log = holder.status().log();
        String self = "n" + node;
        if (index >= 1 && index <= log.snapshotIndex()) {
            return "entry " + index + " is committed: it is in " + self + "'s snapshot to "
                    + log.snapshotIndex();
        } else if (!log.holds(index)) {
            return self + " has no entry " + index + ": its log ends at " + log.lastIndex();
        }
        long term = log.termAt(index);
        NodeView leader = view.leaderOf(holder);
        NodeView newest = view.leader();
        String committed = committed(view, index, term);
        if (!committed.isEmpty()) {
            return self + "'s entry " + index + " of term " + term + " is committed: " + committed;
        } else if (leader == null || newest == null) {
            return "only a leader commits, and there is none\n" + WhyNoLeader.answer(simulation);
        }
        List<String> lines = new ArrayList<>();
        if (leader.status().log().holds(index, term)) {
            lines.add(waiting(simulation, leader, index));
        }
        if (!newest.status().log().holds(index, term)) {
            lines.add(overwritten(newest, self, index, term));
        }
        return String.join("\n", lines);
    }

    private static String committed(ClusterView view, long index, long term) {
        return view.nodes().stream()
                .filter(node -> node.status().log().holds(index, term)
                        && index <= node.status().commitIndex())
                .map(node ->
                        "n" + node.id() + "'s commit index is " + node.status().commitIndex())
                .findFirst()
                .orElse("");
    }

    private static String overwritten(NodeView leader, String holder, long index, long term) {
        String leads = "n" + leader.id() + " leads in term " + leader.status().term();
        String its = leader.status().log().holds(index)
                ? ", and has an entry of term " + leader.status().log().termAt(index) + " there: "
                : ", and its log ends at " + leader.status().log().lastIndex()
                        + ": once it goes on there, ";
        return leads + its + holder + " has to delete its own, of term " + term + " (5.3)";
    }

    private static String waiting(Simulation simulation, NodeView leader, long index) {
        List<String> lines = new ArrayList<>();
        Membership membership = leader.status().membership();
        List<Integer> have = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        if (leader.status().durableIndex() >= index) {
            have.add(leader.id());
        } else if (membership.isVoter(leader.id())) {
            missing.add("  n" + leader.id() + ": not on its own disk yet (persist-log, 5.3)");
        }
        for (Status.Follower follower : leader.status().followers()) {
            if (follower.matchIndex() >= index) {
                have.add(follower.id());
            } else if (membership.isVoter(follower.id())) {
                missing.add("  n" + follower.id() + ": " + missing(simulation, leader, follower));
            }
        }
        long term = leader.status().log().termAt(index);
        lines.add("entry " + index + " of term " + term + " is on "
                + count(membership.voters(), have) + " disks as n" + leader.id()
                + ", the leader, knows; " + membership.majority()
                + " are needed (commit-majority, " + Rule.COMMIT_MAJORITY.section() + ")");
        if (membership.isJoint()) {
            lines.add("  the configuration is joint: it must also be on "
                    + membership.outgoingMajority() + " of " + Phrases.names(membership.outgoing())
                    + ", the voters before, and is on " + count(membership.outgoing(), have)
                    + " (joint-majorities, " + Rule.JOINT_MAJORITIES.section() + ")");
        }
        boolean enough = membership.hasMajority(have::contains, simulation.rules());
        if (enough && term != leader.status().term()) {
            lines.add("  it is of an older term: n" + leader.id() + " of term "
                    + leader.status().term()
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
            Simulation simulation, NodeView leader, Status.Follower follower) {
        Host host = simulation.host(follower.id());
        if (host.state() != HostState.RUNNING) {
            return "is " + host.state().word();
        }
        String far =
                "has matched to " + follower.matchIndex() + ", next index " + follower.nextIndex();
        boolean together = WhyNode.side(simulation, leader.id()).contains(follower.id());
        return together ? far : "is cut off from n" + leader.id() + "; " + far;
    }
}
