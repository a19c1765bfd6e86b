package raftarium.check.history;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A configuration: all keys together, since their versions are counted together. */
final class ConfigSpecification implements Specification<ConfigSpecification.Settings> {
    private static final int ROOM = 100_000;
    private static final Settings ANYTHING = new Settings(false, 0, new TreeMap<>());

    /** A key's value and the version that set it. */
    record Setting(String value, long version) {}

    /**
     * All settings; the map is never changed.
     *
     * @param isKnown whether anything is known of them; if not, that stays so
     */
    record Settings(boolean isKnown, long lastVersion, Map<String, Setting> settings) {}

    @Override
    public Settings initial() {
        return new Settings(true, 0, new TreeMap<>());
    }

    @Override
    public Settings anything() {
        return ANYTHING;
    }

    private static @Nullable String right(Settings all, Operation operation) {
        Setting setting = all.settings.get(operation.key());
        long version = setting == null ? 0 : setting.version;
        String expected = operation.expected();
        if (operation.kind() == Operation.Kind.WATCH) {
            long after = expected.isEmpty() ? 0 : Long.parseLong(expected);
            return setting == null || version <= after ? null : version + " " + setting.value;
        } else if (operation.kind() != Operation.Kind.SET) {
            throw new IllegalArgumentException(
                    "no operation on a configuration: " + operation.command());
        } else if (!expected.isEmpty() && Long.parseLong(expected) != version) {
            return "false";
        }
        return setting == null && all.settings.size() == ROOM
                ? null
                : String.valueOf(all.lastVersion + 1);
    }

    @Override
    public @Nullable Settings after(Settings state, Operation operation) {
        if (!state.isKnown) {
            return state;
        }
        String right = right(state, operation);
        if (operation.isAnswered() && !Objects.equals(right, operation.result())) {
            return null;
        } else if (operation.kind() == Operation.Kind.WATCH
                || right == null
                || right.equals("false")) {
            return state;
        }
        Map<String, Setting> settings = new TreeMap<>(state.settings);
        settings.put(operation.key(), new Setting(operation.value(), state.lastVersion + 1));
        return new Settings(true, state.lastVersion + 1, settings);
    }

    @Override
    public boolean isRead(Operation operation) {
        return operation.kind() == Operation.Kind.WATCH
                || operation.isAnswered() && "false".equals(operation.result());
    }

    @Override
    public String answer(Settings state, Operation operation) {
        String right = state.isKnown ? right(state, operation) : "";
        return !state.isKnown ? "anything" : right == null ? "none" : right;
    }

    /** States are large, and so are the ways to reach them. */
    @Override
    public int mostConfigurations() {
        return ObjectWatch.MAX_CONFIGURATIONS;
    }

    @Override
    public String words(Settings state) {
        String some = state.settings.entrySet().stream()
                .limit(5)
                .map(one ->
                        one.getKey() + " = " + one.getValue().version + " " + one.getValue().value)
                .collect(Collectors.joining(", "));
        int more = state.settings.size() - 5;
        return !state.isKnown
                ? "anything"
                : (some.isEmpty() ? "empty" : some) + (more > 0 ? " and " + more + " more" : "");
    }
}
