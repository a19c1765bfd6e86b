package raftarium.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import raftarium.check.SafetyChecker;
import raftarium.command.Answer;
import raftarium.command.Ask;
import raftarium.command.CheckCommand;
import raftarium.command.ClusterSpec;
import raftarium.command.CompactCommand;
import raftarium.command.LoadCommand;
import raftarium.command.Moment;
import raftarium.command.NodeCommand;
import raftarium.command.TimeCommand;
import raftarium.condition.NodeSet;
import raftarium.data.Bytes;
import raftarium.data.RandomStream;
import raftarium.disk.MemoryDisk;
import raftarium.machine.KeyValueCommand;
import raftarium.machine.MachineType;
import raftarium.machine.StateMachine;
import raftarium.sim.Compaction;
import raftarium.sim.Simulation;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

class TimelineTest {
    private static final long SECOND = 1_000_000_000;
    private static final NodeCommand CRASH = new NodeCommand.Crash(NodeSet.node(1), false);
    private static final NodeCommand RESTART = new NodeCommand.Restart(NodeSet.node(1));

    private static Timeline timeline(ClusterSpec cluster, SessionFiles ground, long budgetBytes) {
        Simulation simulation = new Simulation(
                cluster.config(),
                node -> new MemoryDisk(),
                List.of(new SafetyChecker(cluster.config().nodes())));
        return new Timeline(new Moment(simulation, node -> new MemoryDisk()), ground, budgetBytes);
    }

    private static Timeline timeline() {
        return timeline(ClusterSpec.of(3, 7), SessionFiles.NONE, 1 << 30);
    }

    private static void run(Timeline timeline, long nanos) {
        long end = timeline.present().nowNanos() + nanos;
        while (timeline.present().nowNanos() < end) {
            timeline.pass(end);
        }
    }

    private static long digest(Timeline timeline) {
        return timeline.present().simulation().trace().digest();
    }

    @Test
    void whereverOneGoesBackToTheWayForwardIsTheSame() {
        Timeline timeline = timeline();
        timeline.give(new LoadCommand.Start(5, 1_000, null));
        RandomStream random = RandomStream.of(1, "timeline");
        for (int round = 0; round < 8; round++) {
            run(timeline, SECOND);
            timeline.give(round % 2 == 0 ? CRASH : RESTART);
        }
        Position end = timeline.at();
        long digest = digest(timeline);
        assertThat(timeline.branch().kept()).hasSizeGreaterThan(2);
        for (int way = 0; way < 4; way++) {
            timeline.travel().goTo(timeline.branch(), Position.after(random.below(end.actions())));
            assertThat(timeline.isPast()).isTrue();
            while (timeline.isPast()) {
                timeline.pass(end.nanos());
            }
            assertThat(timeline.at()).isEqualTo(end);
            assertThat(digest(timeline)).isEqualTo(digest);
            assertThat(timeline.takeNotice()).isNull();
        }
    }

    @Test
    void aCommandInThePastBeginsABranchAndTheOldOneStaysAsItWas() {
        Timeline timeline = timeline();
        run(timeline, SECOND);
        timeline.give(CRASH);
        run(timeline, SECOND);
        Branch first = timeline.branch();
        Position end = timeline.at();
        long digest = digest(timeline);
        timeline.travel().goToTime(SECOND / 2);
        timeline.give(new NodeCommand.Crash(NodeSet.node(2), false));
        run(timeline, 3 * SECOND);
        assertThat(timeline.branches()).hasSize(2);
        assertThat(timeline.branch().name()).isEqualTo("crash n2");
        assertThat(timeline.branch().parent()).isSameAs(first);
        assertThat(digest(timeline)).isNotEqualTo(digest);
        timeline.travel().goToEnd(first);
        assertThat(timeline.at()).isEqualTo(end);
        assertThat(digest(timeline)).isEqualTo(digest);
    }

    @Test
    void whatIsRefusedAndWhatOnlyWaitsBeginsNoBranch() {
        Timeline timeline = timeline();
        run(timeline, SECOND);
        timeline.travel().goToTime(SECOND / 2);
        timeline.give(new NodeCommand.Pause(NodeSet.named(NodeSet.Kind.DOWN)));
        timeline.give(new NodeCommand.Crash(NodeSet.node(9), false));
        timeline.give(new TimeCommand.Run(SECOND / 8));
        run(timeline, SECOND / 4);
        assertThat(timeline.branches()).hasSize(1);
        assertThat(timeline.branch().recorded()).isEmpty();
        assertThat(timeline.isPast()).isTrue();
    }

    @Test
    void undoTakesBackOneCommandAfterTheOther() {
        Timeline timeline = timeline();
        run(timeline, SECOND);
        timeline.give(CRASH);
        timeline.give(new NodeCommand.Crash(NodeSet.node(2), false));
        run(timeline, SECOND);
        timeline.travel().undo();
        assertThat(timeline.present().simulation().host(1).isUp()).isFalse();
        assertThat(timeline.present().simulation().host(2).isUp()).isTrue();
        timeline.travel().undo();
        assertThat(timeline.present().simulation().host(1).isUp()).isTrue();
        assertThat(timeline.travel().undo()).isNull();
        assertThat(timeline.branches()).hasSize(3);
    }

    @Test
    void whatWaitsGoesOnAtTheEndAndOnlyThere() {
        Timeline timeline = timeline();
        run(timeline, SECOND);
        long waiting = timeline.give(new TimeCommand.Run(SECOND));
        run(timeline, SECOND / 2);
        timeline.travel().goToTime(SECOND / 2);
        run(timeline, SECOND / 2);
        assertThat(timeline.answer(waiting)).isNull();
        run(timeline, SECOND);
        assertThat(timeline.answer(waiting)).isInstanceOf(Answer.Done.class);
    }

    @Test
    void whatWaitsInThePastGoesOnWhereverOneGoesFromThere() {
        Timeline timeline = timeline();
        run(timeline, 2 * SECOND);
        timeline.travel().goToTime(SECOND);
        long waiting = timeline.give(new TimeCommand.Run(SECOND / 4));
        timeline.travel().goToTime(SECOND / 2);
        assertThat(timeline.answer(waiting)).isNull();
        run(timeline, 2 * SECOND);
        assertThat(timeline.answer(waiting)).isInstanceOf(Answer.Done.class);
    }

    @Test
    void whatWaitsEndsWhenItsBranchIsLeft() {
        Timeline timeline = timeline();
        run(timeline, SECOND);
        timeline.give(new NodeCommand.Crash(NodeSet.named(NodeSet.Kind.ALL), false));
        long asked =
                timeline.give(new Ask.Request(KeyValueCommand.put("x", "1"), null, Ask.How.USUAL));
        long running = timeline.give(new TimeCommand.Run(SECOND));
        run(timeline, SECOND / 2);
        timeline.travel().goToTime(SECOND / 2);
        timeline.give(CRASH);
        assertThat(timeline.answer(asked)).isInstanceOf(Answer.Refused.class);
        assertThat(timeline.answer(running)).isInstanceOf(Answer.Refused.class);
    }

    @Test
    void filesAreLaidOnlyOnceTimeGoesOnFromAnotherMoment() {
        AtomicInteger laid = new AtomicInteger();
        SessionFiles ground = moment -> {
            laid.incrementAndGet();
            return moment;
        };
        Timeline timeline = timeline(ClusterSpec.of(3, 7), ground, 1 << 30);
        run(timeline, SECOND);
        timeline.give(CRASH);
        run(timeline, SECOND);
        timeline.travel().goToTime(SECOND / 2);
        run(timeline, SECOND / 4);
        timeline.travel().goToEnd(timeline.branch());
        run(timeline, SECOND);
        assertThat(laid).hasValue(0);
        timeline.travel().goToTime(SECOND / 2);
        timeline.give(CRASH);
        assertThat(laid).hasValue(1);
        run(timeline, SECOND);
        timeline.travel().goToEnd(timeline.branches().get(0));
        assertThat(laid).hasValue(1);
        run(timeline, SECOND);
        assertThat(laid).hasValue(2);
    }

    @Test
    void momentsThinOutWithAgeAndStayWithinTheirBudget() {
        long budgetBytes = 3 << 20;
        Timeline timeline = timeline(ClusterSpec.of(3, 7), SessionFiles.NONE, budgetBytes);
        timeline.give(new CompactCommand.Every(new Compaction(1_000, Long.MAX_VALUE)));
        timeline.give(new LoadCommand.Start(5, 300, null));
        while (timeline.at().actions() < 400_000) {
            timeline.pass(Long.MAX_VALUE);
        }
        List<KeptMoment> kept = timeline.branch().kept();
        assertThat(kept).hasSizeGreaterThan(10);
        assertThat(kept.stream()
                        .limit(kept.size() - 8)
                        .mapToLong(KeptMoment::bytes)
                        .sum())
                .isLessThanOrEqualTo(budgetBytes);
        long newest = gap(kept, kept.size() - 1);
        assertThat(newest).isLessThan(25_000);
        assertThat(gap(kept, 1)).isGreaterThan(newest);
    }

    private static long gap(List<KeptMoment> kept, int place) {
        return kept.get(place).position().actions()
                - kept.get(place - 1).position().actions();
    }

    @Test
    void theMillionthCommandIsSaidAndItGoesBackToThere() {
        Timeline timeline = timeline();
        run(timeline, SECOND);
        for (int given = 1; given < Timeline.MAX_RECORDED; given++) {
            timeline.answer(timeline.give(new CheckCommand.Mark()));
        }
        assertThat(timeline.takeNotice()).isNull();
        timeline.answer(timeline.give(CRASH));
        assertThat(timeline.takeNotice())
                .isEqualTo("more than 1000000 commands were recorded: it can't be saved, nor go"
                        + " back to before this");
        run(timeline, SECOND);
        timeline.give(RESTART);
        run(timeline, SECOND);
        long digest = digest(timeline);
        timeline.travel().goTo(timeline.branch(), timeline.start());
        assertThat(timeline.at().nanos()).isEqualTo(SECOND);
        while (timeline.isPast()) {
            timeline.pass(4 * SECOND);
        }
        assertThat(digest(timeline)).isEqualTo(digest);
        assertThat(timeline.takeNotice()).isNull();
    }

    @Test
    void anAnswerThatNobodyTookIsNotThatOfTheNextCommand() {
        Timeline timeline = timeline();
        long refused = timeline.give(new NodeCommand.Pause(NodeSet.node(9)));
        long crashed = timeline.give(CRASH);
        assertThat(timeline.branch().recorded()).hasSize(1);
        assertThat(timeline.answer(crashed)).isEqualTo(new Answer.Done("n1 is down"));
        assertThat(timeline.answer(refused))
                .isInstanceOfAny(Answer.Refused.class, Answer.Mistake.class);
    }

    @Test
    void theNewestMomentsStayHoweverLittleMayBeKept() {
        Timeline timeline = timeline(ClusterSpec.of(3, 7), SessionFiles.NONE, 1);
        timeline.give(new LoadCommand.Start(5, 1_000, null));
        while (timeline.at().actions() < 200_000) {
            timeline.pass(Long.MAX_VALUE);
        }
        List<KeptMoment> kept = timeline.branch().kept();
        Position end = timeline.at();
        assertThat(kept).hasSize(9);
        assertThat(kept.get(0).position()).isEqualTo(timeline.start());
        assertThat(kept.get(1).position().actions()).isGreaterThan(end.actions() - 180_000);
    }

    @Test
    void aMachineThatDoesSomethingElseTheSecondTimeIsTold() {
        MachineType changing = new MachineType("Changing", Changing::new);
        Timeline timeline =
                timeline(ClusterSpec.of(3, 7).withMachine(changing), SessionFiles.NONE, 1 << 30);
        run(timeline, SECOND);
        timeline.give(new Ask.Propose("x", Ask.How.USUAL));
        run(timeline, SECOND);
        long end = timeline.at().nanos();
        Changing.answer = "other";
        timeline.travel().goToTime(SECOND / 2);
        while (timeline.isPast()) {
            timeline.pass(end);
        }
        assertThat(timeline.takeNotice())
                .isEqualTo("not deterministic: machine Changing did something else than before");
        assertThat(timeline.takeNotice()).isNull();
    }

    @Test
    void whatDiffersFromAMomentThatWasKeptIsToldOnTheWay() {
        Changing.answer = "one";
        MachineType changing = new MachineType("Changing", Changing::new);
        Timeline timeline =
                timeline(ClusterSpec.of(5, 7).withMachine(changing), SessionFiles.NONE, 1 << 30);
        while (timeline.at().actions() < 70_000) {
            timeline.give(new Ask.Propose("x", new Ask.How(null, false, null)));
            run(timeline, SECOND);
        }
        Position early = Position.after(19_000);
        Position late = Position.after(60_000);
        timeline.travel().goTo(timeline.branch(), late);
        assertThat(timeline.takeNotice()).isNull();
        Changing.answer = "other";
        timeline.travel().goTo(timeline.branch(), late);
        assertThat(timeline.takeNotice()).startsWith("not deterministic: machine Changing");
        timeline.travel().goTo(timeline.branch(), early);
        assertThat(timeline.takeNotice()).isNull();
        while (timeline.at().actions() < 21_000) {
            timeline.pass(Long.MAX_VALUE);
        }
        assertThat(timeline.takeNotice()).startsWith("not deterministic: machine Changing");
    }

    /** The other way it came to more actions in less time. */
    @Test
    void whereThereAreMoreActionsThanBeforeItComesToTheEndAllTheSame() {
        Timeline timeline = timeline();
        run(timeline, 2 * SECOND);
        timeline.travel().goToTime(SECOND / 2);
        Branch branch = timeline.branch();
        Position end = branch.end();
        branch.setEnding(new BranchEnd(
                new Position(0, end.actions() - 20, end.nanos()),
                branch.ending().digest(),
                0,
                0));
        long running = timeline.give(new TimeCommand.Run(SECOND * 14 / 10));
        boolean more = true;
        for (int passes = 0; more && passes < 1_000; passes++) {
            more = timeline.pass(Long.MAX_VALUE) && timeline.present().nowNanos() < 2 * SECOND;
        }
        assertThat(timeline.isPast()).isFalse();
        assertThat(timeline.takeNotice()).startsWith("not deterministic: machine kv did");
        assertThat(timeline.answer(running)).isInstanceOf(Answer.Done.class);
    }

    /** A machine that hangs on something outside of it. */
    private static final class Changing implements StateMachine {
        private static String answer = "one";

        @Override
        public Bytes apply(Bytes command) {
            return Bytes.utf8(answer);
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
            return new Changing();
        }
    }
}
