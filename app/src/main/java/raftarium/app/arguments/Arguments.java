package raftarium.app.arguments;

import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

import raftarium.app.session.MachineLoader;
import raftarium.check.torture.TargetCondition;
import raftarium.command.Commands;
import raftarium.grammar.Kind;
import raftarium.grammar.Kinds;
import raftarium.grammar.WordKind;
import raftarium.machine.MachineType;
import raftarium.raft.Rule;
import raftarium.words.MistakeException;
import raftarium.words.Quantities;
import raftarium.words.Spelling;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Has Picocli read the words of the program's command line in the same way as the prompt does. */
public final class Arguments {
    /** A range of seeds; both ends are in it. */
    public record SeedRange(long first, long last) {}

    /** A time, in nanoseconds. */
    public record Span(long nanos) {}

    private static final Pattern CONVERSION = Pattern.compile(
            "Invalid value for (?:option '([^']+)'|positional parameter at index [^ ]+)"
                    + "(?: \\(([^)]*)\\))?: (.*)",
            Pattern.DOTALL);

    private static final Pattern CHOICE = Pattern.compile(
            "expected one of \\[(.*)\\] \\(case-sensitive\\) but was '(.*)'", Pattern.DOTALL);

    /** How values of these types are typed. */
    private static final Map<Class<?>, WordKind<?>> KINDS = Map.of(
            Rule.class, Commands.RULE,
            MachineType.class, MachineLoader.KIND,
            int.class, Kinds.INTEGER,
            Integer.class, Kinds.INTEGER,
            long.class, Kinds.NUMBER,
            Long.class, Kinds.NUMBER);

    private Arguments() {}

    /** Has Picocli read times, rules, ranges and so on. */
    public static CommandLine configured(CommandLine line) {
        line.setExpandAtFiles(false);
        line.setOverwrittenOptionsAllowed(false);
        ShapeMixin.addTo(line);
        KINDS.forEach((type, kind) -> register(line, type, kind));
        line.registerConverter(SeedRange.class, converter(Arguments::seeds));
        line.registerConverter(Span.class, converter(Arguments::span));
        line.registerConverter(TargetCondition.class, converter(TargetCondition::parse));
        line.getCommandSpec().parser().collectErrors(false).toggleBooleanFlags(false);
        return line;
    }

    @SuppressWarnings("unchecked")
    private static <T> void register(CommandLine line, Class<T> type, WordKind<?> kind) {
        // The table has kinds of the same types.
        line.registerConverter(type, converter(((WordKind<T>) kind).reader()));
    }

    /** Has Picocli read a word like that. */
    static <T> ITypeConverter<T> converter(WordKind.Reader<T> reader) {
        return text -> {
            try {
                return reader.read(text);
            } catch (MistakeException mistake) {
                throw new TypeConversionException(mistake.what());
            }
        };
    }

    private static Span span(String text) throws MistakeException {
        return new Span(Quantities.time(text).nanos());
    }

    private static SeedRange seeds(String text) throws MistakeException {
        Quantities.Span span = Quantities.span(text);
        return new SeedRange(span.first(), span.last());
    }

    /** The words that an argument may be, if there are only so many, or special ones. */
    public static List<String> words(ArgSpec argument) {
        Class<?> type = argument.isMultiValue() ? argument.auxiliaryTypes()[0] : argument.type();
        WordKind<?> kind = KINDS.get(type);
        List<String> words = new ArrayList<>();
        if (kind != null) {
            kind.names().stream().map(Kind.Named::word).forEach(words::add);
        } else if (argument.completionCandidates() != null) {
            argument.completionCandidates().forEach(words::add);
        }
        return words;
    }

    /** "; did you mean 'mit'?", if one of the words is near enough; or nothing. */
    public static String hint(String typed, Collection<String> words) {
        return Spelling.hint(typed, words);
    }

    /** What is wrong, in one line. */
    public static String oneLine(ParameterException wrong) {
        if (wrong instanceof UnmatchedArgumentException extra) {
            return unmatched(wrong.getCommandLine(), extra.getUnmatched().get(0));
        }
        String message = String.valueOf(wrong.getMessage()).replace('\n', ' ');
        Matcher conversion = CONVERSION.matcher(message);
        if (!conversion.matches()) {
            return message;
        }
        String label = conversion.group(1) != null ? conversion.group(1) : conversion.group(2);
        return (label == null ? "" : label + ": ") + choice(conversion.group(3));
    }

    /** Of a word that is none of several, in our words. */
    private static String choice(String problem) {
        Matcher choice = CHOICE.matcher(problem);
        if (!choice.matches()) {
            return problem;
        }
        List<String> words = List.of(choice.group(1).split(", "));
        String hint = Spelling.hint(choice.group(2), words);
        return (words.size() == 1 ? "" : "one of ") + choice.group(1) + " expected, not '"
                + choice.group(2) + "'" + hint;
    }

    private static String unmatched(CommandLine command, String extra) {
        CommandSpec spec = command.getCommandSpec();
        boolean isOption = extra.startsWith("-");
        String hint = Spelling.hint(
                extra,
                isOption ? spec.optionsMap().keySet() : spec.subcommands().keySet());
        for (PositionalParamSpec before : spec.positionalParameters()) {
            // What was to be a command was taken for a file.
            boolean may = hint.isEmpty() && !isOption && before.getValue() instanceof String;
            hint = may ? Spelling.hint(before.getValue(), spec.subcommands().keySet()) : hint;
        }
        return (isOption ? "unknown option '" : "unexpected '")
                + extra
                + "'"
                + (hint.isEmpty() ? "; --help shows what there is" : hint);
    }
}
