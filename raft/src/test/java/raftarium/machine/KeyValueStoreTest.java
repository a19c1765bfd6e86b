package raftarium.machine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import raftarium.data.Bytes;
import raftarium.data.RandomStream;

import java.util.HashMap;
import java.util.Map;

class KeyValueStoreTest {
    private final KeyValueStore store = new KeyValueStore();

    private String apply(KeyValueCommand command) {
        Bytes answer = store.apply(command.encode());
        return answer == null ? null : answer.utf8();
    }

    @Test
    void eachCommandDoesAndAnswersWhatItSays() {
        assertThat(apply(KeyValueCommand.get("k"))).isNull();
        assertThat(apply(KeyValueCommand.put("k", "1"))).isEmpty();
        assertThat(apply(KeyValueCommand.get("k"))).isEqualTo("1");
        assertThat(apply(KeyValueCommand.append("k", "2"))).isEmpty();
        assertThat(apply(KeyValueCommand.append("new", "x"))).isEmpty();
        assertThat(store.values()).containsOnly(Map.entry("k", "12"), Map.entry("new", "x"));
        assertThat(apply(KeyValueCommand.cas("k", "1", "3"))).isEqualTo("false");
        assertThat(apply(KeyValueCommand.cas("k", "12", "3"))).isEqualTo("true");
        assertThat(apply(KeyValueCommand.cas("absent", "", "3"))).isEqualTo("false");
        assertThat(store.value("k")).isEqualTo("3");
        assertThat(apply(KeyValueCommand.delete("k"))).isEqualTo("true");
        assertThat(apply(KeyValueCommand.delete("k"))).isEqualTo("false");
        assertThat(store.value("k")).isNull();
    }

    @Test
    void aQueryChangesNothing() {
        apply(KeyValueCommand.put("k", "1"));
        assertThat(store.query(KeyValueCommand.get("k").encode())).isEqualTo(Bytes.utf8("1"));
        assertThat(store.query(KeyValueCommand.get("absent").encode())).isNull();
        assertThat(store.query(KeyValueCommand.delete("k").encode())).isEqualTo(Bytes.utf8("1"));
        assertThat(store.value("k")).isEqualTo("1");
    }

    @Test
    void aCopyChangesApart() {
        apply(KeyValueCommand.put("k", "1"));
        KeyValueStore copy = store.copy();
        apply(KeyValueCommand.put("k", "2"));
        copy.apply(KeyValueCommand.put("other", "3").encode());
        assertThat(copy.values()).containsOnly(Map.entry("k", "1"), Map.entry("other", "3"));
        assertThat(store.values()).containsOnly(Map.entry("k", "2"));
    }

    @Test
    void itAgreesWithAPlainMapOnRandomCommands() {
        Map<String, String> reference = new HashMap<>();
        RandomStream random = RandomStream.of(7, "store");
        for (int step = 0; step < 5000; step++) {
            String key = "k" + random.below(5);
            String value = "v" + random.below(3);
            switch ((int) random.below(4)) {
                case 0 -> {
                    apply(KeyValueCommand.put(key, value));
                    reference.put(key, value);
                }
                case 1 -> {
                    boolean removed = reference.remove(key) != null;
                    assertThat(apply(KeyValueCommand.delete(key))).isEqualTo("" + removed);
                }
                case 2 -> {
                    boolean swapped = reference.replace(key, "v1", value);
                    assertThat(apply(KeyValueCommand.cas(key, "v1", value)))
                            .isEqualTo("" + swapped);
                }
                default ->
                    assertThat(apply(KeyValueCommand.get(key))).isEqualTo(reference.get(key));
            }
        }
        assertThat(store.values()).isEqualTo(reference);
        assertThat(store.contents()).isEqualTo(reference);
    }
}
