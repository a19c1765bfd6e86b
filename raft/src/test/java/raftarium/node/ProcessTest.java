package raftarium.node;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import raftarium.machine.MachineType;
import raftarium.raft.MembershipRequest;
import raftarium.raft.Message.AppendEntries;
import raftarium.raft.Message.PreVoteReply;
import raftarium.raft.Message.RequestVote;
import raftarium.raft.Message.RequestVoteReply;
import raftarium.raft.Role;
import raftarium.raft.Rule;
import raftarium.raft.Rules;
import raftarium.trace.Cause;
import raftarium.trace.DiskEvent;
import raftarium.trace.HostEvent;
import raftarium.trace.ReadMode;

import java.util.List;

/** What a process does, in which order, and from what each of it follows. */
class ProcessTest {
    @Test
    void itSaysWhatItStartsFromAndItsTimerRunsSinceThen() {
        Driven driven = new Driven(3);
        assertThat(driven.process.timerSetBy()).isLessThan(Cause.START);
        driven.process.start(driven.happens());
        assertThat(driven.done()).containsExactly("1 node-started <0");
        HostEvent.Started started = driven.last(HostEvent.Started.class);
        assertThat(started.atNanos()).isEqualTo(driven.nowNanos());
        assertThat(started.node()).isEqualTo(1);
        assertThat(started.run()).isEqualTo(1);
        assertThat(started.membership().voters()).containsExactly(1, 2, 3);
        assertThat(driven.process.timerSetBy()).isEqualTo(1);
    }

    @Test
    void itStartsAgainFromWhatItsDiskHas() {
        Driven first = new Driven(1).leading();
        first.ask(Driven.put(1, "a"), null);
        first.sync();
        first.disk.crash(false, null);
        Driven again = new Driven(1, Driven.CONFIG, MachineType.KV, first.disk, 2);
        again.process.start(again.happens());
        HostEvent.Started started = again.last(HostEvent.Started.class);
        assertThat(started.run()).isEqualTo(2);
        assertThat(started.state().term()).isEqualTo(1);
        assertThat(started.state().vote()).isEqualTo(1);
        assertThat(started.log()).hasSize(2);
        assertThat(again.process.node().log().lastIndex()).isEqualTo(2);
    }

    /** A candidate's requests wait for its own vote to be on disk, and follow from its standing. */
    @Test
    void anElectionIsWrittenThenSyncedThenSaid() {
        Driven driven = new Driven(3);
        driven.process.start(driven.happens());
        driven.done();
        driven.timeout();
        assertThat(driven.done())
                .containsExactly("3 role-changed <2", "4 disk-write <3", "sync in 300");
        assertThat(driven.process.timerSetBy()).isEqualTo(3);
        driven.sync();
        assertThat(driven.done())
                .containsExactly(
                        "5 disk-synced <4",
                        "6 vote-counted <5",
                        "send RequestVote n2 <3",
                        "send RequestVote n3 <3");
        DiskEvent.Write write = driven.last(DiskEvent.Write.class);
        assertThat(write.run()).isEqualTo(1);
        assertThat(write.hardState()).isNotNull();
        assertThat(write.dueNanos()).isEqualTo(driven.nowNanos() + Driven.SYNC_NANOS);
    }

    /** Its election follows from the vote that decided it, and what it says from the election. */
    @Test
    void aLeaderWritesAndSendsAtOnce() {
        Driven driven = new Driven(3).standing();
        driven.done();
        driven.receive(new RequestVoteReply(2, 1, 1, true));
        assertThat(driven.done())
                .containsExactly(
                        "8 vote-counted <7",
                        "9 role-changed <8",
                        "10 appended <9",
                        "11 disk-write <9",
                        "sync in 300",
                        "send AppendEntries n2 <9",
                        "send AppendEntries n3 <9");
        assertThat(driven.process.timerSetBy()).isEqualTo(9);
        driven.sync();
        assertThat(driven.last(DiskEvent.Synced.class).durableIndex()).isEqualTo(1);
    }

    @Test
    void aCommandIsCommittedByItsAnswersAndAppliedThen() {
        Driven driven = new Driven(3).leading();
        long asked = driven.ask(Driven.put(1, "a"), null);
        assertThat(driven.done())
                .containsExactly(
                        (asked + 1) + " appended <" + asked,
                        (asked + 2) + " disk-write <" + asked,
                        "sync in 300");
        long answered = driven.acknowledge(2);
        driven.done();
        long before = driven.events.size();
        driven.sync();
        assertThat(driven.done())
                .containsSubsequence(
                        before + " disk-synced <" + (asked + 2),
                        (before + 1) + " committed <" + before,
                        (before + 2) + " applied <" + (before + 1),
                        "answer 1001 OK <" + (before + 2) + " re " + (asked + 100));
        assertThat(answered).isLessThan(before);
    }

    /** A reply that waited for the disk still names the request that it answers. */
    @Test
    void aVoteNamesTheRequestThatItWaitedWith() {
        Driven driven = new Driven(3);
        driven.process.start(driven.happens());
        driven.clockNanos += Driven.CONFIG.electionMaxNanos();
        long asked = driven.receive(new RequestVote(2, 1, 5, 0, 0));
        assertThat(driven.done()).doesNotContainSubsequence("send");
        driven.sync();
        assertThat(driven.done())
                .endsWith("send RequestVoteReply n2 <" + asked + " re " + (asked + 100));
    }

    @Test
    void aReplyThatNeedsNoDiskGoesAtOnce() {
        Driven driven = new Driven(3).standing();
        driven.done();
        long asked = driven.receive(Driven.append(0, 0, 0, 0));
        assertThat(driven.done())
                .containsExactly(
                        (asked + 1) + " append-refused <" + asked,
                        "send AppendEntriesReply n2 <" + asked + " re " + (asked + 100));
    }

    /** One write at a time: the next names what was the first to wait for it, and no sync. */
    @Test
    void aWriteThatHadToWaitNamesWhatFirstAskedForIt() {
        Driven driven = new Driven(1).leading();
        long first = driven.ask(Driven.put(1, "a"), null);
        long second = driven.ask(Driven.put(2, "b"), null);
        driven.ask(Driven.put(3, "c"), null);
        driven.done();
        driven.sync();
        assertThat(driven.done()).anyMatch(line -> line.endsWith("disk-write <" + second));
        assertThat(second).isGreaterThan(first);
        driven.sync();
        long fourth = driven.ask(Driven.put(4, "d"), null);
        assertThat(driven.done()).anyMatch(line -> line.endsWith("disk-write <" + fourth));
    }

    /** What is applied names the commit that covers it, however many there were at once. */
    @Test
    void eachEntryAppliedNamesTheCommitThatCoversIt() {
        Driven driven = new Driven(3);
        driven.process.start(driven.happens());
        driven.receive(Driven.append(
                1,
                0,
                0,
                1,
                Driven.entry(1, 1, Driven.put(1, "a")),
                Driven.entry(2, 1, Driven.put(2, "b"))));
        driven.done();
        driven.sync();
        List<String> lines = driven.done();
        assertThat(lines).filteredOn(line -> line.contains("applied")).isEmpty();
        long told = driven.receive(Driven.append(1, 2, 1, 2));
        assertThat(driven.done())
                .containsSubsequence(
                        (told + 1) + " committed <" + told, (told + 2) + " applied <" + (told + 1));
    }

    @Test
    void aMessageThatWaitedThroughManyElectionsNamesWhatWasDone() {
        Driven driven = new Driven(3);
        driven.process.start(driven.happens());
        long first = driven.events.size();
        for (int election = 1; election <= 8; election++) {
            driven.timeout();
        }
        driven.sync();
        assertThat(driven.done()).contains("send RequestVote n2 <" + (first + 1));
        Driven longer = new Driven(3);
        longer.process.start(longer.happens());
        for (int election = 1; election <= 9; election++) {
            longer.timeout();
        }
        longer.sync();
        assertThat(longer.done())
                .contains("send RequestVote n2 <" + first)
                .doesNotContain("send RequestVote n2 <" + (first + 1));
    }

    /** Asking before it stands is no election; the timer is set by it all the same. */
    @Test
    void aNodeThatAsksBeforeItStandsSaysSo() {
        Driven driven =
                new Driven(3, Driven.with(Rules.PAPER.with(Rule.PRE_VOTE, true)), MachineType.KV);
        driven.process.start(driven.happens());
        driven.timeout();
        assertThat(driven.done())
                .endsWith("3 pre-vote-began <2", "send PreVote n2 <3", "send PreVote n3 <3");
        assertThat(driven.process.timerSetBy()).isEqualTo(3);
        driven.receive(new PreVoteReply(2, 1, 0, true));
        assertThat(driven.done()).contains("5 role-changed <4");
        assertThat(driven.process.timerSetBy()).isEqualTo(5);
    }

    @Test
    void aTimerThatIsNotSetAnewKeepsItsCause() {
        Driven driven = new Driven(3);
        driven.process.start(driven.happens());
        long heard = driven.receive(Driven.append(1, 0, 0, 0));
        assertThat(driven.process.timerSetBy()).isEqualTo(heard);
        driven.receive(new RequestVoteReply(2, 1, 1, true));
        assertThat(driven.process.timerSetBy()).isEqualTo(heard);
    }

    @Test
    void aNodeIsMadeToStandAndALeaderIsNot() {
        Driven driven = new Driven(3);
        driven.process.start(driven.happens());
        driven.done();
        assertThat(driven.process.timeoutNow(driven.happens())).isTrue();
        assertThat(driven.done())
                .containsExactly(
                        "3 timeout-forced <2",
                        "4 role-changed <3",
                        "5 disk-write <4",
                        "sync in 300");
        assertThat(driven.last(HostEvent.TimeoutForced.class).node()).isEqualTo(1);
        Driven leader = new Driven(3).leading();
        assertThat(leader.process.timeoutNow(leader.happens())).isFalse();
        assertThat(leader.done()).isEmpty();
    }

    @Test
    void whatIsDoneToALeaderFollowsFromThat() {
        Driven driven = new Driven(3).leading();
        driven.acknowledge(2);
        driven.acknowledge(3);
        driven.done();
        long proposed = driven.happens();
        assertThat(driven.process.propose(Driven.put(1, "a"), proposed).index()).isEqualTo(2);
        assertThat(driven.done())
                .contains(
                        (proposed + 1) + " appended <" + proposed,
                        "send AppendEntries n2 <" + proposed);
        driven.sync();
        driven.acknowledge(2);
        driven.done();
        long changed = driven.happens();
        assertThat(driven.process.change(
                        new MembershipRequest(MembershipRequest.Kind.REMOVE, 3), changed))
                .isEqualTo(MembershipRequest.Answer.BEGUN);
        assertThat(driven.done()).contains((changed + 1) + " appended <" + changed);
        assertThat(driven.process
                        .node()
                        .mayChange(new MembershipRequest(MembershipRequest.Kind.REMOVE, 2)))
                .isNotEqualTo(MembershipRequest.Answer.BEGUN);
        Driven other = new Driven(3).leading();
        other.acknowledge(2);
        other.done();
        long handed = other.happens();
        assertThat(other.process.transfer(2, handed)).isTrue();
        assertThat(other.done())
                .contains("send TimeoutNow n2 <" + handed)
                .contains((handed + 1) + " transfer-began <" + handed);
        assertThat(other.process.transfer(1, other.happens())).isFalse();
    }

    @Test
    void aNodeThatFollowsTakesNothing() {
        Driven driven = new Driven(3);
        driven.process.start(driven.happens());
        assertThat(driven.process.propose(Driven.put(1, "a"), 0).accepted()).isFalse();
        assertThat(driven.process.change(
                        new MembershipRequest(MembershipRequest.Kind.REMOVE, 3), 0))
                .isEqualTo(MembershipRequest.Answer.NOT_LEADER);
        assertThat(driven.process.transfer(2, 0)).isFalse();
    }

    /** A clock that goes back stops no timer; the deadline is told by what it shows now. */
    @Test
    void aMovedClockIsLookedAt() {
        Driven driven = new Driven(3);
        driven.process.start(driven.happens());
        long deadline = driven.process.node().deadlineNanos();
        driven.clockNanos -= 600;
        assertThat(driven.process.node().deadlineNanos()).isEqualTo(deadline);
        driven.process.look();
        assertThat(driven.process.node().deadlineNanos()).isEqualTo(deadline - 600);
    }

    @Test
    void aTickBeforeTheDeadlineDoesNothing() {
        Driven driven = new Driven(3);
        driven.process.start(driven.happens());
        driven.done();
        driven.clockNanos = driven.process.node().deadlineNanos() - 1;
        driven.process.tick(driven.happens());
        assertThat(driven.done()).isEmpty();
        assertThat(driven.role()).isEqualTo(Role.FOLLOWER);
    }

    /** All that is committed is applied at once, though a node hands out a part at a time. */
    @Test
    void moreIsAppliedThanANodeHandsOutAtOnce() {
        Driven driven = new Driven(1).leading();
        for (int serial = 1; serial <= 1_500; serial++) {
            driven.process.propose(Driven.put(serial, "a"), 0);
        }
        driven.sync();
        driven.sync();
        assertThat(driven.process.node().lastApplied()).isEqualTo(1_501);
        assertThat(driven.last(HostEvent.Applied.class).entry().index()).isEqualTo(1_501);
    }

    /** A copy does the same from then on, and what is done to it is none of the first's. */
    @Test
    void aCopyGoesOnIdentically() {
        Driven driven = new Driven(3).leading();
        driven.ask(Driven.put(1, "a"), null);
        driven.ask(Driven.put(2, "b"), null);
        driven.ask(Driven.get(), ReadMode.INDEX);
        driven.acknowledge(2);
        Driven copy = driven.copy();
        driven.done();
        List<String> first = goOn(driven);
        assertThat(first).anyMatch(line -> line.startsWith("answer 1001 OK"));
        assertThat(goOn(copy)).isEqualTo(first);
        assertThat(copy.process.sessions().contents()).containsEntry("x", "b");
        assertThat(copy.process.timerSetBy()).isEqualTo(driven.process.timerSetBy());
    }

    @Test
    void aCopyRemembersTheElectionThatAMessageWaitsWith() {
        Driven driven = new Driven(3);
        driven.process.start(driven.happens());
        driven.timeout();
        Driven copy = driven.copy();
        copy.sync();
        assertThat(copy.done()).contains("send RequestVote n2 <3");
    }

    private static List<String> goOn(Driven driven) {
        driven.sync();
        driven.acknowledge(2);
        driven.sync();
        driven.acknowledge(3);
        driven.ask(Driven.get(), ReadMode.INDEX);
        driven.timeout();
        driven.acknowledge(2);
        driven.process.propose(Driven.put(3, "c"), driven.happens());
        driven.receive(new AppendEntries(3, 1, 9, 0, 0, List.of(), 0, 1));
        driven.sync();
        driven.timeout();
        driven.sync();
        return driven.done();
    }

    @Test
    void rulesAreTurnedOffWhileItRuns() {
        Driven driven = new Driven(1).leading();
        driven.process.setRules(Rules.without(List.of(Rule.DEDUPLICATE)));
        assertThat(driven.process.node().rules().off(Rule.DEDUPLICATE)).isTrue();
        driven.ask(Driven.put(1, "a"), null);
        driven.sync();
        driven.ask(Driven.put(2, "b"), null);
        driven.sync();
        driven.ask(Driven.put(1, "a"), null);
        driven.sync();
        assertThat(driven.process.sessions().contents()).containsEntry("x", "a");
    }
}
