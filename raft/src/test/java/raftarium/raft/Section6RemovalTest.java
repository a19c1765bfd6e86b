package raftarium.raft;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import raftarium.raft.MembershipRequest.Kind;
import raftarium.raft.Message.AppendEntries;
import raftarium.raft.Message.PreVote;
import raftarium.raft.Message.PreVoteReply;
import raftarium.raft.Message.RequestVote;
import raftarium.raft.Message.RequestVoteReply;
import raftarium.raft.Message.TimeoutNow;

import java.util.List;

/** Section 6; dissertation 4.2.2 and 4.2.3: who votes, who stands, and who goes. */
class Section6RemovalTest {
    private static final Membership THREE = Membership.ofFirst(3);
    private static final Membership TWO_TO_THREE =
            Membership.ofFirst(2).withLearners(List.of(3)).changing(List.of(3), List.of());

    private static Entry configuration(long index, Membership membership) {
        return new Entry(index, 1, Entry.Kind.CONFIGURATION, membership.encode());
    }

    /** Leads n1 to n3 in term 1; its no-op is committed. */
    private static Subject leader() {
        Subject subject = Subject.leader(3);
        return subject.receive(Subject.accepts(2, 1, 1))
                .receive(Subject.accepts(3, 1, 1))
                .forget();
    }

    private static Subject has(Subject subject, int follower, long index) {
        return subject.sync().receive(Subject.accepts(follower, 1, index)).sync();
    }

    /** A follower of term 1 whose log is this configuration, committed or not. */
    private static Subject follower(Rules rules, Membership membership, boolean committed) {
        List<Entry> log = List.of(configuration(1, membership));
        RaftConfig config = Subject.CONFIG.withRules(rules);
        Subject subject = new Subject(1, 3, config, new HardState(1, 0), log);
        return subject.receive(Subject.append(2, 1, 1, 1, List.of(), committed ? 1 : 0))
                .forget();
    }

    // Votes while joint.

    private static Subject candidate(Rules rules) {
        List<Entry> log = List.of(configuration(1, TWO_TO_THREE));
        RaftConfig config = Subject.CONFIG.withRules(rules);
        return new Subject(1, 2, config, new HardState(1, 0), log).timeout().sync();
    }

    private static RequestVoteReply vote(int voter) {
        return new RequestVoteReply(voter, 1, 2, true);
    }

    @Test
    void whileJointACandidateNeedsBothMajorities() {
        Subject subject = candidate(Rules.PAPER);
        assertThat(subject.all(RequestVote.class)).hasSize(2);
        subject.receive(vote(3));
        assertThat(subject.node.status().role()).isEqualTo(Role.CANDIDATE);
        subject.receive(vote(2));
        assertThat(subject.node.status().role()).isEqualTo(Role.LEADER);
        assertThat(candidate(Rules.PAPER).receive(vote(2)).node.status().role())
                .isEqualTo(Role.LEADER);
    }

    @Test
    void withoutJointMajoritiesTheNewOneIsEnough() {
        Subject subject = candidate(Rules.without(List.of(Rule.JOINT_MAJORITIES)));
        assertThat(subject.receive(vote(3)).node.status().role()).isEqualTo(Role.LEADER);
    }

    @Test
    void preVotesNeedBothMajoritiesToo() {
        Subject subject = candidate(Rules.PAPER.with(Rule.PRE_VOTE, true));
        subject.receive(new PreVoteReply(3, 1, 1, true));
        assertThat(subject.node.status().term()).isEqualTo(1);
        subject.receive(new PreVoteReply(2, 1, 1, true));
        assertThat(subject.node.status().term()).isEqualTo(2);
    }

    @Test
    void theVoteOfALearnerDoesNotCount() {
        List<Entry> log = List.of(configuration(1, THREE.withLearners(List.of(4))));
        Subject subject = new Subject(1, 3, Subject.CONFIG, new HardState(1, 0), log);
        subject.timeout().sync();
        assertThat(subject.all(RequestVote.class))
                .extracting(RequestVote::to)
                .containsExactly(2, 3);
        subject.receive(vote(4));
        assertThat(subject.node.status().role()).isEqualTo(Role.CANDIDATE);
        assertThat(subject.node.status().votes()).isEqualTo(1);
    }

    private static Subject jointLeader(Rules rules) {
        Subject subject = candidate(rules).receive(vote(2)).sync();
        subject.receive(Subject.accepts(2, 2, 1)).receive(Subject.accepts(3, 2, 1));
        return subject.forget();
    }

    @Test
    void whileJointAReadNeedsAnswersOfBothMajorities() {
        Subject subject = jointLeader(Rules.PAPER.with(Rule.TERM_NO_OP, false));
        subject.propose("of its term");
        subject.sync().receive(Subject.accepts(2, 2, 2)).sync();
        assertThat(subject.node.commitIndex()).isEqualTo(2);
        subject = jointLeader(Rules.PAPER);
        subject.sync().receive(Subject.accepts(3, 2, 2));
        subject.read(7);
        subject.receive(Subject.accepts(2, 2, 2, 0));
        assertThat(subject.node.status().membership()).as("it is settled now").isEqualTo(THREE);
        assertThat(subject.reads).isEmpty();
        subject.receive(Subject.accepts(3, 2, 2, 1));
        assertThat(subject.reads).hasSize(1);
    }

    @Test
    void theOldMajorityIsNeededForAReadThatIsAskedWhileJoint() {
        Subject subject = leader();
        subject.node.change(new MembershipRequest(Kind.REMOVE, 3), subject.now);
        subject.ask();
        subject.read(7);
        subject.receive(Subject.accepts(3, 1, 1, 1));
        assertThat(subject.reads).as("n1 and n3 are no majority of n1 and n2").isEmpty();
        subject.receive(Subject.accepts(2, 1, 1, 1));
        assertThat(subject.reads).containsExactly(new Ready.Read(7, 1));
    }

    @Test
    void checkQuorumAsksForBothMajorities() {
        Rules rules = Rules.PAPER.with(Rule.CHECK_QUORUM, true);
        for (int answering = 2; answering <= 3; answering++) {
            Subject subject = jointLeader(rules);
            for (int beat = 0; beat < 12; beat++) {
                subject.tick(Subject.CONFIG.heartbeatNanos());
                subject.receive(Subject.accepts(answering, 2, 1));
            }
            assertThat(subject.node.status().role() == Role.LEADER).isEqualTo(answering == 2);
        }
    }

    // A leader that goes.

    @Test
    void aLeaderThatIsRemovedLeadsUntilThatIsCommittedAndDoesNotCountItself() {
        Subject subject = leader();
        subject.change(Kind.REMOVE, 1);
        has(subject, 2, 2);
        assertThat(subject.node.commitIndex()).as("one of the two new").isEqualTo(1);
        has(subject, 3, 2);
        assertThat(subject.node.status().membership().voters()).containsExactly(2, 3);
        assertThat(subject.propose("still").accepted()).isTrue();
        has(subject, 2, 4);
        assertThat(subject.node.commitIndex()).isEqualTo(2);
        assertThat(subject.node.status().role()).isEqualTo(Role.LEADER);
        assertThat(subject.all(TimeoutNow.class)).isEmpty();
        has(subject, 3, 3);
        assertThat(subject.node.commitIndex()).isEqualTo(3);
        assertThat(subject.node.status().role()).isEqualTo(Role.FOLLOWER);
        assertThat(subject.told(NodeEvent.RoleChanged.class))
                .containsExactly(
                        new NodeEvent.RoleChanged(Role.FOLLOWER, 1, NodeEvent.Reason.REMOVED));
        assertThat(subject.all(TimeoutNow.class)).containsExactly(new TimeoutNow(1, 2, 1));
        for (int timeout = 0; timeout < 5; timeout++) {
            subject.timeout();
        }
        assertThat(subject.node.status().term()).as("it never stands again").isEqualTo(1);
    }

    @Test
    void theBestFollowerIsToldToStand() {
        Subject subject = leader();
        subject.change(Kind.REMOVE, 1);
        has(has(subject, 2, 2), 3, 2);
        subject.propose("more");
        has(has(subject, 2, 3), 3, 4);
        assertThat(subject.all(TimeoutNow.class)).containsExactly(new TimeoutNow(1, 3, 1));
    }

    @Test
    void readsThatWaitAreRefusedWhenTheLeaderGoes() {
        Subject subject = leader();
        subject.change(Kind.REMOVE, 1);
        subject.read(7);
        has(has(subject, 2, 2), 3, 2);
        has(has(subject, 2, 3), 3, 3);
        assertThat(subject.reads).containsExactly(new Ready.Read(7, Ready.Read.REFUSED));
    }

    @Test
    void aRemovedNodeIsToldThatItIsCommittedAndThenNothingMore() {
        Subject subject = leader();
        subject.change(Kind.REMOVE, 3);
        has(has(subject, 3, 2), 2, 2);
        has(subject, 3, 3).forget();
        has(subject, 2, 3);
        AppendEntries farewell = subject.appendsTo(3).get(0);
        assertThat(farewell.leaderCommit()).isEqualTo(3);
        assertThat(farewell.lastIndex()).isEqualTo(3);
        assertThat(subject.appendsTo(3)).hasSize(1);
        subject.forget().propose("more");
        subject.tick(Subject.CONFIG.heartbeatNanos());
        assertThat(subject.appendsTo(3)).isEmpty();
        assertThat(subject.appendsTo(2)).isNotEmpty();
    }

    @Test
    void leadershipGoesOnlyToVotersThatStay() {
        Subject subject = leader();
        subject.change(Kind.REMOVE, 3);
        assertThat(subject.node.transfer(3, subject.now)).isFalse();
        assertThat(subject.node.transfer(4, subject.now)).isFalse();
        assertThat(subject.node.transfer(2, subject.now)).isTrue();
        Subject other = leader();
        other.change(Kind.ADD_LEARNER, 4);
        assertThat(other.node.transfer(4, other.now)).isFalse();
    }

    // Who stands.

    @Test
    void whoIsNoVoterDoesNotStand() {
        Membership without = THREE.changing(List.of(), List.of(1)).settled();
        for (Membership each : List.of(without, without.withLearners(List.of(1)))) {
            Subject subject = follower(Rules.PAPER, each, true);
            subject.timeout().timeout().sync();
            assertThat(subject.node.status().term()).isEqualTo(1);
            assertThat(subject.sent).isEmpty();
            subject.receive(new TimeoutNow(2, 1, 1)).sync();
            assertThat(subject.node.status().term()).as("nor if it is asked to").isEqualTo(1);
        }
    }

    @Test
    void whoMayBeNeededStandsUntilItKnowsThatItIsOut() {
        Membership without = THREE.changing(List.of(), List.of(1)).settled();
        Subject subject = follower(Rules.PAPER, without, false).timeout().sync();
        assertThat(subject.node.status().term()).isEqualTo(2);
        subject.receive(vote(2));
        assertThat(subject.node.status().role())
                .as("its own vote isn't one")
                .isEqualTo(Role.CANDIDATE);
        subject.receive(vote(3)).sync();
        assertThat(subject.node.status().role()).isEqualTo(Role.LEADER);
        Subject joint = follower(Rules.PAPER, THREE.changing(List.of(), List.of(1)), true)
                .timeout();
        assertThat(joint.node.status().term()).as("while joint it votes").isEqualTo(2);
    }

    @Test
    void whoKnowsNoConfigurationNeverStandsAndMayVote() {
        Disk disk = new Disk(HardState.INITIAL, null, List.of());
        Subject subject = new Subject(1, Membership.NONE, Subject.CONFIG, disk);
        subject.timeout().timeout().sync();
        assertThat(subject.node.status().term()).isZero();
        subject.receive(Subject.requestVote(2, 3, 1, 1)).sync();
        assertThat(subject.last(RequestVoteReply.class).voteGranted()).isTrue();
    }

    // Rule removed-nodes.

    @Test
    void whoHearsFromALeaderDisregardsWhoIsNoMember() {
        Subject subject = follower(Rules.PAPER, Membership.ofFirst(2), true);
        subject.receive(Subject.requestVote(3, 9, 9, 9))
                .receive(new PreVote(3, 1, 9, 9, 9))
                .sync();
        assertThat(subject.sent).isEmpty();
        assertThat(subject.node.status().term()).isEqualTo(1);
        NodeEvent.VoteRefused refused =
                subject.told(NodeEvent.VoteRefused.class).get(0);
        assertThat(refused.refusal().words(1, 3))
                .isEqualTo("n3 is no member, and n1 hears from n2 in term 1");
        subject.receive(Subject.requestVote(2, 9, 9, 9)).sync();
        assertThat(subject.node.status().term()).as("a member is listened to").isEqualTo(9);
    }

    @Test
    void whoHearsFromNoLeaderListensToEverybody() {
        Subject subject = follower(Rules.PAPER, Membership.ofFirst(2), true);
        subject.tick(Subject.CONFIG.electionMinNanos() - 1);
        subject.receive(Subject.requestVote(3, 9, 9, 9)).sync();
        assertThat(subject.node.status().term()).isEqualTo(1);
        subject.now += 1;
        subject.receive(new PreVote(3, 1, 1, 9, 9))
                .receive(Subject.requestVote(3, 9, 9, 9))
                .sync();
        assertThat(subject.node.status().term()).isEqualTo(9);
        assertThat(subject.last(RequestVoteReply.class).voteGranted()).isTrue();
        assertThat(subject.last(PreVoteReply.class).voteGranted()).isTrue();
    }

    @Test
    void aLeaderDisregardsWhoIsNoMember() {
        Subject subject = leader().receive(Subject.requestVote(7, 9, 9, 9)).sync();
        assertThat(subject.node.status().role()).isEqualTo(Role.LEADER);
        assertThat(subject.sent).isEmpty();
    }

    @Test
    void withoutRemovedNodesItsTermIsTakenUp() {
        Rules rules = Rules.without(List.of(Rule.REMOVED_NODES));
        Subject subject = follower(rules, Membership.ofFirst(2), true);
        subject.receive(Subject.requestVote(3, 9, 9, 9)).sync();
        assertThat(subject.node.status().term()).isEqualTo(9);
    }

    @Test
    void aStrangerWhomTheLeaderAskedToStandGetsItsVote() {
        Subject subject = follower(Rules.PAPER, Membership.ofFirst(2), true);
        long next = subject.node.status().term() + 1;
        subject.receive(new Message.RequestVote(3, 1, next, 9, next, false)).sync();
        assertThat(subject.node.status().term()).isEqualTo(next - 1);
        subject.receive(new Message.RequestVote(3, 1, next, 9, next, true)).sync();
        assertThat(subject.node.status().vote()).isEqualTo(3);
    }
}
