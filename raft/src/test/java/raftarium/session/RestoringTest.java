package raftarium.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import raftarium.check.SafetyChecker;
import raftarium.command.Ask;
import raftarium.command.ClusterSpec;
import raftarium.command.Moment;
import raftarium.data.Bytes;
import raftarium.disk.MemoryDisk;
import raftarium.machine.MachineType;
import raftarium.machine.StateMachine;
import raftarium.sim.Simulation;
import raftarium.words.MistakeException;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Of a session that comes to something else, where it is opened, that is told where it begins. */
class RestoringTest {
    private static final long SECOND = 1_000_000_000;
    private static final long BUDGET_BYTES = 1 << 30;
    private static final long GAP = 500;
    private static final ClusterSpec SPEC =
            ClusterSpec.of(5, 7).withMachine(new MachineType("Wavering", Wavering::new));
    private static final Pattern REFUSAL = Pattern.compile(
            "something else comes of it on branch (?<branch>\\d+) '.*' between \\d+\\.\\d{3} s"
                    + " \\(action (?<from>\\d+), event (?<event>\\d+)\\) and \\d+\\.\\d{3} s"
                    + " \\(action (?<to>\\d+)(, event \\d+)?\\), (?<given>.*): it comes to .*,"
                    + " digest [0-9a-f]{16}, not [0-9a-f]{16}"
                    + " \\(written by raftarium 0\\.1, read by raftarium 0\\.2\\)");

    /** What came of each action, by branches from 1, where it was executed the first time. */
    private final List<List<Milestone>> passed = new ArrayList<>();

    @BeforeEach
    void nothingIsOdd() {
        Wavering.odd = "";
    }

    private static Timeline fresh() {
        Simulation simulation = new Simulation(
                SPEC.config(),
                node -> new MemoryDisk(),
                List.of(new SafetyChecker(SPEC.config().nodes())));
        Moment start = new Moment(simulation, node -> new MemoryDisk());
        return new Timeline(start, SessionFiles.NONE, BUDGET_BYTES);
    }

    /** A branch on which a1 to a10 are proposed, and one from its middle on with b1 to b10. */
    private Timeline played() {
        passed.clear();
        Timeline timeline = fresh();
        propose(timeline, "a");
        timeline.travel().goToTime(11 * SECOND / 2);
        propose(timeline, "b");
        return timeline;
    }

    private void propose(Timeline timeline, String stem) {
        List<Milestone> of = new ArrayList<>();
        passed.add(of);
        for (int number = 1; number <= 10; number++) {
            timeline.give(new Ask.Propose(stem + number, new Ask.How(null, false, null)));
            long end = timeline.at().nanos() + SECOND;
            while (timeline.at().nanos() < end) {
                timeline.pass(end);
                of.add(Milestone.of(timeline.present().simulation()));
            }
        }
    }

    private static SavedSession saved(Timeline timeline) throws MistakeException {
        return timeline.saved("raftarium 0.1", SPEC, Optional.empty());
    }

    private static void restore(SavedSession saved) throws MistakeException {
        fresh().restore(saved, "raftarium 0.2", SearchContext.HERE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a1", "a2", "a5", "a6", "a9", "a10", "b1", "b4", "b7", "b10"})
    void theFirstDifferenceLiesWhereItIsSaid(String odd) throws Exception {
        SavedSession saved = saved(played());
        List<List<Milestone>> before = List.copyOf(passed);
        Wavering.odd = odd;
        played();
        int branch = odd.startsWith("a") ? 1 : 2;
        List<Milestone> was = before.get(branch - 1);
        List<Milestone> is = passed.get(branch - 1);
        int first = 0;
        while (was.get(first).equals(is.get(first))) {
            first++;
        }
        Matcher said = REFUSAL.matcher(refusal(saved));
        assertThat(said.matches()).as(refusal(saved)).isTrue();
        long from = Long.parseLong(said.group("from"));
        long to = Long.parseLong(said.group("to"));
        assertThat(said.group("branch")).isEqualTo(Integer.toString(branch));
        assertThat(was.get(first).actions()).isGreaterThan(from).isLessThanOrEqualTo(to);
        assertThat(to - from).isLessThanOrEqualTo(GAP);
        assertThat(Long.parseLong(said.group("event")))
                .isLessThanOrEqualTo(was.get(first - 1).events());
        assertThat(said.group("given")).containsPattern("'propose .*'");
    }

    private static String refusal(SavedSession saved) {
        return catchThrowableOfType(MistakeException.class, () -> restore(saved))
                .what();
    }

    @Test
    void withoutMilestonesItLiesSomewhereOnTheBranch() throws Exception {
        SavedSession saved = saved(played()).withMilestones(0);
        restore(saved);
        Wavering.odd = "b4";
        Matcher said = REFUSAL.matcher(refusal(saved));
        assertThat(said.matches()).isTrue();
        SavedSession.SavedBranch second = saved.branches().get(1);
        assertThat(said.group("from"))
                .isEqualTo(Long.toString(second.fork().orElseThrow().position().actions()));
        assertThat(said.group("to")).isEqualTo(Long.toString(second.end().actions()));
        assertThat(said.group("given"))
                .startsWith("where commands 7 'propose b1")
                .contains(" to ");
    }

    @Test
    void whatOpensHasTheSameMilestones() throws Exception {
        SavedSession saved = saved(played());
        Timeline opened = fresh();
        opened.restore(saved, "raftarium 0.2", SearchContext.HERE);
        assertThat(saved(opened)).isEqualTo(saved);
        List<Milestone> milestones = saved.branches().get(1).milestones();
        assertThat(milestones).isNotEmpty().isSubsetOf(passed.get(1));
        SavedSession fewer = saved.withMilestones(3);
        assertThat(fewer.branches().stream()
                        .mapToInt(one -> one.milestones().size())
                        .sum())
                .isBetween(1, 3);
        restore(fewer);
    }

    @Test
    void aLongBranchHasThemFurtherApart() {
        Milestones milestones = new Milestones(2, 8);
        Simulation simulation = fresh().present().simulation();
        while (simulation.executed() < 100) {
            simulation.step(Long.MAX_VALUE);
            milestones.pass(simulation);
        }
        assertThat(milestones.all())
                .extracting(Milestone::actions)
                .containsExactly(16L, 32L, 48L, 64L, 80L, 96L);
    }

    /** A machine whose answer to one command hangs on something outside of it. */
    private static final class Wavering implements StateMachine {
        private static String odd = "";

        @Override
        public Bytes apply(Bytes command) {
            return Bytes.utf8(command.utf8().equals(odd) ? "odd" : "usual");
        }

        @Override
        public @Nullable Bytes query(Bytes command) {
            return null;
        }

        @Override
        public String describe(Bytes command) {
            return command.utf8();
        }

        @Override
        public Bytes snapshot() {
            return Bytes.EMPTY;
        }

        @Override
        public void restore(Bytes snapshot) {}

        @Override
        public StateMachine copy() {
            return new Wavering();
        }
    }
}
