package raftarium.app.tui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import raftarium.app.command.Lab;

/** What stands in front when a property is broken. */
class ViolationBoxTest {
    private static String box(Lab lab, int columns, int rows) {
        return Pictures.text(Pictures.frame(lab.session(), ""), columns, rows);
    }

    @Test
    void theFirstIndexThatDiffersIsShownThoughTheLogsAreTheSameWhereItWasSeen() {
        try (Lab lab = Lab.fresh()) {
            lab.type("new --nodes 3 --seed 1 --election 1h..2h --without truncate-on-conflict;"
                    + " timeout n1; run 1s; isolate n1; put x lost --to n1 --no-wait; run 20ms;"
                    + " timeout n2; until n2 is leader; put x 1 --to n2; heal; run 1s");
            assertThat(lab.ok("status")).contains("log-matching: ");
            assertThat(lab.simulation().violation().index()).isEqualTo(3);
            assertThat(box(lab, 80, 24))
                    .contains("at index 2:", "term 1  put x lost", "term 2  no-op")
                    .contains("Off: truncate-on-conflict (5.3)");
        }
    }

    @Test
    void whoeverVotedTwiceIsNamedWithBothVotes() {
        try (Lab lab = Lab.fresh()) {
            lab.type("new --nodes 3 --seed 1 --election 1h..2h --without one-vote; cut n1 n3;"
                    + " hold n2 all; timeout n1; run 20ms; timeout n3; run 20ms; release;"
                    + " run 20ms");
            assertThat(box(lab, 80, 24))
                    .contains("election-safety is broken", "n1 and n3 were both elected in term 1")
                    .containsPattern("0\\.00\\d  n2 votes for n1 in term 1")
                    .containsPattern("0\\.02\\d  n2 votes for n3 in term 1")
                    .contains("Off: one-vote (5.2)");
        }
    }

    @Test
    void onASmallScreenTheRuleAndTheWaysBackAreShownBeforeTheEntries() {
        try (Lab lab = Lab.fresh()) {
            lab.type("new --nodes 9 --seed 1 --without commit-majority; until leader; run 200ms;"
                    + " isolate leader; put x lost --to leader; run 2s");
            assertThat(box(lab, 60, 16))
                    .contains("Off: commit-majority (5.3)", "u go back", "  ...")
                    .contains(" commits entry 2: on 1 of 9 disks");
        }
    }
}
