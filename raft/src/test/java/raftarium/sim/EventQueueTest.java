package raftarium.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import raftarium.data.RandomStream;
import raftarium.trace.Body;
import raftarium.trace.Packet;

import java.util.Comparator;
import java.util.PriorityQueue;

class EventQueueTest {
    private record Scheduled(long time, long sequence) {}

    private static PriorityQueue<Scheduled> reference() {
        return new PriorityQueue<>(
                Comparator.comparingLong(Scheduled::time).thenComparingLong(Scheduled::sequence));
    }

    @Test
    void actionsComeByTimeAndThenInTheOrderInWhichTheyWereScheduled() {
        for (long seed = 0; seed < 50; seed++) {
            RandomStream random = RandomStream.of(seed, "queue");
            EventQueue queue = new EventQueue();
            PriorityQueue<Scheduled> reference = reference();
            long now = 0;
            for (int step = 0; step < 4000; step++) {
                if (random.chance(step < 2000 ? 650_000 : 350_000) || queue.isEmpty()) {
                    long time = now + random.below(30);
                    reference.add(new Scheduled(time, step));
                    queue.add(time, new Action.ClientTimer(1, step));
                } else {
                    Scheduled expected = reference.remove();
                    now = expected.time;
                    assertThat(queue.nextTime()).isEqualTo(now);
                    assertThat(queue.take())
                            .as("seed %d, step %d", seed, step)
                            .isEqualTo(new Action.ClientTimer(1, expected.sequence));
                }
                if (step % 500 == 0) {
                    queue = queue.copy();
                }
            }
            assertThat(queue.isEmpty()).isEqualTo(reference.isEmpty());
        }
    }

    @Test
    void packetsCanBeTakenOutAndTheRestKeepsItsOrder() {
        RandomStream random = RandomStream.of(1, "queue");
        EventQueue queue = new EventQueue();
        EventQueue without = new EventQueue();
        Body body = Body.Reply.refused(1);
        for (int id = 1; id <= 500; id++) {
            long time = random.below(30);
            Action action = new Action.Arrival(new Packet(id, 1, 2, body, 0, time, 0, 0));
            queue.add(time, action);
            if (id % 3 != 0) {
                without.add(time, action);
            }
        }
        assertThat(queue.take(packet -> packet.id() % 3 == 0))
                .hasSize(166)
                .allMatch(packet -> packet.id() % 3 == 0)
                .isSortedAccordingTo(Packet.BY_ID);
        while (!without.isEmpty()) {
            assertThat(queue.take()).isEqualTo(without.take());
        }
        assertThat(queue.isEmpty()).isTrue();
    }

    @Test
    void aCopyIsApart() {
        EventQueue queue = new EventQueue();
        queue.add(5, new Action.ClientTimer(1, 1));
        EventQueue copy = queue.copy();
        copy.add(1, new Action.ClientTimer(2, 1));
        copy.take();
        copy.take();
        assertThat(copy.isEmpty()).isTrue();
        assertThat(queue.take()).isEqualTo(new Action.ClientTimer(1, 1));
        assertThatThrownBy(queue::take).isInstanceOf(IllegalStateException.class);
    }
}
