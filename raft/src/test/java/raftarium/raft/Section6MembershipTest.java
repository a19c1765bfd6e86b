package raftarium.raft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import raftarium.data.Bytes;
import raftarium.raft.MembershipRequest.Answer;
import raftarium.raft.MembershipRequest.Kind;

import java.util.List;

/** Section 6; dissertation 4.2.1 and 4.3: a leader, n1, changes the membership. */
class Section6MembershipTest {
    private static final Membership TWO = Membership.ofFirst(2);
    private static final Membership TWO_TO_THREE =
            TWO.withLearners(List.of(3)).changing(List.of(3), List.of());

    /** Takes two entries a message. */
    private static final RaftConfig CONFIG = new RaftConfig(
            150_000_000, 300_000_000, 50_000_000, 2, 1 << 20, 16, Rules.PAPER, true, 100_000);

    private static Entry configuration(long index, Membership membership) {
        return new Entry(index, 1, Entry.Kind.CONFIGURATION, membership.encode());
    }

    /** Leads n1 to {@code nodes} in term 1; its no-op is committed. */
    private static Subject leader(Rules rules, int nodes) {
        RaftConfig config = CONFIG.withRules(rules);
        Subject subject = new Subject(1, nodes, config, HardState.INITIAL, List.of()).elected();
        for (int follower = 2; follower <= nodes; follower++) {
            subject.receive(Subject.accepts(follower, 1, 1));
        }
        assertThat(subject.node.commitIndex()).isEqualTo(1);
        return subject.forget();
    }

    private static Subject leader(int nodes) {
        return leader(Rules.PAPER, nodes);
    }

    /** These have all of the leader's log, and it has too. */
    private static Subject all(Subject subject, int... followers) {
        subject.sync();
        long last = subject.node.log().lastIndex();
        for (int follower : followers) {
            subject.receive(Subject.accepts(follower, subject.node.status().term(), last));
        }
        return subject.sync();
    }

    /** Leads n1 and n2, and n3 is about to vote; the joint configuration is entry 3. */
    private static Subject joint(Rules rules) {
        Subject subject = leader(rules, 2);
        assertThat(subject.change(Kind.ADD, 3)).isEqualTo(Answer.BEGUN);
        all(subject, 2, 3);
        assertThat(subject.node.status().membership()).isEqualTo(TWO_TO_THREE);
        assertThat(subject.node.log().lastIndex()).isEqualTo(3);
        assertThat(subject.node.commitIndex()).isEqualTo(2);
        return subject.forget();
    }

    // A configuration is in use from when it is in the log.

    @Test
    void aFollowerUsesTheLatestConfigurationInItsLogCommittedOrNot() {
        Subject subject = Subject.withLog(2, 1);
        subject.receive(Subject.append(2, 1, 1, 1, List.of(configuration(2, TWO_TO_THREE)), 1));
        assertThat(subject.node.status().membership()).isEqualTo(TWO_TO_THREE);
        assertThat(subject.node.status().committedMembership()).isEqualTo(TWO);
        subject.receive(Subject.append(2, 2, 1, 1, Subject.entries(2, 2), 1));
        assertThat(subject.node.status().membership()).as("taken back").isEqualTo(TWO);
        assertThat(subject.told(NodeEvent.MembershipChanged.class))
                .containsExactly(
                        new NodeEvent.MembershipChanged(2, TWO_TO_THREE),
                        new NodeEvent.MembershipChanged(0, TWO));
    }

    @Test
    void aNodeThatStartsUsesTheLatestConfigurationOnItsDisk() {
        List<Entry> log = List.of(configuration(1, TWO_TO_THREE));
        Subject subject = new Subject(1, 2, CONFIG, new HardState(1, 0), log);
        assertThat(subject.node.status().membership()).isEqualTo(TWO_TO_THREE);
        assertThat(subject.node.status().committedMembership()).isEqualTo(TWO);
    }

    // Learners.

    @Test
    void aLearnerGetsEntriesAndIsNotCounted() {
        Subject subject = leader(3);
        assertThat(subject.change(Kind.ADD_LEARNER, 4)).isEqualTo(Answer.BEGUN);
        subject.tick(CONFIG.heartbeatNanos());
        assertThat(subject.appendsTo(4)).isNotEmpty();
        all(subject, 4);
        assertThat(subject.matchIndex(4)).isEqualTo(2);
        assertThat(subject.node.commitIndex()).as("one voter of three").isEqualTo(1);
        all(subject, 2);
        assertThat(subject.node.commitIndex()).isEqualTo(2);
        assertThat(subject.node.status().committedMembership().learners()).containsExactly(4);
        assertThat(subject.node.log().lastIndex()).as("it stays one").isEqualTo(2);
    }

    @Test
    void aNewVoterCatchesUpBeforeTheJointConfiguration() {
        Subject subject = leader(2);
        for (int index = 2; index <= 8; index++) {
            subject.propose("command " + index);
        }
        all(subject, 2);
        subject.change(Kind.ADD, 3);
        all(subject, 2);
        assertThat(subject.node.status().committedMembership())
                .isEqualTo(TWO.withLearners(List.of(3)));
        subject.receive(Subject.accepts(3, 1, 6));
        assertThat(subject.node.status().membership().isJoint())
                .as("three are missing")
                .isFalse();
        subject.receive(Subject.accepts(3, 1, 7));
        assertThat(subject.node.status().membership()).isEqualTo(TWO_TO_THREE);
    }

    @Test
    void theJointConfigurationWaitsForTheLearnersOne() {
        Subject subject = leader(2);
        subject.change(Kind.ADD, 3);
        all(subject, 3);
        assertThat(subject.node.status().membership().isJoint()).isFalse();
        all(subject, 2);
        assertThat(subject.node.status().membership().isJoint()).isTrue();
    }

    @Test
    void whoHasNeverAnsweredHasNotCaughtUpHoweverShortTheLogIs() {
        Subject subject = leader(2);
        subject.change(Kind.ADD, 3);
        all(subject, 2);
        assertThat(subject.node.status().committedMembership())
                .isEqualTo(TWO.withLearners(List.of(3)));
        assertThat(subject.node.status().membership().isJoint()).isFalse();
        subject.receive(Subject.refuses(3, 1, 1, 0, 0, 0));
        assertThat(subject.node.status().membership().isJoint())
                .as("it has nothing")
                .isFalse();
    }

    @Test
    void whoDoesNotGetOnStaysALearner() {
        long patience = 32 * CONFIG.electionMaxNanos();
        Subject subject = leader(2);
        for (int index = 2; index <= 8; index++) {
            subject.propose("command " + index);
        }
        subject.change(Kind.ADD, 3);
        all(subject, 2);
        subject.tick(patience - 1);
        subject.receive(Subject.accepts(3, 1, 2));
        subject.tick(patience - 1);
        assertThat(subject.told(NodeEvent.CatchUpFailed.class)).isEmpty();
        assertThat(subject.change(Kind.REMOVE, 3)).isEqualTo(Answer.UNDER_WAY);
        subject.tick(1);
        assertThat(subject.told(NodeEvent.CatchUpFailed.class))
                .containsExactly(new NodeEvent.CatchUpFailed(3, 7));
        all(subject, 3);
        assertThat(subject.node.status().membership()).isEqualTo(TWO.withLearners(List.of(3)));
        assertThat(subject.change(Kind.PROMOTE, 3)).isEqualTo(Answer.BEGUN);
        assertThat(subject.node.status().membership()).isEqualTo(TWO_TO_THREE);
    }

    // Joint consensus.

    @Test
    void whileJointACommitNeedsBothMajorities() {
        Subject subject = joint(Rules.PAPER);
        all(subject, 3);
        assertThat(subject.node.commitIndex()).as("two of the three new").isEqualTo(2);
        all(subject, 2);
        assertThat(subject.node.commitIndex()).isEqualTo(3);
        Subject removing = leader(3);
        removing.change(Kind.REMOVE, 3);
        all(removing, 3);
        assertThat(removing.node.commitIndex()).as("two of the three old").isEqualTo(1);
        all(removing, 2);
        assertThat(removing.node.commitIndex()).isEqualTo(2);
    }

    @Test
    void withoutJointMajoritiesTheNewOneIsEnough() {
        Subject subject = joint(Rules.without(List.of(Rule.JOINT_MAJORITIES)));
        all(subject, 3);
        assertThat(subject.node.commitIndex()).isEqualTo(3);
    }

    @Test
    void onceItIsCommittedTheNewConfigurationFollows() {
        Subject subject = joint(Rules.PAPER);
        all(subject, 2, 3);
        Membership three = Membership.ofFirst(3);
        assertThat(subject.node.status().membership()).isEqualTo(three);
        assertThat(subject.node.status().committedMembership()).isEqualTo(TWO_TO_THREE);
        all(subject, 3);
        assertThat(subject.node.status().committedMembership()).isEqualTo(three);
        assertThat(subject.node.log().lastIndex()).as("and nothing more").isEqualTo(4);
    }

    @Test
    void aNewLeaderBringsAJointConfigurationToItsEnd() {
        List<Entry> log = List.of(Subject.entry(1, 1), configuration(2, TWO_TO_THREE));
        Subject subject = new Subject(1, 2, CONFIG, new HardState(1, 0), log).elected();
        all(subject, 3);
        assertThat(subject.node.status().membership()).isEqualTo(TWO_TO_THREE);
        all(subject, 2);
        assertThat(subject.node.status().membership()).isEqualTo(Membership.ofFirst(3));
        assertThat(subject.node.log().lastIndex()).isEqualTo(4);
    }

    @Test
    void aNewLeaderDoesSoWhereTheJointConfigurationIsInItsSnapshot() {
        Snapshot snapshot = new Snapshot(5, 1, TWO_TO_THREE, Bytes.EMPTY);
        Disk disk = new Disk(new HardState(1, 0), snapshot, List.of());
        Subject subject = new Subject(1, TWO, CONFIG, disk).elected();
        all(subject, 2, 3);
        assertThat(subject.node.status().membership()).isEqualTo(Membership.ofFirst(3));
        assertThat(subject.node.log().lastIndex()).isEqualTo(7);
    }

    @Test
    void aSnapshotInTheMiddleRepeatsNothing() {
        Subject subject = joint(Rules.PAPER);
        all(subject, 2, 3).compact("joint").sync();
        assertThat(subject.node.snapshot().membership()).isEqualTo(TWO_TO_THREE);
        all(subject, 2, 3).compact("settled").sync();
        assertThat(subject.node.snapshot().membership()).isEqualTo(Membership.ofFirst(3));
        assertThat(subject.node.log().lastIndex()).isEqualTo(4);
        assertThat(subject.node.status().role()).isEqualTo(Role.LEADER);
    }

    // The answers.

    @Test
    void oneChangeAtATime() {
        Subject subject = leader(3);
        assertThat(subject.change(Kind.ADD, 4)).isEqualTo(Answer.BEGUN);
        assertThat(subject.change(Kind.ADD, 5)).isEqualTo(Answer.UNDER_WAY);
        for (int step = 0; step < 3; step++) {
            assertThat(subject.change(Kind.REMOVE, 3)).isEqualTo(Answer.UNDER_WAY);
            all(subject, 2, 3, 4);
        }
        assertThat(subject.node.status().committedMembership()).isEqualTo(Membership.ofFirst(4));
        assertThat(subject.change(Kind.REMOVE, 3)).isEqualTo(Answer.BEGUN);
    }

    @Test
    void withoutOneChangeTheNextBeginsAtOnce() {
        Subject subject = leader(Rules.without(List.of(Rule.ONE_CHANGE)), 3);
        assertThat(subject.change(Kind.REMOVE, 3)).isEqualTo(Answer.BEGUN);
        assertThat(subject.change(Kind.REMOVE, 2)).isEqualTo(Answer.BEGUN);
        assertThat(subject.node.status().membership().voters()).containsExactly(1);
    }

    @Test
    void whatCantBeChangedIsAnswered() {
        Subject subject = leader(2);
        assertThat(subject.change(Kind.ADD, 2)).isEqualTo(Answer.KNOWN);
        assertThat(subject.change(Kind.ADD_LEARNER, 1)).isEqualTo(Answer.KNOWN);
        assertThat(subject.change(Kind.PROMOTE, 2)).isEqualTo(Answer.VOTES);
        assertThat(subject.change(Kind.PROMOTE, 7)).isEqualTo(Answer.UNKNOWN);
        assertThat(subject.change(Kind.REMOVE, 7)).isEqualTo(Answer.UNKNOWN);
        assertThat(leader(1).change(Kind.REMOVE, 1)).isEqualTo(Answer.LAST_VOTER);
        assertThat(Subject.withLog(3).change(Kind.ADD, 4)).isEqualTo(Answer.NOT_LEADER);
        assertThat(subject.node.log().lastIndex()).as("nothing was changed").isEqualTo(1);
        assertThat(leader(101).change(Kind.ADD, 102)).isEqualTo(Answer.TOO_MANY);
        assertThatThrownBy(() -> new MembershipRequest(Kind.ADD, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aNodeThatIsAddedAgainIsNewToItsLeader() {
        Subject subject = leader(3);
        subject.change(Kind.REMOVE, 3);
        all(subject, 2, 3);
        subject.sync();
        subject.node.receive(Subject.accepts(2, 1, 3), subject.now);
        subject.node.change(new MembershipRequest(Kind.ADD, 3), subject.now);
        assertThat(subject.matchIndex(3)).isZero();
    }
}
