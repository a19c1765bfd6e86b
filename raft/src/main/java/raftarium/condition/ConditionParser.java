package raftarium.condition;

import raftarium.check.Property;
import raftarium.trace.Outcome;
import raftarium.words.Expectations;
import raftarium.words.MistakeException;
import raftarium.words.Spelling;
import raftarium.words.Word;
import raftarium.words.Words;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads conditions. {@code not} binds tighter than {@code and}; the longest reading wins. */
public final class ConditionParser {
    private static final List<String> BEGINNINGS = List.of(
            "leader",
            "no",
            "not",
            "term",
            "committed",
            "logs",
            "value",
            "result",
            "messages",
            "rpcs",
            "bytes",
            "elections",
            "split",
            "figure",
            "members",
            "joint",
            "violation",
            "linearizable");
    private static final List<String> FIGURES =
            both(Keys.all(NodeConditions.Figure.class), Keys.all(MemberConditions.Known.class));
    private static final List<String> STATES =
            both(Keys.all(NodeConditions.State.class), MemberConditions.IsSent.keys());
    private static final String EXPECTED = "a condition";

    private final Words words;

    private ConditionParser(Words words) {
        this.words = words;
    }

    private static List<String> both(List<String> some, List<String> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    /** Reads a condition from the next words and takes them. */
    public static Condition parse(Words words) throws MistakeException {
        return new ConditionParser(words).and();
    }

    private Condition and() throws MistakeException {
        List<Condition> conditions = new ArrayList<>();
        conditions.add(not());
        while (words.take("and")) {
            conditions.add(not());
        }
        return conditions.size() == 1
                ? conditions.get(0)
                : new Condition.And(List.copyOf(conditions));
    }

    private Condition not() throws MistakeException {
        boolean negated = false;
        while (words.take("not")) {
            negated = !negated;
        }
        return negated ? new Condition.Not(simple()) : simple();
    }

    /** Offers what a condition may begin with. */
    public static void offer(Words words) {
        words.offer(BEGINNINGS);
        words.offer(Expectations.Kind.NODES);
    }

    private Condition simple() throws MistakeException {
        offer(words);
        Optional<Condition> ofNodes = ofNodes();
        if (ofNodes.isPresent()) {
            return ofNodes.get();
        }
        Word first = words.next(EXPECTED);
        if (first.quoted()) {
            throw new MistakeException("a condition expected, not quoted words", first);
        }
        return after(first);
    }

    /** The condition that begins with that word, which is read already. */
    private Condition after(Word first) throws MistakeException {
        return switch (first.text()) {
            case "leader" -> new ClusterConditions.HasLeader();
            case "no" -> no();
            case "logs" -> {
                words.keyword("agree");
                yield new ClusterConditions.LogsAgree();
            }
            case "term", "committed" ->
                new ClusterConditions.Highest(
                        ClusterConditions.Figure.of(first.text()), comparison(), number());
            case "messages", "rpcs", "bytes", "elections" ->
                new ClusterConditions.Counted(
                        ClusterConditions.Count.of(first.text()), comparison(), number());
            case "split" -> {
                words.keyword("votes");
                yield new ClusterConditions.SplitVotes(comparison(), number());
            }
            case "figure" -> {
                words.keyword("8");
                yield new ClusterConditions.Figure8();
            }
            case "members" -> members();
            case "joint" -> new MemberConditions.IsJoint();
            case "value" -> value();
            case "result" -> result();
            case "linearizable" -> new ValueConditions.Linearizable();
            case "violation" -> new ClusterConditions.Violated(property());
            default ->
                throw new MistakeException(
                        "a condition expected, not '"
                                + first.text()
                                + "'"
                                + Spelling.hint(first.text(), BEGINNINGS),
                        first);
        };
    }

    /** A condition that begins with a set of nodes, if the next words are one. */
    private Optional<Condition> ofNodes() throws MistakeException {
        int start = words.position();
        words.peek(EXPECTED);
        if (!NodeSetParser.begins(words)) {
            return Optional.empty();
        }
        boolean onlyLeader = words.nextIs("leader");
        NodeSet nodes = NodeSetParser.parse(words);
        if (words.take("is")) {
            return Optional.of(is(nodes));
        }
        words.offer(FIGURES);
        if (words.hasNext() && !words.peek(EXPECTED).quoted()) {
            Optional<Condition> compared = compared(nodes, words.peek(EXPECTED).text());
            if (compared.isPresent()) {
                return compared;
            }
        }
        if (onlyLeader && nodes.text().equals("leader")) {
            words.moveTo(start);
            return Optional.empty();
        }
        Word next = words.peek("is, or a figure (term, commit, applied, ...)");
        throw new MistakeException(
                "is, or a figure ("
                        + String.join(", ", FIGURES)
                        + ") expected, not '"
                        + next.text()
                        + "'",
                next);
    }

    private Optional<Condition> compared(NodeSet nodes, String key) throws MistakeException {
        Optional<NodeConditions.Figure> figure = Keys.find(NodeConditions.Figure.class, key);
        Optional<MemberConditions.Known> known = Keys.find(MemberConditions.Known.class, key);
        if (figure.isPresent()) {
            words.next(EXPECTED);
            return Optional.of(
                    new NodeConditions.Compare(nodes, figure.get(), comparison(), number()));
        } else if (known.isPresent()) {
            words.next(EXPECTED);
            return Optional.of(new MemberConditions.AsItsLeaderKnows(
                    nodes, known.get(), comparison(), number()));
        }
        return Optional.empty();
    }

    private Condition is(NodeSet nodes) throws MistakeException {
        words.offer(STATES);
        Word word = words.next("a role");
        Optional<NodeConditions.State> state = Keys.find(NodeConditions.State.class, word.text());
        if (state.isPresent()) {
            return new NodeConditions.Is(nodes, state.get());
        }
        return MemberConditions.IsSent.of(word.text())
                .map(sending -> new MemberConditions.IsSent(nodes, sending))
                .orElseThrow(() -> new MistakeException(
                        "a role expected ("
                                + String.join(", ", STATES)
                                + "), not '"
                                + word.text()
                                + "'"
                                + Spelling.hint(word.text(), STATES),
                        word));
    }

    private Condition members() throws MistakeException {
        words.offer(List.of("=", "!="));
        Word sign = words.next("= or !=");
        if (!sign.is("=") && !sign.is("!=")) {
            throw new MistakeException(
                    "= or != expected behind 'members', not '" + sign.text() + "'", sign);
        }
        return new MemberConditions.AreMembers(NodeSetParser.parse(words), sign.is("="));
    }

    private Condition no() throws MistakeException {
        words.offer(List.of("leader", "violation"));
        Word next = words.next("leader or violation");
        if (next.is("leader")) {
            return new ClusterConditions.NobodyLeads();
        } else if (next.is("violation")) {
            return new Condition.Not(new ClusterConditions.Violated(Optional.empty()));
        }
        throw new MistakeException(
                "leader or violation expected behind 'no', not '" + next.text() + "'", next);
    }

    private Comparison comparison() throws MistakeException {
        words.offer(Comparison.signs());
        Word word = words.next("a comparison");
        return Comparison.of(word)
                .orElseThrow(() -> new MistakeException(
                        "a comparison expected ("
                                + String.join(" ", Comparison.signs())
                                + "), not '"
                                + word.text()
                                + "'",
                        word));
    }

    private long number() throws MistakeException {
        Word word = words.next("a number");
        try {
            return Long.parseLong(word.text());
        } catch (NumberFormatException notOne) {
            throw new MistakeException("a whole number expected, not '" + word.text() + "'", word);
        }
    }

    private Condition value() throws MistakeException {
        words.offer(Expectations.Kind.KEY);
        String key = words.next("a key").text();
        Optional<NodeSet> on =
                words.take("on") ? Optional.of(NodeSetParser.parse(words)) : Optional.empty();
        if (words.take("none")) {
            return new ValueConditions.Value(key, on, Optional.empty(), "");
        }
        Optional<Comparison> comparison = Optional.of(comparison());
        return new ValueConditions.Value(
                key, on, comparison, words.next("a value").text());
    }

    private Condition result() throws MistakeException {
        List<Outcome> outcomes = List.of(Outcome.OK, Outcome.FAILED, Outcome.UNKNOWN);
        words.offer(List.of("none"));
        words.offer(outcomes.stream().map(Outcome::word).toList());
        words.offer(Comparison.signs());
        Word next = words.peek("none, ok, failed, unknown or a comparison");
        if (words.take("none")) {
            return new ValueConditions.Result(Optional.empty(), "");
        }
        for (Outcome outcome : outcomes) {
            if (next.is(outcome.word())) {
                words.next(outcome.word());
                return new ValueConditions.HasOutcome(outcome);
            }
        }
        Optional<Comparison> comparison = Optional.of(comparison());
        return new ValueConditions.Result(comparison, words.next("a value").text());
    }

    private Optional<Property> property() throws MistakeException {
        List<String> keys = Arrays.stream(Property.values()).map(Property::key).toList();
        words.offer(keys);
        if (!words.hasNext() || words.nextIs("and") || words.nextIs("within")) {
            return Optional.empty();
        }
        if (words.nextIs("for")) {
            return Optional.empty();
        }
        Word word = words.next("a property");
        return Optional.of(Property.of(word.text())
                .orElseThrow(() -> new MistakeException(
                        "a property expected ("
                                + String.join(", ", keys)
                                + "), not '"
                                + word.text()
                                + "'"
                                + Spelling.hint(word.text(), keys),
                        word)));
    }
}
