package raftarium.condition;

import raftarium.check.Property;
import raftarium.trace.Outcome;
import raftarium.words.Expectations;
import raftarium.words.MistakeException;
import raftarium.words.Spelling;
import raftarium.words.Word;
import raftarium.words.Words;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the conditions of which others consist; the longest reading wins. */
final class SimpleConditionParser {
    private static final List<String> BEGINNINGS = Stream.concat(
                    FigureParser.BEGINNINGS.stream(),
                    Stream.of(
                            "leader",
                            "no",
                            "not",
                            "logs",
                            "value",
                            "result",
                            "figure",
                            "members",
                            "joint",
                            "violation",
                            "linearizable"))
            .toList();
    private static final List<String> STATES = Stream.concat(
                    Keys.all(NodeConditions.State.class).stream(),
                    MemberConditions.IsSent.keys().stream())
            .toList();
    private static final String EXPECTED = ConditionParser.EXPECTED;

    /** What may stand behind a condition, which so is no property. */
    private static final List<String> BEHIND =
            List.of("and", "or", "within", "for", Parentheses.CLOSE);

    private final Words words;
    private final ConditionParser.Place place;

    SimpleConditionParser(Words words, ConditionParser.Place place) {
        this.words = words;
        this.place = place;
    }

    /** Offers what one may begin with. */
    static void offer(Words words) {
        words.offer(BEGINNINGS);
        words.offer(Expectations.Kind.NODES);
    }

    /** Reads one from the next words and takes them. */
    Condition read() throws MistakeException {
        if (place.isOfNode()) {
            words.offer(List.of("is", "vote"));
            words.offer(FigureParser.OF_NODES);
        }
        words.peek(EXPECTED);
        Optional<Condition> ofNodes = place.isOfNode() ? of(NodeSet.ITSELF) : Optional.empty();
        ofNodes = ofNodes.isPresent() ? ofNodes : ofNodes();
        if (ofNodes.isPresent()) {
            return ofNodes.get();
        }
        Optional<Operand> figure = figures().ofCluster();
        if (figure.isPresent()) {
            return compared(figure.get());
        }
        Word first = words.next(EXPECTED);
        if (first.quoted()) {
            throw new MistakeException("a condition expected, not quoted words", first);
        }
        return after(first);
    }

    private FigureParser figures() {
        return new FigureParser(words, place);
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
        Optional<Condition> of = of(nodes);
        if (of.isPresent()) {
            return of;
        }
        if (onlyLeader && nodes.text().equals("leader")) {
            words.moveTo(start);
            return Optional.empty();
        }
        String expected =
                "is, vote, or a figure (" + String.join(", ", FigureParser.OF_NODES) + ")";
        Word next = words.peek("is, vote, or a figure (term, commit, applied, ...)");
        throw new MistakeException(expected + " expected, not '" + next.text() + "'", next);
    }

    /** What is said of those nodes, if the next words do. */
    private Optional<Condition> of(NodeSet nodes) throws MistakeException {
        if (words.take("is")) {
            return Optional.of(is(nodes));
        } else if (words.take("vote")) {
            return Optional.of(vote(nodes));
        }
        Optional<Operand> figure = figures().ofNodes(nodes);
        return figure.isPresent() ? Optional.of(compared(figure.get())) : Optional.empty();
    }

    private Condition compared(Operand first) throws MistakeException {
        Figure left = figures().from(first);
        Comparison comparison = comparison();
        return new Compared(left, comparison, figures().figure());
    }

    private Condition vote(NodeSet nodes) throws MistakeException {
        boolean wanted = isEqual("vote");
        Optional<NodeSet> whom =
                words.take("none") ? Optional.empty() : Optional.of(NodeSetParser.parse(words));
        return new NodeConditions.VotedFor(nodes, wanted, whom);
    }

    /** Whether = stands there, or !=. */
    private boolean isEqual(String before) throws MistakeException {
        words.offer(List.of("=", "!="));
        Word sign = words.next("= or !=");
        if (!sign.is("=") && !sign.is("!=")) {
            throw new MistakeException(
                    "= or != expected behind '" + before + "', not '" + sign.text() + "'", sign);
        }
        return sign.is("=");
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
        boolean wanted = isEqual("members");
        return new MemberConditions.AreMembers(NodeSetParser.parse(words), wanted);
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

    private Condition value() throws MistakeException {
        words.offer(Expectations.Kind.KEY);
        String key = words.next("a key").text();
        Optional<NodeSet> itself =
                place.isOfNode() ? Optional.of(NodeSet.ITSELF) : Optional.empty();
        Optional<NodeSet> on = words.take("on") ? Optional.of(NodeSetParser.parse(words)) : itself;
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
        if (!words.hasNext() || BEHIND.stream().anyMatch(words::nextIs)) {
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
