package raftarium.sim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import raftarium.disk.MemoryDisk;
import raftarium.machine.KeyValueCommand;
import raftarium.raft.MembershipRequest;
import raftarium.trace.Address;
import raftarium.trace.EventType;
import raftarium.trace.MessageEvent;
import raftarium.trace.Packet;

import java.util.List;
import java.util.TreeSet;

/** Messages that somebody holds back, delivers, drops or doubles, one by one. */
class HoldsTest {
    private final Cluster cluster = Cluster.of(3, 1);
    private final int leader = cluster.leader();
    private final int one = cluster.others(leader).get(0);

    private void hold(int from, int to, String type) {
        TreeSet<Integer> senders = from < 0 ? null : new TreeSet<>(List.of(from));
        TreeSet<Integer> receivers = to < 0 ? null : new TreeSet<>(List.of(to));
        cluster.simulation.faults().hold(new Hold(senders, receivers, type), "hold");
    }

    private List<Packet> held() {
        return cluster.simulation.inFlight().stream().filter(Packet::isHeld).toList();
    }

    private List<Packet> delivered() {
        return cluster.recorder.all(MessageEvent.Delivered.class).stream()
                .map(MessageEvent::packet)
                .toList();
    }

    @Test
    void whatMatchesStaysInFlightAndTheRestGoesOn() {
        cluster.run(Cluster.SECOND);
        hold(leader, one, null);
        int before = delivered().size();
        cluster.run(100 * Cluster.MILLISECOND);
        assertThat(held())
                .hasSize(2)
                .allMatch(packet -> packet.from() == leader && packet.to() == one);
        assertThat(cluster.recorder.count(EventType.MESSAGE_HELD)).isEqualTo(2);
        assertThat(delivered().subList(before, delivered().size()))
                .isNotEmpty()
                .noneMatch(packet -> packet.from() == leader && packet.to() == one);
    }

    @Test
    void whatIsOnItsWayAlreadyIsHeldToo() {
        cluster.until(() -> !cluster.simulation.inFlight().isEmpty());
        List<Packet> flying = cluster.simulation.inFlight();
        hold(-1, -1, null);
        assertThat(held())
                .extracting(Packet::id)
                .isEqualTo(flying.stream().map(Packet::id).toList());
        cluster.run(20 * Cluster.MILLISECOND);
        assertThat(delivered()).doesNotContainAnyElementsOf(flying);
    }

    @Test
    void whatGoesToANodeThatComesLaterIsHeldToo() {
        cluster.run(Cluster.SECOND);
        hold(leader, -1, null);
        cluster.simulation.operator().addHost(new MemoryDisk());
        cluster.simulation.operator().change(new MembershipRequest(MembershipRequest.Kind.ADD, 4));
        cluster.run(100 * Cluster.MILLISECOND);
        assertThat(held()).anyMatch(packet -> packet.to() == 4);
    }

    @Test
    void onlyTheTypeThatIsNamedIsHeld() {
        hold(-1, -1, "AppendEntriesReply");
        cluster.run(120 * Cluster.MILLISECOND);
        assertThat(held()).isNotEmpty().allMatch(packet -> packet.body().isReply());
        assertThat(cluster.simulation.host(one).status().commitIndex()).isZero();
    }

    @Test
    void releaseDeliversAllAtOnceInTheOrderOfSendingAndEndsAllHolds() {
        hold(one, leader, null);
        hold(leader, one, null);
        cluster.run(130 * Cluster.MILLISECOND);
        List<Long> ids = held().stream().map(Packet::id).toList();
        assertThat(ids).hasSizeGreaterThan(1).isSorted();
        int before = delivered().size();
        long executed = cluster.simulation.executed();
        assertThat(cluster.simulation.faults().release()).isEqualTo(ids.size());
        List<Packet> arrived = delivered().subList(before, delivered().size());
        assertThat(arrived).extracting(Packet::id).isEqualTo(ids);
        assertThat(arrived).allMatch(packet -> packet.dueNanos() == cluster.simulation.nowNanos());
        assertThat(cluster.simulation.executed()).isEqualTo(executed);
        cluster.run(200 * Cluster.MILLISECOND);
        assertThat(held()).isEmpty();
    }

    @Test
    void aClientsMessagesAreHeldAndDeliveredOneByOne() {
        hold(0, leader, null);
        cluster.begin(KeyValueCommand.append("k", "1"), null, leader);
        cluster.begin(KeyValueCommand.append("k", "2"), null, leader);
        cluster.run(20 * Cluster.MILLISECOND);
        assertThat(held()).hasSize(2).allMatch(packet -> Address.isClient(packet.from()));
        assertThat(cluster.simulation.faults().deliver(held().get(1).id())).isTrue();
        cluster.run(100 * Cluster.MILLISECOND);
        cluster.simulation.faults().release();
        cluster.run(100 * Cluster.MILLISECOND);
        assertThat(cluster.value(leader, "k")).isEqualTo("21");
    }

    @Test
    void whatIsDroppedIsLostAndWhatHasNoIdIsLeftAlone() {
        hold(0, leader, null);
        cluster.begin(KeyValueCommand.append("k", "1"), null, leader);
        long id = held().get(0).id();
        assertThat(cluster.simulation.faults().drop(id)).isTrue();
        assertThat(cluster.recorder.all(MessageEvent.Lost.class))
                .extracting(MessageEvent.Lost::reason)
                .contains(MessageEvent.Reason.DROPPED);
        int events = cluster.recorder.events.size();
        assertThat(cluster.simulation.faults().drop(id)).isFalse();
        assertThat(cluster.simulation.faults().deliver(id)).isFalse();
        assertThat(cluster.simulation.faults().duplicate(id)).isZero();
        assertThat(cluster.recorder.events).hasSize(events);
    }

    @Test
    void aCopyIsDueWhenTheFirstIs() {
        cluster.begin(KeyValueCommand.append("k", "1"), null, leader);
        Packet first = cluster.simulation.inFlight().stream()
                .filter(packet -> Address.isClient(packet.from()))
                .findFirst()
                .orElseThrow();
        long event = cluster.simulation.trace().count();
        long id = cluster.simulation.faults().duplicate(first.id());
        Packet copy = first.copy(id, first.dueNanos(), event);
        assertThat(cluster.simulation.inFlight()).contains(copy);
        cluster.run(100 * Cluster.MILLISECOND);
        assertThat(delivered()).contains(first, copy);
        assertThat(cluster.value(leader, "k")).isEqualTo("1");
    }

    @Test
    void aCopyOfAHeldOneIsReleasedWithIt() {
        hold(0, leader, null);
        cluster.begin(KeyValueCommand.append("k", "1"), null, leader);
        long first = held().get(0).id();
        long copy = cluster.simulation.faults().duplicate(first);
        assertThat(held()).extracting(Packet::id).containsExactly(first, copy);
        assertThat(cluster.simulation.faults().release()).isEqualTo(2);
        assertThat(delivered()).extracting(Packet::id).endsWith(first, copy);
    }

    @Test
    void aCutLinkLosesWhatWasHeldWhenItIsReleased() {
        hold(leader, one, null);
        cluster.run(100 * Cluster.MILLISECOND);
        cluster.simulation.faults().isolate(List.of(one), "isolate");
        assertThat(held()).isNotEmpty();
        int before = delivered().size();
        cluster.simulation.faults().release();
        assertThat(delivered()).hasSize(before);
    }

    @Test
    void aCopyOfASimulationHoldsTheSameAndGoesOnAlike() {
        hold(leader, -1, null);
        cluster.run(70 * Cluster.MILLISECOND);
        Simulation copy = cluster.simulation.copy();
        assertThat(copy.inFlight()).isEqualTo(cluster.simulation.inFlight());
        long id = held().get(0).id();
        for (Simulation simulation : List.of(cluster.simulation, copy)) {
            simulation.runUntil(simulation.nowNanos() + 70 * Cluster.MILLISECOND);
            simulation.faults().duplicate(id);
            simulation.faults().release();
            simulation.runUntil(simulation.nowNanos() + Cluster.SECOND);
        }
        assertThat(copy.trace().digest()).isEqualTo(cluster.simulation.trace().digest());
    }

    /** A request of a megabyte, and its text of as much, is held, and so often doubled. */
    private void holdAMegabyte(int copies) {
        hold(0, leader, null);
        cluster.begin(KeyValueCommand.put("k", "v".repeat(1_000_000)), null, leader);
        long first = held().get(0).id();
        for (int copy = 0; copy < copies; copy++) {
            cluster.simulation.faults().duplicate(first);
        }
    }

    private long overflown() {
        return cluster.recorder.all(MessageEvent.Lost.class).stream()
                .filter(lost -> lost.reason() == MessageEvent.Reason.OVERFLOW)
                .count();
    }

    @Test
    void whatIsHeldBeyondALimitOfBytesIsLost() {
        cluster.run(Cluster.SECOND);
        holdAMegabyte(9);
        assertThat(held().size()).isEqualTo(8);
        assertThat(overflown()).isEqualTo(2);
        assertThat(cluster.simulation.copy().network().holds().with(List.of()).size())
                .isEqualTo(8);
        assertThat(cluster.simulation.faults().drop(held().get(7).id())).isTrue();
        cluster.simulation.faults().duplicate(held().get(0).id());
        assertThat(held().size()).as("there is room for one again").isEqualTo(8);
        assertThat(cluster.simulation.faults().release()).isEqualTo(8);
        cluster.run(Cluster.SECOND);
        assertThat(cluster.value(leader, "k")).hasSize(1_000_000);
        assertThat(overflown()).isEqualTo(2);
    }

    @Test
    void whatComesForAPausedNodeBeyondThatLimitIsLostToo() {
        cluster.run(Cluster.SECOND);
        holdAMegabyte(7);
        cluster.simulation.faults().pause(leader);
        cluster.simulation.faults().release();
        assertThat(overflown()).isZero();
        holdAMegabyte(1);
        cluster.simulation.faults().release();
        assertThat(overflown()).isEqualTo(2);
        cluster.simulation.faults().resume(leader);
        cluster.run(Cluster.SECOND);
        assertThat(cluster.value(leader, "k")).hasSize(1_000_000);
    }
}
