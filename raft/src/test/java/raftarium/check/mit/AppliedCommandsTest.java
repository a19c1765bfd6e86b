package raftarium.check.mit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import raftarium.data.Bytes;
import raftarium.machine.MachineType;
import raftarium.raft.Entry;
import raftarium.raft.HardState;
import raftarium.raft.Membership;
import raftarium.raft.NodeEvent;
import raftarium.trace.Decision;
import raftarium.trace.EventType;
import raftarium.trace.HostEvent;
import raftarium.trace.Violation;

import java.util.List;

class AppliedCommandsTest {
    private final AppliedCommands applied = new AppliedCommands(3);

    private Violation applies(int node, long index, String command) {
        Entry.Kind kind = command.isEmpty() ? Entry.Kind.NO_OP : Entry.Kind.COMMAND;
        Entry entry = new Entry(index, 1, kind, Bytes.utf8(command));
        return applied.observe(
                new HostEvent.Applied(1, node, entry, null, false, MachineType.KV, null));
    }

    private Violation installs(int node, long index) {
        NodeEvent installed = new NodeEvent.SnapshotInstalled(1, index, 1);
        return applied.observe(new Decision(1, node, EventType.SNAPSHOT_INSTALLED, installed));
    }

    private Violation starts(int node, long snapshotIndex) {
        return applied.observe(new HostEvent.Started(
                1,
                node,
                2,
                new HardState(1, 0),
                snapshotIndex,
                1,
                Membership.ofFirst(3),
                List.of(),
                0));
    }

    @Test
    void indexesAreThoseOfCommandsAndNoOpsTakeNone() {
        assertThat(applies(1, 1, "")).isNull();
        assertThat(applies(1, 2, "a")).isNull();
        assertThat(applies(1, 3, "")).isNull();
        assertThat(applies(1, 4, "b")).isNull();
        assertThat(applies(2, 1, "")).isNull();
        assertThat(applies(2, 2, "a")).isNull();
        assertThat(applied.commands()).isEqualTo(2);
        assertThat(applied.indexOf(2)).isEqualTo(1);
        assertThat(applied.indexOf(4)).isEqualTo(2);
        assertThat(applied.nodesWith(1)).isEqualTo(2);
        assertThat(applied.nodesWith(2)).isEqualTo(1);
        assertThat(applied.nodesWith(3)).isZero();
        assertThat(applied.nodesWith(4, Bytes.utf8("b"))).isEqualTo(1);
        assertThat(applied.nodesWith(4, Bytes.utf8("a"))).isZero();
        assertThat(applied.holds(Bytes.utf8("b"))).isTrue();
        assertThat(applied.holds(Bytes.utf8("c"))).isFalse();
    }

    @Test
    void anotherCommandAtTheSameIndexIsAViolation() {
        assertThat(applies(1, 1, "a")).isNull();
        assertThat(applies(2, 1, "b").detail())
                .isEqualTo("n2 applies another command at index 1 than others did");
        assertThat(applies(3, 1, "")).isNotNull();
    }

    @Test
    void aGapAndARepetitionAreViolations() {
        assertThat(applies(1, 2, "b").detail())
                .isEqualTo("n1 applies index 2 after 0: out of order");
        assertThat(applies(2, 1, "a")).isNull();
        assertThat(applies(2, 1, "a")).isNotNull();
    }

    @Test
    void aNodeGoesOnBehindItsSnapshot() {
        assertThat(applies(1, 1, "a")).isNull();
        assertThat(applies(1, 2, "b")).isNull();
        assertThat(installs(2, 2)).isNull();
        assertThat(applied.nodesWith(2)).isEqualTo(2);
        assertThat(applies(2, 3, "c")).isNull();
        assertThat(installs(3, 4).detail())
                .isEqualTo("n3 has a snapshot to 4, which nobody has applied");
    }

    @Test
    void aCrashForgetsWhatWasAppliedAndARestartBeginsBehindTheSnapshot() {
        assertThat(applies(1, 1, "a")).isNull();
        assertThat(applied.observe(new HostEvent.Crashed(1, 1, false))).isNull();
        assertThat(applied.nodesWith(1)).isZero();
        assertThat(starts(1, 1)).isNull();
        assertThat(applied.nodesWith(1)).isEqualTo(1);
        assertThat(applies(1, 2, "b")).isNull();
        assertThat(starts(1, 0)).isNull();
        assertThat(applies(1, 1, "a")).isNull();
    }
}
