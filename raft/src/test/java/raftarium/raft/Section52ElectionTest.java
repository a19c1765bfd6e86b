package raftarium.raft;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import raftarium.raft.Message.AppendEntries;
import raftarium.raft.Message.RequestVote;
import raftarium.raft.Message.RequestVoteReply;

/** Section 5.2: leader election. */
class Section52ElectionTest {
    private static final long MIN = RaftConfig.DEFAULT.electionMinNanos();
    private static final long MAX = RaftConfig.DEFAULT.electionMaxNanos();

    @Test
    void aFollowerThatHearsNothingStandsForElectionInTheNextTerm() {
        Subject subject = Subject.withLog(5, 1, 2);
        assertThat(subject.node.deadlineNanos()).isBetween(MIN, MAX);

        subject.timeout().sync();

        assertThat(subject.node.status().role()).isEqualTo(Role.CANDIDATE);
        assertThat(subject.node.status().term()).isEqualTo(3);
        assertThat(subject.node.status().vote()).isEqualTo(1);
        assertThat(subject.node.status().votes()).isEqualTo(1);
        assertThat(subject.sent)
                .containsExactly(
                        new RequestVote(1, 2, 3, 2, 2),
                        new RequestVote(1, 3, 3, 2, 2),
                        new RequestVote(1, 4, 3, 2, 2),
                        new RequestVote(1, 5, 3, 2, 2));
    }

    @Test
    void nothingHappensBeforeTheDeadline() {
        Subject subject = Subject.withLog(3);
        subject.now = subject.node.deadlineNanos() - 1;
        subject.node.tick(subject.now);
        assertThat(subject.node.status().role()).isEqualTo(Role.FOLLOWER);
        assertThat(subject.node.ready().messages()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1,1", "2,2", "3,2", "4,3", "5,3", "6,4", "7,4", "101,51"})
    void aCandidateLeadsWithTheVotesOfAMajorityAndNotBefore(int nodes, int majority) {
        Subject subject = Subject.withLog(nodes).timeout().sync();
        for (int voter = 2; voter < majority; voter++) {
            subject.receive(new RequestVoteReply(voter, 1, 1, true));
            assertThat(subject.node.status().role()).isEqualTo(Role.CANDIDATE);
        }
        if (majority > 1) {
            subject.receive(new RequestVoteReply(majority, 1, 1, true));
        }
        assertThat(subject.node.status().role()).isEqualTo(Role.LEADER);
        assertThat(subject.node.status().leader()).isEqualTo(1);
    }

    @Test
    void aVoteThatArrivesTwiceCountsOnce() {
        Subject subject = Subject.withLog(5).timeout().sync();
        subject.receive(new RequestVoteReply(2, 1, 1, true));
        subject.receive(new RequestVoteReply(2, 1, 1, true));
        assertThat(subject.node.status().votes()).isEqualTo(2);
        assertThat(subject.node.status().role()).isEqualTo(Role.CANDIDATE);
        assertThat(subject.node.status().votesFrom()).contains(2).doesNotContain(3);
    }

    @Test
    void aVoteThatIsRefusedDoesNotCount() {
        Subject subject = Subject.withLog(3).timeout().sync();
        subject.receive(new RequestVoteReply(2, 1, 1, false));
        assertThat(subject.node.status().votes()).isEqualTo(1);
        assertThat(subject.node.status().role()).isEqualTo(Role.CANDIDATE);
    }

    @Test
    void withoutVoteMajorityTwoVotesAreEnough() {
        Subject subject = Subject.without(Rule.VOTE_MAJORITY, 7).timeout().sync();
        assertThat(subject.node.status().role()).isEqualTo(Role.CANDIDATE);
        subject.receive(new RequestVoteReply(2, 1, 1, true));
        assertThat(subject.node.status().role()).isEqualTo(Role.LEADER);
    }

    @Test
    void aVoteGoesToTheFirstWhoAsksAndToNobodyElseInThatTerm() {
        Subject subject = Subject.withLog(5);
        subject.receive(Subject.requestVote(3, 1, 0, 0)).sync();
        subject.receive(Subject.requestVote(2, 1, 0, 0)).sync();
        assertThat(subject.sent)
                .containsExactly(
                        new RequestVoteReply(1, 3, 1, true), new RequestVoteReply(1, 2, 1, false));
        assertThat(subject.told(NodeEvent.VoteRefused.class))
                .containsExactly(
                        new NodeEvent.VoteRefused(2, 1, new Refusal(Rule.ONE_VOTE, 0, 1, 3, 1)));
    }

    @Test
    void whoHasTheVoteGetsItAgainWhenTheAnswerWasLost() {
        Subject subject = Subject.withLog(5);
        subject.receive(Subject.requestVote(3, 1, 0, 0)).sync().forget();
        subject.receive(Subject.requestVote(3, 1, 0, 0)).sync();
        assertThat(subject.last(RequestVoteReply.class).voteGranted()).isTrue();
    }

    @Test
    void aNewTermBringsANewVote() {
        Subject subject = Subject.withLog(5);
        subject.receive(Subject.requestVote(3, 1, 0, 0)).sync().forget();
        subject.receive(Subject.requestVote(2, 2, 0, 0)).sync();
        assertThat(subject.last(RequestVoteReply.class))
                .isEqualTo(new RequestVoteReply(1, 2, 2, true));
    }

    @Test
    void withoutOneVoteEveryCandidateOfTheTermGetsOne() {
        Subject subject = Subject.without(Rule.ONE_VOTE, 5);
        subject.receive(Subject.requestVote(3, 1, 0, 0)).sync();
        subject.receive(Subject.requestVote(2, 1, 0, 0)).sync();
        assertThat(subject.all(RequestVoteReply.class))
                .hasSize(2)
                .allMatch(RequestVoteReply::voteGranted);
    }

    @Test
    void aCandidateHasVotedForItselfAndRefusesOthers() {
        Subject subject = Subject.withLog(3).timeout().sync().forget();
        subject.receive(Subject.requestVote(2, 1, 0, 0)).sync();
        assertThat(subject.last(RequestVoteReply.class).voteGranted()).isFalse();
    }

    @Test
    void aCandidateStepsDownForALeaderOfItsTermAndTakesItsEntries() {
        Subject subject = Subject.withLog(3).timeout().sync().forget();
        subject.receive(Subject.append(2, 1, 0, 0, Subject.entries(1, 1), 0)).sync();
        assertThat(subject.node.status().role()).isEqualTo(Role.FOLLOWER);
        assertThat(subject.node.status().term()).isEqualTo(1);
        assertThat(subject.node.status().vote()).as("its vote of this term").isEqualTo(1);
        assertThat(subject.node.status().leader()).isEqualTo(2);
        assertThat(subject.last(Message.AppendEntriesReply.class).success()).isTrue();
    }

    @Test
    void aSplitVoteIsFollowedByAnElectionInTheNextTerm() {
        Subject subject = Subject.withLog(4).timeout().sync();
        subject.receive(new RequestVoteReply(2, 1, 1, true));
        subject.receive(new RequestVoteReply(3, 1, 1, false));
        subject.forget().timeout().sync();
        assertThat(subject.node.status().role()).isEqualTo(Role.CANDIDATE);
        assertThat(subject.node.status().term()).isEqualTo(2);
        assertThat(subject.node.status().votes()).as("votes of the term before").isEqualTo(1);
        assertThat(subject.all(RequestVote.class)).hasSize(3).allMatch(m -> m.term() == 2);
    }

    @Test
    void aLeaderSaysSoAtOnceAndThenWithEveryHeartbeat() {
        Subject subject = Subject.leader(3);
        assertThat(subject.all(AppendEntries.class)).extracting(Message::to).contains(2, 3);
        subject.forget();
        long before = subject.now;

        subject.timeout();

        assertThat(subject.now - before).isEqualTo(RaftConfig.DEFAULT.heartbeatNanos());
        assertThat(subject.all(AppendEntries.class)).extracting(Message::to).containsExactly(2, 3);
        assertThat(subject.node.status().role()).isEqualTo(Role.LEADER);
    }

    @Test
    void theTimerBeginsAnewWhenAVoteIsGiven() {
        Subject subject = Subject.withLog(3);
        subject.now = 100_000_000;
        subject.receive(Subject.requestVote(2, 1, 0, 0));
        assertThat(subject.node.status().timerStartNanos()).isEqualTo(100_000_000);
        assertThat(subject.node.deadlineNanos()).isBetween(100_000_000 + MIN, 100_000_000 + MAX);
    }

    @Test
    void theTimerGoesOnWhenAVoteIsRefused() {
        Subject subject = Subject.withLog(3, 1);
        subject.receive(Subject.requestVote(3, 1, 1, 1)).sync();
        long deadline = subject.node.deadlineNanos();
        subject.now = 100_000_000;
        subject.receive(Subject.requestVote(2, 1, 1, 1));
        assertThat(subject.node.deadlineNanos()).isEqualTo(deadline);
    }

    @Test
    void theTimerBeginsAnewOnAppendEntriesOfTheLeaderEvenOneThatIsRefused() {
        Subject subject = Subject.withLog(3, 1);
        subject.now = 90_000_000;
        subject.receive(Subject.append(2, 1, 5, 1, Subject.entries(6, 1), 0));
        assertThat(subject.last(Message.AppendEntriesReply.class).success()).isFalse();
        assertThat(subject.node.status().timerStartNanos()).isEqualTo(90_000_000);
    }

    @Test
    void electionTimeoutsAreDrawnAtRandom() {
        Subject subject = Subject.withLog(3);
        java.util.Set<Long> drawn = new java.util.TreeSet<>();
        for (int draw = 0; draw < 100; draw++) {
            subject.receive(Subject.heartbeat(2, 1));
            drawn.add(subject.node.deadlineNanos() - subject.now);
        }
        assertThat(drawn).hasSizeGreaterThan(95).allMatch(t -> t >= MIN && t <= MAX);
    }

    @Test
    void withoutRandomTimeoutsAllWaitTheShortest() {
        Subject subject = Subject.without(Rule.RANDOM_TIMEOUTS, 3);
        assertThat(subject.node.deadlineNanos()).isEqualTo(MIN);
        subject.timeout();
        assertThat(subject.node.deadlineNanos() - subject.now).isEqualTo(MIN);
    }

    @Test
    void timeoutNowMakesItStandForElectionUnlessItLeads() {
        Subject subject = Subject.withLog(3);
        assertThat(subject.node.timeoutNow(5)).isTrue();
        assertThat(subject.node.status().role()).isEqualTo(Role.CANDIDATE);
        Subject leader = Subject.leader(3);
        assertThat(leader.node.timeoutNow(5)).isFalse();
        assertThat(leader.node.status().role()).isEqualTo(Role.LEADER);
    }

    @Test
    void aNodeOfItsOwnElectsItselfAndCommitsAlone() {
        Subject subject = Subject.withLog(1).timeout();
        assertThat(subject.node.status().role())
                .as("its vote isn't on disk yet")
                .isEqualTo(Role.CANDIDATE);
        subject.sync();
        assertThat(subject.node.status().role()).isEqualTo(Role.LEADER);
        assertThat(subject.propose("x").accepted()).isTrue();
        assertThat(subject.node.commitIndex()).isEqualTo(1);
        subject.sync();
        assertThat(subject.node.commitIndex()).isEqualTo(2);
        assertThat(subject.applied).extracting(Entry::index).containsExactly(1L, 2L);
        assertThat(subject.sent).isEmpty();
    }

    @Test
    void whoDoesNotLeadRefusesACommandAndSaysWhoDoes() {
        Subject subject = Subject.withLog(3, 1);
        subject.receive(Subject.append(2, 1, 1, 1, java.util.List.of(), 0));
        assertThat(subject.propose("x")).isEqualTo(new Proposal(false, 0, 1, 2));
        assertThat(subject.logTerms()).containsExactly(1L);
    }

    @Test
    void whoIsRefusedRestartsNoTimerUnlessRestartTimerIsOff() {
        Subject subject = Subject.withLog(3, 1, 1);
        long deadline = subject.node.deadlineNanos();
        subject.tick(MIN / 2).receive(Subject.requestVote(2, 2, 1, 1)).sync();
        assertThat(subject.last(RequestVoteReply.class).voteGranted()).isFalse();
        assertThat(subject.node.deadlineNanos()).isEqualTo(deadline);

        Subject modified = Subject.without(Rule.RESTART_TIMER, 3, 1, 1);
        modified.tick(MIN / 2).receive(Subject.requestVote(2, 2, 1, 1)).sync();
        assertThat(modified.last(RequestVoteReply.class).voteGranted()).isFalse();
        assertThat(modified.node.deadlineNanos()).isGreaterThanOrEqualTo(MIN / 2 + MIN);
        modified.tick(MIN / 2).receive(Subject.heartbeat(3, 1)).sync();
        assertThat(modified.node.deadlineNanos())
                .as("a message of an older term as well")
                .isGreaterThanOrEqualTo(MIN + MIN);
    }
}
