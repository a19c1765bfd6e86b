package raftarium.sim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import raftarium.machine.KeyValueCommand;
import raftarium.raft.Role;
import raftarium.trace.Event;
import raftarium.trace.EventType;
import raftarium.trace.MessageEvent;
import raftarium.trace.Packet;
import raftarium.trace.ReadMode;

import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/** Links: who reaches whom, how late, how surely. Counted in the trace. */
class NetworkTest {
    private static long lost(Cluster cluster, MessageEvent.Reason reason) {
        return cluster.recorder.all(MessageEvent.Lost.class).stream()
                .filter(lost -> lost.reason() == reason)
                .count();
    }

    private static Cluster busy(NetPreset preset, long seed) {
        SimulationConfig lan = SimulationConfig.of(5, seed);
        Cluster cluster = new Cluster(new SimulationConfig(5, 5, seed, lan.raft(), preset, 0, 0));
        cluster.simulation.clients().load().start(3, 10 * Cluster.MILLISECOND, Long.MAX_VALUE);
        return cluster.run(10 * Cluster.SECOND);
    }

    @Test
    void onAGoodNetworkEveryPacketArrivesOnceInTheTimesStatedAndInOrder() {
        for (NetPreset preset : List.of(NetPreset.PERFECT, NetPreset.LAN)) {
            Cluster cluster = busy(preset, 1);
            assertThat(cluster.recorder.count(EventType.MESSAGE_LOST)).isZero();
            assertThat(cluster.recorder.count(EventType.MESSAGE_DUPLICATED)).isZero();
            TreeMap<String, Long> lastOfLane = new TreeMap<>();
            for (MessageEvent.Delivered delivered :
                    cluster.recorder.all(MessageEvent.Delivered.class)) {
                Packet packet = delivered.packet();
                long delay = delivered.atNanos() - packet.sentAtNanos();
                assertThat(delay)
                        .isBetween(
                                preset.settings().delayMinNanos(),
                                preset.settings().delayMaxNanos());
                assertThat(delivered.atNanos()).isEqualTo(packet.dueNanos());
                Long before = lastOfLane.put(packet.from() + " " + packet.to(), packet.id());
                assertThat(before == null || before < packet.id()).isTrue();
            }
            assertThat(lastOfLane).hasSizeGreaterThan(8);
        }
    }

    @Test
    void aLossyNetworkLosesDoublesAndReordersAsOftenAsItSays() {
        Cluster cluster = busy(NetPreset.LOSSY, 1);
        double sent = cluster.recorder.count(EventType.MESSAGE_SENT);
        assertThat(sent).isGreaterThan(3000);
        assertThat(lost(cluster, MessageEvent.Reason.LOSS) / sent).isBetween(0.08, 0.12);
        assertThat(cluster.recorder.count(EventType.MESSAGE_DUPLICATED) / sent)
                .isBetween(0.013, 0.027);
        long late = 0;
        for (MessageEvent.Sent one : cluster.recorder.all(MessageEvent.Sent.class)) {
            late += one.packet().dueNanos() - one.atNanos() > 10 * Cluster.MILLISECOND ? 1 : 0;
        }
        assertThat(late / sent).as("held back").isBetween(0.07, 0.13);
    }

    @Test
    void theMitNetworkHoldsBackTwoThirdsOfTheRepliesAndNoRequest() {
        Cluster cluster = busy(NetPreset.MIT_REORDERING, 2);
        long held = 0;
        long replies = 0;
        for (MessageEvent.Sent sent : cluster.recorder.all(MessageEvent.Sent.class)) {
            boolean late = sent.packet().dueNanos() - sent.atNanos() > 26 * Cluster.MILLISECOND;
            boolean reply = sent.packet().body().isReply();
            assertThat(late && !reply).isFalse();
            replies += reply ? 1 : 0;
            held += late ? 1 : 0;
        }
        assertThat((double) held / replies).isBetween(0.62, 0.71);
    }

    @Test
    void requestsOvertakeEachOtherInTheMitNetworkAndRepliesArriveAtOnce() {
        Cluster cluster = busy(NetPreset.MIT_UNRELIABLE, 3);
        long overtaken = 0;
        TreeMap<String, Long> lastDue = new TreeMap<>();
        for (MessageEvent.Sent sent : cluster.recorder.all(MessageEvent.Sent.class)) {
            Packet packet = sent.packet();
            long delay = packet.dueNanos() - sent.atNanos();
            if (packet.body().isReply()) {
                assertThat(delay).isZero();
            } else {
                assertThat(delay).isBetween(0L, 26 * Cluster.MILLISECOND);
                Long before = lastDue.put(packet.from() + " " + packet.to(), packet.dueNanos());
                overtaken += before != null && before > packet.dueNanos() ? 1 : 0;
            }
        }
        assertThat(overtaken).isPositive();
        double sent = cluster.recorder.count(EventType.MESSAGE_SENT);
        assertThat(lost(cluster, MessageEvent.Reason.LOSS) / sent).isBetween(0.08, 0.12);
    }

    @Test
    void aPartitionKeepsItsSidesApartEvenWhatIsOnItsWay() {
        Cluster cluster = Cluster.of(5, 1);
        int leader = cluster.leader();
        int friend = cluster.others(leader).get(0);
        TreeSet<Integer> side = new TreeSet<>(List.of(leader, friend));
        cluster.until(() -> cluster.simulation.inFlight().stream()
                .anyMatch(packet -> side.contains(packet.from()) != side.contains(packet.to())));
        cluster.simulation.faults().partition(List.of(side), "partition");
        assertThat(cluster.simulation.sides()).hasSize(2).contains(List.copyOf(side));
        int events = cluster.recorder.events.size();
        cluster.run(3 * Cluster.SECOND);
        for (Event event :
                cluster.recorder.events.subList(events, cluster.recorder.events.size())) {
            if (event instanceof MessageEvent.Delivered delivered) {
                Packet packet = delivered.packet();
                assertThat(side.contains(packet.from())).isEqualTo(side.contains(packet.to()));
            }
        }
        assertThat(lost(cluster, MessageEvent.Reason.PARTITION)).isPositive();
        assertThat(cluster.simulation.host(leader).status().role()).isEqualTo(Role.LEADER);
        assertThat(cluster.leader()).as("of the majority").isNotIn(side);

        cluster.simulation.faults().heal();
        assertThat(cluster.simulation.sides()).hasSize(1);
        cluster.until(() -> cluster.simulation.host(leader).status().role() == Role.FOLLOWER);
    }

    @Test
    void anIsolatedLeaderCommitsNothingAndAnotherIsElected() {
        Cluster cluster = Cluster.of(3, 1);
        int old = cluster.leader();
        cluster.until(() -> cluster.simulation.host(old).status().commitIndex() == 1);
        cluster.simulation.faults().isolate(List.of(old), "isolate");
        Call call = cluster.begin(KeyValueCommand.put("k", "v"), null, old);
        cluster.run(Cluster.SECOND);
        assertThat(cluster.leader()).isNotEqualTo(old);
        assertThat(cluster.simulation.host(old).status().log().lastIndex()).isEqualTo(2);
        assertThat(cluster.simulation.host(old).status().commitIndex()).isEqualTo(1);
        assertThat(cluster.simulation.view().node(old).isolated()).isTrue();
        assertThat(call.isDone()).isFalse();
    }

    @Test
    void aOneWayCutLosesOneDirectionOnlyAndMendingUndoesIt() {
        Cluster cluster = Cluster.of(3, 1);
        cluster.leader();
        cluster.simulation.faults().cut(List.of(1), List.of(2, 3), true, true, "cut");
        assertThat(cluster.simulation.view().cuts()).containsExactly("n1 -> n2", "n1 -> n3");
        cluster.run(2 * Cluster.SECOND);
        assertThat(cluster.recorder.all(MessageEvent.Lost.class))
                .isNotEmpty()
                .allMatch(lost -> lost.reason() == MessageEvent.Reason.CUT)
                .allMatch(lost -> lost.packet().from() == 1);
        long before = lost(cluster, MessageEvent.Reason.CUT);
        cluster.simulation.faults().cut(List.of(1), List.of(2, 3), true, false, "mend");
        cluster.run(Cluster.SECOND);
        assertThat(cluster.simulation.view().cuts()).isEmpty();
        assertThat(lost(cluster, MessageEvent.Reason.CUT)).isEqualTo(before);
    }

    @Test
    void clientsAreCutOffByPlaceZeroAndNotByPartitions() {
        Cluster cluster = Cluster.of(3, 1);
        int leader = cluster.leader();
        cluster.simulation.faults().cut(List.of(0), List.of(leader), false, true, "cut clients");
        assertThat(cluster.simulation.view().cuts())
                .containsExactly("clients -> n" + leader, "n" + leader + " -> clients");
        Call call = cluster.begin(KeyValueCommand.put("k", "v"), null, leader);
        cluster.run(9 * Cluster.SECOND);
        assertThat(call.isDone()).isFalse();
        assertThat(cluster.value(leader, "k")).isNull();
        cluster.simulation.faults().heal();
        assertThat(cluster.simulation.view().cuts()).isEmpty();
    }

    @Test
    void aLinkCanBeSetByItselfAndAPresetSetsAll() {
        Cluster cluster = Cluster.of(3, 1);
        LinkSettings slow = NetPreset.LAN.settings().withDelay(70_000_000, 70_000_000);
        cluster.simulation.faults().setLink(1, 2, slow);
        cluster.run(2 * Cluster.SECOND);
        for (MessageEvent.Sent sent : cluster.recorder.all(MessageEvent.Sent.class)) {
            boolean isSlow = sent.packet().from() == 1 && sent.packet().to() == 2;
            assertThat(sent.packet().dueNanos() - sent.atNanos() >= 70_000_000).isEqualTo(isSlow);
        }
        cluster.simulation.faults().setNet(NetPreset.PERFECT);
        assertThat(cluster.simulation.link(1, 2)).isEqualTo(NetPreset.PERFECT.settings());
        assertThat(cluster.simulation.link(0, 3)).isEqualTo(NetPreset.PERFECT.settings());
    }

    @Test
    void oneMorePacketOnALinkChangesNothingElsewhere() {
        Cluster one = Cluster.of(3, 1);
        Cluster other = Cluster.of(3, 1);
        int leader = one.leader();
        other.leader();
        int follower = one.others(leader).get(0);
        one.begin(KeyValueCommand.get("k"), ReadMode.LOCAL, follower);
        one.run(2 * Cluster.SECOND);
        other.run(2 * Cluster.SECOND);
        assertThat(one.simulation.counters()).isEqualTo(other.simulation.counters());
        assertThat(between(one)).isEqualTo(between(other));
    }

    private static List<Long> between(Cluster cluster) {
        return cluster.recorder.all(MessageEvent.Delivered.class).stream()
                .filter(delivered -> delivered.packet().message() != null)
                .map(Event::atNanos)
                .toList();
    }

    @Test
    void anIdleClusterCountsItsHeartbeatsAndNothingElse() {
        Cluster cluster = Cluster.of(3, 1);
        cluster.leader();
        cluster.run(Cluster.SECOND);
        Counters mark = cluster.simulation.counters();
        cluster.run(10 * Cluster.SECOND);
        Counters since = cluster.simulation.counters().since(mark);
        assertThat(since.rpcs()).isBetween(398L, 402L);
        assertThat(since.messages()).isBetween(796L, 804L);
        assertThat(since.elections()).isZero();
    }
}
