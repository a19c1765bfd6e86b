package raftarium.node;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import raftarium.machine.KeyValueCommand;
import raftarium.machine.MachineType;
import raftarium.machine.SessionCommand;
import raftarium.raft.Message.AppendEntries;
import raftarium.raft.Message.AppendEntriesReply;
import raftarium.raft.Rule;
import raftarium.raft.Rules;
import raftarium.trace.Body;
import raftarium.trace.ReadMode;

import java.util.List;

/** What a client gets for an answer, when, and from what that follows. */
class WaitingClientsTest {
    private static Driven leader() {
        Driven driven = new Driven(3).leading();
        driven.acknowledge(2);
        driven.done();
        return driven;
    }

    private static void commit(Driven driven) {
        driven.sync();
        driven.acknowledge(2);
    }

    @Test
    void aWriteIsAnsweredWithWhatTheMachineSaysAndWhereItStands() {
        Driven driven = leader();
        driven.ask(Driven.put(1, "a"), null);
        assertThat(driven.answers).isEmpty();
        commit(driven);
        assertThat(driven.answers).hasSize(1);
        Body.Reply reply = driven.answers.get(0);
        assertThat(reply.attempt()).isEqualTo(1);
        assertThat(reply.answer()).isEqualTo(Body.Answer.OK);
        assertThat(reply.result()).isNotNull();
        assertThat(reply.index()).isEqualTo(2);
        assertThat(reply.leader()).isZero();
    }

    /** The log may answer a read, like a write. */
    @Test
    void aReadThroughTheLogIsAnEntry() {
        Driven driven = leader();
        driven.ask(Driven.put(1, "a"), ReadMode.LOG);
        assertThat(driven.process.node().log().lastIndex()).isEqualTo(2);
        commit(driven);
        assertThat(driven.answers.get(0).index()).isEqualTo(2);
    }

    @Test
    void whoFollowsSaysWhoLeads() {
        Driven driven = new Driven(3);
        driven.process.start(driven.happens());
        driven.receive(Driven.append(1, 0, 0, 0));
        driven.done();
        for (ReadMode mode : new ReadMode[] {null, ReadMode.INDEX, ReadMode.LEASE}) {
            long asked = driven.ask(Driven.put(1, "a"), mode);
            assertThat(driven.done())
                    .containsExactly("answer 1001 NOT_LEADER <" + asked + " re " + (asked + 100));
        }
        assertThat(driven.answers).extracting(Body.Reply::leader).containsExactly(2, 2, 2);
        assertThat(driven.answers).extracting(Body.Reply::attempt).containsExactly(1L, 2L, 3L);
    }

    @Test
    void aLocalReadIsAnsweredByAnybodyAtOnce() {
        Driven driven = new Driven(3);
        driven.process.start(driven.happens());
        driven.done();
        long asked = driven.ask(Driven.get(), ReadMode.LOCAL);
        assertThat(driven.done())
                .containsExactly("answer 1001 OK <" + asked + " re " + (asked + 100));
        assertThat(driven.answers.get(0).index()).isZero();
    }

    /** What made it answerable is the answer of a majority, not the entry applied long ago. */
    @Test
    void aReadWaitsForAMajorityToConfirmItsLeader() {
        Driven driven = leader();
        driven.ask(Driven.put(1, "a"), null);
        commit(driven);
        driven.done();
        long asked = driven.ask(Driven.get(), ReadMode.INDEX);
        assertThat(driven.done()).noneMatch(line -> line.startsWith("answer"));
        AppendEntries round = (AppendEntries) driven.sent.get(driven.sent.size() - 1);
        long confirmed =
                driven.receive(new AppendEntriesReply(2, 1, 1, true, 2, 0, 0, 0, round.round()));
        assertThat(driven.done())
                .containsExactly("answer 1001 OK <" + confirmed + " re " + (asked + 100));
        assertThat(driven.answers.get(1).result()).isNotNull();
        assertThat(driven.answers.get(1).result().utf8()).contains("a");
    }

    /** Before its first commit a leader may not read: what waits for that follows from it. */
    @Test
    void aReadThatWaitsForAnEntryFollowsFromItsBeingApplied() {
        Driven driven = new Driven(1).standing();
        long asked = driven.ask(Driven.get(), ReadMode.INDEX);
        assertThat(driven.answers).isEmpty();
        driven.done();
        long synced = driven.events.size();
        driven.sync();
        assertThat(driven.done())
                .containsExactly(
                        synced + " disk-synced <" + (asked - 1),
                        (synced + 1) + " committed <" + synced,
                        (synced + 2) + " applied <" + (synced + 1),
                        "answer 1001 OK <" + (synced + 2) + " re " + (asked + 100));
    }

    @Test
    void aReadByLeaseWithoutOneWaitsLikeAnother() {
        Driven driven = leader();
        long asked = driven.ask(Driven.get(), ReadMode.LEASE);
        assertThat(driven.answers).isEmpty();
        AppendEntries round = (AppendEntries) driven.sent.get(driven.sent.size() - 1);
        assertThat(round.lease()).isTrue();
        driven.receive(new AppendEntriesReply(2, 1, 1, true, 1, 0, 0, 0, round.round()));
        assertThat(driven.answers).hasSize(1);
        driven.done();
        long again = driven.ask(Driven.get(), ReadMode.LEASE);
        assertThat(driven.done()).contains("answer 1001 OK <" + again + " re " + (again + 100));
        assertThat(again).isGreaterThan(asked);
    }

    /** Who wrote is told that it lost its leadership; who reads, that it is no leader. */
    @Test
    void whoLosesTheLeadershipSaysSoToAllThatWait() {
        Driven driven = leader();
        long wrote = driven.ask(Driven.put(1, "a"), null);
        long read = driven.ask(Driven.get(), ReadMode.INDEX);
        driven.done();
        long heard = driven.receive(new AppendEntries(3, 1, 9, 0, 0, List.of(), 0, 1));
        assertThat(driven.done())
                .containsSubsequence(
                        (heard + 1) + " role-changed <" + heard,
                        "answer 1001 LEADERSHIP_LOST <" + (heard + 1) + " re " + (wrote + 100))
                .containsSubsequence("answer 1001 NOT_LEADER <" + heard + " re " + (read + 100));
        assertThat(driven.answers).extracting(Body.Reply::attempt).containsExactly(1L, 2L);
        assertThat(driven.answers).extracting(Body.Reply::leader).containsExactly(0, 0);
        driven.sync();
        driven.receive(new AppendEntries(3, 1, 9, 1, 1, List.of(), 1, 1));
        assertThat(driven.answers).as("each once").hasSize(2);
    }

    /** Its session has ended, since others were used: it was committed, and not applied. */
    @Test
    void aCommandWhoseSessionHasEndedIsRefused() {
        Driven driven = leader();
        driven.ask(
                new SessionCommand(5, 8, 8, KeyValueCommand.put("x", "late").encode()).encode(),
                null);
        commit(driven);
        assertThat(driven.answers).hasSize(1);
        assertThat(driven.answers.get(0).answer()).isEqualTo(Body.Answer.SESSION_EXPIRED);
        assertThat(driven.process.sessions().contents()).isEmpty();
    }

    /** Of a node that tells no decisions, the entry that is applied says it. */
    @Test
    void whoWaitsWhereAnotherEntryIsAppliedIsToldSo() {
        Driven driven = new Driven(3, Driven.CONFIG.withEvents(false), MachineType.KV).leading();
        driven.acknowledge(2);
        long wrote = driven.ask(Driven.put(1, "a"), null);
        driven.sync();
        driven.receive(Driven.append(5, 1, 1, 1, Driven.entry(2, 5, Driven.put(9, "other"))));
        driven.sync();
        driven.done();
        long told = driven.receive(Driven.append(5, 2, 5, 2));
        assertThat(driven.done())
                .containsSubsequence(
                        (told + 1) + " applied <" + told,
                        "answer 1001 LEADERSHIP_LOST <" + (told + 1) + " re " + (wrote + 100));
        assertThat(driven.answers).hasSize(1);
    }

    /** It leads again, and commits what somebody else put there: that is nobody's answer. */
    @Test
    void whoWasToldOfTheLossIsNotToldAgain() {
        Driven driven = leader();
        driven.ask(Driven.put(1, "a"), null);
        driven.sync();
        driven.receive(Driven.append(5, 1, 1, 1, Driven.entry(2, 5, Driven.put(9, "other"))));
        driven.sync();
        driven.receive(Driven.append(5, 2, 5, 2));
        assertThat(driven.answers)
                .extracting(Body.Reply::answer)
                .containsExactly(Body.Answer.LEADERSHIP_LOST);
    }

    @Test
    void withoutUnknownOutcomeWhoWaitsIsToldThatItFailed() {
        Driven driven = leader();
        driven.process.setRules(Rules.without(List.of(Rule.UNKNOWN_OUTCOME)));
        driven.ask(Driven.put(1, "a"), null);
        driven.receive(new AppendEntries(3, 1, 9, 0, 0, List.of(), 0, 1));
        assertThat(driven.answers)
                .extracting(Body.Reply::answer)
                .containsExactly(Body.Answer.FAILED);
    }
}
