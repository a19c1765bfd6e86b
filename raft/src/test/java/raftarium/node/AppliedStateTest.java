package raftarium.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import raftarium.data.Bytes;
import raftarium.machine.MachineException;
import raftarium.machine.MachineType;
import raftarium.machine.SessionCommand;
import raftarium.machine.StateMachine;
import raftarium.raft.Entry;
import raftarium.raft.Membership;
import raftarium.raft.Message.InstallSnapshot;
import raftarium.raft.Rule;
import raftarium.raft.Rules;
import raftarium.raft.Snapshot;
import raftarium.trace.HostEvent;

import java.util.ArrayList;
import java.util.List;

/** What a node's machine does with entries and snapshots, and when its state is looked at. */
class AppliedStateTest {
    /** A machine of one's own: counts letters, and may fail or forget. */
    private static final class Letters implements StateMachine {
        static String broken = "";
        private String text = "";

        private static void mayFail(String what) {
            if (broken.equals(what)) {
                throw new IllegalStateException("can't " + what);
            }
        }

        @Override
        public Bytes apply(Bytes command) {
            mayFail("apply");
            text += command.utf8();
            return Bytes.utf8("" + text.length());
        }

        @Override
        public Bytes query(Bytes command) {
            mayFail("query");
            return Bytes.utf8(text);
        }

        @Override
        public String describe(Bytes command) {
            return command.utf8();
        }

        @Override
        public Bytes snapshot() {
            mayFail("snapshot");
            return Bytes.utf8(broken.equals("forget") ? "" : text);
        }

        @Override
        public void restore(Bytes snapshot) {
            mayFail("restore");
            text = snapshot.utf8();
        }

        @Override
        public StateMachine copy() {
            Letters copy = new Letters();
            copy.text = text;
            return copy;
        }
    }

    private static final MachineType LETTERS = new MachineType("letters", Letters::new);

    private static Bytes letter(long serial, String letters) {
        return new SessionCommand(1, serial, 1, Bytes.utf8(letters)).encode();
    }

    private static HostEvent.Applied apply(AppliedState state, long index, String letters) {
        return state.apply(Driven.entry(index, 1, letter(index, letters)), Rules.PAPER, 3, 5);
    }

    private static AppliedState letters(String broken) {
        Letters.broken = broken;
        return new AppliedState(2, LETTERS);
    }

    @Test
    void whatIsAppliedIsToldWithWhatCameOfIt() {
        AppliedState state = letters("");
        HostEvent.Applied applied = apply(state, 1, "abc");
        assertThat(applied.atNanos()).isEqualTo(5);
        assertThat(applied.node()).isEqualTo(2);
        assertThat(applied.entry().index()).isEqualTo(1);
        assertThat(applied.result()).isEqualTo(Bytes.utf8("3"));
        assertThat(applied.expired()).isFalse();
        assertThat(applied.machine()).isEqualTo(LETTERS);
        assertThat(state.query(Bytes.EMPTY)).isEqualTo(Bytes.utf8("abc"));
    }

    @Test
    void noOpsAndConfigurationsAreNoneOfTheMachinesBusiness() {
        AppliedState state = letters("");
        for (Entry.Kind kind : List.of(Entry.Kind.NO_OP, Entry.Kind.CONFIGURATION)) {
            Entry entry = new Entry(1, 1, kind, letter(1, "a"));
            assertThat(state.apply(entry, Rules.PAPER, 3, 5).result()).isNull();
        }
        assertThat(state.query(Bytes.EMPTY)).isEqualTo(Bytes.EMPTY);
    }

    @Test
    void aRepetitionIsAppliedOnceUnlessThatRuleIsOff() {
        AppliedState state = letters("");
        apply(state, 1, "a");
        Entry again = Driven.entry(2, 1, letter(1, "a"));
        state.apply(again, Rules.PAPER, 3, 5);
        assertThat(state.query(Bytes.EMPTY)).isEqualTo(Bytes.utf8("a"));
        state.apply(again, Rules.without(List.of(Rule.DEDUPLICATE)), 3, 5);
        assertThat(state.query(Bytes.EMPTY)).isEqualTo(Bytes.utf8("aa"));
    }

    @Test
    void aMachinesMistakeIsToldWithThePlace() {
        assertThatThrownBy(() -> apply(letters("apply"), 4, "a"))
                .isInstanceOf(MachineException.class)
                .hasMessageEndingWith("(index 4 on n2)");
        assertThatThrownBy(() -> letters("query").query(Bytes.EMPTY))
                .isInstanceOf(MachineException.class)
                .hasMessageEndingWith("(n2)");
        assertThatThrownBy(() -> letters("snapshot").snapshot(Rules.PAPER))
                .isInstanceOf(MachineException.class)
                .hasMessageEndingWith("(n2)");
        assertThatThrownBy(() -> letters("snapshot").mark(Rules.PAPER))
                .isInstanceOf(MachineException.class)
                .hasMessageEndingWith("(n2)");
        Snapshot snapshot = snapshot(letters("").snapshot(Rules.PAPER));
        assertThatThrownBy(() -> letters("restore").restore(snapshot))
                .isInstanceOf(MachineException.class)
                .hasMessageEndingWith("(n2)");
    }

    private static Snapshot snapshot(Bytes data) {
        return new Snapshot(1, 1, Membership.ofFirst(3), data);
    }

    @Test
    void aSnapshotTakesThePlaceOfAllThatWasApplied() {
        AppliedState state = letters("");
        apply(state, 1, "abc");
        AppliedState other = letters("");
        apply(other, 1, "x");
        other.restore(snapshot(state.snapshot(Rules.PAPER)));
        assertThat(other.query(Bytes.EMPTY)).isEqualTo(Bytes.utf8("abc"));
        assertThat(other.mark(Rules.PAPER)).isEqualTo(state.mark(Rules.PAPER));
        assertThat(other.sessions().count()).isEqualTo(1);
        Rules without = Rules.without(List.of(Rule.SNAPSHOT_SESSIONS));
        other.restore(snapshot(state.snapshot(without)));
        assertThat(other.sessions().count()).isZero();
        assertThat(other.mark(without)).as("states may differ then").isNull();
    }

    @Test
    void aCopyGoesItsOwnWay() {
        AppliedState state = letters("");
        apply(state, 1, "a");
        AppliedState copy = state.copy();
        apply(copy, 2, "b");
        apply(state, 2, "c");
        assertThat(copy.query(Bytes.EMPTY)).isEqualTo(Bytes.utf8("ab"));
        assertThat(state.query(Bytes.EMPTY)).isEqualTo(Bytes.utf8("ac"));
    }

    // When the state is looked at.

    private static List<Long> looked(AppliedState state, long last, String letters) {
        List<Long> looked = new ArrayList<>();
        for (long index = 1; index <= last; index++) {
            if (apply(state, index, letters).state() != null) {
                looked.add(index);
            }
        }
        return looked;
    }

    /** While a state is small it is looked at after each entry. */
    @Test
    void aLargerStateIsLookedAtLessOften() {
        assertThat(looked(letters(""), 4, "a")).containsExactly(1L, 2L, 3L, 4L);
        // 256 bytes an entry: after the first, each look sees more than so many an entry.
        assertThat(looked(letters(""), 9, "a".repeat(256))).containsExactly(1L, 2L, 4L, 8L);
        assertThat(looked(letters(""), 9, "a".repeat(257))).containsExactly(1L, 2L, 4L, 8L);
        assertThat(looked(letters(""), 3, "a".repeat(128))).containsExactly(1L, 2L, 3L);
    }

    @Test
    void aStateThatWasRestoredCountsWithItsSize() {
        AppliedState large = letters("");
        apply(large, 1, "a".repeat(2_000));
        AppliedState state = letters("");
        state.restore(snapshot(large.snapshot(Rules.PAPER)));
        assertThat(apply(state, 2, "a").state()).isNull();
        assertThat(apply(state, 8, "a").state()).isNull();
        assertThat(apply(state, 16, "a").state()).isNotNull();
        assertThat(state.copy()
                        .apply(Driven.entry(17, 1, letter(17, "a")), Rules.PAPER, 3, 5)
                        .state())
                .as("a copy remembers the size")
                .isNull();
    }

    @Test
    void withoutSessionsInSnapshotsStatesAreNotCompared() {
        Rules rules = Rules.without(List.of(Rule.SNAPSHOT_SESSIONS));
        AppliedState state = letters("");
        assertThat(state.apply(Driven.entry(1, 1, letter(1, "a")), rules, 3, 5).state())
                .isNull();
    }

    /**
     * Of a machine of one's own one node in turn, for so many looks, has a copy and what was made
     * from a snapshot do the same: the state of node 2 is looked at closely from entry 17 to 32.
     */
    @Test
    void oneNodeInTurnLooksCloselyAtItsMachine() {
        AppliedState state = letters("");
        List<Long> closely = new ArrayList<>();
        for (long index = 1; index <= 16 * 5; index++) {
            apply(state, index, "");
            if (state.sessions().hasCheckedCopies()) {
                closely.add(index);
            }
        }
        assertThat(closely).first().isEqualTo(17L);
        assertThat(closely).hasSize(32).contains(32L, 65L, 80L).doesNotContain(33L, 64L);
    }

    @Test
    void aSnapshotThatForgetsIsFoundOut() {
        AppliedState state = letters("forget");
        for (long index = 1; index <= 16; index++) {
            assertThat(apply(state, index, "a").state().flaw()).isEmpty();
        }
        List<String> flaws = new ArrayList<>();
        for (long index = 17; index <= 33; index++) {
            flaws.add(apply(state, index, "a").state().flaw());
        }
        assertThat(flaws).anyMatch(flaw -> !flaw.isEmpty());
    }

    @Test
    void aMachineThatComesAlongIsTrusted() {
        AppliedState state = new AppliedState(1, MachineType.KV);
        state.apply(Driven.entry(1, 1, Driven.put(1, "a")), Rules.PAPER, 3, 5);
        assertThat(state.sessions().hasCheckedCopies()).isFalse();
    }

    // As a process has it.

    @Test
    void aProcessHasNothingToCompareBeforeItHasAppliedSomething() {
        Driven driven = new Driven(1).standing();
        assertThat(driven.process.mark()).isNull();
        driven.sync();
        assertThat(driven.process.node().lastApplied()).isEqualTo(1);
        assertThat(driven.process.mark()).isNotNull();
        assertThat(driven.process.sessions().machine()).isNotNull();
    }

    @Test
    void aLeadersSnapshotReplacesStateAndLog() {
        Driven driven = new Driven(3);
        driven.process.start(driven.happens());
        AppliedState other = new AppliedState(2, MachineType.KV);
        other.apply(Driven.entry(1, 1, Driven.put(1, "a")), Rules.PAPER, 3, 5);
        driven.done();
        long got = driven.receive(new InstallSnapshot(
                2, 1, 1, 7, 1, Membership.ofFirst(3), 0, other.snapshot(Rules.PAPER), true));
        assertThat(driven.process.sessions().contents()).containsEntry("x", "a");
        assertThat(driven.done())
                .contains("sync in 300")
                .noneMatch(line -> line.startsWith("send"));
        driven.sync();
        assertThat(driven.done())
                .endsWith("send InstallSnapshotReply n2 <" + got + " re " + (got + 100));
        driven.disk.crash(false, null);
        Driven again = new Driven(3, Driven.CONFIG, MachineType.KV, driven.disk, 2);
        assertThat(again.process.sessions().contents()).containsEntry("x", "a");
        again.process.start(again.happens());
        assertThat(again.last(HostEvent.Started.class).snapshotIndex()).isEqualTo(7);
        assertThat(again.last(HostEvent.Started.class).snapshotTerm()).isEqualTo(1);
    }

    @Test
    void aSnapshotIsTakenWhenItIsDueOrAskedFor() {
        Driven driven = new Driven(1).leading();
        driven.snapshotAfterEntries = 3;
        driven.process.propose(Driven.put(1, "a"), 0);
        driven.sync();
        assertThat(driven.process.node().snapshot()).isNull();
        driven.process.propose(Driven.put(2, "b"), 0);
        driven.done();
        long synced = driven.events.size();
        driven.sync();
        assertThat(driven.done())
                .containsExactly(
                        synced + " disk-synced <" + (synced - 1),
                        (synced + 1) + " committed <" + synced,
                        (synced + 2) + " applied <" + (synced + 1),
                        (synced + 3) + " snapshot-taken <" + synced,
                        (synced + 4) + " disk-write <" + synced,
                        "sync in 300");
        HostEvent.SnapshotTaken taken = driven.last(HostEvent.SnapshotTaken.class);
        Snapshot snapshot = driven.process.node().snapshot();
        assertThat(taken.index()).isEqualTo(3);
        assertThat(taken.term()).isEqualTo(1);
        assertThat(taken.bytes()).isEqualTo(snapshot.data().length());
        assertThat(taken.hash()).isEqualTo(snapshot.data().hashCode());
        driven.sync();
        assertThat(driven.process.compact(0)).as("nothing was applied since").isFalse();
        driven.process.propose(Driven.put(3, "c"), 0);
        driven.sync();
        driven.done();
        long asked = driven.happens();
        assertThat(driven.process.compact(asked)).isTrue();
        assertThat(driven.done()).startsWith((asked + 1) + " snapshot-taken <" + asked);
        assertThat(driven.process.node().log().snapshotIndex()).isEqualTo(4);
    }

    /** Without the rule that a snapshot holds what is committed, all of the log goes into it. */
    @Test
    void aSnapshotIsPreparedBeforeItIsTaken() {
        Driven driven = new Driven(
                3, Driven.with(Rules.without(List.of(Rule.SNAPSHOT_COMMITTED))), MachineType.KV);
        driven.leading();
        driven.process.propose(Driven.put(1, "a"), 0);
        assertThat(driven.process.node().lastApplied()).isZero();
        assertThat(driven.process.compact(driven.happens())).isTrue();
        assertThat(driven.process.node().log().snapshotIndex()).isEqualTo(2);
        assertThat(driven.process.sessions().contents()).containsEntry("x", "a");
    }

    @Test
    void aLogMayBeTooLargeForItsBytes() {
        Driven driven = new Driven(1).leading();
        driven.snapshotAfterBytes = 200;
        driven.process.propose(Driven.put(1, "a"), 0);
        driven.sync();
        assertThat(driven.process.node().snapshot()).isNull();
        driven.process.propose(Driven.put(2, "b".repeat(200)), 0);
        driven.sync();
        assertThat(driven.process.node().snapshot()).isNotNull();
    }
}
