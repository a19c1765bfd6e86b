package raftarium.app.command;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

import raftarium.condition.NodeSet;
import raftarium.condition.NodeSetParser;
import raftarium.words.MistakeException;
import raftarium.words.Spelling;
import raftarium.words.Word;
import raftarium.words.Words;

import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Binds the words of a statement to the method that carries it out. */
final class Binder {
    private static final Pattern CONVERSION = Pattern.compile(
            "Invalid value for (?:option '([^']+)'|positional parameter at index [^ ]+)"
                    + "(?: \\(([^)]*)\\))?: (.*)",
            Pattern.DOTALL);

    private static final Pattern CHOICE = Pattern.compile(
            "expected one of \\[(.*)\\] \\(case-sensitive\\) but was '(.*)'", Pattern.DOTALL);

    /** The commands in which clients are named like nodes. */
    private static final Set<String> ENDS_OF_LINKS = Set.of("link", "cut", "mend", "hold");

    private Binder() {}

    /** A command, ready to be carried out, as often as needed. */
    static Invocation bind(Vocabulary vocabulary, List<Word> statement) throws MistakeException {
        Vocabulary.Entry entry = vocabulary.entry(statement.get(0));
        List<Word> rest = statement.subList(1, statement.size());
        Class<?> clauseType = clauseType(entry);
        if (clauseType != null) {
            Clause clause = clause(clauseType, new Words(statement.get(0), rest));
            return new Invocation(entry, Arrays.<@Nullable Object>asList(clause), statement);
        }
        List<Word> merged = merged(entry, new Words(statement.get(0), rest));
        parse(entry, statement.get(0), merged);
        return new Invocation(entry, arguments(entry), statement);
    }

    /** What follows a command's name, where that is a clause; else null. */
    static @Nullable Class<?> clauseType(Vocabulary.Entry entry) {
        Parameter[] parameters = entry.method().getParameters();
        boolean isClause =
                parameters.length == 1 && Clause.class.isAssignableFrom(parameters[0].getType());
        return isClause ? parameters[0].getType() : null;
    }

    static Clause clause(Class<?> type, Words words) throws MistakeException {
        if (type == Clause.Until.class) {
            return Clause.Until.parse(words);
        } else if (type == Clause.Expect.class) {
            return Clause.Expect.parse(words);
        } else if (type == Clause.When.class) {
            return Clause.When.parse(words);
        } else if (type == Clause.If.class) {
            return Clause.If.parse(words);
        } else if (type == Clause.Why.class) {
            return Clause.Why.parse(words);
        } else if (type == Clause.Compact.class) {
            return Clause.Compact.parse(words);
        } else if (type == Clause.DiskFault.class) {
            return Clause.DiskFault.parse(words);
        } else if (type == Clause.Sides.class) {
            return Clause.Sides.parse(words);
        }
        words.peek("a text");
        return Clause.Text.parse(words);
    }

    private static boolean takesNodes(Method method) {
        for (Parameter parameter : method.getParameters()) {
            if (parameter.getType() == NodeSet.class) {
                return true;
            }
        }
        return false;
    }

    /** Whether clients may stand where nodes do. */
    static boolean takesEnds(Vocabulary.Entry entry) {
        return ENDS_OF_LINKS.contains(entry.name());
    }

    /** Makes each set of nodes one word, so that Picocli reads it as one. */
    static List<Word> merged(Vocabulary.Entry entry, Words words) throws MistakeException {
        if (!takesNodes(entry.method())) {
            return words.rest();
        }
        boolean takesEnds = takesEnds(entry);
        List<Word> merged = new ArrayList<>();
        while (words.hasNext()) {
            Word first = words.peek("a word");
            if (!first.text().startsWith("-") && NodeSetParser.begins(words)) {
                NodeSet set =
                        takesEnds ? NodeSetParser.parseEnds(words) : NodeSetParser.parse(words);
                merged.add(new Word(set.text(), false, first.line(), first.column()));
            } else {
                merged.add(words.next("a word"));
            }
        }
        return merged;
    }

    private static void parse(Vocabulary.Entry entry, Word name, List<Word> words)
            throws MistakeException {
        try {
            List<String> texts = new ArrayList<>(List.of(entry.name()));
            words.forEach(word -> texts.add(Vocabulary.shielded(word)));
            entry.parent().parseArgs(texts.toArray(String[]::new));
        } catch (UnmatchedArgumentException extra) {
            throw unmatched(entry, Vocabulary.plain(extra.getUnmatched().get(0)), name, words);
        } catch (MissingParameterException missing) {
            Word last = words.isEmpty() ? name : words.get(words.size() - 1);
            throw new MistakeException(
                    missing(missing) + "; usage: " + HelpTexts.usage(entry.line()),
                    last.line(),
                    last.column() + last.text().length());
        } catch (ParameterException wrong) {
            throw wrong(wrong, name, words);
        }
    }

    private static String missing(MissingParameterException missing) {
        String what = missing.getMissing().isEmpty()
                ? String.valueOf(missing.getMessage())
                : missing.getMissing().get(0).paramLabel();
        return what + " is missing";
    }

    private static MistakeException unmatched(
            Vocabulary.Entry entry, String extra, Word name, List<Word> words) {
        List<String> options =
                new ArrayList<>(entry.line().getCommandSpec().optionsMap().keySet());
        String hint = extra.startsWith("-") ? Spelling.hint(extra, options) : "";
        return new MistakeException(
                "unexpected '"
                        + extra
                        + "'"
                        + (hint.isEmpty() ? "; usage: " + HelpTexts.usage(entry.line()) : hint),
                find(words, extra, name));
    }

    private static MistakeException wrong(ParameterException wrong, Word name, List<Word> words) {
        String message = Vocabulary.plain(String.valueOf(wrong.getMessage()).replace('\n', ' '));
        Matcher conversion = CONVERSION.matcher(message);
        String value = wrong.getValue() == null ? null : Vocabulary.plain(wrong.getValue());
        Word where = value == null ? name : find(words, value, name);
        if (!conversion.matches()) {
            return new MistakeException(message, where);
        }
        String label = conversion.group(1) != null ? conversion.group(1) : conversion.group(2);
        return new MistakeException(
                (label == null ? "" : label + ": ") + choice(conversion.group(3)), where);
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

    private static Word find(List<Word> words, String text, Word otherwise) {
        for (Word word : words) {
            if (word.text().equals(text) || word.text().endsWith("=" + text)) {
                return word;
            }
        }
        return otherwise;
    }

    /** The values that Picocli has read, in the order of the method's parameters. */
    private static List<@Nullable Object> arguments(Vocabulary.Entry entry) {
        CommandSpec spec = entry.line().getCommandSpec();
        Parameter[] parameters = entry.method().getParameters();
        @Nullable Object[] arguments = new @Nullable Object[parameters.length];
        int positional = 0;
        for (int place = 0; place < parameters.length; place++) {
            Parameter parameter = parameters[place];
            Option option = parameter.getAnnotation(Option.class);
            if (parameter.isAnnotationPresent(Mixin.class)) {
                arguments[place] = mixin(spec, parameter.getType());
            } else if (option != null) {
                arguments[place] = spec.findOption(option.names()[0]).getValue();
            } else {
                arguments[place] = spec.positionalParameters().get(positional++).getValue();
            }
        }
        return Arrays.asList(arguments);
    }

    private static Object mixin(CommandSpec spec, Class<?> type) {
        for (CommandSpec mixin : spec.mixins().values()) {
            if (type.isInstance(mixin.userObject())) {
                return ((Vocabulary.Mixed) mixin.userObject()).copy();
            }
        }
        throw new IllegalStateException("no options of " + type);
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

    /** For the outermost program's own options. */
    static String oneLine(ParameterException wrong) {
        CommandLine command = wrong.getCommandLine();
        if (wrong instanceof UnmatchedArgumentException extra) {
            return unmatched(command, extra.getUnmatched().get(0));
        }
        return wrong(wrong, new Word(command.getCommandName(), false, 0, 0), List.of())
                .what();
    }
}
