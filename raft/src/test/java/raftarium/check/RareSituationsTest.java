package raftarium.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import raftarium.data.Bytes;
import raftarium.raft.Entry;
import raftarium.raft.Membership;
import raftarium.raft.NodeEvent;
import raftarium.raft.Role;
import raftarium.trace.Decision;
import raftarium.trace.DiskEvent;
import raftarium.trace.Event;
import raftarium.trace.EventType;

import java.util.Arrays;
import java.util.List;

/** What is worth seeing is seen, and nothing else. */
class RareSituationsTest {
    private static final int NODES = 5;

    private SafetyChecker checker = new SafetyChecker(NODES);
    private final RareSituations rareSituations = checker.rareSituations();
    private long now;

    private void tell(Event event) {
        now++;
        assertThat(checker.observe(event)).isNull();
    }

    private void decide(int node, EventType type, NodeEvent event) {
        tell(new Decision(now, node, type, event));
    }

    private void becomes(int node, Role role, long term) {
        NodeEvent.Reason any = NodeEvent.Reason.NEWER_TERM;
        decide(node, EventType.ROLE_CHANGED, new NodeEvent.RoleChanged(role, term, any));
    }

    private void stand(long term, int... nodes) {
        Arrays.stream(nodes).forEach(node -> becomes(node, Role.CANDIDATE, term));
    }

    private static Entry entry(long index, long term) {
        return new Entry(index, term, Entry.Kind.COMMAND, Bytes.utf8(index + "/" + term));
    }

    /** They have it in their logs and on their disks. */
    private void store(Entry entry, int... nodes) {
        for (int node : nodes) {
            decide(node, EventType.APPENDED, new NodeEvent.Appended(List.of(entry)));
            tell(new DiskEvent.Write(now, node, 1, null, 0, List.of(entry), now));
            tell(new DiskEvent.Synced(now, node, entry.index()));
        }
    }

    private void overwrite(Entry entry, int node) {
        NodeEvent gone = new NodeEvent.Truncated(List.of(entry));
        decide(node, EventType.TRUNCATED, gone);
        store(entry, node);
    }

    /** Entry 1 of term 1 is committed: from then on the configuration is known. */
    private void begin() {
        for (int node = 1; node <= NODES; node++) {
            Membership all = Membership.ofFirst(NODES);
            decide(node, EventType.MEMBERSHIP_CHANGED, new NodeEvent.MembershipChanged(0, all));
        }
        becomes(1, Role.LEADER, 1);
        store(entry(1, 1), 1, 2, 3, 4, 5);
        decide(1, EventType.COMMITTED, new NodeEvent.Committed(0, 1, 3, 3, true));
    }

    @Test
    void anElectionWithRivalsThatNobodyWinsIsASplitVote() {
        stand(1, 1, 2);
        assertThat(rareSituations.splitVotes()).as("it isn't over").isZero();
        stand(2, 1, 3);
        assertThat(rareSituations.splitVotes()).isEqualTo(1);
        stand(3, 2);
        assertThat(rareSituations.splitVotes()).isEqualTo(2);
        stand(4, 1, 2, 3);
        assertThat(rareSituations.splitVotes()).as("n2 had no rival in term 3").isZero();
    }

    @Test
    void aWinnerEndsARowOfThem() {
        stand(1, 1, 2);
        stand(2, 1, 2);
        becomes(2, Role.LEADER, 2);
        assertThat(rareSituations.splitVotes()).isZero();
        stand(3, 1);
        assertThat(rareSituations.splitVotes()).as("term 2 was won").isZero();
    }

    @Test
    void whoStandsInAnOldTermIsNoRival() {
        stand(2, 1);
        stand(1, 2);
        stand(3, 1);
        assertThat(rareSituations.splitVotes()).isZero();
    }

    @Test
    void anOldEntryOnAMajorityThatIsOverwrittenIsFigure8() {
        begin();
        store(entry(2, 1), 1, 2);
        store(entry(2, 2), 5);
        assertThat(rareSituations.hasFigure8()).isFalse();
        store(entry(2, 1), 3);
        SafetyChecker before = (SafetyChecker) checker.copy();
        overwrite(entry(2, 2), 3);
        assertThat(rareSituations.hasFigure8()).isTrue();
        assertThat(before.rareSituations().hasFigure8())
                .as("a copy learns apart")
                .isFalse();
        checker = before;
        overwrite(entry(2, 2), 3);
        assertThat(before.rareSituations().hasFigure8()).as("and knew the same").isTrue();
    }

    @Test
    void whatIsWrittenAgainIsNotOverwritten() {
        begin();
        store(entry(2, 1), 1, 2, 3);
        tell(new DiskEvent.Write(now, 3, 1, null, 0, List.of(entry(2, 1)), now));
        tell(new DiskEvent.Synced(now, 3, 2));
        assertThat(rareSituations.hasFigure8()).isFalse();
        tell(new DiskEvent.Write(now, 3, 1, null, 0, List.of(entry(1, 1)), now));
        tell(new DiskEvent.Synced(now, 3, 1));
        assertThat(rareSituations.hasFigure8()).as("entry 2 is gone").isTrue();
    }

    @Test
    void anEntryOnAMinorityThatIsOverwrittenIsNot() {
        begin();
        store(entry(2, 1), 1, 2);
        overwrite(entry(2, 2), 2);
        assertThat(rareSituations.hasFigure8()).isFalse();
    }

    @Test
    void anEntryThatOthersHadOnAMajorityIsNot() {
        begin();
        store(entry(2, 1), 1, 2, 3);
        store(entry(2, 2), 4);
        overwrite(entry(2, 3), 4);
        assertThat(rareSituations.hasFigure8()).isFalse();
    }
}
