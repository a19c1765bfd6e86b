package raftarium.machine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import raftarium.data.Bytes;
import raftarium.data.RandomStream;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

class ConfigStoreTest {
    private final ConfigStore store = new ConfigStore();

    private static String apply(ConfigStore store, ClientCommand command) {
        Bytes answer = store.apply(command.encode());
        return answer == null ? null : answer.utf8();
    }

    private String set(String key, String value, long version) {
        return apply(store, ConfigCommand.set(key, value, version));
    }

    private String watch(String key, long after) {
        return apply(store, ConfigCommand.watch(key, after));
    }

    @Test
    void versionsAreCountedOverAllKeys() {
        assertThat(watch("color", 0)).isNull();
        assertThat(set("color", "red", ConfigCommand.ANY)).isEqualTo("1");
        assertThat(set("size", "7", ConfigCommand.ANY)).isEqualTo("2");
        assertThat(set("color", "light blue", ConfigCommand.ANY)).isEqualTo("3");
        assertThat(watch("color", 0)).isEqualTo("3 light blue");
        assertThat(watch("size", 0)).isEqualTo("2 7");
        assertThat(store.lastVersion()).isEqualTo(3);
        assertThat(store.contents()).isEqualTo(Map.of("color", "light blue", "size", "7"));
        assertThat(store.value("size")).isEqualTo("7");
        assertThat(store.value("shape")).isNull();
    }

    @Test
    void aWatchAnswersWhatIsNewer() {
        set("k", "1", ConfigCommand.ANY);
        assertThat(watch("k", 1)).isNull();
        set("other", "1", ConfigCommand.ANY);
        assertThat(watch("k", 1)).isNull();
        set("k", "2", ConfigCommand.ANY);
        assertThat(watch("k", 1)).isEqualTo("3 2");
        assertThat(watch("k", 2)).isEqualTo("3 2");
        assertThat(watch("k", 3)).isNull();
    }

    @Test
    void aSetMayHangOnTheVersion() {
        assertThat(set("k", "1", 1)).isEqualTo("false");
        assertThat(set("k", "1", 0)).as("none yet").isEqualTo("1");
        assertThat(set("k", "2", 0)).isEqualTo("false");
        assertThat(set("k", "2", 1)).isEqualTo("2");
        assertThat(set("k", "3", 1)).isEqualTo("false");
        assertThat(watch("k", 0)).isEqualTo("2 2");
    }

    @Test
    void aQuestionChangesNothingAndASetIsNone() {
        set("k", "1", ConfigCommand.ANY);
        assertThat(store.query(ConfigCommand.watch("k", 0).encode())).isEqualTo(Bytes.utf8("1 1"));
        assertThat(store.query(ConfigCommand.set("k", "2", 1).encode())).isNull();
        assertThat(store.value("k")).isEqualTo("1");
    }

    @Test
    void itIsBounded() {
        for (int count = 0; count < ConfigStore.MAX_KEYS; count++) {
            set("k" + count, "", ConfigCommand.ANY);
        }
        assertThat(set("one more", "", ConfigCommand.ANY)).isNull();
        assertThat(set("k7", "new", ConfigCommand.ANY)).isEqualTo("100001");
    }

    /** The same, as a list of all that was ever set. */
    private static final class Naive {
        private final List<ConfigCommand> sets = new ArrayList<>();

        String apply(ConfigCommand command) {
            int version = sets.size();
            while (version > 0 && !sets.get(version - 1).key().equals(command.key())) {
                version--;
            }
            if (command.operation() == ConfigCommand.Operation.WATCH) {
                return version > command.version() && version > 0
                        ? version + " " + sets.get(version - 1).value()
                        : null;
            } else if (command.version() != -1 && command.version() != version) {
                return "false";
            }
            sets.add(command);
            return String.valueOf(sets.size());
        }
    }

    @Test
    void itDoesWhatANaiveStoreDoes() {
        for (long seed = 0; seed < 300; seed++) {
            RandomStream random = RandomStream.of(seed, "settings");
            ConfigStore tried = new ConfigStore();
            Naive naive = new Naive();
            for (int count = 0; count < 100; count++) {
                ConfigCommand command =
                        (ConfigCommand) MachineSnapshotTest.command(MachineType.CONFIG, random, 0);
                assertThat(apply(tried, command))
                        .as("seed %d, command %d, %s", seed, count, command)
                        .isEqualTo(naive.apply(command));
            }
        }
    }

    @Test
    void itsCommandsAreWhatOneWouldType() {
        assertThat(ConfigCommand.set("k", "v", ConfigCommand.ANY)).hasToString("set k v");
        assertThat(ConfigCommand.set("k", "v", 0)).hasToString("set k v --version 0");
        assertThat(ConfigCommand.watch("k", 0)).hasToString("watch k");
        assertThat(ConfigCommand.watch("k", 3)).hasToString("watch k --after 3");
    }
}
