package raftarium.raft;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import raftarium.raft.Message.AppendEntriesReply;

import java.util.List;

/** Section 5.3: what a follower does with AppendEntries. */
class Section53FollowerTest {
    @Test
    void entriesBehindAMatchingOneAreAppended() {
        Subject subject = Subject.withLog(3, 1, 1);
        subject.receive(Subject.append(2, 2, 2, 1, Subject.entries(3, 2, 2), 0)).sync();
        assertThat(subject.logTerms()).containsExactly(1L, 1L, 2L, 2L);
        assertThat(subject.last(AppendEntriesReply.class)).isEqualTo(accepted(2, 2, 4, 4));
    }

    private static AppendEntriesReply accepted(int to, long term, long match, long length) {
        return new AppendEntriesReply(1, to, term, true, match, 0, 0, length, 0);
    }

    @Test
    void entriesBehindAGapAreRefusedWithTheLengthOfTheLog() {
        Subject subject = Subject.withLog(3, 1, 1);
        subject.receive(Subject.append(2, 2, 5, 2, Subject.entries(6, 2), 5)).sync();
        assertThat(subject.last(AppendEntriesReply.class))
                .isEqualTo(new AppendEntriesReply(1, 2, 2, false, 5, 0, 0, 2, 0));
        assertThat(subject.logTerms()).containsExactly(1L, 1L);
        assertThat(subject.node.commitIndex()).isZero();
    }

    @Test
    void entriesBehindAnotherTermAreRefusedWithThatTermAndItsFirstIndex() {
        Subject subject = Subject.withLog(3, 1, 2, 2, 2);
        subject.receive(Subject.append(2, 5, 3, 4, Subject.entries(4, 4), 3)).sync();
        assertThat(subject.last(AppendEntriesReply.class))
                .isEqualTo(new AppendEntriesReply(1, 2, 5, false, 3, 2, 2, 4, 0));
        assertThat(subject.told(NodeEvent.AppendRefused.class))
                .containsExactly(new NodeEvent.AppendRefused(
                        2, 3, new Refusal(Rule.MATCH_PREVIOUS, 3, 2, 3, 4)));
        assertThat(subject.logTerms()).containsExactly(1L, 2L, 2L, 2L);
    }

    @Test
    void withoutMatchPreviousEntriesAreTakenBehindAnyEntryButNotBehindAGap() {
        Subject subject = Subject.without(Rule.MATCH_PREVIOUS, 3, 1, 2, 2, 2);
        subject.receive(Subject.append(2, 5, 3, 4, Subject.entries(4, 4), 0)).sync();
        assertThat(subject.last(AppendEntriesReply.class).success()).isTrue();
        assertThat(subject.logTerms()).containsExactly(1L, 2L, 2L, 4L);
        subject.receive(Subject.append(2, 5, 9, 4, Subject.entries(10, 4), 0)).sync();
        assertThat(subject.last(AppendEntriesReply.class).success()).isFalse();
    }

    @Test
    void whatConflictsIsDeletedWithAllThatFollows() {
        Subject subject = Subject.withLog(3, 1, 1, 2, 2, 2);
        subject.receive(Subject.append(2, 3, 1, 1, Subject.entries(2, 1, 3), 0)).sync();
        assertThat(subject.logTerms()).containsExactly(1L, 1L, 3L);
        assertThat(subject.told(NodeEvent.Truncated.class)).singleElement().satisfies(gone -> {
            assertThat(gone.fromIndex()).isEqualTo(3);
            assertThat(gone.lastIndex()).isEqualTo(5);
            assertThat(gone.entries()).extracting(Entry::term).containsExactly(2L, 2L, 2L);
        });
        assertThat(subject.writes.get(subject.writes.size() - 1).entries())
                .extracting(Entry::index)
                .containsExactly(3L);
    }

    @Test
    void withoutTruncateOnConflictWhatIsThereStays() {
        Subject subject = Subject.without(Rule.TRUNCATE_ON_CONFLICT, 3, 1, 1, 2, 2);
        subject.receive(Subject.append(2, 3, 2, 1, Subject.entries(3, 3, 3, 3), 0))
                .sync();
        assertThat(subject.logTerms()).containsExactly(1L, 1L, 2L, 2L, 3L);
        assertThat(subject.told(NodeEvent.Truncated.class)).isEmpty();
    }

    @Test
    void anOldShorterAppendEntriesDoesNotTruncateWhatCameAfterIt() {
        Subject subject = Subject.withLog(3, 1);
        subject.receive(Subject.append(2, 1, 1, 1, Subject.entries(2, 1, 1, 1), 0))
                .sync();
        subject.forget().receive(Subject.append(2, 1, 1, 1, Subject.entries(2, 1), 0));
        subject.receive(Subject.append(2, 1, 1, 1, List.of(), 0)).sync();
        assertThat(subject.logTerms()).containsExactly(1L, 1L, 1L, 1L);
        assertThat(subject.told(NodeEvent.Truncated.class)).isEmpty();
        assertThat(subject.all(AppendEntriesReply.class))
                .extracting(AppendEntriesReply::matchIndex)
                .containsExactly(2L, 1L);
        assertThat(subject.writes).isEmpty();
    }

    @Test
    void aHeartbeatLeavesAloneWhatIsBehindItsPreviousEntry() {
        Subject subject = Subject.withLog(3, 1, 1, 2);
        subject.receive(Subject.append(2, 3, 2, 1, List.of(), 0)).sync();
        assertThat(subject.logTerms()).containsExactly(1L, 1L, 2L);
        assertThat(subject.last(AppendEntriesReply.class).matchIndex()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"0,0", "2,2", "3,3", "4,4", "9,4"})
    void theCommitIndexIsTheLeadersButNotBeyondTheLastNewEntry(long leaders, long own) {
        Subject subject = Subject.withLog(3, 1, 1, 1, 1, 1, 1);
        subject.receive(Subject.append(2, 1, 3, 1, Subject.entries(4, 1), leaders))
                .sync();
        assertThat(subject.node.commitIndex()).isEqualTo(own);
        assertThat(subject.applied).hasSize((int) own);
    }

    @Test
    void theCommitIndexNeverFalls() {
        Subject subject = Subject.withLog(3, 1, 1, 1);
        subject.receive(Subject.append(2, 1, 3, 1, List.of(), 3));
        subject.receive(Subject.append(2, 1, 3, 1, List.of(), 1));
        subject.receive(Subject.append(2, 1, 1, 1, List.of(), 3));
        assertThat(subject.node.commitIndex()).isEqualTo(3);
        assertThat(subject.applied).extracting(Entry::index).containsExactly(1L, 2L, 3L);
    }

    @Test
    void committedEntriesAreAppliedInTheOrderOfTheLogEachOnce() {
        Subject subject = Subject.withLog(3, 1, 1, 1, 1);
        subject.receive(Subject.append(2, 1, 2, 1, List.of(), 2));
        subject.receive(Subject.append(2, 1, 4, 1, List.of(), 4));
        assertThat(subject.applied).extracting(Entry::index).containsExactly(1L, 2L, 3L, 4L);
        assertThat(subject.node.lastApplied()).isEqualTo(4);
    }

    @Test
    void withoutApplyInOrderTheLastEntryIsAppliedFirst() {
        Subject subject = Subject.without(Rule.APPLY_IN_ORDER, 3, 1, 1, 1);
        subject.receive(Subject.append(2, 1, 3, 1, List.of(), 3));
        assertThat(subject.applied).extracting(Entry::index).containsExactly(3L, 2L, 1L);
    }

    @Test
    void theRoundOfTheLeaderComesBackInTheAnswer() {
        Subject subject = Subject.withLog(3, 1);
        subject.receive(new Message.AppendEntries(2, 1, 1, 1, 1, List.of(), 0, 17));
        subject.receive(new Message.AppendEntries(2, 1, 1, 9, 1, List.of(), 0, 18));
        assertThat(subject.all(AppendEntriesReply.class))
                .extracting(AppendEntriesReply::round)
                .containsExactly(17L, 18L);
    }

    @Test
    void manyCommittedEntriesAreHandedOutInPortionsWithoutLosingAny() {
        long[] terms = new long[3000];
        java.util.Arrays.fill(terms, 1);
        Subject subject = Subject.withLog(3, terms);
        for (int ask = 0; ask < 3; ask++) {
            subject.receive(Subject.append(2, 1, 3000, 1, List.of(), 3000));
        }
        assertThat(subject.applied).extracting(Entry::index).hasSize(3000).isSorted();
    }

    @Test
    void withoutNoMeansNoWhatIsRefusedIsTakenIfItHasAPlace() {
        Subject subject = Subject.without(Rule.NO_MEANS_NO, 3, 1, 2, 2, 2);
        subject.receive(Subject.append(2, 5, 3, 4, Subject.entries(4, 4), 4)).sync();
        assertThat(subject.last(AppendEntriesReply.class))
                .isEqualTo(new AppendEntriesReply(1, 2, 5, false, 3, 2, 2, 4, 0));
        assertThat(subject.logTerms()).containsExactly(1L, 2L, 2L, 4L);
        assertThat(subject.node.commitIndex()).isZero();
        subject.receive(Subject.append(2, 5, 9, 4, Subject.entries(10, 4), 0)).sync();
        assertThat(subject.logTerms()).containsExactly(1L, 2L, 2L, 4L);
    }

    @Test
    void withoutPreviousExistsWhatBelongsFurtherOnGoesBehindTheEnd() {
        Subject subject = Subject.without(Rule.PREVIOUS_EXISTS, 3, 1);
        subject.receive(Subject.append(2, 1, 3, 1, Subject.entries(4, 1), 4)).sync();
        assertThat(subject.last(AppendEntriesReply.class)).isEqualTo(accepted(2, 1, 4, 2));
        assertThat(subject.logTerms()).containsExactly(1L, 1L);
        assertThat(subject.node.log().at(2).data())
                .isEqualTo(Subject.entry(4, 1).data());
        assertThat(subject.node.commitIndex()).isEqualTo(2);
        subject.receive(Subject.append(2, 1, 2, 9, Subject.entries(3, 1), 4)).sync();
        assertThat(subject.last(AppendEntriesReply.class).success())
                .as("what is there is still compared")
                .isFalse();
    }

    @Test
    void aHeartbeatIsCheckedUnlessHeartbeatCheckIsOff() {
        Subject subject = Subject.withLog(3, 1, 1);
        subject.receive(Subject.append(2, 3, 2, 3, List.of(), 2)).sync();
        assertThat(subject.last(AppendEntriesReply.class).success()).isFalse();
        assertThat(subject.node.commitIndex()).isZero();

        Subject modified = Subject.without(Rule.HEARTBEAT_CHECK, 3, 1, 1);
        modified.receive(Subject.append(2, 3, 5, 3, List.of(), 5)).sync();
        assertThat(modified.last(AppendEntriesReply.class)).isEqualTo(accepted(2, 3, 5, 2));
        assertThat(modified.applied).extracting(Entry::index).containsExactly(1L, 2L);
        modified.receive(Subject.append(2, 3, 5, 3, Subject.entries(6, 3), 5)).sync();
        assertThat(modified.last(AppendEntriesReply.class).success())
                .as("entries are still checked")
                .isFalse();
    }

    @Test
    void whatIsBehindTheRequestsLastEntryIsNotCommittedUnlessCommitBoundIsOff() {
        Subject subject = Subject.withLog(3, 1, 1, 1);
        subject.receive(Subject.append(2, 2, 2, 1, List.of(), 4)).sync();
        assertThat(subject.node.commitIndex()).isEqualTo(2);

        Subject modified = Subject.without(Rule.COMMIT_BOUND, 3, 1, 1, 1);
        modified.receive(Subject.append(2, 2, 2, 1, List.of(), 4)).sync();
        assertThat(modified.node.commitIndex()).isEqualTo(3);
    }
}
