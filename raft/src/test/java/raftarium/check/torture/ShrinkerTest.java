package raftarium.check.torture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import raftarium.raft.Rule;

import java.util.ArrayList;
import java.util.List;

class ShrinkerTest {
    private static final long SECOND = 1_000_000_000L;
    private static final List<Rule> VOTES = List.of(Rule.UP_TO_DATE_VOTE);

    @Test
    void whatIsShrunkBreaksTheSameInAFewLinesAndAlwaysTheSameOnes() {
        Torture torture = new Torture(new TortureOptions(3, 12 * SECOND, VOTES));
        long seed = 1;
        while (torture.verdict(seed).isOk()) {
            seed++;
        }
        Shrunk shrunk = torture.shrink(seed);
        assertThat(shrunk).isEqualTo(torture.shrink(seed));
        assertThat(shrunk.seed()).isEqualTo(seed);
        assertThat(shrunk.property()).isEqualTo(torture.verdict(seed).property());
        assertThat(shrunk.lines()).hasSizeLessThanOrEqualTo(25);
        assertThat(shrunk.lines().get(0)).startsWith("new ").contains("--without up-to-date-vote");
        assertThat(shrunk.lines()).endsWith("expect violation " + shrunk.property());
    }

    /** A leader is paused until another one leads: one of many things that are done. */
    @Test
    void ofAPlantedViolationOnlyItsOwnStepsAreLeft() {
        List<Step> steps = new ArrayList<>();
        for (int round = 0; round < 10; round++) {
            steps.add(new TimeStep.Run(SECOND / 2));
            steps.add(new NodeStep.Compact(Who.LEADER));
            steps.add(new MemberStep.CompactEvery(50));
            steps.add(new NodeStep.Timeout(new Who(9)));
        }
        steps.add(new NodeStep.Pause(Who.LEADER));
        steps.add(new TimeStep.Run(SECOND));
        steps.add(new NodeStep.ResumeAll());
        steps.add(new TimeStep.Run(SECOND));
        steps.add(new NodeStep.CrashAll(true));
        Setup setup = Setup.of(5, 1, List.of(Rule.STEP_DOWN, Rule.FAST_BACKUP));
        Plan plan = new Plan(setup, steps);
        assertThat(Trial.steps(plan, null).verdict().property()).isEqualTo("election-safety");

        Plan shrunk = Shrinker.shrink(plan, "election-safety", null, List.of(Rule.STEP_DOWN));
        assertThat(Trial.steps(shrunk, null).verdict().property()).isEqualTo("election-safety");
        assertThat(shrunk.setup().off()).containsExactly(Rule.STEP_DOWN);
        assertThat(shrunk.setup().nodes()).isLessThanOrEqualTo(3);
        assertThat(shrunk.steps()).hasSizeLessThanOrEqualTo(5).noneMatch(ShrinkerTest::isNoise);
        for (int place = 0; place < shrunk.steps().size(); place++) {
            List<Step> fewer = new ArrayList<>(shrunk.steps());
            fewer.remove(place);
            assertThat(Trial.steps(shrunk.with(fewer), null).verdict().property())
                    .as("without %s", shrunk.steps().get(place))
                    .isEmpty();
        }
    }

    private static boolean isNoise(Step step) {
        return step instanceof NodeStep.Compact
                || step instanceof MemberStep.CompactEvery
                || step instanceof NodeStep.Timeout
                || step instanceof NodeStep.CrashAll;
    }

    @Test
    void whatBreaksNothingCanNotBeShrunk() {
        Torture torture = new Torture(new TortureOptions(3, SECOND, List.of()));
        assertThatThrownBy(() -> torture.shrink(1)).hasMessageContaining("seed 1 breaks nothing");
    }
}
