package raftarium.raft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import raftarium.data.Bytes;

import java.nio.ByteBuffer;
import java.util.List;

/** Section 6: configurations, joint ones, and those in a log. */
class MembershipTest {
    private static final Membership THREE = Membership.ofFirst(3);
    private static final Membership JOINT =
            THREE.withLearners(List.of(4)).changing(List.of(4), List.of());
    private static final Rules ONLY_NEW = Rules.without(List.of(Rule.JOINT_MAJORITIES));

    private static boolean majority(Membership membership, Rules rules, Integer... ids) {
        return membership.hasMajority(List.of(ids)::contains, rules);
    }

    @Test
    void aLearnerBelongsToItAndDoesNotVote() {
        Membership membership = THREE.withLearners(List.of(7));
        assertThat(membership.members()).containsExactly(1, 2, 3, 7);
        assertThat(membership.voters()).containsExactly(1, 2, 3);
        assertThat(membership.isVoter(7)).isFalse();
        assertThat(membership.isLearner(7)).isTrue();
        assertThat(membership.size()).isEqualTo(3);
        assertThat(majority(membership, Rules.PAPER, 1, 7)).isFalse();
        assertThat(membership.withoutLearners(List.of(7))).isEqualTo(THREE);
    }

    @Test
    void aJointConfigurationHasOldAndNewVoters() {
        assertThat(JOINT.isJoint()).isTrue();
        assertThat(JOINT.voters()).containsExactly(1, 2, 3, 4);
        assertThat(JOINT.outgoing()).containsExactly(1, 2, 3);
        assertThat(JOINT.learners()).isEmpty();
        assertThat(JOINT.settled().voters()).containsExactly(1, 2, 3, 4);
        assertThat(JOINT.settled().isJoint()).isFalse();
        Membership removing = THREE.changing(List.of(), List.of(1));
        assertThat(removing.isVoter(1)).as("until it is done").isTrue();
        assertThat(removing.staysVoter(1)).isFalse();
        assertThat(removing.settled().contains(1)).isFalse();
    }

    @Test
    void whileJointMajoritiesOfBothAreNeeded() {
        assertThat(majority(JOINT, Rules.PAPER, 1, 2)).as("two of four").isFalse();
        assertThat(majority(JOINT, Rules.PAPER, 1, 2, 4)).isTrue();
        Membership fewer = Membership.ofFirst(4)
                .changing(List.of(), List.of(4))
                .settled()
                .changing(List.of(), List.of(3));
        assertThat(majority(fewer, Rules.PAPER, 1, 3)).as("one of the two new").isFalse();
        assertThat(majority(fewer, Rules.PAPER, 1, 2)).isTrue();
    }

    @Test
    void withoutJointMajoritiesOneOfTheNewVotersIsEnough() {
        Membership two = THREE.changing(List.of(), List.of(3)).settled();
        Membership joint = two.withLearners(List.of(4)).changing(List.of(4), List.of());
        assertThat(majority(joint, Rules.PAPER, 1, 4)).isFalse();
        assertThat(majority(joint, ONLY_NEW, 1, 4)).isTrue();
        assertThat(majority(joint, ONLY_NEW, 1)).isFalse();
    }

    @Test
    void nobodyIsNoMajority() {
        assertThat(majority(Membership.NONE, Rules.PAPER)).isFalse();
        assertThat(majority(Membership.NONE, Rules.PAPER, 1, 2)).isFalse();
    }

    @Test
    void aConfigurationInBytesIsReadAsItWasWritten() {
        Membership all = JOINT.withLearners(List.of(9)).withLearners(List.of(12));
        for (Membership each : List.of(Membership.NONE, THREE, JOINT, all)) {
            assertThat(Membership.decode(each.encode())).isEqualTo(each);
            assertThat(Membership.decode(each.encode())).hasSameHashCodeAs(each);
        }
        assertThat(JOINT).isNotEqualTo(JOINT.settled());
        assertThat(THREE.withLearners(List.of(4))).isNotEqualTo(Membership.ofFirst(4));
    }

    @Test
    void itIsThatOfTheFirstNodesOrNot() {
        assertThat(THREE.isOfFirst(3)).isTrue();
        assertThat(Membership.NONE.isOfFirst(0)).isTrue();
        assertThat(THREE.isOfFirst(4)).isFalse();
        assertThat(THREE.withLearners(List.of(4)).isOfFirst(4)).isFalse();
        assertThat(JOINT.isOfFirst(JOINT.voters().size())).isFalse();
        assertThat(JOINT.settled().isOfFirst(4)).isTrue();
        Membership without = THREE.changing(List.of(), List.of(2)).settled();
        assertThat(without.isOfFirst(2)).isFalse();
    }

    @Test
    void otherBytesAreNoConfiguration() {
        Bytes good = JOINT.encode();
        assertThatThrownBy(() -> Membership.decode(good.slice(0, 11)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Membership.decode(good.slice(0, good.length() - 4)))
                .isInstanceOf(IllegalArgumentException.class);
        for (int[] numbers : List.of(
                new int[] {-1, 0, 0}, new int[] {1, 0, 0, 0}, new int[] {2, 0, 0, 2, 1}, new int[] {
                    2, 0, 0, 1, 1
                })) {
            ByteBuffer buffer = ByteBuffer.allocate(4 * numbers.length);
            buffer.asIntBuffer().put(numbers);
            assertThatThrownBy(() -> Membership.decode(Bytes.of(buffer)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aClusterHasAtMost101Nodes() {
        Membership full = Membership.ofFirst(101);
        assertThatThrownBy(() -> full.withLearners(List.of(102)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Membership.ofFirst(0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> THREE.withLearners(List.of(0)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void itIsSaidInWords() {
        assertThat(THREE).hasToString("n1, n2, n3");
        assertThat(JOINT.withLearners(List.of(9)))
                .hasToString("n1, n2, n3 -> n1, n2, n3, n4 and learning n9");
    }

    // Those in a log.

    private static Entry configuration(long index, Membership membership) {
        return new Entry(index, 1, Entry.Kind.CONFIGURATION, membership.encode());
    }

    @Test
    void theLatestInTheLogIsInUseUntilItIsTruncated() {
        Configurations all = new Configurations(THREE);
        assertThat(all.append(Subject.entry(1, 1))).isFalse();
        assertThat(all.append(configuration(2, JOINT))).isTrue();
        assertThat(all.append(configuration(4, JOINT.settled()))).isTrue();
        assertThat(all.latest()).isEqualTo(JOINT.settled());
        assertThat(List.of(all.at(1), all.at(2), all.at(3), all.at(9)))
                .containsExactly(THREE, JOINT, JOINT, JOINT.settled());
        assertThat(all.truncateFrom(5)).isFalse();
        assertThat(all.truncateFrom(3)).isTrue();
        assertThat(all.latest()).isEqualTo(JOINT);
        Configurations copy = all.copy();
        assertThat(all.truncateFrom(1)).isTrue();
        assertThat(all.latest()).isEqualTo(THREE);
        assertThat(copy.latest()).isEqualTo(JOINT);
    }

    @Test
    void aSnapshotStandsForTheEarlierOnes() {
        Configurations all = new Configurations(THREE);
        all.append(configuration(2, JOINT));
        all.append(configuration(4, JOINT.settled()));
        all.beginAfter(3, JOINT);
        assertThat(all.at(3)).isEqualTo(JOINT);
        assertThat(all.latestIndex()).isEqualTo(4);
        all.truncateFrom(4);
        assertThat(all.latest()).isEqualTo(JOINT);
        assertThat(all.latestIndex()).isEqualTo(3);
    }
}
