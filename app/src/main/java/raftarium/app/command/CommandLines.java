package raftarium.app.command;

import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** For the program's own command line: it reads the same words in the same way. */
public final class CommandLines {
    /** A range of seeds; both ends are in it. */
    public record SeedRange(long first, long last) {}

    private CommandLines() {}

    /** Has Picocli read times, rules, ranges and so on. */
    public static CommandLine configured(CommandLine line) {
        line.registerConverter(SeedRange.class, Vocabulary.converter(CommandLines::seeds));
        return Vocabulary.configured(line);
    }

    private static SeedRange seeds(String text) throws MistakeException {
        Quantities.Span span = Quantities.span(text);
        return new SeedRange(span.first(), span.last());
    }

    /** What is wrong, in one line. */
    public static String oneLine(ParameterException wrong) {
        return Binder.oneLine(wrong);
    }
}
