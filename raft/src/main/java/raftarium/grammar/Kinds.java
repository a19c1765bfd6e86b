package raftarium.grammar;

import raftarium.condition.NodeSet;
import raftarium.condition.NodeSetParser;
import raftarium.words.Expectations;
import raftarium.words.Lexer;
import raftarium.words.MistakeException;
import raftarium.words.Quantities;
import raftarium.words.Quantities.ByteSize;
import raftarium.words.Quantities.Chance;
import raftarium.words.Quantities.TimeRange;
import raftarium.words.Spelling;
import raftarium.words.Word;
import raftarium.words.Words;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The kinds of values of which commands consist. */
public final class Kinds {
    /** Any word. */
    public static final WordKind<String> TEXT = WordKind.of(text -> text, Lexer::argument);

    /** A key of a machine. */
    public static final WordKind<String> KEY = TEXT.offering(Expectations.Kind.KEY);

    /** A file, or a directory. */
    public static final WordKind<String> FILE = TEXT.offering(Expectations.Kind.FILE);

    /** A time, in nanoseconds. */
    public static final WordKind<Long> TIME =
            WordKind.of(text -> Quantities.time(text).nanos(), Quantities::typed);

    /** A time ahead or, negative, back; in nanoseconds. */
    public static final WordKind<Long> SHIFT =
            WordKind.of(text -> Quantities.shift(text).nanos(), Quantities::shifted);

    /** A range of times. */
    public static final WordKind<TimeRange> TIMES = WordKind.of(
            Quantities::timeRange, range -> Quantities.typed(range.minNanos(), range.maxNanos()));

    /** A chance. */
    public static final WordKind<Chance> CHANCE =
            WordKind.of(Quantities::chance, chance -> Quantities.percent(chance.millionths()));

    /** How much too fast a clock runs, in millionths. */
    public static final WordKind<Integer> DRIFT =
            WordKind.of(text -> Quantities.drift(text).ppm(), Quantities::percent);

    /** A size. */
    public static final WordKind<ByteSize> SIZE =
            WordKind.of(text -> new ByteSize(Quantities.size(text)), size -> size.bytes() + "B");

    /** A whole number of 64 bits. */
    public static final WordKind<Long> NUMBER = whole(Long.MIN_VALUE, Long.MAX_VALUE);

    /** A whole number of 32 bits. */
    public static final WordKind<Integer> INTEGER = integer(Integer.MIN_VALUE, Integer.MAX_VALUE);

    /** A whole number of 32 bits, 1 or more. */
    public static final WordKind<Integer> POSITIVE =
            WordKind.of(text -> (int) atLeast(1, text, Integer.MAX_VALUE), String::valueOf);

    /** A whole number, 0 or more. */
    public static final WordKind<Long> COUNT =
            WordKind.of(text -> atLeast(0, text, Long.MAX_VALUE), String::valueOf);

    /** A message in flight, by its id. */
    public static final WordKind<Long> MESSAGE = NUMBER.offering(Expectations.Kind.MESSAGE);

    /** Nodes. */
    public static final Kind<NodeSet> NODES =
            new Nodes(NodeSetParser::parse, List.of(Expectations.Kind.NODES));

    /** Nodes, or clients. */
    public static final Kind<NodeSet> ENDS =
            new Nodes(NodeSetParser::parseEnds, List.of(Expectations.Kind.ENDS));

    /** Nodes that may not be there yet. */
    public static final Kind<NodeSet> NEW_NODES =
            new Nodes(NodeSetParser::parse, List.of(Expectations.Kind.NEW_NODE));

    /** Nodes, and some that may not be there yet. */
    public static final Kind<NodeSet> ALL_NODES = new Nodes(
            NodeSetParser::parse, List.of(Expectations.Kind.NEW_NODE, Expectations.Kind.NODES));

    /** All that is left, as a text: its words with a blank between them. */
    public static final Kind<String> REST = new Rest();

    private Kinds() {}

    private static long atLeast(long least, String text, long most) throws MistakeException {
        long number = Quantities.whole(text, Long.MIN_VALUE, most);
        if (number < least) {
            throw new MistakeException(least + " or more expected, not " + text);
        }
        return number;
    }

    /** A whole number of 32 bits in that range. */
    public static WordKind<Integer> integer(int min, int max) {
        return WordKind.of(text -> (int) Quantities.whole(text, min, max), String::valueOf);
    }

    /** A whole number in that range. */
    public static WordKind<Long> whole(long min, long max) {
        return WordKind.of(text -> Quantities.whole(text, min, max), String::valueOf);
    }

    /**
     * One of several values, each of which has a word.
     *
     * @param what what such a word is called
     * @param meaning a sentence on a value, or ""
     */
    public static <V> WordKind<V> oneOf(
            String what, List<V> values, Function<V, String> key, Function<V, String> meaning) {
        return new WordKind<>(
                text -> {
                    for (V value : values) {
                        if (key.apply(value).equals(text)) {
                            return value;
                        }
                    }
                    List<String> keys = values.stream().map(key).toList();
                    String hint = Spelling.hint(text, keys);
                    throw new MistakeException("unknown " + what + " '" + text + "'"
                            + (hint.isEmpty() ? "; one of " + String.join(", ", keys) : hint));
                },
                key,
                values.stream()
                        .map(value -> new Kind.Named(key.apply(value), meaning.apply(value)))
                        .toList(),
                List.of());
    }

    private interface SetReader {
        NodeSet read(Words words) throws MistakeException;
    }

    private record Nodes(SetReader reader, List<Expectations.Kind> offered)
            implements Kind<NodeSet> {
        @Override
        public NodeSet read(Words words) throws MistakeException {
            return reader.read(words);
        }

        @Override
        public String print(NodeSet set) {
            return set.text();
        }

        @Override
        public void offer(Words words) {
            offered.forEach(words::offer);
        }
    }

    private record Rest() implements Kind<String> {
        @Override
        public String read(Words words) {
            return words.rest().stream().map(Word::text).collect(Collectors.joining(" "));
        }

        @Override
        public String print(String text) {
            return Lexer.argument(text);
        }

        @Override
        public void offer(Words words) {}

        @Override
        public boolean takesAll() {
            return true;
        }
    }
}
