package raftarium.app.tui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import raftarium.app.session.Session;
import raftarium.app.tui.engine.Snapshot;
import raftarium.app.tui.health.Health;
import raftarium.raft.Role;
import raftarium.raft.Rule;
import raftarium.sim.NodeView;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** How a cluster fares, in words: real clusters in trouble, and what the second row says. */
class HealthTest {
    private static final int WIDE = 200;
    private static final long SECOND = 1_000_000_000;

    private static Snapshot snapshot(Session session) {
        return Pictures.snapshot(session, "");
    }

    private static Health health(Session session) {
        return Health.of(snapshot(session));
    }

    private static void run(Session session, long nanos) {
        session.simulation().runUntil(session.simulation().nowNanos() + nanos);
    }

    /** The leader and another one are behind a wall; the leader has written what can't commit. */
    private static Session split() {
        Session session = Clusters.running(5, 1);
        session.simulation().clients().load().stop();
        run(session, SECOND);
        int old = Clusters.leader(session);
        Clusters.partition(session, old, old % 5 + 1);
        Clusters.put(session, "x", "lost", old);
        run(session, 3 * SECOND);
        return session;
    }

    @Test
    void whereAllIsWellItSaysSoWithNumbers() {
        Session session = Clusters.running(5, 1);
        session.simulation().clients().load().stop();
        run(session, SECOND);
        long last = session.view().node(1).status().log().lastIndex();
        Health health = health(session);
        assertThat(health.gravity()).isEqualTo(Health.Gravity.WELL);
        assertThat(health.text(WIDE))
                .isEqualTo("all 5 up, one leader.  all is committed, to " + last + ".");
        assertThat(health.headline()).isEqualTo("n" + Clusters.leader(session) + " leads");
    }

    @Test
    void aMissingMajorityIsGraverThanAnElectionAndNamesWhoIsMissing() {
        Session session = Clusters.running(5, 1);
        for (int node = 1; node <= 3; node++) {
            session.simulation().faults().crash(node, false);
        }
        Health health = health(session);
        assertThat(health.gravity()).isEqualTo(Health.Gravity.NO_MAJORITY);
        assertThat(health.text(WIDE))
                .isEqualTo("only n4 n5 run: 2 of 5, and 3 are needed.  n1 n2 n3 are down."
                        + "  nothing commits.");
        assertThat(health.text(50)).isEqualTo("n4 n5 are 2 of 5, needs 3.  3 down.");
        assertThat(health.caption()).isEqualTo("2 of 5 run, 3 needed");
    }

    @Test
    void anElectionTellsVotesThoseOnTheirWayAndWhoIsDown() {
        Session session = Clusters.running(5, 1);
        int old = Clusters.leader(session);
        session.simulation().faults().crash(old, false);
        assertThat(health(session).text(WIDE))
                .contains("'s timer ends first, in ", "n" + old + " is down");
        List<String> told = new ArrayList<>();
        while (session.view().leader() == null) {
            session.simulation().step();
            Health health = health(session);
            if (session.view().leader() == null) {
                assertThat(health.gravity()).isEqualTo(Health.Gravity.ELECTION);
                assertThat(health.headline()).isEqualTo("no leader");
            }
            told.add(health.text(WIDE));
        }
        int newer = Clusters.leader(session);
        assertThat(told)
                .anyMatch(text ->
                        text.startsWith("n" + newer + " stands for election in T2: 1 of 3 votes; "))
                .anyMatch(text -> text.contains("a yes of n") && text.contains(" on its way; "))
                .anyMatch(text -> text.contains(" are asked; "))
                .anyMatch(text -> text.startsWith(
                        "n" + newer + " stands for election in T2: 2 of 3 votes; "));
    }

    @Test
    void behindAWallItTellsWhoCommitsWhoCannotAndWhatWillBeLost() {
        Session session = split();
        int newer = Clusters.leader(session);
        int old = session.view().nodes().stream()
                .filter(node -> node.is(Role.LEADER) && node.id() != newer)
                .findFirst()
                .orElseThrow()
                .id();
        long lost = session.view().node(old).status().log().lastIndex();
        Health health = health(session);
        assertThat(health.gravity()).isEqualTo(Health.Gravity.WALL);
        assertThat(health.text(WIDE))
                .contains("are 3 of 5: they commit")
                .contains("are 2 of 5: nothing commits there, entry " + lost
                        + " of term 1 will be lost.");
        assertThat(health.text(64))
                .matches("n\\d n\\d n\\d commit\\. .*can't \\(2 of 5\\): 1 entry"
                        + " will be lost\\.");
        assertThat(health.headline()).isEqualTo("2 leaders");
        assertThat(health.caption()).isEqualTo("n" + old + " can't commit: 2 of 5");
        assertThat(health.plain()).startsWith("n" + old + " still thinks that it leads.");
    }

    @Test
    void whatIsNotOverruledForCertainIsNotCalledLost() {
        Session session = Clusters.running(5, 1);
        int old = Clusters.leader(session);
        Clusters.partition(session, old, old % 5 + 1);
        Clusters.put(session, "x", "1", old);
        int undecided = 0;
        long committed = 1;
        while (committed == 1) {
            session.simulation().step();
            NodeView leader = Objects.requireNonNull(session.view().leader());
            committed = leader.status().log().termAt(leader.status().commitIndex());
            String text = health(session).text(WIDE);
            boolean elected = leader.id() != old;
            undecided += elected && committed == 1 ? 1 : 0;
            assertThat(text.contains("will be lost")).as(text).isEqualTo(committed > 1);
        }
        assertThat(undecided).isPositive();
    }

    @Test
    void anEntryThatWaitsIsCountedByTheDisksThatHoldIt() {
        Session session = Clusters.running(5, 1);
        session.simulation().clients().load().stop();
        run(session, SECOND);
        int leader = Clusters.leader(session);
        long index = session.view().node(leader).status().log().lastIndex() + 1;
        Clusters.put(session, "x", "1", leader);
        List<String> told = new ArrayList<>();
        while (session.view().node(leader).status().commitIndex() < index) {
            session.simulation().step();
            told.add(health(session).text(WIDE));
        }
        assertThat(told)
                .anyMatch(text -> text.contains("entry " + index + " is on 0 of 5 disks, needs 3"))
                .anyMatch(text -> text.contains("entry " + index + " is on 1 of 5 disks, needs 3"))
                .anyMatch(text -> text.contains("entry " + index + " is on 3 of 5 disks: n" + leader
                        + " commits it with the next ok"));
    }

    @Test
    void anEntryOfAnOlderTermIsSaidToWaitForOneOfTheLeaders() {
        Session session = Clusters.running(3, 1);
        session.simulation().clients().load().stop();
        run(session, SECOND);
        session.simulation().setRule(Rule.TERM_NO_OP, false);
        int old = Clusters.leader(session);
        int newer = old % 3 + 1;
        long index = session.view().node(old).status().log().lastIndex() + 1;
        Clusters.put(session, "x", "1", old);
        while (session.view().node(newer).status().durableIndex() < index) {
            session.simulation().step();
        }
        session.simulation().faults().crash(old, false);
        session.simulation().faults().timeoutNow(newer);
        while (session.view().node(newer).status().role() != Role.LEADER) {
            session.simulation().step();
        }
        run(session, SECOND);
        assertThat(health(session).text(WIDE))
                .containsPattern("entry " + index + " is on [23] of 3 disks, but it is of T1: n"
                        + newer + " counts only its own, T2 \\(5.4.2\\)");
    }

    @Test
    void aBrokenPropertyIsTheGravestOfAll() {
        Session session = Clusters.broken();
        Health health = health(session);
        assertThat(health.gravity()).isEqualTo(Health.Gravity.BROKEN);
        assertThat(health.text(WIDE)).startsWith(session.view().violation().property());
        assertThat(health.caption().length()).isLessThanOrEqualTo(29);
    }

    @Test
    void whateverTheWidthNoWordAndNoNumberIsCut() {
        for (Session session : List.of(split(), Clusters.running(5, 1), Clusters.running(101, 1))) {
            Health health = health(session);
            List<String> known = words(health.clauses().toString());
            for (int columns = 8; columns <= WIDE; columns++) {
                String text = health.text(columns);
                assertThat(text.length()).isLessThanOrEqualTo(columns);
                assertThat(words(text)).as("%d columns: %s", columns, text).isSubsetOf(known);
                assertThat(text).matches(".*[.…]|");
            }
            assertThat(health.headline().length()).isLessThanOrEqualTo(14);
            assertThat(health.caption().length()).isLessThanOrEqualTo(29);
        }
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.split("[\\[\\]=, ]+"))
                .map(word -> word.replaceFirst("[.;…]+$", ""))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
