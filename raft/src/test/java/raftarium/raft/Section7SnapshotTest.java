package raftarium.raft;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import raftarium.data.Bytes;
import raftarium.raft.Message.AppendEntriesReply;
import raftarium.raft.Message.InstallSnapshot;
import raftarium.raft.Message.InstallSnapshotReply;

import java.util.List;

/** Section 7, figure 13: a follower that is sent a snapshot. */
class Section7SnapshotTest {
    private static final Membership FOUR = Membership.ofFirst(3)
            .withLearners(List.of(4))
            .changing(List.of(4), List.of())
            .settled();

    /** Stands for entries 1 to 5; ten bytes. */
    private static final Snapshot STATE = new Snapshot(5, 2, FOUR, Bytes.utf8("0123456789"));

    private static InstallSnapshotReply asks(int offset) {
        return new InstallSnapshotReply(1, 2, 3, 5, offset, false);
    }

    private static InstallSnapshotReply installed(long index) {
        return new InstallSnapshotReply(1, 2, 3, index, 0, true);
    }

    private static Subject follower(long... terms) {
        Subject subject = Subject.withLog(3, terms);
        return subject.receive(Subject.heartbeat(2, 3)).sync().forget();
    }

    private static InstallSnapshot piece(int offset, int length) {
        return Subject.piece(2, 3, STATE, offset, length);
    }

    // The pieces.

    @Test
    void piecesInOrderMakeTheSnapshot() {
        Subject subject = follower(1);
        subject.receive(piece(0, 4)).receive(piece(4, 4));
        assertThat(subject.sent).containsExactly(asks(4), asks(8));
        assertThat(subject.writes).as("a part is nothing to keep").isEmpty();
        assertThat(subject.restored).isEmpty();
        subject.receive(piece(8, 4)).sync();
        assertThat(subject.sent).containsExactly(asks(4), asks(8), installed(5));
        assertThat(subject.restored).containsExactly(STATE);
        assertThat(subject.node.snapshot()).isEqualTo(STATE);
    }

    @Test
    void anEmptySnapshotIsOnePiece() {
        Subject subject = follower(1);
        Snapshot empty = new Snapshot(5, 2, FOUR, Bytes.EMPTY);
        subject.receive(Subject.whole(2, 3, empty)).sync();
        assertThat(subject.restored).containsExactly(empty);
    }

    @Test
    void aPieceThatComesTwiceCountsOnce() {
        Subject subject = follower(1);
        subject.receive(piece(0, 4)).receive(piece(0, 4)).receive(piece(4, 6)).sync();
        assertThat(subject.sent).containsExactly(asks(4), asks(4), installed(5));
        assertThat(subject.restored).containsExactly(STATE);
    }

    @Test
    void aPieceBehindALostOneIsNotTakenAndTheOffsetAskedForAgain() {
        Subject subject = follower(1);
        subject.receive(piece(0, 4)).receive(piece(8, 4));
        assertThat(subject.sent).containsExactly(asks(4), asks(4));
        assertThat(subject.restored).isEmpty();
        subject.receive(piece(4, 4)).receive(piece(8, 4)).sync();
        assertThat(subject.restored).containsExactly(STATE);
    }

    @Test
    void whoMissedTheFirstPieceAsksFromTheBeginning() {
        Subject subject = follower(1).receive(piece(4, 6));
        assertThat(subject.sent).containsExactly(asks(0));
        assertThat(subject.node.log().lastIndex()).isEqualTo(1);
    }

    @Test
    void afterACrashTheFollowerHasNoPiecesAndAsksFromTheBeginning() {
        Subject subject = follower(1).receive(piece(0, 4)).sync().restarted();
        subject.receive(piece(4, 6)).sync();
        assertThat(subject.sent).containsExactly(asks(0));
        subject.receive(piece(0, 10)).sync();
        assertThat(subject.restored).containsExactly(STATE);
    }

    @Test
    void piecesOfTwoLeadersAreNotMixed() {
        Subject subject = follower(1).receive(piece(0, 4));
        Snapshot other = new Snapshot(5, 2, FOUR, Bytes.utf8("abcdefghij"));
        subject.receive(Subject.piece(3, 4, other, 4, 6)).sync();
        assertThat(subject.last(InstallSnapshotReply.class))
                .isEqualTo(new InstallSnapshotReply(1, 3, 4, 5, 0, false));
        subject.receive(Subject.piece(3, 4, other, 0, 4))
                .receive(Subject.piece(3, 4, other, 4, 6))
                .sync();
        assertThat(subject.restored).containsExactly(other);
    }

    @Test
    void piecesOfTwoSnapshotsOfOneLeaderAreNotMixed() {
        Subject subject = follower(1).receive(piece(0, 4));
        Snapshot newer = new Snapshot(7, 3, FOUR, Bytes.utf8("abcdefghij"));
        subject.receive(Subject.piece(2, 3, newer, 4, 6));
        assertThat(subject.last(InstallSnapshotReply.class).nextOffset()).isZero();
        subject.receive(Subject.whole(2, 3, newer)).sync();
        assertThat(subject.restored).containsExactly(newer);
    }

    @Test
    void aSnapshotOfAnOlderTermIsRefused() {
        Subject subject = follower(1);
        subject.receive(Subject.whole(3, 2, STATE));
        assertThat(subject.sent).containsExactly(new InstallSnapshotReply(1, 3, 3, 5, 0, false));
        assertThat(subject.restored).isEmpty();
    }

    @Test
    void aCandidateFollowsWhoSendsASnapshotInItsTerm() {
        Subject subject = Subject.withLog(3, 1, 2).timeout().sync();
        assertThat(subject.node.status().role()).isEqualTo(Role.CANDIDATE);
        subject.receive(Subject.whole(2, 3, STATE)).sync();
        assertThat(subject.node.status().role()).isEqualTo(Role.FOLLOWER);
        assertThat(subject.node.status().leader()).isEqualTo(2);
        assertThat(subject.restored).containsExactly(STATE);
    }

    @Test
    void aPieceSaysThatTheLeaderLeads() {
        Subject subject = follower(1);
        long before = subject.node.deadlineNanos();
        subject.now = before - 1;
        subject.receive(piece(0, 4));
        assertThat(subject.node.deadlineNanos()).isGreaterThan(before);
    }

    // What becomes of the log.

    @Test
    void aShorterLogIsReplaced() {
        Subject subject = follower(1, 1);
        subject.receive(piece(0, 10)).sync();
        assertThat(subject.node.log().toString()).isEqualTo("snapshot 5/2");
        assertThat(subject.node.commitIndex()).isEqualTo(5);
        assertThat(subject.node.lastApplied()).isEqualTo(5);
        assertThat(subject.applied).isEmpty();
        assertThat(subject.node.status().membership()).isEqualTo(FOUR);
        assertThat(subject.told(NodeEvent.SnapshotInstalled.class))
                .containsExactly(new NodeEvent.SnapshotInstalled(2, 5, 2));
    }

    @Test
    void whereTheLogHasTheSnapshotsLastEntryAllOfItStays() {
        Subject subject = follower(1, 1, 2, 2, 2, 2, 2);
        subject.receive(piece(0, 4));
        assertThat(subject.sent).as("no more pieces are needed").containsExactly(installed(5));
        assertThat(subject.logTerms()).containsExactly(1L, 1L, 2L, 2L, 2L, 2L, 2L);
        assertThat(subject.node.commitIndex()).isEqualTo(5);
        assertThat(subject.applied).hasSize(5);
        assertThat(subject.restored).isEmpty();
        assertThat(subject.writes).isEmpty();
    }

    @Test
    void whereTheLogHasAnotherEntryThereAllOfItGoes() {
        Subject subject = follower(1, 1, 1, 1, 1, 1, 1);
        subject.receive(piece(0, 10)).sync();
        assertThat(subject.node.log().toString()).isEqualTo("snapshot 5/2");
        assertThat(subject.disk.entries()).isEmpty();
        assertThat(subject.node.log().bytes()).isZero();
    }

    @Test
    void aConfigurationThatGoesWithTheLogIsNoLongerInUse() {
        Membership never = Membership.ofFirst(3).withLearners(List.of(9));
        Subject subject = follower(1);
        subject.receive(Subject.append(
                2,
                3,
                1,
                1,
                List.of(
                        Subject.entry(2, 1),
                        Subject.entry(3, 1),
                        Subject.entry(4, 1),
                        Subject.entry(5, 1),
                        Subject.entry(6, 1),
                        new Entry(7, 1, Entry.Kind.CONFIGURATION, never.encode())),
                0));
        assertThat(subject.node.status().membership()).isEqualTo(never);
        subject.receive(piece(0, 10)).sync();
        assertThat(subject.node.log().lastIndex()).isEqualTo(5);
        assertThat(subject.node.status().membership()).isEqualTo(FOUR);
        assertThat(subject.restarted().node.status().membership()).isEqualTo(FOUR);
    }

    @Test
    void aSnapshotBehindTheCommitIndexChangesNothing() {
        Subject subject = follower(1, 1);
        subject.receive(Subject.append(2, 3, 2, 1, Subject.entries(3, 2, 2, 2, 3), 6))
                .sync();
        subject.forget().receive(piece(0, 4));
        assertThat(subject.sent).containsExactly(installed(5));
        assertThat(subject.node.commitIndex()).isEqualTo(6);
        assertThat(subject.restored).isEmpty();
        assertThat(subject.writes).isEmpty();
        assertThat(subject.node.status().membership()).isEqualTo(Membership.ofFirst(3));
    }

    @Test
    void aSnapshotThatComesAgainIsAcknowledgedAgainAndRestoredOnce() {
        Subject subject = follower(1);
        subject.receive(piece(0, 10)).sync().receive(piece(0, 10)).receive(piece(0, 4));
        assertThat(subject.sent).containsExactly(installed(5), installed(5), installed(5));
        assertThat(subject.restored).containsExactly(STATE);
    }

    // The disk.

    @Test
    void theAcknowledgementWaitsForTheDisk() {
        Subject subject = follower(1);
        subject.receive(piece(0, 10));
        assertThat(subject.sent).isEmpty();
        assertThat(subject.node.status().durableIndex())
                .as("what there was is no more")
                .isZero();
        assertThat(subject.writes).containsExactly(new Ready.Write(null, STATE, List.of()));
        assertThat(subject.restored).as("the machine need not wait").hasSize(1);
        subject.receive(piece(0, 10));
        assertThat(subject.sent).as("nor does a repetition say so").isEmpty();
        subject.syncOnce();
        assertThat(subject.sent).containsExactly(installed(5), installed(5));
        assertThat(subject.node.status().durableIndex()).isEqualTo(5);
    }

    @Test
    void whatMatchesTheSnapshotIsAcknowledgedOnceItIsOnDisk() {
        Subject subject = follower(1);
        subject.receive(Subject.append(2, 3, 1, 1, Subject.entries(2, 1, 2, 2, 2, 3), 0));
        subject.receive(piece(0, 4));
        assertThat(subject.sent).isEmpty();
        subject.syncOnce();
        assertThat(subject.sent)
                .containsExactly(
                        new AppendEntriesReply(1, 2, 3, true, 6, 0, 0, 6, 0), installed(5));
    }

    @Test
    void aSnapshotThatComesDuringAWriteIsInTheNextOneWithAllThatFollowsIt() {
        Subject subject = follower(1);
        subject.receive(Subject.append(2, 3, 1, 1, Subject.entries(2, 1, 1, 1, 1), 0));
        subject.receive(piece(0, 10));
        subject.receive(Subject.append(2, 3, 5, 2, Subject.entries(6, 3, 3), 0));
        assertThat(subject.writes).hasSize(1);
        subject.syncOnce();
        assertThat(subject.node.status().durableIndex())
                .as("what is left of that write")
                .isZero();
        assertThat(subject.all(InstallSnapshotReply.class)).isEmpty();
        assertThat(subject.writes.get(1))
                .isEqualTo(new Ready.Write(null, STATE, Subject.entries(6, 3, 3)));
        subject.syncOnce();
        assertThat(subject.node.status().durableIndex()).isEqualTo(7);
        assertThat(subject.last(AppendEntriesReply.class).matchIndex()).isEqualTo(7);
        assertThat(subject.all(InstallSnapshotReply.class)).containsExactly(installed(5));
    }

    @Test
    void aCrashBeforeTheSnapshotIsOnDiskLeavesTheOldLog() {
        Subject subject = follower(1, 1);
        Subject again = subject.receive(piece(0, 10)).restarted();
        assertThat(again.node.log().toString()).isEqualTo("1/1 2/1");
        assertThat(again.node.commitIndex()).isZero();
        assertThat(again.node.status().membership()).isEqualTo(Membership.ofFirst(3));
    }

    @Test
    void restoreComesWithWhatIsCommittedBehindIt() {
        Subject subject = follower(1);
        subject.node.receive(piece(0, 10), 0);
        subject.node.receive(Subject.append(2, 3, 5, 2, Subject.entries(6, 3, 3), 6), 0);
        RaftNode copy = subject.node.copy();
        Ready ready = subject.node.ready();
        assertThat(ready.restore()).isEqualTo(STATE);
        assertThat(ready.committed()).containsExactly(Subject.entry(6, 3));
        assertThat(subject.node.ready().restore()).as("once").isNull();
        assertThat(copy.ready()).isEqualTo(ready);
    }

    @Test
    void aCopyHasThePiecesToo() {
        Subject subject = follower(1).receive(piece(0, 4));
        Subject copy = subject.copy();
        subject.receive(piece(4, 4));
        copy.receive(piece(8, 2));
        assertThat(copy.sent).containsExactly(asks(4));
        copy.receive(piece(4, 6)).sync();
        assertThat(copy.restored).containsExactly(STATE);
        assertThat(subject.restored).isEmpty();
    }
}
