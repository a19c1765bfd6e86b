package raftarium.raft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import raftarium.raft.MembershipRequest.Answer;
import raftarium.raft.MembershipRequest.Kind;

import java.util.List;

/** Section 6: a leader, n1, changes several members at once, in one joint step. */
class Section6ManyMembersTest {
    private static final Membership THREE = Membership.ofFirst(3);

    /** Leads n1 to {@code nodes} in term 1; its no-op is committed. */
    private static Subject leader(int nodes) {
        Subject subject =
                new Subject(1, nodes, Subject.CONFIG, HardState.INITIAL, List.of()).elected();
        for (int follower = 2; follower <= nodes; follower++) {
            subject.receive(Subject.accepts(follower, 1, 1));
        }
        return subject.forget();
    }

    private static Answer change(Subject subject, Kind kind, Integer... nodes) {
        Answer answer =
                subject.node.change(new MembershipRequest(kind, List.of(nodes)), subject.now);
        subject.ask();
        return answer;
    }

    /** These have all of the leader's log, and it has too. */
    private static void all(Subject subject, int... followers) {
        subject.sync();
        long last = subject.node.log().lastIndex();
        for (int follower : followers) {
            subject.receive(Subject.accepts(follower, 1, last));
        }
        subject.sync();
    }

    @Test
    void newVotersCatchUpAllBeforeTheOneJointConfiguration() {
        Subject subject = leader(3);
        assertThat(change(subject, Kind.ADD, 5, 4)).isEqualTo(Answer.BEGUN);
        assertThat(subject.node.status().membership()).isEqualTo(THREE.withLearners(List.of(4, 5)));
        all(subject, 2, 4);
        assertThat(subject.node.status().membership().isJoint())
                .as("n5 has nothing yet")
                .isFalse();
        all(subject, 5);
        assertThat(subject.node.status().membership())
                .isEqualTo(THREE.changing(List.of(4, 5), List.of()));
        all(subject, 2, 3, 4);
        assertThat(subject.node.status().membership()).isEqualTo(Membership.ofFirst(5));
        all(subject, 2, 3);
        assertThat(subject.node.status().committedMembership()).isEqualTo(Membership.ofFirst(5));
        assertThat(subject.node.log().lastIndex()).as("three configurations").isEqualTo(4);
    }

    @Test
    void allButOneAreReplacedInOneStepThatNeedsBothMajorities() {
        Subject subject = leader(3);
        assertThat(change(subject, Kind.EXACTLY, 1, 4, 5)).isEqualTo(Answer.BEGUN);
        all(subject, 2, 4, 5);
        Membership joint = subject.node.status().membership();
        assertThat(joint.voters()).containsExactly(1, 4, 5);
        assertThat(joint.outgoing()).containsExactly(1, 2, 3);
        assertThat(joint.learners()).isEmpty();
        all(subject, 4, 5);
        assertThat(subject.node.status().membership())
                .as("one of the old is missing")
                .isEqualTo(joint);
        all(subject, 2);
        assertThat(subject.node.status().membership().voters()).containsExactly(1, 4, 5);
        assertThat(subject.node.status().membership().isJoint()).isFalse();
    }

    @Test
    void aLeaderThatIsNoneOfTheNewMembersGoesOnceTheyAreCommitted() {
        Subject subject = leader(3);
        change(subject, Kind.EXACTLY, 4, 5);
        all(subject, 2, 3, 4, 5);
        all(subject, 2, 4, 5);
        assertThat(subject.node.status().role()).isEqualTo(Role.LEADER);
        all(subject, 4, 5);
        assertThat(subject.node.status().committedMembership().members()).containsExactly(4, 5);
        assertThat(subject.node.status().role()).isEqualTo(Role.FOLLOWER);
    }

    @Test
    void learnersThatAreMeantVoteAndOthersGoInTheSameStep() {
        Subject subject = leader(3);
        change(subject, Kind.ADD_LEARNER, 4, 5);
        all(subject, 2, 3, 4, 5);
        assertThat(subject.node.status().committedMembership().learners()).containsExactly(4, 5);
        assertThat(change(subject, Kind.EXACTLY, 1, 2, 4)).isEqualTo(Answer.BEGUN);
        Membership joint = subject.node.status().membership();
        assertThat(joint.voters()).containsExactly(1, 2, 4);
        assertThat(joint.outgoing()).containsExactly(1, 2, 3);
        assertThat(joint.members()).as("n5 learns no more").containsExactly(1, 2, 3, 4);
    }

    @Test
    void whoOnlyLearnsGoesWithoutAJointConfiguration() {
        Subject subject = leader(3);
        change(subject, Kind.ADD_LEARNER, 4, 5);
        all(subject, 2, 3, 4, 5);
        change(subject, Kind.REMOVE, 4, 5);
        assertThat(subject.node.status().membership()).isEqualTo(THREE);
        all(subject, 2, 3);
        change(subject, Kind.REMOVE, 2, 3);
        assertThat(subject.node.status().membership().isJoint()).isTrue();
        assertThat(subject.node.status().membership().voters()).containsExactly(1);
    }

    /** One that doesn't get on fails the change, however well the other does. */
    @Test
    void oneThatNeverCatchesUpFailsTheChange() {
        Subject subject = leader(3);
        long patience = 32 * Subject.CONFIG.electionMaxNanos();
        change(subject, Kind.ADD, 4, 5);
        all(subject, 2, 4);
        subject.tick(patience - 1);
        assertThat(subject.told(NodeEvent.CatchUpFailed.class)).isEmpty();
        assertThat(change(subject, Kind.REMOVE, 4)).isEqualTo(Answer.UNDER_WAY);
        subject.tick(1);
        assertThat(subject.told(NodeEvent.CatchUpFailed.class))
                .containsExactly(new NodeEvent.CatchUpFailed(5, 2));
        assertThat(subject.node.status().membership()).isEqualTo(THREE.withLearners(List.of(4, 5)));
        assertThat(change(subject, Kind.PROMOTE, 4)).as("it is over").isEqualTo(Answer.BEGUN);
    }

    @Test
    void whatCantBeChangedIsAnsweredOfTheWhole() {
        Subject subject = leader(3);
        assertThat(change(subject, Kind.ADD, 3, 4)).isEqualTo(Answer.KNOWN);
        assertThat(change(subject, Kind.REMOVE, 1, 2, 3)).isEqualTo(Answer.LAST_VOTER);
        assertThat(change(subject, Kind.REMOVE, 2, 4)).isEqualTo(Answer.UNKNOWN);
        assertThat(change(subject, Kind.EXACTLY, 1, 2, 3)).isEqualTo(Answer.AS_IT_IS);
        assertThat(subject.node.log().lastIndex()).as("nothing was changed").isEqualTo(1);
        change(subject, Kind.ADD_LEARNER, 4);
        assertThat(change(subject, Kind.EXACTLY, 1, 2)).isEqualTo(Answer.UNDER_WAY);
        all(subject, 2, 3, 4);
        assertThat(change(subject, Kind.PROMOTE, 3, 4)).isEqualTo(Answer.VOTES);
        assertThat(change(subject, Kind.PROMOTE, 4, 5)).isEqualTo(Answer.UNKNOWN);
        assertThat(change(subject, Kind.EXACTLY, 1, 2, 3)).isEqualTo(Answer.BEGUN);
        Subject hundred = leader(100);
        assertThat(change(hundred, Kind.ADD, 101, 102)).isEqualTo(Answer.TOO_MANY);
        assertThat(change(hundred, Kind.EXACTLY, 101, 102)).isEqualTo(Answer.TOO_MANY);
        assertThatThrownBy(() -> new MembershipRequest(Kind.ADD, List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
