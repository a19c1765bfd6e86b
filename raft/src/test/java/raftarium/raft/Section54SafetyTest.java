package raftarium.raft;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import raftarium.raft.Message.RequestVoteReply;

/** Section 5.4: the election restriction, and committing entries of earlier terms. */
class Section54SafetyTest {
    @ParameterizedTest
    @CsvSource({
        "3, 2, true",
        "4, 2, true",
        "2, 2, false",
        "9, 1, false",
        "1, 3, true",
        "0, 0, false"
    })
    void section541AVoteGoesOnlyToALogThatIsAtLeastAsUpToDate(
            long lastIndex, long lastTerm, boolean granted) {
        Subject subject = Subject.withLog(3, 1, 1, 2);
        subject.receive(Subject.requestVote(2, 5, lastIndex, lastTerm)).sync();
        assertThat(subject.last(RequestVoteReply.class))
                .isEqualTo(new RequestVoteReply(1, 2, 5, granted));
        assertThat(subject.node.status().vote()).isEqualTo(granted ? 2 : 0);
    }

    @Test
    void section541TheRefusalSaysWhatItCompared() {
        Subject subject = Subject.withLog(3, 1, 1, 2);
        subject.receive(Subject.requestVote(2, 5, 9, 1));
        Refusal refusal = subject.told(NodeEvent.VoteRefused.class).get(0).refusal();
        assertThat(refusal).isEqualTo(new Refusal(Rule.UP_TO_DATE_VOTE, 3, 2, 9, 1));
        assertThat(refusal.words(1, 2)).isEqualTo("n2's last entry is 9/1, n1's is 3/2");
    }

    @Test
    void section541WithoutUpToDateVoteAnyCandidateGetsTheVote() {
        Subject subject = Subject.without(Rule.UP_TO_DATE_VOTE, 3, 1, 1, 2);
        subject.receive(Subject.requestVote(2, 5, 0, 0)).sync();
        assertThat(subject.last(RequestVoteReply.class).voteGranted()).isTrue();
    }

    @Test
    void section541AnEntryThatIsNotOnDiskYetCountsInTheComparison() {
        Subject subject = Subject.withLog(3, 1);
        subject.receive(Subject.append(2, 1, 1, 1, Subject.entries(2, 1), 0));
        assertThat(subject.node.status().durableIndex()).isEqualTo(1);
        subject.receive(Subject.requestVote(3, 2, 1, 1)).sync();
        assertThat(subject.last(RequestVoteReply.class).voteGranted()).isFalse();
    }

    /** S1 leads in term 4 with the log of figure 8 (c): entry 2 of term 2, on a majority. */
    @Test
    void section542Figure8AnEntryOfAnOlderTermIsNotCommittedByCounting() {
        Subject subject = Subject.withLog(5, 1, 2);
        subject.receive(Subject.heartbeat(5, 3)).sync().elected();
        assertThat(subject.node.status().term()).isEqualTo(4);
        subject.receive(Subject.accepts(2, 4, 2));
        subject.receive(Subject.accepts(3, 4, 2));
        assertThat(subject.node.commitIndex()).isZero();
        assertThat(subject.told(NodeEvent.CommitWithheld.class))
                .containsExactly(new NodeEvent.CommitWithheld(
                        2, new Refusal(Rule.COMMIT_OWN_TERM, 3, 4, 2, 2)));

        // (e): once an entry of its own term is on a majority, the older ones are committed too.
        subject.receive(Subject.accepts(2, 4, 3));
        subject.receive(Subject.accepts(3, 4, 3));
        assertThat(subject.node.commitIndex()).isEqualTo(3);
        assertThat(subject.applied).extracting(Entry::index).containsExactly(1L, 2L, 3L);
    }

    @Test
    void section542WithoutCommitOwnTermAMajorityIsEnough() {
        Subject subject = Subject.without(Rule.COMMIT_OWN_TERM, 5, 1, 2);
        subject.receive(Subject.heartbeat(5, 3)).sync().elected();
        subject.receive(Subject.accepts(2, 4, 2));
        subject.receive(Subject.accepts(3, 4, 2));
        assertThat(subject.node.commitIndex()).isEqualTo(2);
        assertThat(subject.told(NodeEvent.CommitWithheld.class)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"9, 1, true", "3, 1, true", "2, 3, false"})
    void section541WithoutLaterTermTheLongerLogIsMoreUpToDate(
            long lastIndex, long lastTerm, boolean granted) {
        Subject subject = Subject.without(Rule.LATER_TERM, 3, 1, 1, 2);
        subject.receive(Subject.requestVote(2, 5, lastIndex, lastTerm)).sync();
        assertThat(subject.last(RequestVoteReply.class).voteGranted()).isEqualTo(granted);
    }
}
