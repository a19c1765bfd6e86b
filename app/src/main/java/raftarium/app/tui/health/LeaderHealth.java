package raftarium.app.tui.health;

import raftarium.app.tui.engine.Frame;
import raftarium.raft.Membership;
import raftarium.raft.Rule;
import raftarium.sim.ClusterView;
import raftarium.sim.NodeView;

import java.util.ArrayList;
import java.util.List;

/** A cluster with a leader: who is up, and which entry waits for what. */
final class LeaderHealth {
    /** Of so many entries it is told what they wait for. */
    private static final int MOST = 2;

    private LeaderHealth() {}

    static Health of(Frame frame, Sides sides, NodeView leader) {
        ClusterView view = frame.view();
        List<Clause> clauses = new ArrayList<>();
        List<NodeView> missing = sides.missing();
        int voters = sides.voters();
        int up = voters - missing.size();
        clauses.add(
                missing.isEmpty()
                        ? Clause.of(
                                "all " + voters + " up, one leader",
                                voters + " of " + voters + " up")
                        : Clause.of(up + " of " + voters + " up"));
        clauses.addAll(sides.missing(missing));
        if (view.membership().isJoint()) {
            Membership joint = view.membership();
            clauses.add(Clause.of(
                    "the members change: " + joint.majority() + " of the new and "
                            + joint.outgoingMajority() + " of the old are needed",
                    "joint: needs " + joint.majority() + " and " + joint.outgoingMajority()));
        }
        List<Clause> waits = entries(frame, sides, leader);
        clauses.addAll(waits);
        long committed = leader.status().commitIndex();
        if (waits.isEmpty()) {
            String all = committed == 0 ? "no entry yet" : "all is committed, to " + committed;
            clauses.add(Clause.of(all, "committed " + committed));
        }
        if (!view.cuts().isEmpty()) {
            int cuts = view.cuts().size();
            clauses.add(Clause.of(cuts == 1 ? "1 link is cut" : cuts + " links are cut"));
        }
        String name = "n" + leader.id();
        String caption = waits.isEmpty()
                ? up + " of " + voters + " up, " + committed + " committed"
                : waits.get(0).wordings().get(waits.get(0).wordings().size() - 1);
        return new Health(
                Health.Gravity.WELL,
                clauses,
                name + " leads",
                caption.length() <= Health.CAPTION_LETTERS ? caption : up + " of " + voters + " up",
                plain(leader, up, voters, waits));
    }

    private static String plain(NodeView leader, int up, int voters, List<Clause> waits) {
        String leads = "n" + leader.id() + " leads in term " + leader.status().term() + ", " + up
                + " of " + voters + " are up";
        return waits.isEmpty()
                ? leads + "; all that was written is committed."
                : leads + ". " + capital(waits.get(0).full()) + ".";
    }

    private static String capital(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /** What the leader's first entries that aren't committed wait for. */
    static List<Clause> entries(Frame frame, Sides sides, NodeView leader) {
        List<Clause> clauses = new ArrayList<>();
        long first = Math.max(
                leader.status().commitIndex() + 1, leader.status().log().firstIndex());
        long last = leader.status().log().lastIndex();
        for (long index = first; index <= last && clauses.size() < MOST; index++) {
            clauses.add(entry(frame.view(), sides, leader, index, index == first));
        }
        long more = last - first + 1 - MOST;
        if (more > 0) {
            clauses.add(Clause.of(more + (more == 1 ? " more waits" : " more wait")));
        }
        return clauses;
    }

    private static Clause entry(
            ClusterView view, Sides sides, NodeView leader, long index, boolean isFirst) {
        long term = leader.status().log().termAt(index);
        long disks = view.nodes().stream()
                .filter(node -> view.membership().isVoter(node.id()))
                .filter(node -> node.status().durableIndex() >= index
                        && node.status().log().holds(index, term))
                .count();
        String on = index + " is on " + disks;
        String name = "n" + leader.id();
        boolean counts = term == leader.status().term() || view.rules().off(Rule.COMMIT_OWN_TERM);
        if (disks < sides.majoritySize()) {
            String needs = ", needs " + sides.majoritySize();
            String of = on + " of " + sides.voters();
            return isFirst
                    ? Clause.of("entry " + of + " disks" + needs, of + needs)
                    : Clause.of(on + needs);
        } else if (!counts) {
            return Clause.of(
                    "entry " + on + " of " + sides.voters() + " disks, but it is of T" + term
                            + ": " + name + " counts only its own, T"
                            + leader.status().term()
                            + " (5.4.2)",
                    on + ", but of T" + term + ", not T" + leader.status().term() + " (5.4.2)");
        }
        String of = on + " of " + sides.voters();
        return Clause.of(
                "entry " + of + " disks: " + name + " commits it with the next ok",
                of + ": commits next");
    }
}
