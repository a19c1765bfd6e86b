package raftarium.machine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import raftarium.data.Bytes;
import raftarium.data.RandomStream;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Dissertation 6.3: which sessions are forgotten hangs on the log, and who lost one is told. */
class SessionExpiryTest {
    private static final int MAX_SESSIONS = 3;
    private static final int MAX_IDLE = 10;

    private final KeyValueStore store = new KeyValueStore();
    private final Sessions sessions = new Sessions(store, MAX_SESSIONS, MAX_IDLE);

    private static Bytes append(long client, long serial, long answeredBelow) {
        Bytes command = KeyValueCommand.append("k", client + "." + serial + " ").encode();
        return new SessionCommand(client, serial, answeredBelow, command).encode();
    }

    private boolean expired(long client, long serial, long answeredBelow) {
        return sessions.apply(append(client, serial, answeredBelow), true).expired();
    }

    @Test
    void aSessionOpensOnlyBeforeTheClientsFirstAnswer() {
        assertThat(expired(1, 2, 2)).isTrue();
        assertThat(store.value("k")).isNull();
        assertThat(expired(1, 2, 1)).as("the first may be lost").isFalse();
        assertThat(expired(1, 3, 3)).isFalse();
        assertThat(store.value("k")).isEqualTo("1.2 1.3 ");
    }

    @Test
    void aCommandOfASessionThatOthersCrowdedOutIsRefused() {
        expired(1, 1, 1);
        expired(1, 2, 2);
        for (int other = 2; other <= MAX_SESSIONS; other++) {
            expired(other, 1, 1);
        }
        assertThat(expired(1, 3, 3)).as("still there").isFalse();
        for (int other = 12; other <= 11 + MAX_SESSIONS; other++) {
            expired(other, 1, 1);
        }
        String before = store.value("k");
        assertThat(expired(1, 3, 3)).as("a late repetition").isTrue();
        assertThat(expired(1, 4, 4)).isTrue();
        assertThat(store.value("k")).isEqualTo(before);
        assertThat(expired(21, 4, 1)).as("the same client under another number").isFalse();
        assertThat(expired(21, 5, 5)).isFalse();
    }

    @Test
    void aSessionThatIsNotUsedForSoManyCommandsIsForgotten() {
        expired(1, 1, 1);
        expired(2, 1, 1);
        for (int command = 2; command < MAX_IDLE; command++) {
            expired(2, command, command);
        }
        assertThat(expired(1, 2, 2)).as("%d commands later", MAX_IDLE - 1).isFalse();
        for (int command = 0; command < MAX_IDLE; command++) {
            sessions.apply(Bytes.utf8("entries that are no command count too"), true);
        }
        assertThat(expired(1, 3, 3)).as("%d commands later", MAX_IDLE).isTrue();
        assertThat(expired(2, 20, 20)).as("the other one").isTrue();
    }

    @Test
    void aRefusedCommandDoesNotOpenASession() {
        expired(1, 2, 2);
        assertThat(expired(1, 2, 2)).isTrue();
    }

    @Test
    void withoutDeduplicateNoCommandIsRefused() {
        Bytes late = append(1, 2, 2);
        assertThat(sessions.apply(late, false).expired()).isFalse();
        assertThat(sessions.apply(late, false).expired()).isFalse();
        assertThat(store.value("k")).isEqualTo("1.2 1.2 ");
    }

    /**
     * Clients as they should be, and a network that brings what it brought before again, however
     * late; first commands only while the session must be there.
     */
    @Test
    void noCommandIsAppliedTwiceHoweverLateItIsRepeated() {
        int refused = 0;
        for (long seed = 0; seed < 300; seed++) {
            RandomStream random = RandomStream.of(seed, "late");
            Sessions subject = new Sessions(new KeyValueStore(), MAX_SESSIONS, MAX_IDLE);
            List<Bytes> sent = new ArrayList<>();
            Map<Long, Long> next = new HashMap<>();
            for (int step = 0; step < 200; step++) {
                if (!sent.isEmpty() && random.chance(400_000)) {
                    subject.apply(sent.get((int) random.below(sent.size())), true);
                    continue;
                }
                long client = random.between(1, 6);
                long serial = next.merge(client, 1L, Long::sum);
                Bytes command = append(client, serial, serial);
                if (subject.apply(command, true).expired()) {
                    refused++;
                } else if (serial > 1) {
                    sent.add(command);
                }
            }
            String value = ((KeyValueStore) subject.machine()).value("k");
            assertThat(value.split(" ")).as("seed %d", seed).doesNotHaveDuplicates();
        }
        assertThat(refused).as("commands refused").isPositive();
    }
}
