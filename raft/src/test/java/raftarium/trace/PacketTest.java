package raftarium.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import raftarium.data.Bytes;
import raftarium.raft.Message;

import java.util.ArrayList;
import java.util.List;

class PacketTest {
    private static final Message ASKED = new Message.RequestVote(1, 2, 3, 4, 5);
    private static final Message ANSWER = new Message.RequestVoteReply(2, 1, 3, true);

    private static Packet packet(long id, Body body) {
        return new Packet(id, 1, 2, body, 10, 20, 4, 3);
    }

    @Test
    void onlyAQuestionBetweenNodesIsAnRpc() {
        assertThat(packet(1, new Body.Raft(ASKED)).isRpc()).isTrue();
        assertThat(packet(1, new Body.Raft(ANSWER)).isRpc()).isFalse();
        assertThat(packet(1, new Body.Request(1, Bytes.EMPTY, null, "")).isRpc())
                .isFalse();
    }

    @Test
    void onlyPacketsBetweenNodesCarryAMessage() {
        assertThat(packet(1, new Body.Raft(ASKED)).message()).isSameAs(ASKED);
        assertThat(packet(1, Body.Reply.refused(1)).message()).isNull();
    }

    @Test
    void onePacketIsHeldUntilItIsDue() {
        Packet packet = packet(7, new Body.Raft(ASKED));
        assertThat(packet.isHeld()).isFalse();
        Packet held = packet.dueAt(Packet.HELD);
        assertThat(held.isHeld()).isTrue();
        assertThat(held.dueAt(20)).isEqualTo(packet);
    }

    @Test
    void aCopyHasAnIdATimeAndAnEventOfItsOwn() {
        Packet packet = packet(7, new Body.Raft(ASKED));
        assertThat(packet.copy(8, 30, 9))
                .isEqualTo(new Packet(8, 1, 2, packet.body(), 10, 30, 4, 9));
    }

    @Test
    void packetsAreInTheOrderOfTheirIds() {
        Packet first = packet(7, new Body.Raft(ASKED));
        Packet second = packet(8, new Body.Raft(ANSWER));
        List<Packet> packets = new ArrayList<>(List.of(second, first));
        packets.sort(Packet.BY_ID);
        assertThat(packets).containsExactly(first, second);
    }

    @Test
    void aPacketWeighsWhatItCarriesAndALittleMore() {
        assertThat(EventBytes.of(packet(7, new Body.Raft(ASKED))))
                .isEqualTo(200 + ASKED.sizeBytes());
        assertThat(EventBytes.of(packet(7, new Body.Request(1, Bytes.utf8("abc"), null, "put"))))
                .isEqualTo(200 + 16 + 3 + 3);
    }

    @Test
    void kindsOfEventsHaveNamesAndSomeAreToldOf() {
        for (EventType type : EventType.values()) {
            assertThat(EventType.of(type.key())).contains(type);
        }
        assertThat(EventType.of("vote")).isEmpty();
        assertThat(EventType.VOTE_REFUSED.key()).isEqualTo("vote-refused");
        assertThat(EventType.VOTE_REFUSED.tells()).isTrue();
        assertThat(EventType.VOTE_COUNTED.tells()).isFalse();
    }

    @Test
    void waysToReadHaveNames() {
        for (ReadMode mode : ReadMode.values()) {
            assertThat(ReadMode.of(mode.word())).contains(mode);
        }
        assertThat(ReadMode.of("index")).contains(ReadMode.INDEX);
        assertThat(ReadMode.of("nothing")).isEmpty();
    }

    @Test
    void violationsOfOnePropertyAreTheSame() {
        Violation one = new Violation("election-safety", 1, 2, "n1 and n2");
        assertThat(one.isOfSameProperty(new Violation("election-safety", 3, 4, "n3")))
                .isTrue();
        assertThat(one.isOfSameProperty(new Violation("log-matching", 1, 2, "n1 and n2")))
                .isFalse();
    }

    @Test
    void aTraceCountsWhatAllItsEventsWeighed() {
        Trace trace = new Trace();
        Event small = new HostEvent.Paused(1, 1);
        Event large = new MessageEvent.Sent(1, packet(7, new Body.Raft(ASKED)));
        assertThat(trace.weighed()).isZero();
        trace.add(small, Cause.START);
        trace.add(large, Cause.START);
        assertThat(trace.weighed()).isEqualTo(EventBytes.of(small) + EventBytes.of(large));
        assertThat(trace.copy().weighed()).isEqualTo(trace.weighed());
        assertThat(trace.copyWithoutEvents().weighed()).isEqualTo(trace.weighed());
    }
}
