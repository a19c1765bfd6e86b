package raftarium.app.tui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import raftarium.app.session.Pace;
import raftarium.app.session.Session;
import raftarium.app.tui.engine.FrameMaker;
import raftarium.raft.Rule;

/** The first row: the time, the pace, who leads, what is committed, and what the rules are. */
class HeaderTest {
    private static String header(Session session, int columns) {
        return Pictures.text(Pictures.frame(session, ""), columns, 24)
                .lines()
                .findFirst()
                .orElseThrow();
    }

    @Test
    void itSaysWhoLeadsInWhichTermAndThatTheClockIsStopped() {
        Session session = Clusters.running(5, 2);
        int leader = Clusters.leader(session);
        assertThat(header(session, 80))
                .matches(" Raftarium +2\\.000 s ‖ stopped +n" + leader
                        + " leads T1  committed \\d+ +load  seed 42");
    }

    @Test
    void itSaysHowFastItPlaysAndThatThePaceIsItsOwn() {
        Session session = Clusters.running(5, 1);
        session.setPace(Pace.AUTO);
        FrameMaker maker = new FrameMaker();
        String text = Pictures.text(maker.make(session, 0.05), 80, 24);
        assertThat(text).contains(" 1.000 s auto 0.05x ▶ ");
        session.setPace(Pace.of(2));
        assertThat(Pictures.text(maker.make(session, 2), 80, 24)).contains(" 1.000 s 2x ▶ ");
    }

    @Test
    void whereNobodyLeadsItNamesWhoStandsIfThereIsRoom() {
        Session session = Clusters.running(5, 1);
        int other = Clusters.leader(session) % 5 + 1;
        session.simulation().faults().crash(Clusters.leader(session), false);
        session.simulation().faults().timeoutNow(other);
        assertThat(header(session, 120)).contains(" no leader   n" + other + " stands in T2  ");
        assertThat(header(session, 60)).contains(" no leader ").doesNotContain("stands");
    }

    @Test
    void ofTwoLeadersTheOlderOneIsCalledStale() {
        Session session = Clusters.running(5, 1);
        int old = Clusters.leader(session);
        Clusters.partition(session, old, old % 5 + 1);
        session.simulation().runUntil(4_000_000_000L);
        int newer = Clusters.leader(session);
        assertThat(newer).isNotEqualTo(old);
        assertThat(header(session, 80))
                .matches(".* 2 leaders  n" + newer + " T\\d+, n" + old + " T1 \\(stale\\) .*");
        assertThat(header(session, 60)).contains(" 2 leaders ");
    }

    @Test
    void aModifiedRaftKeepsItsRuleAndItsSeedThoughItPlays() {
        Session session = Clusters.running(5, 1);
        session.simulation().setRule(Rule.TRUNCATE_ON_CONFLICT, false);
        session.setPace(Pace.AUTO);
        String text = Pictures.text(new FrameMaker().make(session, 0.05), 80, 24);
        assertThat(text.lines().findFirst().orElseThrow())
                .endsWith("seed 42   modified Raft, no truncate-on-conflict");
        session.simulation().faults().crash(Clusters.leader(session), false);
        assertThat(header(session, 80))
                .endsWith("seed 42   modified Raft, no truncate-on-conflict")
                .contains(" no leader ");
        assertThat(header(session, 60)).contains("modified Raft");
    }
}
