package raftarium.app.command;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

import raftarium.app.words.Expectations;
import raftarium.app.words.Spelling;
import raftarium.machine.MachineType;
import raftarium.raft.Rule;
import raftarium.sim.EventType;
import raftarium.sim.NetPreset;
import raftarium.sim.ReadMode;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * An argument that is one of several words: how it is read, and what may be typed.
 *
 * @param what what such a word is called
 * @param key the word for a value
 * @param meaning a sentence on it, or ""
 */
record Choice<T>(
        Class<T> type,
        String what,
        List<T> values,
        Function<T, String> key,
        Function<T, String> meaning)
        implements ITypeConverter<T> {
    static final List<Choice<?>> ALL = List.of(
            new Choice<>(Rule.class, "rule", List.of(Rule.values()), Rule::key, Rule::sentence),
            new Choice<>(
                    NetPreset.class,
                    "network",
                    List.of(NetPreset.values()),
                    NetPreset::key,
                    preset -> ""),
            new Choice<>(
                    ReadMode.class,
                    "way to read",
                    List.of(ReadMode.values()),
                    ReadMode::word,
                    mode -> ""),
            new Choice<>(
                    EventType.class,
                    "event type",
                    List.of(EventType.values()),
                    EventType::key,
                    type -> ""),
            new Choice<>(
                    StepGoal.class,
                    "goal of a step",
                    List.of(StepGoal.values()),
                    goal -> goal.name().toLowerCase(Locale.ROOT),
                    goal -> ""));

    /** Has Picocli read such words by it. */
    void register(CommandLine line) {
        line.registerConverter(type, this);
    }

    @Override
    public T convert(String text) {
        return values.stream()
                .filter(value -> key.apply(value).equals(text))
                .findFirst()
                .orElseThrow(() -> unknown(text));
    }

    private TypeConversionException unknown(String text) {
        List<String> keys = values.stream().map(key).toList();
        String hint = Spelling.hint(text, keys);
        return new TypeConversionException("unknown "
                + what
                + " '"
                + text
                + "'"
                + (hint.isEmpty() ? "; one of " + String.join(", ", keys) : hint));
    }

    /** Notes the words for values of a type, if there are only so many. */
    static void offer(Class<?> type, Expectations expectations) {
        Choice<?> choice = of(type);
        if (choice != null) {
            choice.offer(expectations);
        } else if (type == MessageType.class) {
            MessageType.names().forEach(expectations::word);
        } else if (type == MachineType.class) {
            MachineType.BUILT_IN.forEach(machine -> expectations.word(machine.toString()));
        } else if (type.isEnum()) {
            Arrays.stream(type.getEnumConstants())
                    .forEach(value -> expectations.word(value.toString()));
        }
    }

    private static @Nullable Choice<?> of(Class<?> type) {
        return ALL.stream().filter(choice -> choice.type == type).findFirst().orElse(null);
    }

    private void offer(Expectations expectations) {
        values.forEach(value -> expectations.word(key.apply(value), meaning.apply(value)));
    }
}
