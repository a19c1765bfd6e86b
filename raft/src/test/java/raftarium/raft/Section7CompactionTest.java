package raftarium.raft;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import raftarium.data.Bytes;
import raftarium.raft.Message.AppendEntriesReply;

import java.util.List;

/** Section 7: a node makes a snapshot of its own, and what it does where its log begins later. */
class Section7CompactionTest {
    private static final Membership THREE = Membership.ofFirst(3);

    /** A follower of n2 with entries of these terms, all known to be committed. */
    private static Subject applied(long... terms) {
        Subject subject = Subject.withLog(3, terms);
        long last = terms.length;
        long term = terms[terms.length - 1];
        return subject.receive(Subject.append(2, term, last, term, List.of(), last))
                .sync()
                .forget();
    }

    @Test
    void aSnapshotStandsForWhatIsApplied() {
        Subject subject = applied(1, 1, 2, 2);
        subject.receive(Subject.append(2, 2, 4, 2, Subject.entries(5, 2, 2), 4)).sync();
        subject.forget().compact("state");
        Snapshot snapshot = new Snapshot(4, 2, THREE, Bytes.utf8("state"));
        assertThat(subject.node.snapshot()).isEqualTo(snapshot);
        assertThat(subject.node.log().toString()).isEqualTo("snapshot 4/2 5/2 6/2");
        assertThat(subject.writes)
                .as("with all that follows it")
                .containsExactly(new Ready.Write(null, snapshot, Subject.entries(5, 2, 2)));
        assertThat(subject.restored).as("its machine has that state").isEmpty();
        assertThat(subject.node.status().durableIndex()).isEqualTo(6);
    }

    @Test
    void aSnapshotOfNothingNewIsNone() {
        Subject none = Subject.withLog(3, 1, 1).compact("nothing applied");
        assertThat(none.node.snapshot()).isNull();
        Subject subject = applied(1, 1).compact("state").sync();
        subject.forget().compact("the same");
        assertThat(subject.writes).isEmpty();
        assertThat(subject.node.snapshot().data().utf8()).isEqualTo("state");
    }

    @Test
    void aSnapshotOfWhatIsAppliedAndNotYetOnDiskIsWrittenInTheNextWrite() {
        Subject subject = applied(1);
        subject.receive(Subject.append(2, 1, 1, 1, Subject.entries(2, 1, 1), 3));
        subject.receive(Subject.append(2, 1, 3, 1, Subject.entries(4, 1, 1), 4));
        assertThat(subject.applied).hasSize(3);
        subject.compact("state");
        assertThat(subject.writes).hasSize(1);
        assertThat(subject.sent).isEmpty();
        subject.syncOnce();
        assertThat(subject.node.status().durableIndex()).isEqualTo(3);
        assertThat(subject.writes.get(1))
                .isEqualTo(new Ready.Write(
                        null,
                        new Snapshot(4, 1, THREE, Bytes.utf8("state")),
                        Subject.entries(5, 1)));
        subject.syncOnce();
        assertThat(subject.node.status().durableIndex()).isEqualTo(5);
        assertThat(subject.all(AppendEntriesReply.class))
                .extracting(AppendEntriesReply::matchIndex)
                .containsExactly(3L, 5L);
    }

    @Test
    void aCrashBeforeItsSnapshotIsOnDiskLosesNothing() {
        Subject again = applied(1, 1).compact("state").restarted();
        assertThat(again.node.log().toString()).isEqualTo("1/1 2/1");
        assertThat(again.node.snapshot()).isNull();
    }

    @Test
    void twoSnapshotsDuringAWriteAreOne() {
        Subject subject = applied(1);
        subject.receive(Subject.append(2, 1, 1, 1, Subject.entries(2, 1), 2));
        subject.compact("first");
        subject.receive(Subject.append(2, 1, 2, 1, Subject.entries(3, 1), 3));
        subject.compact("second").syncOnce();
        assertThat(subject.writes.get(1))
                .isEqualTo(new Ready.Write(
                        null, new Snapshot(3, 1, THREE, Bytes.utf8("second")), List.of()));
        subject.syncOnce();
        assertThat(subject.isWriting()).isFalse();
    }

    @Test
    void afterARestartItGoesOnBehindTheSnapshot() {
        Subject subject = applied(1, 1, 2, 2);
        subject.receive(Subject.append(2, 2, 4, 2, Subject.entries(5, 2), 4)).compact("state");
        Subject again = subject.sync().restarted();
        assertThat(again.node.log().toString()).isEqualTo("snapshot 4/2 5/2");
        assertThat(again.node.commitIndex()).isEqualTo(4);
        assertThat(again.node.lastApplied()).isEqualTo(4);
        assertThat(again.node.status().durableIndex()).isEqualTo(5);
        assertThat(again.node.status().term()).isEqualTo(2);
        again.receive(Subject.append(2, 2, 5, 2, List.of(), 5));
        assertThat(again.applied).containsExactly(Subject.entry(5, 2));
        assertThat(again.restored).as("its host restores what it hands in").isEmpty();
        assertThat(again.isWriting()).isFalse();
    }

    @Test
    void aSnapshotCarriesTheConfigurationUpToThereAndTheLogTheLaterOnes() {
        Membership four = THREE.withLearners(List.of(4));
        Membership five = four.withLearners(List.of(5));
        Subject subject = applied(1);
        subject.receive(Subject.append(
                        2,
                        1,
                        1,
                        1,
                        List.of(
                                new Entry(2, 1, Entry.Kind.CONFIGURATION, four.encode()),
                                Subject.entry(3, 1),
                                new Entry(4, 1, Entry.Kind.CONFIGURATION, five.encode())),
                        3))
                .sync()
                .compact("state")
                .sync();
        assertThat(subject.node.snapshot().membership()).isEqualTo(four);
        assertThat(subject.node.status().membership()).isEqualTo(five);
        assertThat(subject.node.status().committedMembership()).isEqualTo(four);
        Subject again = subject.restarted();
        assertThat(again.node.status().membership()).isEqualTo(five);
        assertThat(again.node.status().committedMembership()).isEqualTo(four);
        again.receive(Subject.append(3, 2, 3, 1, Subject.entries(4, 2), 3)).sync();
        assertThat(again.node.status().membership()).as("taken back").isEqualTo(four);
        assertThat(again.restarted().node.status().membership()).isEqualTo(four);
    }

    // Rule snapshot-committed.

    @Test
    void withoutSnapshotCommittedAllOfTheLogIsAppliedFirst() {
        Subject subject = Subject.without(Rule.SNAPSHOT_COMMITTED, 3, 1, 1, 1);
        subject.node.prepareSnapshot(0);
        subject.ask();
        assertThat(subject.applied).hasSize(3);
        subject.compact("state").sync();
        assertThat(subject.node.log().toString()).isEqualTo("snapshot 3/1");
        Subject proper = Subject.withLog(3, 1, 1, 1);
        proper.node.prepareSnapshot(0);
        proper.ask().compact("state");
        assertThat(proper.applied).isEmpty();
        assertThat(proper.node.snapshot()).isNull();
    }

    @Test
    void withoutSnapshotAtOnceTheLogIsCutWithAWriteOfItsOwn() {
        Subject subject = Subject.without(Rule.SNAPSHOT_AT_ONCE, 3, 1, 1, 1);
        subject.receive(Subject.append(2, 1, 3, 1, List.of(), 2)).forget();
        subject.compact("state");
        Ready.Write cut = new Ready.Write(
                null, new Snapshot(2, 1, THREE, Bytes.EMPTY), Subject.entries(3, 1));
        Ready.Write whole = new Ready.Write(
                null, new Snapshot(2, 1, THREE, Bytes.utf8("state")), Subject.entries(3, 1));
        assertThat(subject.writes).containsExactly(cut);
        subject.syncOnce();
        assertThat(subject.writes).containsExactly(cut, whole);
        assertThat(subject.restarted().node.snapshot())
                .as("after a crash in between")
                .isEqualTo(cut.snapshot());
        subject.syncOnce();
        assertThat(subject.restarted().node.snapshot()).isEqualTo(whole.snapshot());

        subject.receive(Subject.append(2, 1, 3, 1, List.of(), 3)).forget();
        subject.compact("more");
        assertThat(subject.writes)
                .as("the state before, where there is one")
                .containsExactly(new Ready.Write(
                        null, new Snapshot(3, 1, THREE, Bytes.utf8("state")), List.of()));
    }

    // AppendEntries where the log begins later.

    private static Subject compacted() {
        Subject subject = applied(1, 1, 2, 2);
        subject.compact("state").sync();
        return subject.receive(Subject.append(2, 2, 4, 2, Subject.entries(5, 2), 4))
                .sync()
                .forget();
    }

    @Test
    void entriesThatTheSnapshotStandsForAreThere() {
        Subject subject = compacted();
        subject.receive(Subject.append(2, 2, 1, 1, Subject.entries(2, 1, 2), 4));
        assertThat(subject.last(AppendEntriesReply.class).success()).isTrue();
        assertThat(subject.last(AppendEntriesReply.class).matchIndex()).isEqualTo(3);
        assertThat(subject.logTerms()).containsExactly(2L);
        assertThat(subject.writes).isEmpty();
    }

    @Test
    void entriesThatReachBehindTheSnapshotAreTakenFromThereOn() {
        Subject subject = compacted();
        subject.receive(Subject.append(2, 2, 2, 1, Subject.entries(3, 2, 2, 2, 2), 6))
                .sync();
        assertThat(subject.last(AppendEntriesReply.class).matchIndex()).isEqualTo(6);
        assertThat(subject.node.log().toString()).isEqualTo("snapshot 4/2 5/2 6/2");
        assertThat(subject.writes)
                .containsExactly(new Ready.Write(null, null, Subject.entries(6, 2)));
        assertThat(subject.applied).containsExactlyElementsOf(Subject.entries(5, 2, 2));
    }

    @Test
    void theSnapshotsLastEntryIsComparedAsAnyOther() {
        Subject subject = compacted();
        subject.receive(Subject.append(2, 3, 4, 2, Subject.entries(5, 3), 4)).sync();
        assertThat(subject.last(AppendEntriesReply.class).matchIndex()).isEqualTo(5);
        assertThat(subject.logTerms()).containsExactly(3L);
    }

    @Test
    void aRefusalHintsAtNothingThatTheSnapshotStandsFor() {
        Subject subject = compacted();
        subject.receive(Subject.append(2, 3, 5, 3, Subject.entries(6, 3), 4)).sync();
        assertThat(subject.sent)
                .containsExactly(new AppendEntriesReply(1, 2, 3, false, 5, 2, 5, 5, 0));
        subject.forget().receive(Subject.append(2, 3, 9, 3, List.of(), 4));
        assertThat(subject.sent)
                .containsExactly(new AppendEntriesReply(1, 2, 3, false, 9, 0, 0, 5, 0));
    }

    @Test
    void aHeartbeatToWhomGetsASnapshotSaysNothingButThatSomebodyLeads() {
        Subject subject = compacted();
        subject.receive(Subject.append(2, 2, 0, 0, List.of(), 5));
        assertThat(subject.sent)
                .containsExactly(new AppendEntriesReply(1, 2, 2, true, 0, 0, 0, 5, 0));
        assertThat(subject.node.commitIndex()).isEqualTo(4);
    }

    @Test
    void votesCompareTheSnapshotsLastEntryIfNoneFollows() {
        Subject subject = applied(1, 1, 2, 2).compact("state").sync().forget();
        subject.receive(Subject.requestVote(3, 3, 3, 2)).sync();
        assertThat(subject.last(Message.RequestVoteReply.class).voteGranted()).isFalse();
        subject.receive(Subject.requestVote(3, 4, 4, 2)).sync();
        assertThat(subject.last(Message.RequestVoteReply.class).voteGranted()).isTrue();
        subject.forget().timeout().sync();
        assertThat(subject.last(Message.RequestVote.class))
                .isEqualTo(new Message.RequestVote(1, 3, 5, 4, 2));
    }
}
