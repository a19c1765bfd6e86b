package raftarium.machine;

import org.jspecify.annotations.Nullable;

import raftarium.data.Bytes;
import raftarium.data.SharedMap;

import java.util.TreeMap;

/** A map of texts to texts; its commands are {@link KeyValueCommand}s. */
public final class KeyValueStore implements StateMachine {
    private static final Bytes TRUE = Bytes.utf8("true");
    private static final Bytes FALSE = Bytes.utf8("false");

    /** What its snapshots begin with: "KV" and their version. */
    private static final int FORM = 0x4b56_0001;

    private SharedMap<String, String> values = new SharedMap<>();

    /** The value of {@code key}, or null if it has none. */
    @Override
    public @Nullable String value(String key) {
        return values.get(key);
    }

    /** All keys and values, in the order of the keys; a copy. */
    public TreeMap<String, String> values() {
        return new TreeMap<>(values);
    }

    @Override
    public TreeMap<String, String> contents() {
        return values();
    }

    /**
     * Put and append answer nothing ({@code ""}), get the value, delete and cas "true" or "false".
     */
    @Override
    public @Nullable Bytes apply(Bytes bytes) {
        KeyValueCommand command = KeyValueCommand.decode(bytes);
        if (command == null) {
            return null;
        }
        String key = command.key();
        switch (command.operation()) {
            case PUT -> values.put(key, command.value());
            case APPEND -> values.merge(key, command.value(), String::concat);
            case DELETE -> {
                return values.remove(key) == null ? FALSE : TRUE;
            }
            case CAS -> {
                return values.replace(key, command.expected(), command.value()) ? TRUE : FALSE;
            }
            case GET -> {
                return query(bytes);
            }
        }
        return Bytes.EMPTY;
    }

    @Override
    public @Nullable Bytes query(Bytes bytes) {
        KeyValueCommand command = KeyValueCommand.decode(bytes);
        String value = command == null ? null : values.get(command.key());
        return value == null ? null : Bytes.utf8(value);
    }

    @Override
    public String describe(Bytes bytes) {
        KeyValueCommand command = KeyValueCommand.decode(bytes);
        return command == null ? bytes.length() + " bytes" : command.toString();
    }

    @Override
    public KeyValueStore copy() {
        KeyValueStore copy = new KeyValueStore();
        copy.values = values.copy();
        return copy;
    }

    /** How many keys, then each key and its value, in the order of the keys. */
    @Override
    public Bytes snapshot() {
        SnapshotWriter writer = new SnapshotWriter().number(FORM).number(values.size());
        values.forEach((key, value) -> writer.text(key).text(value));
        return writer.written();
    }

    @Override
    public void restore(Bytes snapshot) {
        SnapshotReader reader = new SnapshotReader(snapshot, "a key-value store", FORM);
        SharedMap<String, String> restored = new SharedMap<>();
        for (int left = reader.count(); left > 0; left--) {
            String key = reader.text();
            reader.check(
                    restored.isEmpty() || restored.lastKey().compareTo(key) < 0,
                    "its keys are not in order");
            restored.put(key, reader.text());
        }
        reader.end();
        values = restored;
    }
}
