package raftarium.app.command;

import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.ParameterException;

import raftarium.check.torture.SoughtCondition;
import raftarium.words.MistakeException;
import raftarium.words.Quantities;
import raftarium.words.Spelling;

import java.util.Collection;
import java.util.List;

/** For the program's own command line: it reads the same words in the same way. */
public final class CommandLines {
    /** A range of seeds; both ends are in it. */
    public record SeedRange(long first, long last) {}

    /** A time, in nanoseconds. */
    public record Span(long nanos) {}

    /** The size of a screen, in characters. */
    public record Size(int columns, int rows) {}

    private CommandLines() {}

    /** Has Picocli read times, rules, ranges and so on. */
    public static CommandLine configured(CommandLine line) {
        line.registerConverter(SeedRange.class, Vocabulary.converter(CommandLines::seeds));
        line.registerConverter(Span.class, Vocabulary.converter(CommandLines::span));
        line.registerConverter(SoughtCondition.class, Vocabulary.converter(SoughtCondition::parse));
        line.registerConverter(Size.class, Vocabulary.converter(CommandLines::size));
        return Vocabulary.configured(line);
    }

    private static Span span(String text) throws MistakeException {
        return new Span(Quantities.time(text).nanos());
    }

    private static Size size(String text) throws MistakeException {
        if (!text.matches("[1-9]\\d{1,2}x[1-9]\\d{1,2}")) {
            throw new MistakeException("'" + text + "' is no size: 100x30 would be");
        }
        int cross = text.indexOf('x');
        return new Size(
                Integer.parseInt(text.substring(0, cross)),
                Integer.parseInt(text.substring(cross + 1)));
    }

    private static SeedRange seeds(String text) throws MistakeException {
        Quantities.Span span = Quantities.span(text);
        return new SeedRange(span.first(), span.last());
    }

    /** The words that an argument may be, if there are only so many, or special ones. */
    public static List<String> words(ArgSpec argument) {
        return Choice.offers(argument).stream().map(Choice.Offer::word).toList();
    }

    /** "; did you mean 'mit'?", if one of the words is near enough; or nothing. */
    public static String hint(String typed, Collection<String> words) {
        return Spelling.hint(typed, words);
    }

    /** What is wrong, in one line. */
    public static String oneLine(ParameterException wrong) {
        return Binder.oneLine(wrong);
    }
}
