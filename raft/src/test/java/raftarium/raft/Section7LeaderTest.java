package raftarium.raft;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import raftarium.data.Bytes;
import raftarium.raft.Message.AppendEntries;
import raftarium.raft.Message.InstallSnapshot;
import raftarium.raft.Message.InstallSnapshotReply;

import java.util.List;

/** Section 7: a leader that no longer has the entries which a follower needs. */
class Section7LeaderTest {
    private static final int PIECE = 4;
    private static final long PATIENCE = Subject.CONFIG.electionMinNanos();

    /** Takes up to {@link #PIECE} bytes a message. */
    private static final RaftConfig CONFIG = new RaftConfig(
            PATIENCE, 2 * PATIENCE, PATIENCE / 3, 256, PIECE, 16, Rules.PAPER, true, 100_000);

    private static final String STATE = "0123456789";

    /**
     * Leads in term 3 over n2, which is up to date, and n3, which hasn't answered; its snapshot
     * stands for entries 1 to 5, of terms up to 2; 6 is its no-op.
     */
    private static Subject leader() {
        return started(5).elected().receive(Subject.accepts(2, 3, 6)).forget();
    }

    /** A node of term 2 or later whose snapshot goes to {@code index}; entries of these terms. */
    private static Subject started(long index, long... terms) {
        Membership three = Membership.ofFirst(3);
        Snapshot snapshot = new Snapshot(index, 2, three, Bytes.utf8(STATE));
        HardState state = new HardState(terms.length == 0 ? 2 : terms[terms.length - 1], 0);
        List<Entry> entries = Subject.entries(index + 1, terms);
        return new Subject(1, three, CONFIG, new Disk(state, snapshot, entries));
    }

    /** The same, and n3 has said that its log is empty. */
    private static Subject sending() {
        return leader().receive(Subject.refuses(3, 3, 5, 0, 0, 0));
    }

    private static InstallSnapshotReply asks(int offset) {
        return new InstallSnapshotReply(3, 1, 3, 5, offset, false);
    }

    private static InstallSnapshotReply installed(long index) {
        return new InstallSnapshotReply(3, 1, 3, index, 0, true);
    }

    private static InstallSnapshot piece(int offset, String data, boolean done) {
        Membership three = Membership.ofFirst(3);
        return new InstallSnapshot(1, 3, 3, 5, 2, three, offset, Bytes.utf8(data), done);
    }

    private static List<InstallSnapshot> pieces(Subject subject) {
        return subject.all(InstallSnapshot.class);
    }

    @Test
    void whoNeedsAnEntryThatTheSnapshotStandsForGetsTheSnapshot() {
        Subject subject = sending();
        assertThat(pieces(subject)).containsExactly(piece(0, "0123", false));
        assertThat(subject.told(NodeEvent.SnapshotSent.class))
                .containsExactly(new NodeEvent.SnapshotSent(3, 1, 5, 10));
        assertThat(subject.appendsTo(3)).isEmpty();
    }

    @Test
    void whoNeedsTheFirstEntryBehindItGetsEntries() {
        Subject subject = leader().receive(Subject.refuses(3, 3, 5, 0, 0, 4));
        assertThat(pieces(subject)).hasSize(1);
        Subject other = leader().receive(Subject.accepts(3, 3, 5));
        assertThat(pieces(other)).isEmpty();
        other.propose("eight");
        assertThat(pieces(other)).isEmpty();
        assertThat(other.appendsTo(3).get(0).previousIndex()).isEqualTo(5);
        assertThat(other.appendsTo(3).get(0).previousTerm()).isEqualTo(2);
    }

    @Test
    void onePieceIsUnderWayAtATime() {
        Subject subject = sending();
        subject.propose("seven");
        subject.tick(PATIENCE / 3);
        assertThat(pieces(subject)).hasSize(1);
        subject.receive(asks(4));
        assertThat(pieces(subject)).hasSize(2).endsWith(piece(4, "4567", false));
        subject.receive(asks(4));
        assertThat(pieces(subject)).as("an answer that comes twice").hasSize(2);
        subject.receive(asks(8));
        assertThat(pieces(subject)).hasSize(3).endsWith(piece(8, "89", true));
    }

    @Test
    void aPieceWithoutAnAnswerIsSentAgainAfterAnElectionTimeout() {
        Subject subject = sending().receive(asks(4)).forget();
        subject.tick(PATIENCE - 1);
        assertThat(pieces(subject)).isEmpty();
        subject.tick(1);
        assertThat(pieces(subject)).containsExactly(piece(4, "4567", false));
        subject.tick(PATIENCE - 1);
        assertThat(pieces(subject)).hasSize(1);
    }

    @Test
    void aPieceIsSentAgainOnceHeartbeatsThatWereSentLaterAreAnswered() {
        RaftConfig patient = CONFIG.withTimes(100 * PATIENCE, 200 * PATIENCE, PATIENCE / 3);
        Snapshot snapshot = new Snapshot(5, 2, Membership.ofFirst(3), Bytes.utf8(STATE));
        Disk disk = new Disk(new HardState(2, 0), snapshot, List.of());
        Subject subject = new Subject(1, Membership.ofFirst(3), patient, disk).elected();
        subject.receive(Subject.refuses(3, 3, 5, 0, 0, 0)).receive(asks(4)).forget();
        subject.tick(PATIENCE).receive(Subject.accepts(3, 3, 0));
        assertThat(pieces(subject)).as("may be an answer to an earlier one").isEmpty();
        subject.tick(PATIENCE / 3);
        assertThat(pieces(subject)).as("nothing is answered since").isEmpty();
        subject.receive(Subject.accepts(3, 3, 0));
        assertThat(pieces(subject)).containsExactly(piece(4, "4567", false));
        subject.receive(Subject.accepts(3, 3, 0));
        assertThat(pieces(subject)).hasSize(1);
    }

    @Test
    void whoLostItsPiecesGetsThemFromTheBeginning() {
        Subject subject = sending().receive(asks(4)).receive(asks(8)).forget();
        subject.receive(asks(0));
        assertThat(pieces(subject)).containsExactly(piece(0, "0123", false));
    }

    @Test
    void onceItHasTheSnapshotEntriesFollow() {
        Subject subject = sending();
        subject.propose("seven");
        subject.propose("eight");
        subject.receive(asks(4)).receive(asks(8)).sync();
        assertThat(subject.appendsTo(3)).isEmpty();
        subject.forget().receive(installed(5));
        assertThat(subject.matchIndex(3)).isEqualTo(5);
        assertThat(subject.appendsTo(3))
                .extracting(AppendEntries::previousIndex)
                .startsWith(5L);
        subject.receive(Subject.accepts(3, 3, 8));
        assertThat(subject.node.commitIndex()).isEqualTo(8);
    }

    @Test
    void heartbeatsDuringTheTransferChangeNothing() {
        Subject subject = sending();
        subject.tick(PATIENCE / 3);
        AppendEntries beat = subject.last(AppendEntries.class);
        assertThat(beat).isEqualTo(new AppendEntries(1, 3, 3, 0, 0, List.of(), 6, beat.round()));
        subject.forget().receive(Subject.accepts(3, 3, 0));
        assertThat(subject.sent).isEmpty();
        assertThat(subject.matchIndex(3)).isZero();
        subject.receive(asks(4));
        assertThat(pieces(subject)).containsExactly(piece(4, "4567", false));
    }

    @Test
    void aRefusalThatComesLateDoesNotEndTheTransfer() {
        Subject subject = sending().receive(asks(4)).forget();
        subject.receive(Subject.refuses(3, 3, 5, 0, 0, 0));
        assertThat(subject.sent).isEmpty();
        subject.receive(asks(8));
        assertThat(pieces(subject)).containsExactly(piece(8, "89", true));
    }

    @Test
    void anAnswerAboutAnotherSnapshotAsksForNothing() {
        Subject subject = sending().forget();
        subject.receive(new InstallSnapshotReply(3, 1, 3, 4, 8, false));
        assertThat(pieces(subject)).isEmpty();
    }

    @Test
    void aNewerSnapshotDuringTheTransferFollowsTheOneThatIsUnderWay() {
        Subject subject = sending();
        subject.propose("seven");
        subject.sync().receive(Subject.accepts(2, 3, 7)).compact("abc").sync().forget();
        assertThat(subject.node.log().snapshotIndex()).isEqualTo(7);
        subject.receive(asks(4)).receive(asks(8));
        assertThat(pieces(subject)).containsExactly(piece(4, "4567", false), piece(8, "89", true));
        subject.forget().receive(installed(5));
        assertThat(pieces(subject)).hasSize(1);
        assertThat(pieces(subject).get(0).lastIncludedIndex()).isEqualTo(7);
        assertThat(pieces(subject).get(0).offset()).isZero();
        subject.receive(installed(7));
        assertThat(subject.nextIndex(3)).isEqualTo(8);
    }

    @Test
    void whoTurnsOutToHaveAllOfItGetsNoMorePieces() {
        Subject subject = sending().receive(Subject.accepts(3, 3, 5)).forget();
        subject.tick(PATIENCE);
        assertThat(pieces(subject)).isEmpty();
        assertThat(subject.nextIndex(3)).as("it is sent entry 6").isEqualTo(7);
    }

    @Test
    void answersCountAsSignsOfLife() {
        Rules rules = Rules.PAPER.with(Rule.CHECK_QUORUM, true);
        Subject subject = sending();
        subject.node.setRules(rules);
        for (int beat = 0; beat < 12; beat++) {
            subject.tick(PATIENCE / 3).receive(asks(beat % 2 == 0 ? 4 : 0));
        }
        assertThat(subject.node.status().role()).isEqualTo(Role.LEADER);
        for (int beat = 0; beat < 12; beat++) {
            subject.tick(PATIENCE / 3);
        }
        assertThat(subject.node.status().role()).isEqualTo(Role.FOLLOWER);
    }

    @Test
    void aNewLeaderSendsItsOwnSnapshotFromTheBeginning() {
        Subject subject = sending().receive(asks(4));
        subject.receive(Subject.heartbeat(2, 4)).sync().forget();
        assertThat(subject.tick(PATIENCE / 2).sent).isEmpty();
        subject.elected().forget().receive(Subject.refuses(3, 5, 6, 0, 0, 0));
        assertThat(pieces(subject)).hasSize(1);
        assertThat(pieces(subject).get(0).offset()).isZero();
        assertThat(pieces(subject).get(0).term()).isEqualTo(5);
    }

    // Section 5.3's hints at the border of the log.

    /** Leads in term 4; log: snapshot 4/2, 5/3, 6/3, its no-op; n3 refuses what is behind 6. */
    private static Subject refused(long xTerm, long xIndex, long xLen) {
        Subject subject = started(4, 3, 3).elected().forget();
        return subject.receive(Subject.refuses(3, 4, 6, xTerm, xIndex, xLen));
    }

    @Test
    void aConflictOfTheSnapshotsTermIsTriedBehindTheSnapshot() {
        Subject subject = refused(2, 3, 6);
        assertThat(subject.nextIndex(3)).isEqualTo(5);
        assertThat(pieces(subject)).isEmpty();
        assertThat(subject.last(AppendEntries.class).previousIndex()).isEqualTo(4);
        assertThat(subject.last(AppendEntries.class).previousTerm()).isEqualTo(2);
    }

    @Test
    void aConflictOfAnOlderTermThanTheSnapshotsLeadsToTheSnapshot() {
        Subject subject = refused(1, 1, 6);
        assertThat(subject.nextIndex(3)).isEqualTo(1);
        assertThat(pieces(subject)).hasSize(1);
    }

    @Test
    void aLogThatEndsWithTheSnapshotsLastEntryGetsEntries() {
        assertThat(pieces(refused(0, 0, 4))).isEmpty();
        assertThat(refused(0, 0, 4).nextIndex(3)).isEqualTo(5);
        assertThat(pieces(refused(0, 0, 3))).hasSize(1);
    }

    @Test
    void withoutFastBackupTheSnapshotIsSentOnceTheLogEnds() {
        Subject subject = started(4, 3, 3);
        subject.node.setRules(Rules.without(List.of(Rule.FAST_BACKUP)));
        subject.elected().forget();
        subject.receive(Subject.refuses(3, 4, 6, 0, 0, 0));
        subject.receive(Subject.refuses(3, 4, 5, 0, 0, 0));
        assertThat(subject.nextIndex(3)).isEqualTo(5);
        assertThat(pieces(subject)).isEmpty();
        subject.receive(Subject.refuses(3, 4, 4, 0, 0, 0));
        assertThat(subject.nextIndex(3)).isEqualTo(4);
        assertThat(pieces(subject)).hasSize(1);
    }

    @Test
    void aCopyGoesOnSendingFromTheSamePlace() {
        Subject subject = sending().receive(asks(4)).forget();
        Subject copy = subject.copy();
        copy.receive(asks(8));
        subject.receive(asks(8));
        assertThat(copy.sent).isEqualTo(subject.sent);
        assertThat(pieces(copy)).containsExactly(piece(8, "89", true));
        assertThat(copy.tick(PATIENCE).sent).isEqualTo(subject.tick(PATIENCE).sent);
    }
}
