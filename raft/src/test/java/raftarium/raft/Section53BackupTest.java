package raftarium.raft;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import raftarium.raft.Message.AppendEntries;
import raftarium.raft.Message.AppendEntriesReply;

import java.util.ArrayList;
import java.util.List;

/** Section 5.3: a refusal's hints XTerm, XIndex, XLen, and figure 7. */
class Section53BackupTest {
    @Test
    void ifTheFollowersLogIsShortTheNextIndexIsBehindItsEnd() {
        Subject subject = Subject.leader(3, 4, 4, 4, 4, 4);
        subject.receive(Subject.refuses(2, 5, 5, 0, 0, 2));
        assertThat(subject.nextIndex(2)).isEqualTo(3);
    }

    @Test
    void ifTheLeaderHasNothingOfXTermTheNextIndexIsXIndex() {
        Subject subject = Subject.leader(3, 4, 6, 6, 6);
        subject.receive(Subject.refuses(2, 7, 4, 5, 2, 4));
        assertThat(subject.nextIndex(2)).isEqualTo(2);
    }

    @Test
    void ifTheLeaderHasXTermTheNextIndexIsBehindItsLastEntryOfThatTerm() {
        Subject subject = Subject.leader(3, 4, 4, 4, 6);
        subject.receive(Subject.refuses(2, 7, 4, 4, 1, 4));
        assertThat(subject.nextIndex(2)).isEqualTo(4);
        assertThat(subject.told(NodeEvent.BackedUp.class))
                .containsExactly(new NodeEvent.BackedUp(2, 5, 4));
    }

    @Test
    void withoutFastBackupTheNextIndexBacksUpByOne() {
        Subject subject = Subject.without(Rule.FAST_BACKUP, 3, 4, 4, 4, 4, 4).elected();
        subject.receive(Subject.refuses(2, 5, 5, 0, 0, 2));
        assertThat(subject.nextIndex(2)).isEqualTo(5);
        subject.receive(Subject.refuses(2, 5, 4, 0, 0, 2));
        assertThat(subject.nextIndex(2)).isEqualTo(4);
    }

    @Test
    void theNextIndexStaysAboveTheMatchIndexWhateverARefusalSays() {
        Subject subject = Subject.leader(3, 4, 4, 4);
        subject.receive(Subject.accepts(2, 5, 3));
        subject.receive(Subject.refuses(2, 5, 4, 1, 1, 1));
        assertThat(subject.nextIndex(2)).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1 1 1 4 4 5 5 6 6",
                "1 1 1 4",
                "1 1 1 4 4 5 5 6 6 6 6",
                "1 1 1 4 4 5 5 6 6 6 7 7",
                "1 1 1 4 4 4 4",
                "1 1 1 2 2 2 3 3 3 3 3"
            })
    void theFollowersOfFigure7GetTheLeadersLog(String terms) {
        assertThat(roundsToRepair(Rules.PAPER, terms)).isBetween(1, 4);
    }

    @Test
    void aConflictCostsARoundATermWithFastBackupAndARoundAnEntryWithout() {
        String follower = "1 1 1 2 2 2 3 3 3 3 3";
        assertThat(roundsToRepair(Rules.PAPER, follower)).isEqualTo(3);
        Rules slow = Rules.without(List.of(Rule.FAST_BACKUP));
        assertThat(roundsToRepair(slow, follower)).isEqualTo(8);
    }

    /** The leader of figure 7, here in term 8, and a follower with a log of these terms. */
    private static int roundsToRepair(Rules rules, String terms) {
        Subject leader = Subject.with(rules, 3, 1, 1, 1, 4, 4, 5, 5, 6, 6, 6);
        leader.receive(Subject.heartbeat(3, 7)).sync().elected();
        assertThat(leader.node.status().term()).isEqualTo(8);
        List<Entry> log = new ArrayList<>();
        for (String term : terms.split(" ")) {
            log.add(Subject.entry(log.size() + 1, Long.parseLong(term)));
        }
        Subject follower = new Subject(2, 3, Subject.CONFIG, new HardState(7, 0), log);
        int rounds = 0;
        while (leader.matchIndex(2) < 11) {
            List<AppendEntries> requests = leader.appendsTo(2);
            leader.forget();
            assertThat(requests).as("it is stuck").isNotEmpty();
            requests.forEach(follower::receive);
            follower.sync();
            List<AppendEntriesReply> replies = follower.all(AppendEntriesReply.class);
            follower.forget();
            replies.forEach(leader::receive);
            rounds++;
        }
        assertThat(follower.node.log().entries(1, follower.node.log().lastIndex()))
                .isEqualTo(leader.node.log().entries(1, 11));
        return rounds;
    }
}
