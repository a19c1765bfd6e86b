package raftarium.app.tui.health;

import org.jspecify.annotations.Nullable;

import raftarium.app.tui.engine.Frame;
import raftarium.raft.Role;
import raftarium.sim.ClusterView;
import raftarium.sim.NodeView;

import java.util.List;

/**
 * How a cluster fares: of all that there is to say, the gravest. A pure function of a frame.
 *
 * @param gravity how grave it is
 * @param headline the same in at most 14 letters
 * @param caption the same in at most 29 letters
 * @param plain the same in whole sentences, for those who know no Raft
 */
public record Health(
        Gravity gravity, List<Clause> clauses, String headline, String caption, String plain) {
    /** From the gravest down. */
    public enum Gravity {
        /** A property doesn't hold any more. */
        BROKEN('!', "broken", ".  "),
        /** So many are missing that nobody can be elected and nothing committed. */
        NO_MAJORITY('!', "no majority", ".  "),
        /** Nobody leads those who are a majority, or somebody stands against who does. */
        ELECTION('!', "election", "; "),
        /** Two lead, though no wall is between them. */
        TWO_LEADERS('!', "2 leaders", ".  "),
        /** Not everybody reaches everybody; those who are a majority go on. */
        WALL('▒', "partition", ".  "),
        /** There is a leader, and it commits. */
        WELL('✓', "", ".  ");

        private final char sign;
        private final String word;
        private final String joint;

        Gravity(char sign, String word, String joint) {
            this.sign = sign;
            this.word = word;
            this.joint = joint;
        }

        public char sign() {
            return sign;
        }

        /** What stands in front of the sentences, or "". */
        public String word() {
            return word;
        }
    }

    static final int CAPTION_LETTERS = 29;

    public Health {
        clauses = List.copyOf(clauses);
    }

    /** How the cluster of that frame fares. */
    public static Health of(Frame frame) {
        ClusterView view = frame.view();
        Sides sides = Sides.of(view);
        Side majority = sides.majority();
        if (view.isStopped()) {
            return broken(view);
        } else if (majority == null) {
            return Splits.noMajority(sides);
        }
        NodeView leader = majority.leader();
        NodeView rival = majority.candidate();
        if (leader == null
                || rival != null && rival.status().term() > leader.status().term()) {
            return ElectionHealth.of(frame, sides, majority);
        } else if (sides.all().size() > 1) {
            return Splits.wall(frame, sides, majority, leader);
        }
        NodeView other = otherLeader(view, leader);
        return other != null
                ? Splits.twoLeaders(frame, leader, other)
                : LeaderHealth.of(frame, sides, leader);
    }

    private static Health broken(ClusterView view) {
        String stopped = view.stopped();
        String property = view.violation() == null
                ? "the state machine"
                : view.violation().property();
        String brief = property + " is broken";
        String caption = brief.length() <= CAPTION_LETTERS ? brief : "a property is broken";
        return new Health(
                Gravity.BROKEN,
                List.of(Clause.of(stopped.replaceFirst("\\.$", ""), brief)),
                "broken",
                caption,
                stopped + (stopped.endsWith(".") ? "" : "."));
    }

    private static @Nullable NodeView otherLeader(ClusterView view, NodeView leader) {
        for (NodeView node : view.nodes()) {
            if (node.is(Role.LEADER) && node.id() != leader.id()) {
                return node;
            }
        }
        return null;
    }

    /** Its sentences in so many columns, shorter where there is little room; no number is cut. */
    public String text(int columns) {
        return Fitting.fit(clauses, gravity.joint, columns);
    }
}
