package raftarium.raft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import raftarium.data.Bytes;
import raftarium.raft.Message.AppendEntries;

import java.util.List;

/** Section 5.3: how a leader replicates: probing, pipelining, bounds, commitment. */
class Section53LeaderTest {
    private static RaftConfig config(int entries, int bytes, int inFlight) {
        return new RaftConfig(
                150_000_000,
                300_000_000,
                50_000_000,
                entries,
                bytes,
                inFlight,
                Rules.PAPER,
                true,
                0);
    }

    private static Subject leader(RaftConfig config, long... terms) {
        long term = terms.length == 0 ? 0 : terms[terms.length - 1];
        HardState state = new HardState(term, 0);
        return new Subject(1, 3, config, state, Subject.entries(1, terms)).elected();
    }

    @Test
    void aNewLeaderBeginsWithANoOpBehindItsLastEntry() {
        Subject subject = Subject.leader(3, 1, 1);
        Entry noOp = new Entry(3, 2, Entry.Kind.NO_OP, Bytes.EMPTY);
        assertThat(subject.appendsTo(2))
                .containsExactly(new AppendEntries(1, 2, 2, 2, 1, List.of(noOp), 0, 0));
        assertThat(subject.matchIndex(2)).isZero();
        assertThat(subject.nextIndex(2)).isEqualTo(3);
    }

    @Test
    void withoutTermNoOpANewLeaderOnlySaysThatItLeads() {
        Subject subject = Subject.without(Rule.TERM_NO_OP, 3, 1, 1).elected();
        assertThat(subject.logTerms()).containsExactly(1L, 1L);
        assertThat(subject.appendsTo(2))
                .containsExactly(new AppendEntries(1, 2, 2, 2, 1, List.of(), 0, 0));
        subject.receive(Subject.accepts(2, 2, 2));
        assertThat(subject.node.commitIndex())
                .as("what an earlier term left waits")
                .isZero();
    }

    @Test
    void whileItProbesOnlyOneMessageIsUnanswered() {
        Subject subject = Subject.leader(3, 1);
        subject.propose("a");
        subject.propose("b");
        assertThat(subject.appendsTo(2)).hasSize(1);
        subject.forget().receive(Subject.accepts(2, 2, 2));
        assertThat(subject.appendsTo(2)).hasSize(1);
        assertThat(subject.appendsTo(2).get(0).entries()).hasSize(2);
    }

    @Test
    void onceAcceptedMessagesGoOutWithoutWaitingForAnswers() {
        Subject subject = Subject.leader(3, 1);
        subject.receive(Subject.accepts(2, 2, 2)).forget();
        subject.propose("a");
        subject.propose("b");
        subject.propose("c");
        assertThat(subject.appendsTo(2))
                .extracting(AppendEntries::previousIndex)
                .containsExactly(2L, 3L, 4L);
        assertThat(subject.nextIndex(2)).isEqualTo(6);
        assertThat(subject.matchIndex(2)).isEqualTo(2);
    }

    @Test
    void noMoreMessagesAreInFlightThanAllowedAndAnAnswerMakesRoom() {
        Subject subject = leader(config(1, 1000, 2), 1);
        subject.receive(Subject.accepts(2, 2, 2)).forget();
        for (int command = 0; command < 5; command++) {
            subject.propose("x");
        }
        assertThat(subject.appendsTo(2)).hasSize(2);
        subject.receive(Subject.accepts(2, 2, 3));
        assertThat(subject.appendsTo(2)).hasSize(3);
        subject.receive(Subject.accepts(2, 2, 5));
        assertThat(subject.appendsTo(2)).hasSize(5);
    }

    @Test
    void aMessageCarriesNoMoreEntriesAndBytesThanAllowed() {
        Subject entries = leader(config(3, 1000, 9), 1);
        for (int command = 0; command < 7; command++) {
            entries.node.propose(Bytes.utf8("x"), 0);
        }
        entries.forget().receive(Subject.accepts(2, 2, 2));
        assertThat(entries.appendsTo(2))
                .extracting(m -> m.entries().size())
                .containsExactly(3, 3, 1);

        Subject bytes = leader(config(99, 10, 9), 1);
        for (String text : List.of("12345", "12345", "1", "12345678901234567890", "1")) {
            bytes.node.propose(Bytes.utf8(text), 0);
        }
        bytes.forget().receive(Subject.accepts(2, 2, 2));
        assertThat(bytes.appendsTo(2))
                .extracting(m -> m.entries().size())
                .as("a large entry goes alone")
                .containsExactly(2, 1, 1, 1);
    }

    @Test
    void anEntryIsCommittedOnceAMajorityHasItAndTheFollowersHearOfIt() {
        Subject subject = Subject.leader(5, 1);
        subject.receive(Subject.accepts(2, 2, 2));
        assertThat(subject.node.commitIndex()).isZero();
        subject.receive(Subject.accepts(3, 2, 2));
        assertThat(subject.node.commitIndex()).isEqualTo(2);
        assertThat(subject.told(NodeEvent.Committed.class))
                .containsExactly(new NodeEvent.Committed(1, 2, 3, 5, true));
        subject.forget().timeout();
        assertThat(subject.last(AppendEntries.class).leaderCommit()).isEqualTo(2);
    }

    @Test
    void withoutCommitMajorityTheLeadersDiskIsEnough() {
        Subject subject = Subject.without(Rule.COMMIT_MAJORITY, 5, 1).elected();
        assertThat(subject.node.commitIndex()).isEqualTo(2);
        subject.propose("x");
        assertThat(subject.node.commitIndex()).isEqualTo(2);
        subject.sync();
        assertThat(subject.node.commitIndex()).isEqualTo(3);
    }

    @Test
    void answersThatAreDoubledOrOvertakenChangeNothing() {
        Subject subject = Subject.leader(5, 1);
        subject.receive(Subject.accepts(2, 2, 2));
        subject.propose("a");
        subject.propose("b");
        subject.receive(Subject.accepts(2, 2, 4));
        subject.receive(Subject.accepts(2, 2, 3));
        subject.receive(Subject.accepts(2, 2, 2));
        subject.receive(Subject.accepts(2, 2, 4));
        assertThat(subject.matchIndex(2)).isEqualTo(4);
        assertThat(subject.nextIndex(2)).isEqualTo(5);
        assertThat(subject.node.commitIndex()).as("one follower of five").isZero();
    }

    @Test
    void aLostMessageIsFoundOutByTheNextHeartbeatAndSentAgain() {
        Subject subject = Subject.leader(3, 1);
        subject.receive(Subject.accepts(2, 2, 2));
        subject.propose("lost");
        subject.sync().forget().timeout();
        assertThat(subject.appendsTo(2).get(0).previousIndex()).isEqualTo(3);

        subject.forget().receive(Subject.refuses(2, 2, 3, 0, 0, 2));

        AppendEntries again = subject.appendsTo(2).get(0);
        assertThat(again.previousIndex()).isEqualTo(2);
        assertThat(again.entries()).extracting(Entry::index).containsExactly(3L);
    }

    @Test
    void aLostProbeIsFollowedByAHeartbeatThatProbes() {
        Subject subject = Subject.leader(3, 1).forget();
        subject.timeout();
        assertThat(subject.appendsTo(2))
                .extracting(AppendEntries::previousIndex)
                .containsExactly(1L);
        subject.forget().receive(Subject.accepts(2, 2, 1));
        assertThat(subject.appendsTo(2).get(0).entries()).hasSize(1);
    }

    @Test
    void anOldRefusalChangesNothing() {
        Subject subject = Subject.leader(3, 1, 1, 1);
        subject.receive(Subject.accepts(2, 2, 4)).forget();
        subject.receive(Subject.refuses(2, 2, 3, 0, 0, 1));
        assertThat(subject.nextIndex(2)).isEqualTo(5);
        assertThat(subject.sent).isEmpty();

        Subject probing = Subject.leader(3, 1, 1, 1);
        probing.receive(Subject.refuses(2, 2, 3, 0, 0, 1)).forget();
        assertThat(probing.nextIndex(2)).isEqualTo(2);
        probing.receive(Subject.refuses(2, 2, 3, 0, 0, 0));
        assertThat(probing.nextIndex(2)).as("twice the same").isEqualTo(2);
        assertThat(probing.sent).isEmpty();
    }

    @Test
    void theFollowersAreServedIndependently() {
        Subject subject = Subject.leader(3, 1);
        subject.receive(Subject.accepts(2, 2, 2)).forget();
        subject.propose("a");
        assertThat(subject.appendsTo(2)).hasSize(1);
        assertThat(subject.appendsTo(3)).as("its probe is not answered").isEmpty();
    }

    @Test
    void aCommandThatIsTooLargeIsRefused() {
        Subject subject = Subject.leader(3);
        byte[] large = new byte[Entry.MAX_DATA_BYTES + 1];
        assertThatThrownBy(() -> subject.node.propose(Bytes.of(large), 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1048576")
                .hasMessageContaining("1048577");
        byte[] largest = new byte[Entry.MAX_DATA_BYTES];
        assertThat(subject.node.propose(Bytes.of(largest), 0).accepted()).isTrue();
    }

    /** n2 was sent entry 3, and says yes to what it had before. */
    private static Subject sentMoreThanAnswered(Subject leader) {
        leader.receive(Subject.accepts(2, 2, 2)).forget();
        leader.propose("a");
        leader.sync();
        assertThat(leader.nextIndex(2)).isEqualTo(4);
        return leader.receive(Subject.accepts(2, 2, 2));
    }

    @Test
    void aYesIsToWhatItsRequestHeld() {
        Subject subject = sentMoreThanAnswered(Subject.leader(3, 1));
        assertThat(subject.matchIndex(2)).isEqualTo(2);
        assertThat(subject.node.commitIndex()).isEqualTo(2);
    }

    @Test
    void withoutMatchByAnswerAYesIsToAllThatWasSent() {
        Subject subject =
                sentMoreThanAnswered(Subject.without(Rule.MATCH_BY_ANSWER, 3, 1).elected());
        assertThat(subject.matchIndex(2)).isEqualTo(3);
        assertThat(subject.node.commitIndex()).isEqualTo(3);
    }

    @Test
    void withoutMatchAsSentAYesIsToAllThatTheLeaderHas() {
        Subject subject = Subject.without(Rule.MATCH_AS_SENT, 3, 1).elected();
        subject.propose("not sent, as n2 has answered nothing");
        subject.sync().forget();
        subject.receive(Subject.accepts(2, 2, 2));
        assertThat(subject.matchIndex(2)).isEqualTo(3);
        assertThat(subject.node.commitIndex()).isEqualTo(3);
        assertThat(subject.appendsTo(2)).as("nothing is left to send").isEmpty();
    }
}
