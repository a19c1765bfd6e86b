package raftarium.raft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import raftarium.raft.Message.AppendEntries;
import raftarium.raft.Message.AppendEntriesReply;
import raftarium.raft.Message.RequestVote;
import raftarium.raft.Message.RequestVoteReply;

import java.util.List;

/**
 * Figure 2: persistent state is "updated on stable storage before responding to RPCs". For each
 * kind of message: what it must wait for, and that it doesn't without the rule.
 */
class PersistenceTest {
    @Test
    void aVoteIsAnsweredOnceItIsOnDisk() {
        Subject subject = Subject.withLog(3, 1);
        subject.receive(Subject.requestVote(2, 1, 1, 1));
        assertThat(subject.writes)
                .containsExactly(new Ready.Write(new HardState(1, 2), null, List.of()));
        assertThat(subject.sent).isEmpty();
        subject.syncOnce();
        assertThat(subject.sent).containsExactly(new RequestVoteReply(1, 2, 1, true));
    }

    @Test
    void withoutPersistVoteAVoteIsAnsweredAtOnceAndItsTermWithIt() {
        Subject subject = Subject.without(Rule.PERSIST_VOTE, 3, 1);
        subject.receive(Subject.requestVote(2, 2, 1, 1));
        assertThat(subject.sent).containsExactly(new RequestVoteReply(1, 2, 2, true));
        assertThat(subject.isWriting()).isTrue();
        subject.forget().receive(Subject.append(2, 2, 9, 2, List.of(), 0));
        assertThat(subject.sent).as("what isn't a vote waits for its term").isEmpty();
    }

    @Test
    void withoutPersistTermAVoteInANewTermIsAnsweredAtOnceButNotInAKnownOne() {
        Subject subject = Subject.without(Rule.PERSIST_TERM, 3, 1);
        subject.receive(Subject.requestVote(2, 2, 1, 1));
        assertThat(subject.sent).containsExactly(new RequestVoteReply(1, 2, 2, true));
        Subject known = Subject.without(Rule.PERSIST_TERM, 3, 1);
        known.receive(Subject.requestVote(2, 1, 1, 1));
        assertThat(known.sent).isEmpty();
    }

    @Test
    void aRefusedVoteInANewTermIsAnsweredOnceTheTermIsOnDisk() {
        Subject subject = Subject.withLog(3, 2);
        subject.receive(Subject.requestVote(2, 3, 1, 1));
        assertThat(subject.sent).isEmpty();
        subject.syncOnce();
        assertThat(subject.sent).containsExactly(new RequestVoteReply(1, 2, 3, false));
    }

    @Test
    void withoutPersistTermARefusalInANewTermIsSentAtOnce() {
        Subject subject = Subject.without(Rule.PERSIST_TERM, 3, 2);
        subject.receive(Subject.append(2, 3, 9, 2, List.of(), 0));
        assertThat(subject.sent).hasSize(1);
        assertThat(subject.last(AppendEntriesReply.class).term()).isEqualTo(3);
    }

    @Test
    void aRefusedAppendEntriesInANewTermIsAnsweredOnceTheTermIsOnDisk() {
        Subject subject = Subject.withLog(3, 2);
        subject.receive(Subject.append(2, 3, 9, 2, List.of(), 0));
        assertThat(subject.sent).isEmpty();
        subject.syncOnce();
        assertThat(subject.last(AppendEntriesReply.class).success()).isFalse();
    }

    @Test
    void aRequestForVotesIsSentOnceTermAndVoteAreOnDisk() {
        Subject subject = Subject.withLog(3, 1).timeout();
        assertThat(subject.sent).isEmpty();
        assertThat(subject.node.status().votes())
                .as("its own vote doesn't count yet")
                .isZero();
        subject.syncOnce();
        assertThat(subject.all(RequestVote.class)).hasSize(2);
        assertThat(subject.node.status().votes()).isEqualTo(1);
    }

    @Test
    void withoutPersistVoteACandidateCountsItsVoteAtOnce() {
        Subject subject = Subject.without(Rule.PERSIST_VOTE, 3, 1).timeout();
        assertThat(subject.node.status().votes()).isEqualTo(1);
        assertThat(subject.all(RequestVote.class)).hasSize(2);
    }

    @Test
    void entriesAreAcknowledgedOnceTheyAreOnDisk() {
        Subject subject = Subject.withLog(3, 1);
        subject.receive(Subject.append(2, 1, 1, 1, Subject.entries(2, 1, 1), 0));
        assertThat(subject.sent).isEmpty();
        assertThat(subject.node.status().durableIndex()).isEqualTo(1);
        subject.syncOnce();
        assertThat(subject.node.status().durableIndex()).isEqualTo(3);
        assertThat(subject.last(AppendEntriesReply.class).matchIndex()).isEqualTo(3);
    }

    @Test
    void withoutPersistLogEntriesAreAcknowledgedAtOnce() {
        Subject subject = Subject.without(Rule.PERSIST_LOG, 3, 1);
        subject.receive(Subject.append(2, 1, 1, 1, Subject.entries(2, 1, 1), 0));
        assertThat(subject.last(AppendEntriesReply.class).matchIndex()).isEqualTo(3);
        assertThat(subject.node.status().durableIndex()).isEqualTo(1);
    }

    @Test
    void aRefusalInAKnownTermNeedsNoDisk() {
        Subject subject = Subject.withLog(3, 2);
        subject.receive(Subject.append(2, 2, 9, 2, List.of(), 0));
        assertThat(subject.writes).isEmpty();
        assertThat(subject.sent).hasSize(1);
    }

    @Test
    void aHeartbeatIsAnsweredThoughLaterEntriesAreStillBeingWritten() {
        Subject subject = Subject.withLog(3, 1);
        subject.receive(Subject.append(2, 1, 1, 1, Subject.entries(2, 1), 0));
        subject.receive(Subject.append(2, 1, 1, 1, List.of(), 0));
        assertThat(subject.last(AppendEntriesReply.class).matchIndex()).isEqualTo(1);
        assertThat(subject.sent).hasSize(1);
    }

    @Test
    void aLeaderSendsWhileItWritesButCountsItselfOnceItHasWritten() {
        Subject subject = Subject.withLog(3).timeout().sync();
        subject.receive(new RequestVoteReply(2, 1, 1, true));
        assertThat(subject.isWriting()).isTrue();
        assertThat(subject.all(AppendEntries.class)).hasSize(2);
        subject.receive(Subject.accepts(2, 1, 1));
        assertThat(subject.node.commitIndex()).as("on one disk of three").isZero();
        subject.syncOnce();
        assertThat(subject.node.commitIndex()).isEqualTo(1);
    }

    @Test
    void anEntryIsCommittedByTheFollowersAloneIfTheyAreAMajority() {
        Subject subject = Subject.withLog(3).timeout().sync();
        subject.receive(new RequestVoteReply(2, 1, 1, true));
        subject.receive(Subject.accepts(2, 1, 1)).receive(Subject.accepts(3, 1, 1));
        assertThat(subject.isWriting()).isTrue();
        assertThat(subject.node.commitIndex()).isEqualTo(1);
    }

    @Test
    void withoutPersistLogALeaderCountsItselfAtOnce() {
        Subject subject = Subject.without(Rule.PERSIST_LOG, 3).timeout().sync();
        subject.receive(new RequestVoteReply(2, 1, 1, true));
        subject.receive(Subject.accepts(2, 1, 1));
        assertThat(subject.isWriting()).isTrue();
        assertThat(subject.node.commitIndex()).isEqualTo(1);
    }

    @Test
    void whatComesDuringAWriteJoinsTheNextAndWaitsForIt() {
        Subject subject = Subject.withLog(3, 1);
        subject.receive(Subject.append(2, 1, 1, 1, Subject.entries(2, 1), 0));
        subject.receive(Subject.append(2, 1, 2, 1, Subject.entries(3, 1), 0));
        subject.receive(Subject.append(2, 1, 3, 1, Subject.entries(4, 1), 0));
        assertThat(subject.writes).hasSize(1);
        subject.syncOnce();
        assertThat(subject.all(AppendEntriesReply.class))
                .extracting(AppendEntriesReply::matchIndex)
                .containsExactly(2L);
        assertThat(subject.writes).hasSize(2);
        assertThat(subject.writes.get(1).entries())
                .extracting(Entry::index)
                .containsExactly(3L, 4L);
        subject.syncOnce();
        assertThat(subject.last(AppendEntriesReply.class).matchIndex()).isEqualTo(4);
        assertThat(subject.all(AppendEntriesReply.class)).hasSize(3);
    }

    @Test
    void whatIsTruncatedWhileItIsWrittenDoesNotCountAsDurable() {
        Subject subject = Subject.withLog(3, 1);
        subject.receive(Subject.append(2, 1, 1, 1, Subject.entries(2, 1, 1, 1), 0));
        subject.receive(Subject.append(3, 2, 2, 1, Subject.entries(3, 2), 0));
        assertThat(subject.logTerms()).containsExactly(1L, 1L, 2L);
        subject.forget().syncOnce();
        assertThat(subject.node.status().durableIndex()).isEqualTo(2);
        assertThat(subject.sent)
                .as("acknowledged to the old leader, in its term")
                .containsExactly(new AppendEntriesReply(1, 2, 1, true, 4, 0, 0, 4, 0));
        assertThat(subject.writes.get(0).hardState()).isEqualTo(new HardState(2, 0));
        assertThat(subject.writes.get(0).entries()).containsExactly(Subject.entry(3, 2));
        subject.syncOnce();
        assertThat(subject.node.status().durableIndex()).isEqualTo(3);
        assertThat(subject.last(AppendEntriesReply.class).to()).isEqualTo(3);
    }

    @Test
    void aWriteThatIsOnDiskTwiceIsAMistakeOfTheCaller() {
        Subject subject = Subject.withLog(3, 1);
        assertThatThrownBy(() -> subject.node.persisted(0))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void nothingUnchangedIsWritten() {
        Subject subject = Subject.withLog(3, 1);
        subject.receive(Subject.append(2, 1, 1, 1, List.of(), 1));
        assertThat(subject.writes).as("the commit index is volatile").isEmpty();
    }
}
