package raftarium.node;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import raftarium.machine.MachineType;
import raftarium.raft.Entry;
import raftarium.raft.Membership;
import raftarium.raft.MembershipRequest;
import raftarium.raft.Message.InstallSnapshot;
import raftarium.raft.Proposal;
import raftarium.raft.Rules;
import raftarium.trace.DiskEvent;

/** A process whose disk fails says so, once, and does nothing that would rest on it. */
class FailingDiskTest {
    private static Driven started() {
        Driven driven = new Driven(3);
        driven.process.start(driven.happens());
        driven.done();
        return driven;
    }

    @Test
    void aWriteThatFailsIsTheLastThatItDoes() {
        Driven driven = started();
        driven.disk.trouble().full();
        driven.timeout();
        assertThat(driven.done()).containsExactly("3 role-changed <2", "failed <3");
        assertThat(driven.failure).hasMessageContaining("no space left");
    }

    /** Of a follower, too: what it would have answered stays unsaid. */
    @Test
    void nothingIsSentThatWouldHaveFollowedTheWrite() {
        Driven driven = started();
        driven.disk.trouble().readOnly();
        long got =
                driven.receive(Driven.append(1, 0, 0, 1, Driven.entry(1, 1, Driven.put(1, "a"))));
        assertThat(driven.done()).last().isEqualTo("failed <" + got);
        assertThat(driven.sent).isEmpty();
        assertThat(driven.events).filteredOn(DiskEvent.class::isInstance).isEmpty();
    }

    @Test
    void aSyncThatFailsNamesItsWriteAndTheNodeLearnsOfNoSync() {
        Driven driven = started();
        driven.timeout();
        driven.done();
        driven.disk.trouble().readOnly();
        assertThat(driven.process.diskSynced()).isFalse();
        assertThat(driven.done()).containsExactly("failed <4");
        assertThat(driven.process.node().hasUnwritten()).isFalse();
        assertThat(driven.process.node().status().durableIndex()).isZero();
    }

    @Test
    void aSyncThatWorksFailsNothing() {
        Driven driven = started();
        driven.timeout();
        assertThat(driven.process.diskSynced()).isTrue();
        assertThat(driven.failure).isNull();
    }

    @Test
    void aSnapshotThatCantBeStoredIsNotAnswered() {
        Driven driven = started();
        driven.disk.trouble().full();
        InstallSnapshot snapshot = new InstallSnapshot(
                2,
                1,
                1,
                7,
                1,
                Membership.ofFirst(3),
                0,
                new AppliedState(2, MachineType.KV).snapshot(Rules.PAPER),
                true);
        driven.receive(snapshot);
        assertThat(driven.done()).last().asString().startsWith("failed <");
        assertThat(driven.sent).isEmpty();
    }

    @Test
    void aCommandThatCantBeStoredIsNotTaken() {
        Driven driven = full();
        assertThat(driven.process.propose(Driven.put(1, "a"), 0)).isEqualTo(Proposal.NOT_RUNNING);
        assertThat(driven.failure).isNotNull();
    }

    @Test
    void aChangeThatCantBeStoredIsNotBegun() {
        Driven driven = full();
        MembershipRequest change = new MembershipRequest(MembershipRequest.Kind.REMOVE, 3);
        assertThat(driven.process.node().mayChange(change))
                .isEqualTo(MembershipRequest.Answer.BEGUN);
        assertThat(driven.process.change(change, 0)).isEqualTo(MembershipRequest.Answer.NOT_LEADER);
        assertThat(driven.failure).isNotNull();
    }

    @Test
    void aNodeThatCantStoreItsVoteWasNotMadeToStand() {
        Driven driven = started();
        driven.disk.trouble().full();
        assertThat(driven.process.timeoutNow(driven.happens())).isFalse();
    }

    @Test
    void leadershipIsNotHandedOverByANodeWhoseDiskFails() {
        Driven driven = full();
        driven.process.node().propose(Driven.put(1, "a"), driven.clockNanos);
        assertThat(driven.process.transfer(2, driven.happens())).isFalse();
        assertThat(driven.sent).isEmpty();
    }

    @Test
    void aSnapshotOfItsOwnThatCantBeStoredIsNotTaken() {
        Driven driven = full();
        assertThat(driven.process.compact(driven.happens())).isFalse();
        assertThat(driven.failure).isNotNull();
    }

    /** It fails while what the snapshot is to hold is still to be written. */
    @Test
    void aSnapshotIsNotTakenOnceTheDiskHasFailed() {
        Driven driven = full();
        driven.process.node().propose(Driven.put(1, "a"), driven.clockNanos);
        long before = driven.process.node().log().snapshotIndex();
        assertThat(driven.process.compact(driven.happens())).isFalse();
        assertThat(driven.process.node().log().snapshotIndex()).isEqualTo(before);
    }

    /** A client whose command isn't stored gets no answer: nobody knows what becomes of it. */
    @Test
    void aClientIsNotAnswered() {
        Driven driven = full();
        driven.ask(Driven.put(1, "a"), null);
        assertThat(driven.done()).last().asString().startsWith("failed <");
        assertThat(driven.answers).isEmpty();
    }

    /** A leader that has applied its no-op, and whose disk is full now. */
    private static Driven full() {
        Driven driven = new Driven(3).leading();
        driven.acknowledge(2);
        driven.acknowledge(3);
        driven.sent.clear();
        driven.done();
        driven.disk.trouble().full();
        assertThat(driven.process.node().lastApplied()).isEqualTo(1);
        assertThat(driven.process.node().log().at(1).kind()).isEqualTo(Entry.Kind.NO_OP);
        return driven;
    }
}
