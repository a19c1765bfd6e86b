package raftarium.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import raftarium.raft.Membership;
import raftarium.raft.NodeEvent;
import raftarium.raft.Rule;
import raftarium.raft.Rules;
import raftarium.sim.Chaos;
import raftarium.trace.Decision;
import raftarium.trace.Event;
import raftarium.trace.Trace;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Several members change at once, in one joint step (section 6), under random faults with all
 * properties checked. {@code -Draftarium.many.seeds=500} for more.
 */
class ManyMembersTest {
    private static final long SECONDS = 20;
    private static final long SEEDS = Long.getLong("raftarium.many.seeds", 6);

    /** How many voters differed in each joint step that was used by some node. */
    private final List<Integer> steps = new ArrayList<>();

    @Test
    void noSeedBreaksAPropertyAndEveryClusterGetsWellAgain() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            boolean on = seed % 2 == 0;
            Rules rules = Rules.PAPER.with(Rule.PRE_VOTE, on).with(Rule.CHECK_QUORUM, on);
            Chaos chaos = Chaos.ofSeed(seed, rules).withManyMembers();
            chaos.run(SECONDS);
            assertThat(chaos.simulation().violation()).as("seed %d", seed).isNull();
            note(chaos.simulation().trace());
            chaos.mend();
            assertThat(chaos.problems())
                    .as("seed %d, 10 s after the last fault", seed)
                    .isEmpty();
        }
        long many = steps.stream().filter(differ -> differ > 1).count();
        System.out.printf(
                "%d seeds, %d joint configurations, %d of several%n", SEEDS, steps.size(), many);
        assertThat(many).isGreaterThan(SEEDS);
        assertThat(steps).anyMatch(differ -> differ > 4);
    }

    private void note(Trace trace) {
        for (long number = trace.first(); number < trace.count(); number++) {
            Event event = trace.event(number);
            if (event instanceof Decision decision
                    && decision.event() instanceof NodeEvent.MembershipChanged changed
                    && changed.membership().isJoint()) {
                steps.add(differing(changed.membership()));
            }
        }
    }

    private static int differing(Membership joint) {
        TreeSet<Integer> all = new TreeSet<>(joint.voters());
        all.addAll(joint.outgoing());
        all.removeIf(id -> joint.staysVoter(id) && joint.outgoing().contains(id));
        return all.size();
    }
}
