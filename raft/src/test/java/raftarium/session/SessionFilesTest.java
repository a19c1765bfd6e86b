package raftarium.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import raftarium.command.Answer;
import raftarium.command.ClusterSpec;
import raftarium.command.MemberCommand;
import raftarium.command.Moment;
import raftarium.command.NodeCommand;
import raftarium.command.TimeCommand;
import raftarium.condition.NodeSet;
import raftarium.disk.DiskException;
import raftarium.disk.MemoryDisk;
import raftarium.raft.MembershipRequest;
import raftarium.sim.Simulation;

import java.util.List;

/** What time does where the files can't become those of the moment from which it is to go on. */
class SessionFilesTest {
    private static final long SECOND = 1_000_000_000;
    private static final NodeCommand CRASH = new NodeCommand.Crash(NodeSet.node(1), false);
    private static final NodeCommand OTHER = new NodeCommand.Crash(NodeSet.node(2), false);
    private static final String WHY = "cannot lay files: no room";

    private final Files files = new Files();
    private final Timeline timeline = timeline(files);

    /** Files that can't be laid while there is no room. */
    private static final class Files implements SessionFiles {
        private boolean isFull;
        private boolean isWhole = true;
        private int laid;

        @Override
        public Moment lay(Moment moment) {
            if (isFull) {
                throw new DiskException("files", "lay", DiskException.Kind.FULL, "no room", null);
            }
            laid++;
            return moment.copy();
        }

        @Override
        public boolean isWhole() {
            return isWhole;
        }
    }

    /** It has lived for two seconds, in the middle of which n1 has crashed. */
    private static Timeline timeline(SessionFiles ground) {
        Simulation simulation =
                new Simulation(ClusterSpec.of(3, 7).config(), node -> new MemoryDisk(), List.of());
        Moment start = new Moment(simulation, node -> new MemoryDisk());
        Timeline timeline = new Timeline(start, ground, 1 << 30);
        run(timeline, SECOND);
        timeline.give(CRASH);
        run(timeline, SECOND);
        return timeline;
    }

    private static void run(Timeline timeline, long nanos) {
        long end = timeline.present().nowNanos() + nanos;
        boolean more = true;
        while (more) {
            more = timeline.pass(end);
        }
    }

    private String state() {
        return timeline.at() + " of branch " + timeline.branch().number() + " of "
                + timeline.branches().size() + ", recorded "
                + timeline.branch().recorded().size() + ", past " + timeline.isPast() + ", digest "
                + timeline.present().simulation().trace().digest();
    }

    @Test
    void aCommandInThePastIsRefusedAndNothingHasChanged() {
        String end = state();
        timeline.travel().goToTime(SECOND / 2);
        String before = state();
        files.isFull = true;
        long ticket = timeline.give(OTHER);
        assertThat(timeline.answer(ticket)).isEqualTo(new Answer.Refused(WHY));
        assertThat(state()).isEqualTo(before);
        assertThat(timeline.takeNotice()).isNull();
        timeline.travel().goToEnd(timeline.branch());
        assertThat(state()).isEqualTo(end);
        run(timeline, SECOND);
        assertThat(timeline.at().nanos()).isEqualTo(3 * SECOND);
        files.isFull = false;
        timeline.travel().goToTime(SECOND / 2);
        timeline.give(OTHER);
        assertThat(timeline.branches()).hasSize(2);
        assertThat(files.laid).isEqualTo(1);
    }

    @Test
    void undoIsRefusedAndNothingHasChanged() {
        String end = state();
        files.isFull = true;
        assertThatThrownBy(() -> timeline.travel().undo()).hasMessage(WHY);
        assertThat(state()).isEqualTo(end);
        timeline.travel().goToTime(3 * SECOND / 2);
        String before = state();
        assertThatThrownBy(() -> timeline.travel().undo()).hasMessage(WHY);
        assertThat(state()).isEqualTo(before);
    }

    /** It is at the end of the first of two branches, and the files are of the second. */
    private void atTheEndOfTheFirst() {
        timeline.travel().goToTime(SECOND / 2);
        timeline.give(OTHER);
        run(timeline, SECOND);
        timeline.travel().goToTime(SECOND / 4);
        timeline.travel().goToEnd(timeline.branches().get(0));
        files.isFull = true;
    }

    @Test
    void timeThatPlaysStandsAtTheEndOfAnotherBranchAndThatIsSaidOnce() {
        atTheEndOfTheFirst();
        String before = state();
        assertThat(timeline.pass(9 * SECOND)).isFalse();
        assertThat(timeline.step(9 * SECOND)).isFalse();
        assertThat(timeline.isHindered()).isTrue();
        assertThat(timeline.nextNanos()).isEqualTo(Long.MAX_VALUE);
        assertThat(timeline.takeNotice()).isEqualTo(WHY);
        assertThat(timeline.takeNotice()).isNull();
        assertThat(state()).isEqualTo(before);
        assertThat(timeline.answer(timeline.give(OTHER))).isEqualTo(new Answer.Refused(WHY));
        assertThat(state()).isEqualTo(before);
        assertThatThrownBy(timeline::stand).hasMessage(WHY);
        files.isFull = false;
        timeline.tryAgain();
        run(timeline, SECOND);
        assertThat(timeline.at().nanos()).isEqualTo(3 * SECOND);
    }

    @Test
    void whatWaitsThereIsToldAndWaitsNoMore() {
        atTheEndOfTheFirst();
        timeline.travel().goToTime(SECOND);
        long running = timeline.give(new TimeCommand.Run(9 * SECOND));
        run(timeline, 9 * SECOND);
        assertThat(timeline.answer(running)).isEqualTo(new Answer.Refused(WHY));
        assertThat(timeline.at().nanos()).isEqualTo(2 * SECOND);
        assertThat(timeline.takeNotice()).isNull();
        files.isFull = false;
        running = timeline.give(new TimeCommand.Run(SECOND));
        run(timeline, SECOND);
        assertThat(timeline.answer(running)).isInstanceOf(Answer.Done.class);
    }

    @Test
    void whereOneOfSeveralNewNodesHasNoDiskNoneIsAdded() {
        Simulation simulation =
                new Simulation(ClusterSpec.of(3, 7).config(), node -> new MemoryDisk(), List.of());
        Moment start = new Moment(simulation, node -> {
            if (node == 5) {
                throw new DiskException("n5", "make", DiskException.Kind.FULL, "no room", null);
            }
            return new MemoryDisk();
        });
        Timeline time = new Timeline(start, SessionFiles.NONE, 1 << 30);
        run(time, SECOND);
        long digest = simulation.trace().digest();
        MemberCommand add = new MemberCommand(
                MembershipRequest.Kind.ADD,
                NodeSet.union(List.of(NodeSet.node(4), NodeSet.node(5))),
                true);
        assertThat(time.answer(time.give(add)))
                .isEqualTo(new Answer.Mistake("cannot make n5: no room"));
        assertThat(simulation.nodes()).isEqualTo(3);
        assertThat(simulation.trace().digest()).isEqualTo(digest);
        assertThat(time.branch().recorded()).isEmpty();
    }

    @Test
    void filesThatAreNoneOfBothAreLaidForTheOldMomentToo() {
        timeline.travel().goToTime(SECOND / 2);
        files.isFull = true;
        files.isWhole = false;
        timeline.give(OTHER);
        timeline.travel().goToEnd(timeline.branch());
        String end = state();
        run(timeline, SECOND);
        assertThat(timeline.takeNotice()).isEqualTo(WHY);
        assertThat(state()).isEqualTo(end);
        files.isFull = false;
        timeline.tryAgain();
        run(timeline, SECOND);
        assertThat(files.laid).isEqualTo(1);
        assertThat(timeline.at().nanos()).isEqualTo(3 * SECOND);
    }
}
