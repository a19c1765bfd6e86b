package raftarium.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import raftarium.data.Bytes;
import raftarium.data.RandomStream;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;

/** Section 7 and dissertation 6.3: a snapshot holds the sessions beside the machine's state. */
class SessionsSnapshotTest {
    private static Sessions fresh() {
        return new Sessions(new KeyValueStore(), 3, 12);
    }

    private static Bytes command(long client, long serial, long mark, KeyValueCommand command) {
        return new SessionCommand(client, serial, mark, command.encode()).encode();
    }

    private static Bytes append(long client, long serial, long mark) {
        return command(client, serial, mark, KeyValueCommand.append("k", serial + " "));
    }

    /** Commands as clients send them, early, late, twice, and noise. */
    private static Bytes any(RandomStream random) {
        if (random.chance(50_000)) {
            return KeyValueCommandTest.noise(random);
        }
        long serial = random.between(1, 6);
        long mark = random.chance(500_000) ? 1 : random.between(1, serial);
        KeyValueCommand command = random.chance(500_000)
                ? KeyValueCommand.append("k" + random.below(2), serial + " ")
                : new KeyValueCommand(
                        KeyValueCommand.Operation.values()[(int) random.below(5)],
                        "k" + random.below(3),
                        "v" + random.below(2),
                        "v" + random.below(2));
        return command(random.between(1, 5), serial, mark, command);
    }

    private static byte[] array(Bytes bytes) {
        byte[] array = new byte[bytes.length()];
        bytes.putInto(ByteBuffer.wrap(array));
        return array;
    }

    @Test
    void whoWasRestoredInTheMiddleHasTheSameFutureAsWhoWentOn() {
        int expired = 0;
        for (long seed = 0; seed < 1000; seed++) {
            RandomStream random = RandomStream.of(seed, "future");
            Sessions went = fresh();
            for (long left = random.below(60); left > 0; left--) {
                went.apply(any(random), true);
            }
            Sessions restored = fresh();
            restored.apply(append(9, 1, 1), true);
            restored.restore(went.snapshot(true));
            assertThat(restored.snapshot(true)).isEqualTo(went.snapshot(true));
            for (int left = 60; left > 0; left--) {
                Bytes next = any(random);
                Sessions.Applied applied = went.apply(next, true);
                expired += applied.expired() ? 1 : 0;
                assertThat(restored.apply(next, true)).as("seed %d", seed).isEqualTo(applied);
            }
            assertThat(restored.snapshot(true)).as("seed %d", seed).isEqualTo(went.snapshot(true));
        }
        assertThat(expired).isPositive();
    }

    @Test
    void anAnswerThatIsNoneAndAMarkComeBack() {
        Sessions went = fresh();
        Bytes get = command(1, 1, 1, KeyValueCommand.get("k"));
        went.apply(get, true);
        went.apply(append(2, 1, 1), true);
        went.apply(append(2, 3, 3), true);
        Sessions restored = fresh();
        restored.restore(went.snapshot(true));
        assertThat(restored.apply(get, true)).isEqualTo(Sessions.Applied.NOTHING);
        restored.apply(append(2, 2, 1), true);
        assertThat(((KeyValueStore) restored.machine()).value("k")).isEqualTo("1 3 ");
    }

    @Test
    void withoutSnapshotSessionsARepeatedCommandIsAppliedAgain() {
        Sessions went = fresh();
        went.apply(append(1, 1, 1), true);
        Sessions restored = fresh();
        restored.apply(append(1, 1, 1), true);
        restored.restore(went.snapshot(false));
        restored.apply(append(1, 1, 1), true);
        assertThat(((KeyValueStore) restored.machine()).value("k")).isEqualTo("1 1 ");
    }

    @Test
    void theFormNeverChanges() {
        Sessions went = fresh();
        went.apply(command(7, 1, 1, KeyValueCommand.get("k")), true);
        went.apply(command(7, 2, 1, KeyValueCommand.put("k", "v")), true);
        went.apply(command(7, 3, 1, KeyValueCommand.get("k")), true);
        String number = "00000000";
        assertThat(HexFormat.of().formatHex(array(went.snapshot(true))))
                .isEqualTo("53450001" + number + "00000003" + "00000001"
                        + number + "00000007" + number + "00000001" + number + "00000003"
                        + "00000003"
                        + number + "00000001" + "ffffffff"
                        + number + "00000002" + "00000000"
                        + number + "00000003" + "0000000176"
                        + HexFormat.of().formatHex(array(went.machine().snapshot())));
    }

    @Test
    void bytesThatAreNoSnapshotAreRefusedAndChangeNothing() {
        Sessions went = fresh();
        went.apply(append(1, 1, 1), true);
        went.apply(append(2, 1, 1), true);
        byte[] good = array(went.snapshot(true));
        byte[] later = good.clone();
        later[39]++;
        refuses(later, "its sessions are not in the order of their use");
        for (int length = 0; length < good.length; length++) {
            refuses(Arrays.copyOf(good, length), "no snapshot of a ");
        }
        refuses(array(went.machine().snapshot()), "no snapshot of a machine with sessions: ");
        for (long seed = 0; seed < 5000; seed++) {
            RandomStream random = RandomStream.of(seed, "damage");
            byte[] bad = good.clone();
            bad[(int) random.below(bad.length)] = (byte) random.nextLong();
            Sessions subject = fresh();
            Bytes before = subject.snapshot(true);
            try {
                subject.restore(Bytes.of(bad));
                assertThat(subject.snapshot(true)).as("seed %d", seed).isEqualTo(Bytes.of(bad));
            } catch (IllegalArgumentException refused) {
                assertThat(refused).hasMessageStartingWith("no snapshot of a ");
                assertThat(subject.snapshot(true)).isEqualTo(before);
            }
        }
    }

    private static void refuses(byte[] bad, String why) {
        Sessions subject = fresh();
        subject.apply(append(5, 1, 1), true);
        Bytes before = subject.snapshot(true);
        assertThatThrownBy(() -> subject.restore(Bytes.of(bad)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
        assertThat(subject.snapshot(true)).isEqualTo(before);
    }
}
