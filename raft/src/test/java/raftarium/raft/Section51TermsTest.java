package raftarium.raft;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import raftarium.raft.Message.AppendEntriesReply;
import raftarium.raft.Message.RequestVoteReply;

/** Section 5.1: terms are a logical clock, exchanged in every message. */
class Section51TermsTest {
    @Test
    void aFollowerThatSeesANewerTermMovesToItAndHasNoVoteThere() {
        Subject subject = Subject.withLog(3, 1, 1);
        subject.receive(Subject.requestVote(2, 1, 2, 1)).sync();
        assertThat(subject.node.status().vote()).isEqualTo(2);

        subject.receive(Subject.heartbeat(3, 7));

        assertThat(subject.node.status().term()).isEqualTo(7);
        assertThat(subject.node.status().vote()).isEqualTo(HardState.NO_VOTE);
        assertThat(subject.node.status().leader()).isEqualTo(3);
    }

    @Test
    void aLeaderThatSeesANewerTermBecomesAFollowerInIt() {
        Subject subject = Subject.leader(3, 1);
        subject.receive(Subject.refuses(2, 9, 1, 0, 0, 0));
        assertThat(subject.node.status().role()).isEqualTo(Role.FOLLOWER);
        assertThat(subject.node.status().term()).isEqualTo(9);
        assertThat(subject.node.status().leader()).isZero();
    }

    @Test
    void aCandidateThatSeesANewerTermBecomesAFollowerInIt() {
        Subject subject = Subject.withLog(3, 1).timeout().sync();
        subject.receive(new RequestVoteReply(2, 1, 9, false));
        assertThat(subject.node.status().role()).isEqualTo(Role.FOLLOWER);
        assertThat(subject.node.status().term()).isEqualTo(9);
        assertThat(subject.node.status().vote()).isEqualTo(HardState.NO_VOTE);
    }

    @Test
    void withoutStepDownALeaderStaysLeaderInTheNewerTerm() {
        Subject subject = Subject.without(Rule.STEP_DOWN, 3, 1).elected();
        subject.receive(Subject.refuses(2, 9, 1, 0, 0, 0));
        assertThat(subject.node.status().role()).isEqualTo(Role.LEADER);
        assertThat(subject.node.status().term()).isEqualTo(9);
    }

    @Test
    void withoutStepDownACandidateStaysCandidateInTheNewerTerm() {
        Subject subject = Subject.without(Rule.STEP_DOWN, 3, 1).timeout().sync();
        subject.receive(new RequestVoteReply(2, 1, 9, false));
        assertThat(subject.node.status().role()).isEqualTo(Role.CANDIDATE);
        assertThat(subject.node.status().term()).isEqualTo(9);
    }

    @Test
    void aRequestVoteOfAnOlderTermIsRefusedWithTheNewerTerm() {
        Subject subject = Subject.withLog(3, 4);
        subject.receive(Subject.requestVote(2, 3, 99, 3));
        assertThat(subject.last(RequestVoteReply.class))
                .isEqualTo(new RequestVoteReply(1, 2, 4, false));
        assertThat(subject.told(NodeEvent.VoteRefused.class))
                .extracting(told -> told.refusal().rule())
                .containsExactly(Rule.REJECT_OLD_TERM);
        assertThat(subject.node.status().vote()).isEqualTo(HardState.NO_VOTE);
    }

    @Test
    void anAppendEntriesOfAnOlderTermIsRefusedWithTheNewerTermAndChangesNothing() {
        Subject subject = Subject.withLog(3, 1, 4);
        long deadline = subject.node.deadlineNanos();
        subject.now = 1_000_000;

        subject.receive(Subject.append(2, 3, 1, 1, Subject.entries(2, 3, 3), 3));

        AppendEntriesReply reply = subject.last(AppendEntriesReply.class);
        assertThat(reply.success()).isFalse();
        assertThat(reply.term()).isEqualTo(4);
        assertThat(subject.logTerms()).containsExactly(1L, 4L);
        assertThat(subject.node.commitIndex()).isZero();
        assertThat(subject.node.status().leader()).isZero();
        assertThat(subject.node.deadlineNanos()).isEqualTo(deadline);
    }

    @Test
    void withoutRejectOldTermAnAppendEntriesOfAnOlderTermIsTaken() {
        Subject subject = Subject.without(Rule.REJECT_OLD_TERM, 3, 1, 4);
        subject.receive(Subject.append(2, 3, 1, 1, Subject.entries(2, 3, 3), 3)).sync();
        AppendEntriesReply reply = subject.last(AppendEntriesReply.class);
        assertThat(reply.success()).isTrue();
        assertThat(reply.term()).isEqualTo(4);
        assertThat(subject.logTerms()).containsExactly(1L, 3L, 3L);
        assertThat(subject.node.commitIndex()).isEqualTo(3);
    }

    @Test
    void withoutRejectOldTermAVoteIsGivenToACandidateOfAnOlderTerm() {
        Subject subject = Subject.without(Rule.REJECT_OLD_TERM, 3, 4);
        subject.receive(Subject.requestVote(2, 3, 1, 4)).sync();
        assertThat(subject.last(RequestVoteReply.class).voteGranted()).isTrue();
    }

    @Test
    void aReplyOfAnOlderTermIsIgnored() {
        Subject leader = Subject.leader(3, 1, 1).forget();
        leader.receive(Subject.accepts(2, 1, 3));
        assertThat(leader.matchIndex(2)).isZero();
        assertThat(leader.node.commitIndex()).isZero();

        Subject candidate = Subject.withLog(3, 1, 1).timeout().sync();
        candidate.receive(new RequestVoteReply(2, 1, 1, true));
        assertThat(candidate.node.status().role()).isEqualTo(Role.CANDIDATE);
        assertThat(candidate.node.status().votes()).isEqualTo(1);
    }

    @Test
    void everyMessageCarriesItsSendersTerm() {
        Subject subject = Subject.leader(5, 1, 2);
        assertThat(subject.sent).isNotEmpty().allMatch(message -> message.term() == 3);
    }

    @Test
    void aNodeStartsAgainInTheTermThatItsDiskHas() {
        HardState state = new HardState(7, 2);
        Subject subject = new Subject(1, 3, Subject.CONFIG, state, Subject.entries(1, 1, 5));
        assertThat(subject.node.status().role()).isEqualTo(Role.FOLLOWER);
        assertThat(subject.node.status().term()).isEqualTo(7);
        assertThat(subject.node.status().vote()).isEqualTo(2);
        subject.receive(Subject.requestVote(3, 7, 9, 7));
        assertThat(subject.last(RequestVoteReply.class).voteGranted()).isFalse();
    }

    @Test
    void aVoteInANewerTermIsKept() {
        Subject subject = Subject.withLog(3, 1);
        subject.receive(Subject.requestVote(2, 2, 1, 1)).sync();
        assertThat(subject.node.status().vote()).isEqualTo(2);
        subject.receive(Subject.requestVote(3, 2, 1, 1)).sync();
        assertThat(subject.all(RequestVoteReply.class))
                .containsExactly(
                        new RequestVoteReply(1, 2, 2, true), new RequestVoteReply(1, 3, 2, false));
    }

    @Test
    void withoutTermFirstAVoteInANewerTermIsForgotten() {
        Subject subject = Subject.without(Rule.TERM_FIRST, 3, 1);
        subject.receive(Subject.requestVote(2, 2, 1, 1)).sync();
        assertThat(subject.node.status().term()).isEqualTo(2);
        assertThat(subject.node.status().vote()).isEqualTo(HardState.NO_VOTE);
        subject.receive(Subject.requestVote(3, 2, 1, 1)).sync();
        assertThat(subject.all(RequestVoteReply.class))
                .containsExactly(
                        new RequestVoteReply(1, 2, 2, true), new RequestVoteReply(1, 3, 2, true));
    }

    @Test
    void withoutTermFirstAVoteOfTheOldTermStandsInTheWay() {
        Subject subject = Subject.without(Rule.TERM_FIRST, 3, 1);
        subject.receive(Subject.requestVote(2, 1, 1, 1)).sync();
        subject.receive(Subject.requestVote(3, 2, 1, 1)).sync();
        assertThat(subject.last(RequestVoteReply.class))
                .isEqualTo(new RequestVoteReply(1, 3, 2, false));
        assertThat(subject.told(NodeEvent.VoteRefused.class))
                .extracting(told -> told.refusal().rule())
                .containsExactly(Rule.ONE_VOTE);
    }

    @Test
    void withoutAnswersOfTermAReplyOfAnOlderTermCounts() {
        Subject leader = Subject.without(Rule.ANSWERS_OF_TERM, 3, 1, 1).elected();
        leader.receive(Subject.accepts(2, 1, 3));
        assertThat(leader.matchIndex(2)).isEqualTo(3);
        assertThat(leader.node.commitIndex()).isEqualTo(3);

        Subject candidate =
                Subject.without(Rule.ANSWERS_OF_TERM, 3, 1, 1).timeout().sync();
        candidate.receive(new RequestVoteReply(2, 1, 1, true));
        assertThat(candidate.node.status().role()).isEqualTo(Role.LEADER);
    }
}
