package raftarium.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import raftarium.data.Bytes;
import raftarium.data.RandomStream;

import java.util.ArrayList;
import java.util.List;

class MessageQueueTest {
    private static final long SECOND = 1_000_000_000;

    private final MessageQueue queue = new MessageQueue();

    private static String apply(MessageQueue queue, QueueCommand command, long atNanos) {
        Bytes answer = queue.apply(command.by("c1", atNanos).encode());
        return answer == null ? null : answer.utf8();
    }

    private String push(String value) {
        return apply(queue, QueueCommand.push(value), 0);
    }

    private String pop(long atSeconds) {
        return apply(queue, QueueCommand.pop(), atSeconds * SECOND);
    }

    private String ack(long id, long atSeconds) {
        return apply(queue, QueueCommand.ack(id), atSeconds * SECOND);
    }

    @Test
    void messagesComeOutInTheOrderInWhichTheyWentIn() {
        assertThat(push("a")).isEqualTo("1");
        assertThat(push("b b")).isEqualTo("2");
        assertThat(pop(0)).isEqualTo("1 a");
        assertThat(pop(0)).isEqualTo("2 b b");
        assertThat(pop(0)).isNull();
    }

    @Test
    void whatIsAcknowledgedIsGoneAndWhatIsNotComesBackInItsOldPlace() {
        push("a");
        push("b");
        push("c");
        assertThat(pop(1)).isEqualTo("1 a");
        assertThat(pop(1)).isEqualTo("2 b");
        assertThat(ack(2, 2)).isEqualTo("true");
        assertThat(ack(2, 2)).isEqualTo("false");
        assertThat(pop(6)).as("5 s later").isEqualTo("1 a");
        assertThat(pop(6)).isEqualTo("3 c");
        assertThat(pop(10)).isNull();
        assertThat(pop(11)).isEqualTo("1 a");
    }

    @Test
    void aMessageThatIsVisibleAgainMayStillBeAcknowledged() {
        push("a");
        pop(0);
        assertThat(ack(1, 8)).isEqualTo("true");
        assertThat(pop(8)).isNull();
    }

    @Test
    void onlyWhatWasDeliveredIsAcknowledged() {
        push("a");
        assertThat(ack(1, 0)).isEqualTo("false");
        assertThat(ack(2, 0)).isEqualTo("false");
        assertThat(pop(0)).isEqualTo("1 a");
    }

    @Test
    void afterThreeDeliveriesItIsADeadLetter() {
        push("a");
        push("b");
        for (int time = 0; time < 3; time++) {
            assertThat(pop(5L * time)).isEqualTo("1 a");
        }
        assertThat(queue.value("dead")).isEqualTo("0");
        assertThat(pop(15)).isEqualTo("2 b");
        assertThat(ack(1, 15)).isEqualTo("false");
        assertThat(queue.value("dead.1")).isEqualTo("a");
        assertThat(queue.contents())
                .containsEntry("2", "b")
                .containsEntry("visible", "0")
                .containsEntry("hidden", "1")
                .containsEntry("dead", "1");
    }

    @Test
    void aPopThatCameLateHidesForTheRestOfItsTimeOnly() {
        push("a");
        assertThat(ack(9, 20)).isEqualTo("false");
        assertThat(pop(17)).isEqualTo("1 a");
        assertThat(pop(20)).isNull();
        assertThat(pop(22)).isEqualTo("1 a");
        assertThat(queue.logNanos()).isEqualTo(22 * SECOND);
    }

    @Test
    void aPopThatCameTooLateHidesNothing() {
        push("a");
        ack(9, 20);
        assertThat(pop(15)).isEqualTo("1 a");
        assertThat(queue.contents()).containsEntry("visible", "1").containsEntry("hidden", "0");
        MessageQueue restored = new MessageQueue();
        restored.restore(queue.snapshot());
        assertThat(restored.snapshot()).isEqualTo(queue.snapshot());
    }

    @Test
    void aTimeoutIsOneNanosecondToOneHour() {
        long hourNanos = 3_600 * SECOND;
        assertThat(new MessageQueue(1).contents()).containsEntry("visible", "0");
        assertThat(new MessageQueue(hourNanos).contents()).containsEntry("visible", "0");
        for (long wrong : new long[] {0, hourNanos + 1}) {
            assertThatThrownBy(() -> new MessageQueue(wrong))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("a visibility timeout is 1 ns to 1 h: " + wrong + " ns");
        }
    }

    @Test
    void logTimeNeverGoesBack() {
        push("a");
        pop(3);
        apply(queue, QueueCommand.push("b"), 1);
        assertThat(queue.logNanos()).isEqualTo(3 * SECOND);
    }

    @Test
    void itIsBounded() {
        for (int count = 0; count < MessageQueue.MAX_MESSAGES; count++) {
            assertThat(push("m")).isNotNull();
        }
        assertThat(push("one more")).isNull();
        long now = 0;
        for (int count = 0; count < 3 * 150; count++) {
            pop(now);
            now += count % 150 == 149 ? 5 : 0;
        }
        pop(now);
        assertThat(queue.value("dead")).isEqualTo("100");
        assertThat(queue.value("dead.50")).isNull();
        assertThat(queue.value("dead.51")).isEqualTo("m");
        assertThat(push("room again")).isEqualTo("10001");
        assertThatThrownBy(() -> new MessageQueue(0)).hasMessageContaining("0 ns");
    }

    /** The same, looked up in a list each time. */
    private static final class Naive {
        private final List<long[]> all = new ArrayList<>();
        private final List<String> values = new ArrayList<>();
        private long now;

        private boolean isVisible(long[] one) {
            return one[2] == 0 && one[1] <= now && one[3] < 3;
        }

        String apply(QueueCommand command) {
            now = Math.max(now, command.atNanos());
            for (long[] one : all) {
                if (one[3] == 3 && one[1] <= now) {
                    one[2] = 1;
                }
            }
            switch (command.operation()) {
                case PUSH -> {
                    all.add(new long[4]);
                    values.add(command.value());
                    return String.valueOf(all.size());
                }
                case POP -> {
                    for (int place = 0; place < all.size(); place++) {
                        long[] one = all.get(place);
                        if (isVisible(one)) {
                            one[1] = command.atNanos() + 5 * SECOND;
                            one[3]++;
                            return place + 1 + " " + values.get(place);
                        }
                    }
                    return null;
                }
                default -> {
                    int place = (int) command.id() - 1;
                    boolean isThere = place >= 0
                            && place < all.size()
                            && all.get(place)[2] == 0
                            && all.get(place)[3] > 0;
                    if (isThere) {
                        all.get(place)[2] = 1;
                    }
                    return String.valueOf(isThere);
                }
            }
        }
    }

    @Test
    void itDoesWhatANaiveQueueDoes() {
        for (long seed = 0; seed < 300; seed++) {
            RandomStream random = RandomStream.of(seed, "queue");
            MessageQueue tried = new MessageQueue();
            Naive naive = new Naive();
            long now = 0;
            for (int count = 0; count < 120; count++) {
                now += random.below(SECOND);
                QueueCommand command = (QueueCommand) MachineSnapshotTest.command(
                        MachineType.QUEUE, random, Math.max(0, now - random.below(7 * SECOND)));
                assertThat(apply(tried, command, command.atNanos()))
                        .as("seed %d, command %d, %s", seed, count, command)
                        .isEqualTo(naive.apply(command));
            }
        }
    }

    @Test
    void itsCommandsAreWhatOneWouldType() {
        assertThat(QueueCommand.push("hello")).hasToString("push hello");
        assertThat(QueueCommand.pop()).hasToString("pop");
        assertThat(QueueCommand.ack(7)).hasToString("ack 7");
        assertThat(queue.describe(QueueCommand.ack(7).encode())).isEqualTo("ack 7");
    }
}
