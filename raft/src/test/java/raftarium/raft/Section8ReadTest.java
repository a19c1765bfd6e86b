package raftarium.raft;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import raftarium.raft.Message.AppendEntries;

/** Section 8 and dissertation 6.4: reads without an entry in the log. */
class Section8ReadTest {
    /** A leader of three that has committed entry 2, the no-op of its term 2. */
    private static Subject leader(Rules rules) {
        Subject subject = Subject.with(rules, 5, 1).elected();
        subject.receive(Subject.accepts(2, 2, 2)).receive(Subject.accepts(3, 2, 2));
        assertThat(subject.node.commitIndex()).isEqualTo(2);
        return subject.forget();
    }

    @Test
    void aReadBeginsARoundAndIsAnsweredOnceAMajorityHasAnsweredThat() {
        Subject subject = leader(Rules.PAPER);
        assertThat(subject.read(7)).isTrue();
        assertThat(subject.all(AppendEntries.class))
                .extracting(AppendEntries::to)
                .contains(2, 3, 4, 5);
        assertThat(subject.last(AppendEntries.class).round()).isEqualTo(1);
        subject.receive(Subject.accepts(2, 2, 2, 1));
        assertThat(subject.reads).isEmpty();
        subject.receive(Subject.accepts(3, 2, 2, 1));
        assertThat(subject.reads).containsExactly(new Ready.Read(7, 2));
    }

    @Test
    void answersOfEarlierRoundsConfirmNothing() {
        Subject subject = leader(Rules.PAPER);
        subject.read(7);
        subject.receive(Subject.accepts(2, 2, 2, 0)).receive(Subject.accepts(3, 2, 2, 0));
        subject.receive(Subject.accepts(4, 2, 2, 0)).receive(Subject.accepts(5, 2, 2, 0));
        assertThat(subject.reads).isEmpty();
    }

    @Test
    void anAnswerOfALaterRoundConfirmsEarlierReadsToo() {
        Subject subject = leader(Rules.PAPER);
        subject.read(7);
        subject.read(8);
        subject.receive(Subject.accepts(2, 2, 2, 2)).receive(Subject.accepts(3, 2, 2, 1));
        assertThat(subject.reads).extracting(Ready.Read::token).containsExactly(7L);
        subject.receive(Subject.accepts(4, 2, 2, 2));
        assertThat(subject.reads).extracting(Ready.Read::token).containsExactly(7L, 8L);
    }

    @Test
    void aRefusalOfEntriesConfirmsTheLeaderAllTheSame() {
        Subject subject = leader(Rules.PAPER);
        subject.read(7);
        for (int follower = 4; follower <= 5; follower++) {
            subject.receive(new Message.AppendEntriesReply(follower, 1, 2, false, 1, 0, 0, 0, 1));
        }
        assertThat(subject.reads).containsExactly(new Ready.Read(7, 2));
    }

    @Test
    void aReadWaitsForTheFirstCommitOfTheTerm() {
        Subject subject = Subject.leader(5, 1).forget();
        assertThat(subject.read(7)).isTrue();
        subject.receive(Subject.accepts(2, 2, 2, 0));
        assertThat(subject.reads).isEmpty();
        subject.receive(Subject.accepts(3, 2, 2, 0));
        assertThat(subject.node.commitIndex()).isEqualTo(2);
        assertThat(subject.reads).as("its round only begins now").isEmpty();
        subject.receive(Subject.accepts(2, 2, 2, 1)).receive(Subject.accepts(4, 2, 1, 1));
        assertThat(subject.reads).containsExactly(new Ready.Read(7, 2));
    }

    @Test
    void theIndexOfAReadIsTheCommitIndexWhenItBegan() {
        Subject subject = leader(Rules.PAPER);
        subject.read(7);
        subject.propose("later");
        subject.sync();
        subject.receive(Subject.accepts(2, 2, 3, 1)).receive(Subject.accepts(3, 2, 3, 1));
        assertThat(subject.node.commitIndex()).isEqualTo(3);
        assertThat(subject.reads).containsExactly(new Ready.Read(7, 2));
    }

    @Test
    void aReadIsRefusedWhenTheLeadershipIsLost() {
        Subject subject = leader(Rules.PAPER);
        subject.read(7);
        subject.receive(Subject.heartbeat(4, 3));
        assertThat(subject.reads).containsExactly(new Ready.Read(7, Ready.Read.REFUSED));

        Subject early = Subject.leader(5, 1).forget();
        early.read(8);
        early.receive(Subject.heartbeat(4, 3));
        assertThat(early.reads).containsExactly(new Ready.Read(8, Ready.Read.REFUSED));
    }

    @Test
    void whoDoesNotLeadTakesNoRead() {
        assertThat(Subject.withLog(3).read(7)).isFalse();
        assertThat(Subject.withLog(3).timeout().read(7)).isFalse();
    }

    @Test
    void withoutReadConfirmsALeaderAnswersAtOnce() {
        Subject subject = leader(Rules.without(java.util.List.of(Rule.READ_CONFIRMS)));
        subject.read(7);
        assertThat(subject.reads).containsExactly(new Ready.Read(7, 2));
    }

    @Test
    void aNodeOfItsOwnAnswersAtOnce() {
        Subject subject = Subject.withLog(1).timeout().sync();
        subject.read(7);
        assertThat(subject.reads).containsExactly(new Ready.Read(7, 1));
    }

    @Test
    void aCopyGoesOnAlikeAndApart() {
        Subject subject = leader(Rules.PAPER);
        subject.read(7);
        RaftNode copy = subject.node.copy();
        for (int follower = 2; follower <= 3; follower++) {
            copy.receive(Subject.accepts(follower, 2, 2, 1), 0);
        }
        assertThat(copy.ready().reads()).containsExactly(new Ready.Read(7, 2));
        assertThat(subject.node.ready().reads()).isEmpty();
        subject.receive(Subject.accepts(2, 2, 2, 1)).receive(Subject.accepts(3, 2, 2, 1));
        assertThat(subject.reads).containsExactly(new Ready.Read(7, 2));
    }

    @Test
    void noMoreThanTenThousandReadsWaitAndTheOthersAreRefused() {
        for (boolean early : new boolean[] {true, false}) {
            Subject subject =
                    early ? Subject.with(Rules.PAPER, 5, 1).elected() : leader(Rules.PAPER);
            subject.forget();
            for (int token = 1; token <= 10_000; token++) {
                assertThat(subject.read(token)).isTrue();
            }
            assertThat(subject.reads).isEmpty();
            assertThat(subject.read(10_001)).isTrue();
            assertThat(subject.reads).containsExactly(new Ready.Read(10_001, Ready.Read.REFUSED));
        }
    }

    @Test
    void aReadIsAnsweredOnce() {
        Subject subject = Subject.with(Rules.PAPER, 5, 1).elected().forget();
        subject.read(7);
        subject.receive(Subject.accepts(2, 2, 2)).receive(Subject.accepts(3, 2, 2));
        subject.receive(Subject.accepts(2, 2, 2, 1)).receive(Subject.accepts(3, 2, 2, 1));
        assertThat(subject.reads).containsExactly(new Ready.Read(7, 2));
        subject.propose("next");
        subject.sync();
        subject.receive(Subject.accepts(2, 2, 3, 1)).receive(Subject.accepts(3, 2, 3, 1));
        assertThat(subject.reads).hasSize(1);
        subject.read(8);
        subject.receive(Subject.heartbeat(3, 9)).receive(Subject.heartbeat(3, 10));
        assertThat(subject.reads)
                .containsExactly(new Ready.Read(7, 2), new Ready.Read(8, Ready.Read.REFUSED));
    }
}
