package raftarium.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import raftarium.check.SafetyChecker;
import raftarium.command.Answer;
import raftarium.command.Ask;
import raftarium.command.ClusterSpec;
import raftarium.command.Command;
import raftarium.command.CompactCommand;
import raftarium.command.Moment;
import raftarium.command.NodeCommand;
import raftarium.command.TimeCommand;
import raftarium.condition.NodeSet;
import raftarium.data.Bytes;
import raftarium.disk.MemoryDisk;
import raftarium.machine.MachineException;
import raftarium.machine.MachineType;
import raftarium.machine.StateMachine;
import raftarium.sim.Simulation;
import raftarium.trace.EventType;
import raftarium.trace.words.EventWords;

import java.util.List;

/** A state machine of somebody's own throws something: the clock stands, and time goes back. */
class FailingMachineTest {
    private static final long SECOND = 1_000_000_000;
    private static final NodeSet ONE = NodeSet.node(1);

    /** Where it fails, once it holds the word for that. */
    enum Place {
        APPLY,
        DESCRIBE,
        SNAPSHOT,
        RESTORE,
        COPY
    }

    /** It holds the last thing that it was told. */
    private static final class Failing implements StateMachine {
        private String held = "";

        private static void fail(String word, Place place) {
            if (word.equals(place.name()) && place == Place.SNAPSHOT) {
                throw new AssertionError("no way");
            } else if (word.equals(place.name())) {
                throw new IllegalStateException("no way");
            }
        }

        @Override
        public Bytes apply(Bytes command) {
            fail(command.utf8(), Place.APPLY);
            held = command.utf8();
            return command;
        }

        @Override
        public @Nullable Bytes query(Bytes command) {
            return null;
        }

        @Override
        public String describe(Bytes command) {
            fail(command.utf8(), Place.DESCRIBE);
            return command.utf8();
        }

        @Override
        public Bytes snapshot() {
            fail(held, Place.SNAPSHOT);
            return Bytes.utf8(held);
        }

        @Override
        public void restore(Bytes snapshot) {
            fail(snapshot.utf8(), Place.RESTORE);
            held = snapshot.utf8();
        }

        @Override
        public StateMachine copy() {
            fail(held, Place.COPY);
            Failing copy = new Failing();
            copy.held = held;
            return copy;
        }
    }

    private static Timeline timeline() {
        ClusterSpec cluster =
                ClusterSpec.of(1, 7).withMachine(new MachineType("Failing", Failing::new));
        Simulation simulation = new Simulation(
                cluster.config(), node -> new MemoryDisk(), List.of(new SafetyChecker(1)));
        Moment start = new Moment(simulation, node -> new MemoryDisk());
        return new Timeline(start, SessionFiles.NONE, 1 << 30);
    }

    private static void run(Timeline timeline, long nanos) {
        long end = timeline.present().nowNanos() + nanos;
        boolean more = true;
        while (more) {
            more = timeline.pass(end);
        }
    }

    private static String state(Timeline timeline) {
        return timeline.at() + " of branch " + timeline.branch().number() + ", recorded "
                + timeline.branch().recorded().size() + ", digest "
                + timeline.present().simulation().trace().digest();
    }

    private static @Nullable MachineException failure(Timeline timeline) {
        return timeline.present().simulation().failure();
    }

    private static Command propose(Place place) {
        return new Ask.Propose(place.name(), Ask.How.USUAL);
    }

    @ParameterizedTest
    @EnumSource(names = {"APPLY", "SNAPSHOT"})
    void theClockStandsWhereItFailsAndTimeGoesBackAndAnotherWay(Place place) {
        Timeline timeline = timeline();
        run(timeline, SECOND);
        timeline.give(propose(place));
        run(timeline, 5 * SECOND);
        assertThat(failure(timeline))
                .hasMessageStartingWith("state machine " + Failing.class.getName() + " threw ")
                .hasMessageContaining("no way")
                .hasMessageEndingWith(" (index 2 on n1)");
        assertThat(timeline.at().nanos()).isLessThan(2 * SECOND);
        String stood = state(timeline);
        Position end = timeline.at();
        Answer.Said refused = timeline.answer(timeline.give(new NodeCommand.Crash(ONE, false)));
        assertThat(refused)
                .isEqualTo(
                        new Answer.Refused(failure(timeline).getMessage() + ": the clock stands"));
        run(timeline, SECOND);
        assertThat(state(timeline)).isEqualTo(stood);
        for (long back = 1; back <= 4; back++) {
            timeline.travel().goTo(timeline.branch(), Position.after(end.actions() - back));
            assertThat(failure(timeline)).isNull();
            run(timeline, 5 * SECOND);
            assertThat(state(timeline)).isEqualTo(stood);
            assertThat(failure(timeline)).isNotNull();
            assertThat(timeline.isPast()).isFalse();
        }
        timeline.travel().undo();
        run(timeline, SECOND);
        assertThat(failure(timeline)).isNull();
        assertThat(timeline.branches()).hasSize(2);
        assertThat(timeline.at().nanos()).isEqualTo(2 * SECOND);
    }

    /** A command's words are made where somebody reads them: nothing hangs on that. */
    @Test
    void whatItFailsToDescribeIsAppliedAndItsWordsSaySo() {
        Timeline timeline = timeline();
        run(timeline, SECOND);
        timeline.give(propose(Place.DESCRIBE));
        run(timeline, SECOND);
        assertThat(failure(timeline)).isNull();
        assertThat(timeline.present().simulation().trace().since(0))
                .filteredOn(event -> event.type() == EventType.APPLIED)
                .last()
                .satisfies(event -> assertThat(EventWords.of(event))
                        .startsWith("n1 applies 2: 8 bytes: ")
                        .contains("no way"));
    }

    @Test
    void whoWaitsIsToldAndElseItIsSaidOnce() {
        Timeline timeline = timeline();
        run(timeline, SECOND);
        long asked = timeline.give(propose(Place.APPLY));
        long running = timeline.give(new TimeCommand.Run(SECOND));
        run(timeline, SECOND);
        String said = failure(timeline).getMessage() + ": the clock stands";
        assertThat(timeline.takeNotice()).isNull();
        assertThat(timeline.answer(asked)).isEqualTo(new Answer.Mistake(said));
        assertThat(timeline.answer(running)).isEqualTo(new Answer.Mistake(said));
        timeline.travel().goToTime(SECOND);
        run(timeline, SECOND);
        assertThat(timeline.takeNotice()).isEqualTo(said);
        assertThat(timeline.takeNotice()).isNull();
    }

    /** It is compacted, and crashes and starts again: a command that fails is recorded. */
    @Test
    void aCommandInWhichItFailsIsRecordedAndFailsAgain() {
        Timeline timeline = timeline();
        run(timeline, SECOND);
        timeline.give(propose(Place.RESTORE));
        run(timeline, SECOND);
        timeline.give(new CompactCommand.Now(ONE));
        run(timeline, SECOND);
        long restart = timeline.give(new NodeCommand.Restart(ONE));
        assertThat(timeline.answer(restart)).isInstanceOf(Answer.Mistake.class);
        assertThat(failure(timeline)).hasMessageEndingWith("when it restored a snapshot (n1)");
        assertThat(timeline.branch().recorded()).hasSize(3);
        String stood = state(timeline);
        timeline.travel().goToTime(SECOND / 2);
        run(timeline, 9 * SECOND);
        assertThat(state(timeline)).isEqualTo(stood);
        assertThat(failure(timeline)).isNotNull();
        timeline.travel().undo();
        run(timeline, SECOND);
        assertThat(failure(timeline)).isNull();
    }

    @Test
    void oneThatCantBeCopiedStopsTheClockWhereAMomentIsToBeKept() {
        Timeline timeline = timeline();
        run(timeline, SECOND);
        long asked = timeline.give(propose(Place.COPY));
        run(timeline, SECOND);
        assertThat(timeline.answer(asked)).isInstanceOf(Answer.Done.class);
        while (failure(timeline) == null) {
            timeline.pass(Long.MAX_VALUE);
        }
        assertThat(failure(timeline)).hasMessageEndingWith("when it was asked for a copy");
        assertThat(timeline.takeNotice()).contains("the clock stands");
        assertThatThrownBy(() -> timeline.present().copy()).isInstanceOf(MachineException.class);
        timeline.travel().goToTime(SECOND / 2);
        timeline.give(propose(Place.APPLY));
        assertThat(timeline.branches()).hasSize(2);
    }
}
