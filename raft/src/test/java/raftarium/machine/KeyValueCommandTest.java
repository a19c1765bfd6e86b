package raftarium.machine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import raftarium.data.Bytes;
import raftarium.data.RandomStream;
import raftarium.machine.KeyValueCommand.Operation;

import java.nio.ByteBuffer;
import java.util.Arrays;

class KeyValueCommandTest {
    /** Letters of one to four bytes of UTF-8, and what a careless encoding would trip over. */
    private static final String[] LETTERS = {"a", "ß", "語", "😀", " ", "\0", "\n", "\""};

    static String text(RandomStream random) {
        StringBuilder text = new StringBuilder();
        for (long count = random.below(20); count > 0; count--) {
            text.append(LETTERS[(int) random.below(LETTERS.length)]);
        }
        return text.toString();
    }

    static KeyValueCommand command(RandomStream random) {
        Operation operation = Operation.values()[(int) random.below(Operation.values().length)];
        return new KeyValueCommand(operation, text(random), text(random), text(random));
    }

    static Bytes noise(RandomStream random) {
        byte[] bytes = new byte[(int) random.below(60)];
        for (int place = 0; place < bytes.length; place++) {
            bytes[place] = (byte) (random.chance(500_000) ? 0 : random.nextLong());
        }
        return Bytes.of(bytes);
    }

    @Test
    void everyCommandReadsBackAsItWas() {
        for (long seed = 0; seed < 2000; seed++) {
            KeyValueCommand command = command(RandomStream.of(seed, "command"));
            assertThat(KeyValueCommand.decode(command.encode()))
                    .as("seed %d", seed)
                    .isEqualTo(command);
        }
    }

    @Test
    void theFormNeverChanges() {
        byte[] bytes = {4, 0, 0, 0, 1, 'k', 0, 0, 0, 3, 'n', 'e', 'w', 0, 0, 0, 3, 'o', 'l', 'd'};
        assertThat(KeyValueCommand.cas("k", "old", "new").encode()).isEqualTo(Bytes.of(bytes));
    }

    @Test
    void bytesThatAreNoCommandAreToldApart() {
        Bytes good = KeyValueCommand.cas("key", "old", "new").encode();
        byte[] array = new byte[good.length()];
        good.putInto(ByteBuffer.wrap(array));
        for (int length = 0; length < array.length; length++) {
            assertThat(KeyValueCommand.decode(Bytes.of(Arrays.copyOf(array, length))))
                    .isNull();
        }
        assertThat(KeyValueCommand.decode(Bytes.of(Arrays.copyOf(array, array.length + 1))))
                .isNull();
        for (int code : new int[] {-1, 5, 127, -128}) {
            array[0] = (byte) code;
            assertThat(KeyValueCommand.decode(Bytes.of(array))).isNull();
        }
    }

    @Test
    void noBytesMakeItThrow() {
        KeyValueStore store = new KeyValueStore();
        Sessions sessions = new Sessions(store);
        for (long seed = 0; seed < 5000; seed++) {
            Bytes noise = noise(RandomStream.of(seed, "noise"));
            KeyValueCommand.decode(noise);
            SessionCommand.decode(noise);
            assertThat(store.describe(noise)).as("seed %d", seed).isNotEmpty();
            store.query(noise);
            store.apply(noise);
            sessions.apply(noise, true);
        }
    }

    @Test
    void aCommandOfASessionReadsBackAsItWas() {
        for (long seed = 0; seed < 500; seed++) {
            RandomStream random = RandomStream.of(seed, "session");
            SessionCommand command = new SessionCommand(
                    random.nextLong(),
                    random.nextLong(),
                    random.nextLong(),
                    command(random).encode());
            assertThat(SessionCommand.decode(command.encode())).isEqualTo(command);
        }
        assertThat(SessionCommand.decode(Bytes.of(new byte[23]))).isNull();
        assertThat(SessionCommand.decode(Bytes.of(new byte[24])))
                .isEqualTo(new SessionCommand(0, 0, 0, Bytes.EMPTY));
    }

    @Test
    void itsWordsAreWhatOneWouldType() {
        assertThat(KeyValueCommand.put("k", "v")).hasToString("put k v");
        assertThat(KeyValueCommand.append("k", "v")).hasToString("append k v");
        assertThat(KeyValueCommand.get("k")).hasToString("get k");
        assertThat(KeyValueCommand.delete("k")).hasToString("delete k");
        assertThat(KeyValueCommand.cas("k", "old", "new")).hasToString("cas k old new");
    }
}
