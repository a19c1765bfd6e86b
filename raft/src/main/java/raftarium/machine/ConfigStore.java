package raftarium.machine;

import org.jspecify.annotations.Nullable;

import raftarium.data.Bytes;
import raftarium.data.SharedMap;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Settings with versions; its commands are {@link ConfigCommand}s. There is one count of versions
 * for all keys, as in etcd: each set takes the next. It needs no time.
 */
public final class ConfigStore implements StateMachine {
    /** How many keys there are; a set of another one is answered "none". */
    public static final int MAX_KEYS = 100_000;

    private static final Bytes FALSE = Bytes.utf8("false");

    /** What its snapshots begin with: "CF" and their version. */
    private static final int FORM = 0x4346_0001;

    private record Setting(String value, long version) {}

    private long lastVersion;
    private SharedMap<String, Setting> settings = new SharedMap<>();

    /** The version of the newest set of all; 0 if nothing was ever set. */
    public long lastVersion() {
        return lastVersion;
    }

    /**
     * Set answers the new version, or "false" if the key doesn't have the version that it must
     * have; watch the version and the value, {@code 3 blue}, or none if there is nothing newer.
     */
    @Override
    public @Nullable Bytes apply(Bytes bytes) {
        ConfigCommand command = ConfigCommand.decode(bytes);
        if (command == null || command.operation() == ConfigCommand.Operation.WATCH) {
            return query(bytes);
        }
        Setting before = settings.get(command.key());
        long version = before == null ? 0 : before.version;
        if (command.version() != ConfigCommand.ANY && command.version() != version) {
            return FALSE;
        } else if (before == null && settings.size() == MAX_KEYS) {
            return null;
        }
        lastVersion++;
        settings.put(command.key(), new Setting(command.value(), lastVersion));
        return Bytes.utf8(String.valueOf(lastVersion));
    }

    @Override
    public @Nullable Bytes query(Bytes bytes) {
        ConfigCommand command = ConfigCommand.decode(bytes);
        boolean asks = command != null && command.operation() == ConfigCommand.Operation.WATCH;
        Setting setting = command != null && asks ? settings.get(command.key()) : null;
        return command == null || setting == null || setting.version <= command.version()
                ? null
                : Bytes.utf8(setting.version + " " + setting.value);
    }

    @Override
    public String describe(Bytes bytes) {
        return ClientCommand.describe(bytes);
    }

    /** The value of each key. */
    @Override
    public SortedMap<String, String> contents() {
        TreeMap<String, String> contents = new TreeMap<>();
        settings.forEach((key, setting) -> contents.put(key, setting.value));
        return contents;
    }

    @Override
    public @Nullable String value(String name) {
        Setting setting = settings.get(name);
        return setting == null ? null : setting.value;
    }

    @Override
    public ConfigStore copy() {
        ConfigStore copy = new ConfigStore();
        copy.lastVersion = lastVersion;
        copy.settings = settings.copy();
        return copy;
    }

    /** The last version; how many keys, then each with its value and version, in their order. */
    @Override
    public Bytes snapshot() {
        SnapshotWriter writer =
                new SnapshotWriter().number(FORM).number(lastVersion).number(settings.size());
        settings.forEach(
                (key, setting) -> writer.text(key).text(setting.value).number(setting.version));
        return writer.written();
    }

    @Override
    public void restore(Bytes snapshot) {
        SnapshotReader reader = new SnapshotReader(snapshot, "a configuration store", FORM);
        long last = reader.number();
        reader.check(last >= 0, "its last version is below 0");
        SharedMap<String, Setting> restored = new SharedMap<>();
        for (int left = reader.count(); left > 0; left--) {
            String key = reader.text();
            boolean inOrder = restored.isEmpty() || restored.lastKey().compareTo(key) < 0;
            reader.check(inOrder, "its keys are not in order");
            Setting setting = new Setting(reader.text(), reader.number());
            reader.check(
                    setting.version > 0 && setting.version <= last, "a version was never given");
            restored.put(key, setting);
        }
        reader.check(restored.size() <= MAX_KEYS, "it has more keys than a store holds");
        reader.end();
        lastVersion = last;
        settings = restored;
    }
}
