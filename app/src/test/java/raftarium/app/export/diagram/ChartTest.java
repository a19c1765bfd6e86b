package raftarium.app.export.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import raftarium.app.export.diagram.Arrow.Fate;
import raftarium.app.export.diagram.Arrow.Glyph;
import raftarium.app.export.diagram.NodeTrack.Kind;
import raftarium.app.export.diagram.NodeTrack.Run;
import raftarium.app.export.diagram.NodeTrack.Span;
import raftarium.app.export.diagram.NodeTrack.State;
import raftarium.raft.Message;
import raftarium.raft.NodeEvent.Committed;
import raftarium.raft.NodeEvent.RoleChanged;
import raftarium.raft.Role;
import raftarium.trace.Event;
import raftarium.trace.FaultEvent.NetworkChanged;
import raftarium.trace.HostEvent;
import raftarium.trace.MessageEvent;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The facts of charts against the traces that they are read from. */
class ChartTest {
    private static final Drawn CRASH = Drawn.scenario("election/leader-crash");
    private static final Drawn STALE = Drawn.scenario("replication/stale-leader");

    private static boolean isVote(Message message) {
        return message instanceof Message.RequestVote
                || message instanceof Message.RequestVoteReply
                || message instanceof Message.PreVote
                || message instanceof Message.PreVoteReply;
    }

    private static Set<Long> ids(Chart chart, Set<Glyph> glyphs) {
        return chart.arrows().stream()
                .filter(arrow -> glyphs.contains(arrow.glyph()))
                .map(Arrow::id)
                .collect(Collectors.toSet());
    }

    @Test
    void eachMessageOfAnElectionIsAnArrow() {
        for (Drawn drawn : List.of(CRASH, STALE)) {
            Set<Long> votes = drawn.events(MessageEvent.Sent.class).stream()
                    .map(MessageEvent.Sent::packet)
                    .filter(packet -> packet.message() != null && isVote(packet.message()))
                    .map(packet -> packet.id())
                    .collect(Collectors.toSet());
            assertThat(votes).isNotEmpty();
            assertThat(ids(drawn.chart(), Set.of(Glyph.ASKS, Glyph.YES, Glyph.NO)))
                    .isEqualTo(votes);
        }
    }

    @Test
    void eachBatchThatIsLostIsAnArrowThatEndsInAStar() {
        Set<Long> lost = STALE.events(MessageEvent.Lost.class).stream()
                .map(MessageEvent.Lost::packet)
                .filter(packet -> packet.message() instanceof Message.AppendEntries append
                        && !append.entries().isEmpty())
                .map(packet -> packet.id())
                .collect(Collectors.toSet());
        Set<Long> stars = STALE.chart().arrows().stream()
                .filter(arrow -> arrow.glyph() == Glyph.ENTRIES && arrow.isLost())
                .map(Arrow::id)
                .collect(Collectors.toSet());
        assertThat(lost).hasSizeGreaterThan(2);
        assertThat(stars).isEqualTo(lost);
        assertThat(STALE.chart().arrows())
                .filteredOn(arrow -> arrow.isLost() && arrow.glyph() == Glyph.ENTRIES)
                .allMatch(arrow -> arrow.fate() == Fate.WALL);
    }

    @Test
    void eachRoundOfHeartbeatsIsDrawnOrCounted() {
        Chart chart = STALE.chart();
        Set<String> sent = STALE.events(MessageEvent.Sent.class).stream()
                .filter(event -> event.packet().message() instanceof Message.AppendEntries append
                        && append.entries().isEmpty())
                .map(event -> event.node() + " " + event.atNanos())
                .collect(Collectors.toSet());
        Set<String> drawn = chart.arrows().stream()
                .filter(arrow -> arrow.glyph() == Glyph.HEART)
                .map(arrow -> arrow.from() + " " + arrow.sentNanos())
                .collect(Collectors.toSet());
        long counted = 0;
        for (int node = 1; node <= 5; node++) {
            counted += chart.rounds().count(node, 0, Long.MAX_VALUE);
        }
        assertThat(sent).hasSizeGreaterThan(100).containsAll(drawn);
        assertThat(counted).isBetween((long) sent.size() - drawn.size(), (long) sent.size());
        assertThat(chart.arrows().size()).isLessThan(150);
    }

    @Test
    void aPartitionIsAWallFromItsBeginningToItsEnd() {
        List<Long> changes =
                STALE.events(NetworkChanged.class).stream().map(Event::atNanos).toList();
        assertThat(STALE.chart().walls()).hasSize(1).first().satisfies(wall -> {
            assertThat(wall.fromNanos()).isEqualTo(changes.get(0));
            assertThat(wall.toNanos()).isEqualTo(changes.get(1));
            assertThat(wall.sides()).containsExactly(List.of(1, 4), List.of(2, 3, 5));
        });
    }

    @Test
    void aCutLinkIsToldFromItsBeginningToItsEndAndOnceForBothWays() {
        Drawn drawn = Drawn.lines(
                "cuts",
                "new --nodes 4 --seed 3",
                "run 100ms",
                "cut n1 n3",
                "run 20ms",
                "cut n2,n3,n4 n1 --one-way",
                "run 30ms",
                "heal",
                "run 10ms",
                "cut n4 clients --one-way",
                "run 10ms");
        List<Long> at =
                drawn.events(NetworkChanged.class).stream().map(Event::atNanos).toList();
        long end = drawn.chart().toNanos();
        assertThat(drawn.chart().cuts())
                .containsExactly(
                        new CutSpan(at.get(0), at.get(2), List.of(1), List.of(3), true),
                        new CutSpan(at.get(1), at.get(2), List.of(2, 4), List.of(1), false),
                        new CutSpan(at.get(3), end, List.of(4), List.of(0), false));
        assertThat(drawn.chart().cuts())
                .extracting(CutSpan::words)
                .containsExactly("cut: n1 | n3", "cut: n2 n4 \u2192 n1", "cut: n4 \u2192 clients");
        assertThat(Description.of(drawn.chart()))
                .contains("n1 and n3 can't reach each other from 100 ms to 150 ms.")
                .contains("n2 n4 can't reach n1 from 120 ms to 150 ms.");
        assertThat(drawn.chart().walls()).isEmpty();
    }

    @Test
    void aPartOfAChartHasItsPartOfACut() {
        Chart whole = Drawn.lines(
                        "cuts", "new --nodes 3 --seed 3", "run 100ms", "cut n1 n3", "run 100ms")
                .chart();
        assertThat(ChartPart.of(whole, 150_000_000L, 170_000_000L, Set.of(1, 2, 3))
                        .cuts())
                .containsExactly(
                        new CutSpan(150_000_000L, 170_000_000L, List.of(1), List.of(3), true));
        assertThat(ChartPart.of(whole, 0L, 90_000_000L, Set.of(1, 2, 3)).cuts()).isEmpty();
    }

    @Test
    void whoLeadsInWhichTermIsAsInTheTrace() {
        for (Drawn drawn : List.of(CRASH, STALE)) {
            Set<String> elected = drawn.events().stream()
                    .filter(event -> event.decided(RoleChanged.class) != null
                            && event.decided(RoleChanged.class).role() == Role.LEADER)
                    .map(event -> event.node() + " " + event.atNanos() + " "
                            + event.decided(RoleChanged.class).term())
                    .collect(Collectors.toSet());
            Set<String> spans = drawn.chart().lanes().stream()
                    .flatMap(track -> track.spans().stream()
                            .filter(span -> span.state() == State.LEADER)
                            .map(span -> track.node() + " " + span.fromNanos() + " " + span.term()))
                    .collect(Collectors.toSet());
            assertThat(spans).isEqualTo(elected).hasSize(2);
        }
    }

    @Test
    void aLeaderIsStaleFromWhenANewerOneLeads() {
        List<Span> old = STALE.chart().lanes().get(3).spans();
        Span newer = STALE.chart().lanes().stream()
                .flatMap(track -> track.spans().stream())
                .filter(span -> span.state() == State.LEADER && span.term() == 2)
                .findFirst()
                .orElseThrow();
        assertThat(old)
                .filteredOn(span -> span.state() == State.STALE)
                .hasSize(1)
                .first()
                .satisfies(span -> assertThat(span.fromNanos()).isEqualTo(newer.fromNanos()));
    }

    @Test
    void crashesStartsAndOverwrittenEntriesAreMarked() {
        assertThat(CRASH.chart().lanes().stream()
                        .flatMap(track -> track.marks().stream())
                        .filter(mark -> mark.kind() == Kind.CRASHED || mark.kind() == Kind.STARTS)
                        .map(mark -> mark.kind() + " " + mark.atNanos()))
                .containsExactly(
                        "CRASHED "
                                + CRASH.events(HostEvent.Crashed.class).get(0).atNanos(),
                        "STARTS " + CRASH.events(HostEvent.Started.class).get(5).atNanos());
        assertThat(STALE.chart().lanes().stream()
                        .filter(track -> track.marks().stream()
                                .anyMatch(mark -> mark.kind() == Kind.OVERWRITTEN))
                        .map(NodeTrack::node))
                .containsExactly(1, 4);
    }

    @Test
    void logsAtTheEndAreAllTheSame() {
        assertThat(STALE.chart().lanes())
                .extracting(NodeTrack::end)
                .containsOnly(List.of(new Run(1, 2, 2), new Run(2, 2, 2)));
    }

    @Test
    void whatLeadersCommitIsFlaggedOnce() {
        Set<Long> committed = STALE.events().stream()
                .map(event -> event.decided(Committed.class))
                .filter(one -> one != null && one.replicas() > 0)
                .map(Committed::index)
                .collect(Collectors.toSet());
        assertThat(STALE.chart().lanes().stream()
                        .flatMap(track -> track.commits().stream())
                        .map(NodeTrack.Commits::words))
                .containsExactlyInAnyOrder("3", "4", "1", "2");
        assertThat(committed).containsExactlyInAnyOrder(1L, 2L, 3L, 4L);
    }

    @Test
    void callsSayWhereTheyBecameEntries() {
        assertThat(STALE.chart().calls())
                .extracting(Chart.ClientCall::words)
                .contains(
                        "c1 put x old \u2192 ok",
                        "c2 put x lost @n4 \u2192 unknown",
                        "c1 get x @n4 \u2192 unknown");
        assertThat(STALE.chart().calls())
                .filteredOn(call -> call.text().startsWith("put x lost"))
                .allMatch(call -> call.node() == 4 && !call.isSure());
    }

    @Test
    void underLoadEntriesAreCountedAndVotesStay() {
        Chart chart = Drawn.lines(
                        "load",
                        "new --nodes 3 --seed 1",
                        "until leader",
                        "load --clients 4",
                        "run 20s",
                        "crash leader",
                        "run 2s")
                .chart();
        assertThat(chart.isDense()).isTrue();
        assertThat(chart.load().asked()).isGreaterThan(100);
        assertThat(ids(chart, Set.of(Glyph.ENTRIES, Glyph.HAS))).hasSizeLessThan(20);
        assertThat(ids(chart, Set.of(Glyph.ASKS))).isNotEmpty();
        assertThat(chart.lanes()).allMatch(track -> track.logs().isEmpty());
    }

    /** However long it was. */
    @Test
    void whatIsKeptIsBounded() {
        Chart chart = Drawn.lines(
                        "long",
                        "new --nodes 3 --seed 1 --net lossy",
                        "load --clients 8 --rate 40",
                        "run 12s")
                .chart();
        assertThat(chart.arrows().size()).isLessThanOrEqualTo(ArrowReader.MOST);
        assertThat(chart.load().ticks().size()).isLessThan(2_049);
        assertThat(chart.lanes()).allMatch(track -> track.commits().size() < 1_024);
    }
}
