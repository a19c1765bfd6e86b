package raftarium.grammar;

import raftarium.words.Expectations;
import raftarium.words.MistakeException;
import raftarium.words.Word;
import raftarium.words.Words;

import java.util.List;
import java.util.function.Function;

/**
 * Values that are one word.
 *
 * @param names what it can be, or what is special of it
 * @param offered what it is of the moment
 */
public record WordKind<V>(
        Reader<V> reader,
        Function<V, String> printer,
        List<Named> names,
        List<Expectations.Kind> offered)
        implements Kind<V> {
    /** Reads a text as a value. */
    public interface Reader<V> {
        /** Reads it, or says why not. */
        V read(String text) throws MistakeException;
    }

    /** Nothing is known of what it may be. */
    public static <V> WordKind<V> of(Reader<V> reader, Function<V, String> printer) {
        return new WordKind<>(reader, printer, List.of(), List.of());
    }

    /** The same, and something of that kind is likely. */
    public WordKind<V> offering(Expectations.Kind kind) {
        return new WordKind<>(reader, printer, names, List.of(kind));
    }

    /** The same, and these words are likely. */
    public WordKind<V> naming(List<String> words) {
        List<Named> named = words.stream().map(word -> new Named(word, "")).toList();
        return new WordKind<>(reader, printer, named, offered);
    }

    @Override
    public V read(Words words) throws MistakeException {
        Word word = words.next("a word");
        try {
            return reader.read(word.text());
        } catch (MistakeException mistake) {
            throw mistake.at(word);
        }
    }

    @Override
    public String print(V value) {
        return printer.apply(value);
    }

    @Override
    public void offer(Words words) {
        names.forEach(name -> words.offer(name.word(), name.meaning()));
        offered.forEach(words::offer);
    }
}
