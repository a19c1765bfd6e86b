package raftarium.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import org.junit.jupiter.api.Test;

import raftarium.data.Bytes;
import raftarium.data.RandomStream;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** Section 7: a machine's state in bytes, and back. */
class KeyValueSnapshotTest {
    private static KeyValueStore storeOf(Map<String, String> values) {
        KeyValueStore store = new KeyValueStore();
        values.forEach(
                (key, value) -> store.apply(KeyValueCommand.put(key, value).encode()));
        return store;
    }

    private static KeyValueStore restored(Bytes snapshot) {
        KeyValueStore store = storeOf(Map.of("what was", "there"));
        store.restore(snapshot);
        return store;
    }

    private static byte[] array(Bytes bytes) {
        byte[] array = new byte[bytes.length()];
        bytes.putInto(ByteBuffer.wrap(array));
        return array;
    }

    @Test
    void aSnapshotRestoresTheWholeStateWhateverWasThere() {
        for (long seed = 0; seed < 500; seed++) {
            RandomStream random = RandomStream.of(seed, "snapshot");
            KeyValueStore store = new KeyValueStore();
            for (long left = random.below(40); left > 0; left--) {
                store.apply(KeyValueCommandTest.command(random).encode());
            }
            Bytes snapshot = store.snapshot();
            KeyValueStore copy = restored(snapshot);
            assertThat(copy.values()).as("seed %d", seed).isEqualTo(store.values());
            assertThat(copy.snapshot()).as("seed %d", seed).isEqualTo(snapshot);
        }
    }

    @Test
    void equalStatesGiveEqualBytesHoweverTheyCameAbout() {
        KeyValueStore one = storeOf(Map.of("a", "1", "b", "2"));
        KeyValueStore other = storeOf(Map.of("b", "0"));
        other.apply(KeyValueCommand.put("c", "3").encode());
        other.apply(KeyValueCommand.put("b", "2").encode());
        other.apply(KeyValueCommand.delete("c").encode());
        other.apply(KeyValueCommand.append("a", "1").encode());
        assertThat(other.snapshot()).isEqualTo(one.snapshot());
    }

    @Test
    void theFormNeverChanges() {
        Bytes snapshot = storeOf(Map.of("k", "v", "ß", "")).snapshot();
        assertThat(HexFormat.of().formatHex(array(snapshot)))
                .isEqualTo("4b560001" + "00000002" + "000000016b" + "0000000176" + "00000002c39f"
                        + "00000000");
    }

    /** A command's form has no bytes for half a letter: what is put, and comes back, is "?". */
    @Test
    void halfALetterComesBackAsTheStoreHasIt() {
        KeyValueStore store = storeOf(Map.of("\uD83D", "\uDE00", "k", "x\uD83D"));
        store.apply(KeyValueCommand.append("k", "\uDE00").encode());
        KeyValueStore copy = restored(store.snapshot());
        assertThat(copy.values()).isEqualTo(store.values());
        assertThat(copy.values()).containsOnly(Map.entry("?", "?"), Map.entry("k", "x??"));
    }

    @Test
    void theLetterThatStandsForMalformedOnesComesBack() {
        KeyValueStore store = storeOf(Map.of("\uFFFD", "a\uFFFD"));
        assertThat(restored(store.snapshot()).values()).isEqualTo(store.values());
    }

    @Test
    void aSnapshotStaysAsItWasWhenTheStoreGoesOn() {
        KeyValueStore store = storeOf(Map.of("k", "1"));
        Bytes snapshot = store.snapshot();
        KeyValueStore copy = restored(snapshot);
        store.apply(KeyValueCommand.put("k", "2").encode());
        copy.apply(KeyValueCommand.put("k", "3").encode());
        assertThat(restored(snapshot).value("k")).isEqualTo("1");
        assertThat(store.value("k")).isEqualTo("2");
    }

    @Test
    void bytesThatAreNoSnapshotAreRefusedAndChangeNothing() {
        byte[] good = array(storeOf(Map.of("a", "1", "b", "2")).snapshot());
        for (int length = 0; length < good.length; length++) {
            refuses(Arrays.copyOf(good, length), "it ends within");
        }
        refuses(Arrays.copyOf(good, good.length + 1), "1 bytes follow its end");
        refuses(changed(good, 3, 2), "it begins with 4b560002 instead of 4b560001");
        refuses(changed(good, 4, -1), "a number of things is");
        refuses(changed(good, 12, 'b'), "its keys are not in order");
        refuses(changed(good, 17, 0xff), "a text before byte 18 is no UTF-8");
    }

    private static byte[] changed(byte[] good, int place, int value) {
        byte[] bad = good.clone();
        bad[place] = (byte) value;
        return bad;
    }

    private static void refuses(byte[] bad, String why) {
        KeyValueStore store = storeOf(Map.of("k", "v"));
        assertThatThrownBy(() -> store.restore(Bytes.of(bad)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("no snapshot of a key-value store: ")
                .hasMessageContaining(why);
        assertThat(store.values()).containsOnly(Map.entry("k", "v"));
    }

    /** Random damage is refused, or is the snapshot of another state: never something between. */
    @Test
    void whatIsNotRefusedIsTheSnapshotOfItsState() {
        byte[] good = array(storeOf(Map.of("a", "ß", "b", "語", "c", "😀")).snapshot());
        int accepted = 0;
        for (long seed = 0; seed < 3000; seed++) {
            RandomStream random = RandomStream.of(seed, "damage");
            Bytes bad = Bytes.of(
                    changed(good, (int) random.below(good.length), (int) random.nextLong()));
            KeyValueStore store = new KeyValueStore();
            try {
                store.restore(bad);
                accepted++;
                assertThat(store.snapshot()).as("seed %d", seed).isEqualTo(bad);
            } catch (IllegalArgumentException refused) {
                assertThat(refused).hasMessageStartingWith("no snapshot of ");
                assertThat(store.values()).isEmpty();
            }
        }
        assertThat(accepted).isBetween(1, 2999);
    }

    @Test
    void aHundredThousandKeysTakeAMomentOnly() {
        TreeMap<String, String> values = new TreeMap<>();
        for (int key = 0; key < 100_000; key++) {
            values.put("key" + key, "value".repeat(key % 8));
        }
        KeyValueStore store = storeOf(values);
        assertTimeout(
                Duration.ofSeconds(5),
                () -> assertThat(restored(store.snapshot()).values()).isEqualTo(values));
    }
}
