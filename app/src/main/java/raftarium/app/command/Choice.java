package raftarium.app.command;

import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.TypeConversionException;

import raftarium.command.StepGoal;
import raftarium.machine.MachineType;
import raftarium.raft.Rule;
import raftarium.sim.EventType;
import raftarium.sim.NetPreset;
import raftarium.sim.ReadMode;
import raftarium.words.Spelling;

import java.util.ArrayList;
import java.util.Collection;
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

    /** A word that may be typed, and a sentence on it, or "". */
    record Offer(String word, String meaning) {}

    /** What an argument may be, if there are only so many words, or some are special. */
    static List<Offer> offers(ArgSpec argument) {
        Class<?> type = argument.isMultiValue() ? argument.auxiliaryTypes()[0] : argument.type();
        for (Choice<?> choice : ALL) {
            if (choice.type == type) {
                return choice.offers();
            }
        }
        if (type == MessageType.class) {
            return plain(MessageType.names());
        } else if (type == MachineType.class) {
            return plain(
                    MachineType.BUILT_IN.stream().map(MachineType::toString).toList());
        }
        Iterable<String> candidates = argument.completionCandidates();
        List<String> words = new ArrayList<>();
        if (candidates != null) {
            candidates.forEach(words::add);
        }
        return plain(words);
    }

    private static List<Offer> plain(Collection<String> words) {
        return words.stream().map(word -> new Offer(word, "")).toList();
    }

    private List<Offer> offers() {
        return values.stream()
                .map(value -> new Offer(key.apply(value), meaning.apply(value)))
                .toList();
    }
}
