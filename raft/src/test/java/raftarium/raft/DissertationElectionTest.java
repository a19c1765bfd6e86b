package raftarium.raft;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import raftarium.raft.Message.AppendEntries;
import raftarium.raft.Message.PreVote;
import raftarium.raft.Message.PreVoteReply;
import raftarium.raft.Message.RequestVote;
import raftarium.raft.Message.TimeoutNow;
import raftarium.raft.NodeEvent.Reason;

/**
 * What the dissertation adds to elections: pre-votes (9.6), check-quorum (6.2), transfer (3.10).
 */
class DissertationElectionTest {
    private static final Rules PRE_VOTE = Rules.PAPER.with(Rule.PRE_VOTE, true);
    private static final Rules CHECK_QUORUM = Rules.PAPER.with(Rule.CHECK_QUORUM, true);

    private static PreVote preVote(int from, long term, long lastIndex, long lastTerm) {
        return new PreVote(from, 1, term, lastIndex, lastTerm);
    }

    private static boolean granted(Subject subject, PreVote request) {
        subject.forget().receive(request);
        return subject.last(PreVoteReply.class).voteGranted();
    }

    // 9.6

    @Test
    void whoseTimerIsOverAsksFirstAndKeepsItsTerm() {
        Subject subject = Subject.with(PRE_VOTE, 3, 1, 1).timeout();
        assertThat(subject.all(PreVote.class))
                .containsExactly(new PreVote(1, 2, 1, 2, 1), new PreVote(1, 3, 1, 2, 1));
        assertThat(subject.all(RequestVote.class)).isEmpty();
        assertThat(subject.node.status().term()).isEqualTo(1);
        assertThat(subject.node.status().role()).isEqualTo(Role.FOLLOWER);
    }

    @Test
    void withTheWordOfAMajorityItStands() {
        Subject subject = Subject.with(PRE_VOTE, 5, 1).timeout();
        subject.receive(new PreVoteReply(2, 1, 1, true)).receive(new PreVoteReply(2, 1, 1, true));
        subject.receive(new PreVoteReply(3, 1, 1, false));
        assertThat(subject.node.status().role()).isEqualTo(Role.FOLLOWER);
        subject.receive(new PreVoteReply(4, 1, 1, true)).sync();
        assertThat(subject.node.status().role()).isEqualTo(Role.CANDIDATE);
        assertThat(subject.node.status().term()).isEqualTo(2);
        assertThat(subject.all(RequestVote.class)).hasSize(4);
    }

    @Test
    void aNodeThatIsCutOffNeverRaisesItsTerm() {
        Subject subject = Subject.with(PRE_VOTE, 3, 1);
        for (int round = 0; round < 50; round++) {
            subject.timeout();
        }
        assertThat(subject.node.status().term()).isEqualTo(1);
        assertThat(Subject.withLog(3, 1).timeout().timeout().node.status().term())
                .isEqualTo(3);
    }

    @Test
    void aCandidateWhoseElectionHasNoWinnerAsksAgain() {
        Subject subject = Subject.with(PRE_VOTE, 3, 1).timeout();
        subject.receive(new PreVoteReply(2, 1, 1, true)).sync().forget().timeout();
        assertThat(subject.node.status().term()).isEqualTo(2);
        assertThat(subject.all(PreVote.class)).hasSize(2);
    }

    @Test
    void whoHeardOfItsLeaderJustNowWouldNotVote() {
        Subject subject = Subject.with(PRE_VOTE, 3, 1);
        subject.now = 500_000_000;
        subject.receive(Subject.heartbeat(2, 1));
        subject.now += 31_000_000;
        assertThat(granted(subject, preVote(3, 1, 9, 1))).isFalse();
        NodeEvent.PreVoteRefused refused =
                subject.told(NodeEvent.PreVoteRefused.class).get(0);
        assertThat(refused.refusal().words(1, 3)).contains("n1 heard of n2, its leader, 31 ms ago");
        subject.now += RaftConfig.DEFAULT.electionMinNanos() - 31_000_000;
        assertThat(granted(subject, preVote(3, 1, 9, 1))).isTrue();
    }

    @Test
    void aLeaderWouldNotVote() {
        Subject subject = Subject.with(PRE_VOTE, 3, 1).timeout();
        subject.receive(new PreVoteReply(2, 1, 1, true)).sync();
        subject.receive(new Message.RequestVoteReply(2, 1, 2, true)).sync();
        assertThat(subject.node.status().role()).isEqualTo(Role.LEADER);
        assertThat(granted(subject, preVote(3, 2, 9, 2))).isFalse();
    }

    @Test
    void aLogThatLacksEntriesGetsNoWordEither() {
        Subject subject = Subject.with(PRE_VOTE, 3, 1, 2);
        assertThat(granted(subject, preVote(3, 2, 5, 1))).isFalse();
        assertThat(granted(subject, preVote(3, 2, 1, 2))).isFalse();
        assertThat(granted(subject, preVote(3, 2, 2, 2))).isTrue();
        assertThat(subject.node.status().vote()).as("a pre-vote binds nobody").isZero();
    }

    @Test
    void whoAsksFromAnOlderTermLearnsOfTheNewer() {
        Subject subject = Subject.with(PRE_VOTE, 3, 4);
        subject.receive(preVote(3, 2, 9, 2));
        assertThat(subject.last(PreVoteReply.class)).isEqualTo(new PreVoteReply(1, 3, 4, false));
        Subject asker = Subject.with(PRE_VOTE, 3, 2).timeout();
        asker.receive(new PreVoteReply(2, 1, 4, false));
        assertThat(asker.node.status().term()).isEqualTo(4);
    }

    @Test
    void wordsThatComeAfterTheLeaderWasHeardOfCountNoMore() {
        Subject subject = Subject.with(PRE_VOTE, 3, 1).timeout();
        subject.receive(Subject.heartbeat(3, 1))
                .receive(new PreVoteReply(2, 1, 1, true))
                .sync();
        assertThat(subject.node.status().role()).isEqualTo(Role.FOLLOWER);
    }

    // 5.2, on what resets a timer

    @Test
    void aNewerTermAloneDoesNotResetAFollowersTimer() {
        Subject subject = Subject.withLog(3, 1, 2);
        long deadline = subject.node.deadlineNanos();
        subject.now += 1_000_000;
        subject.receive(Subject.requestVote(2, 7, 1, 1)).sync();
        assertThat(subject.node.status().term()).isEqualTo(7);
        assertThat(subject.node.deadlineNanos()).isEqualTo(deadline);
    }

    // 6.2

    @Test
    void aLeaderThatHearsFromNoMajorityStepsDown() {
        Subject subject = Subject.with(CHECK_QUORUM, 3, 1).elected();
        long elected = subject.now;
        while (subject.node.status().role() == Role.LEADER) {
            subject.timeout();
        }
        assertThat(subject.now - elected)
                .isGreaterThan(RaftConfig.DEFAULT.electionMaxNanos())
                .isLessThan(2 * RaftConfig.DEFAULT.electionMaxNanos());
        assertThat(subject.node.status().term()).isEqualTo(2);
        assertThat(subject.told(NodeEvent.RoleChanged.class))
                .endsWith(new NodeEvent.RoleChanged(Role.FOLLOWER, 2, Reason.NO_QUORUM));
    }

    @Test
    void oneFollowerOfTwoThatAnswersIsEnough() {
        Subject subject = Subject.with(CHECK_QUORUM, 3, 1).elected();
        for (int beat = 0; beat < 40; beat++) {
            subject.timeout().receive(Subject.accepts(3, 2, 1));
        }
        assertThat(subject.node.status().role()).isEqualTo(Role.LEADER);
    }

    @Test
    void withoutTheRuleItLeadsOnAlone() {
        Subject subject = Subject.leader(3, 1);
        for (int beat = 0; beat < 40; beat++) {
            subject.timeout();
        }
        assertThat(subject.node.status().role()).isEqualTo(Role.LEADER);
    }

    // 3.10

    @Test
    void theTargetIsToldOnceItHasTheWholeLogAndNothingNewIsTaken() {
        Subject subject = Subject.leader(3, 1).forget();
        assertThat(subject.node.transfer(2, subject.now)).isTrue();
        assertThat(subject.propose("x").accepted()).isFalse();
        assertThat(subject.all(TimeoutNow.class)).isEmpty();
        subject.receive(Subject.accepts(3, 2, 2));
        assertThat(subject.all(TimeoutNow.class)).isEmpty();
        subject.receive(Subject.accepts(2, 2, 2));
        assertThat(subject.all(TimeoutNow.class)).containsExactly(new TimeoutNow(1, 2, 2));
        subject.timeout();
        assertThat(subject.all(TimeoutNow.class)).hasSize(1);
    }

    @Test
    void theTargetIsToldAgainIfItAnswersHeartbeatsThatWereSentLater() {
        Subject subject = Subject.leader(3, 1);
        subject.node.transfer(2, subject.now);
        subject.receive(Subject.accepts(2, 2, 2)).forget();
        for (int beat = 0; beat < 3; beat++) {
            subject.timeout().receive(Subject.accepts(2, 2, 2));
        }
        assertThat(subject.all(TimeoutNow.class)).isEmpty();
        subject.timeout().receive(Subject.accepts(3, 2, 2));
        assertThat(subject.all(TimeoutNow.class)).isEmpty();
        subject.receive(Subject.accepts(2, 2, 2)).receive(Subject.accepts(2, 2, 2));
        assertThat(subject.all(TimeoutNow.class)).containsExactly(new TimeoutNow(1, 2, 2));
    }

    @Test
    void whatTakesTooLongIsGivenUp() {
        Subject subject = Subject.leader(3, 1).forget();
        subject.node.transfer(2, subject.now);
        long end = subject.now + RaftConfig.DEFAULT.electionMaxNanos();
        while (subject.now < end) {
            subject.timeout();
        }
        assertThat(subject.told(NodeEvent.TransferFailed.class)).hasSize(1);
        assertThat(subject.propose("x").accepted()).isTrue();
    }

    @Test
    void onlyALeaderHandsOverAndOnlyToAnotherVoter() {
        Subject leader = Subject.leader(3, 1);
        assertThat(leader.node.transfer(1, leader.now)).isFalse();
        assertThat(leader.node.transfer(4, leader.now)).isFalse();
        assertThat(Subject.withLog(3, 1).node.transfer(2, 0)).isFalse();
    }

    @Test
    void whoIsToldToStandDoesSoAtOnceWithoutAsking() {
        Subject subject =
                Subject.with(PRE_VOTE, 3, 1).receive(Subject.heartbeat(2, 1)).forget();
        subject.receive(new TimeoutNow(2, 1, 1)).sync();
        assertThat(subject.node.status().role()).isEqualTo(Role.CANDIDATE);
        assertThat(subject.all(PreVote.class)).isEmpty();
        assertThat(subject.all(RequestVote.class)).hasSize(2);
        assertThat(subject.all(AppendEntries.class)).isEmpty();
    }
}
