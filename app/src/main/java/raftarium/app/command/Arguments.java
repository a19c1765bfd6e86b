package raftarium.app.command;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

import raftarium.condition.NodeSet;
import raftarium.words.Expectations;
import raftarium.words.Expectations.Kind;
import raftarium.words.Word;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which argument of a command comes next, by Picocli's description of it. */
final class Arguments {
    /** What is meant by a label of an argument that is a text, as everywhere in the commands. */
    private static final Map<String, Kind> KINDS = Map.of(
            "K", Kind.KEY,
            "FILE", Kind.FILE,
            "DIR", Kind.FILE,
            "ID", Kind.MESSAGE,
            "COMMAND", Kind.TOPIC);

    private final Vocabulary.Entry entry;
    private final CommandSpec spec;
    private final Set<OptionSpec> used = new HashSet<>();
    private int position;

    /** The option whose value comes next. */
    private @Nullable OptionSpec open;

    private Arguments(Vocabulary.Entry entry) {
        this.entry = entry;
        spec = entry.line().getCommandSpec();
    }

    /** Notes what may follow these words of a command. */
    static void expect(Vocabulary.Entry entry, List<Word> words, Expectations expectations) {
        Arguments arguments = new Arguments(entry);
        for (Word word : words) {
            if (!arguments.take(word)) {
                return;
            }
        }
        arguments.expect(expectations);
    }

    /** Whether there may be such a word there. */
    private boolean take(Word word) {
        if (open != null) {
            open = null;
            return true;
        }
        if (word.quoted() || !word.text().startsWith("-")) {
            position++;
            return true;
        }
        int equals = word.text().indexOf('=');
        OptionSpec option =
                spec.findOption(equals < 0 ? word.text() : word.text().substring(0, equals));
        if (option == null) {
            return false;
        }
        used.add(option);
        boolean takesValue = option.arity().max() > 0;
        boolean awaitsValue = equals < 0 || equals == word.text().length() - 1;
        open = takesValue && awaitsValue ? option : null;
        return takesValue || equals < 0;
    }

    private void expect(Expectations expectations) {
        if (open != null) {
            offer(open, expectations);
            expectations.say(open.paramLabel());
            return;
        }
        List<PositionalParamSpec> positional = spec.positionalParameters();
        if (position < positional.size()) {
            offer(positional.get(position), expectations);
        }
        List<OptionSpec> left = left();
        for (OptionSpec option : left) {
            expectations.word(option.longestName(), HelpTexts.text(option.description()));
        }
        expectations.say(HelpTexts.labels(
                positional.subList(Math.min(position, positional.size()), positional.size()),
                left));
    }

    /** The options that can still be given. */
    private List<OptionSpec> left() {
        List<OptionSpec> left = new ArrayList<>();
        for (OptionSpec option : spec.options()) {
            if (!used.contains(option) || option.isMultiValue()) {
                left.add(option);
            }
        }
        return left;
    }

    private void offer(ArgSpec argument, Expectations expectations) {
        Class<?> type = argument.isMultiValue() ? argument.auxiliaryTypes()[0] : argument.type();
        Kind kind = KINDS.get(argument.paramLabel());
        if (type == NodeSet.class) {
            nodes(expectations);
        }
        for (Choice.Offer offer : Choice.offers(argument)) {
            expectations.word(offer.word(), offer.meaning());
        }
        if (kind != null) {
            expectations.kind(kind);
        }
    }

    private void nodes(Expectations expectations) {
        boolean takesNew = entry.name().equals("add") || entry.name().equals("members");
        if (takesNew) {
            expectations.kind(Kind.NEW_NODE);
        }
        if (!entry.name().equals("add")) {
            expectations.kind(Binder.takesEnds(entry) ? Kind.ENDS : Kind.NODES);
        }
    }
}
