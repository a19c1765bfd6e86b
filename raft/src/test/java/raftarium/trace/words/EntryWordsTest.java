package raftarium.trace.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import raftarium.data.Bytes;
import raftarium.data.RandomStream;
import raftarium.machine.KeyValueCommand;
import raftarium.machine.MachineType;
import raftarium.machine.SessionCommand;
import raftarium.raft.Entry;
import raftarium.raft.Membership;

class EntryWordsTest {
    private static String words(Bytes data) {
        return EntryWords.of(new Entry(1, 1, Entry.Kind.COMMAND, data), MachineType.KV);
    }

    @Test
    void aCommandOfASessionIsToldAsTyped() {
        Bytes append = KeyValueCommand.append("k", "1").encode();
        assertThat(words(new SessionCommand(1, 1, 1, append).encode())).isEqualTo("append k 1");
    }

    @Test
    void bytesThatAreNoCommandAreCounted() {
        assertThat(words(Bytes.utf8("short"))).isEqualTo("5 bytes");
    }

    @Test
    void anyBytesHaveWords() {
        for (long seed = 0; seed < 2000; seed++) {
            RandomStream random = RandomStream.of(seed, "noise");
            byte[] noise = new byte[(int) random.below(64)];
            for (int place = 0; place < noise.length; place++) {
                noise[place] = (byte) random.below(256);
            }
            Bytes data = Bytes.of(noise);
            assertThat(words(data)).as("seed %d", seed).isNotEmpty();
            assertThat(EntryWords.of(new Entry(1, 1, Entry.Kind.CONFIGURATION, data)))
                    .startsWith("configuration ");
        }
    }

    @Test
    void aConfigurationNamesItsMembers() {
        Bytes data = Membership.ofFirst(3).encode();
        assertThat(EntryWords.of(new Entry(1, 1, Entry.Kind.CONFIGURATION, data)))
                .isEqualTo("configuration " + Membership.ofFirst(3));
    }
}
