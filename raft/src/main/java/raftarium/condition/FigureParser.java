package raftarium.condition;

import raftarium.words.Expectations;
import raftarium.words.MistakeException;
import raftarium.words.Spelling;
import raftarium.words.Word;
import raftarium.words.Words;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads figures; the longest reading wins. */
final class FigureParser {
    /** What a figure of the cluster begins with. */
    static final List<String> BEGINNINGS = Stream.of(
                    Keys.all(Operands.Highest.class),
                    Keys.all(Operands.Counted.class),
                    List.of("split", "count"))
            .flatMap(List::stream)
            .toList();

    /** What a node has. */
    static final List<String> OF_NODES = Stream.of(
                    Keys.all(NodeConditions.Own.class), Keys.all(MemberConditions.Known.class))
            .flatMap(List::stream)
            .toList();

    private static final String EXPECTED = "a whole number or a figure (n1 last, term, ...)";

    private final Words words;
    private final ConditionParser.Place place;

    FigureParser(Words words, ConditionParser.Place place) {
        this.words = words;
        this.place = place;
    }

    static void offer(Words words, ConditionParser.Place place) {
        words.offer(Expectations.Kind.NODES);
        words.offer(BEGINNINGS);
        if (place.isOfNode()) {
            words.offer(OF_NODES);
        }
    }

    /** A whole figure. */
    Figure figure() throws MistakeException {
        return from(operand());
    }

    /** What is added to what is read already, or taken away from it. */
    Figure from(Operand first) throws MistakeException {
        List<Figure.Summand> more = new ArrayList<>();
        boolean isAdded = words.take("+");
        while (isAdded || words.take("-")) {
            if (more.size() == Figure.MAX_SUMMANDS) {
                throw new MistakeException(
                        "a figure has at most " + Figure.MAX_SUMMANDS + " of + and -",
                        words.last());
            }
            more.add(new Figure.Summand(isAdded, operand()));
            isAdded = words.take("+");
        }
        return new Figure(first, more);
    }

    private Operand operand() throws MistakeException {
        offer(words, place);
        Word next = words.peek(EXPECTED);
        Optional<Operand> ofNode = ofNode();
        if (ofNode.isPresent()) {
            return ofNode.get();
        }
        if (NodeSetParser.begins(words)) {
            NodeSet nodes = NodeSetParser.parse(words);
            return ofNodes(nodes).orElseThrow(() -> notOfNodes(nodes));
        }
        Optional<Operand> ofCluster = ofCluster();
        if (ofCluster.isPresent()) {
            return ofCluster.get();
        }
        throw new MistakeException(
                EXPECTED + " expected, not '" + next.text() + "'"
                        + Spelling.hint(next.text(), BEGINNINGS),
                next);
    }

    private MistakeException notOfNodes(NodeSet nodes) {
        String expected = "a figure of '" + nodes + "' (" + String.join(", ", OF_NODES) + ")";
        try {
            Word next = words.peek(expected);
            return new MistakeException(expected + " expected, not '" + next.text() + "'", next);
        } catch (MistakeException missing) {
            return missing;
        }
    }

    /** What is said of the node that is looked at, without naming it. */
    private Optional<Operand> ofNode() throws MistakeException {
        return place.isOfNode() ? ofNodes(NodeSet.ITSELF) : Optional.empty();
    }

    /** The figure of those nodes, if the next word is one. */
    Optional<Operand> ofNodes(NodeSet nodes) throws MistakeException {
        words.offer(OF_NODES);
        if (!words.hasNext() || words.peek(EXPECTED).quoted()) {
            return Optional.empty();
        }
        String key = words.peek(EXPECTED).text();
        Optional<NodeConditions.Own> own = Keys.find(NodeConditions.Own.class, key);
        Optional<MemberConditions.Known> known = Keys.find(MemberConditions.Known.class, key);
        if (own.isEmpty() && known.isEmpty()) {
            return Optional.empty();
        }
        words.next(EXPECTED);
        boolean isAt = own.filter(NodeConditions.Own.TERM::equals).isPresent() && words.take("at");
        NodeFigure figure = isAt ? termAt() : own.isPresent() ? own.get() : known.orElseThrow();
        return Optional.of(new Operands.OfNodes(nodes, figure));
    }

    private NodeFigure termAt() throws MistakeException {
        if (place.depth() == ConditionParser.MAX_DEPTH) {
            throw ConditionParser.tooDeep(words.last());
        }
        return new Operands.TermAt(new FigureParser(words, place.deeper()).operand());
    }

    /** A number, or a figure of the cluster, if the next words are one. */
    Optional<Operand> ofCluster() throws MistakeException {
        Word word = words.peek(EXPECTED);
        Optional<Operand> operand = word.quoted() ? Optional.empty() : named(word.text());
        if (operand.isPresent()) {
            words.next(EXPECTED);
        } else if (word.is("split")) {
            words.next(EXPECTED);
            words.keyword("votes");
            operand = Optional.of(new Operands.SplitVotes());
        } else if (word.is("count")) {
            words.next(EXPECTED);
            operand = Optional.of(howMany());
        } else if (!word.quoted() && word.text().matches("[+-]?\\d+")) {
            operand = Optional.of(new Operand.Whole(number()));
        }
        return operand;
    }

    private static Optional<Operand> named(String key) {
        Optional<Operand> highest = Keys.find(Operands.Highest.class, key).map(Operand.class::cast);
        return highest.isPresent()
                ? highest
                : Keys.find(Operands.Counted.class, key).map(Operand.class::cast);
    }

    private Operand howMany() throws MistakeException {
        NodeSet nodes = NodeSetParser.parse(words);
        words.keyword("with");
        return new Operands.HowMany(nodes, new ConditionParser(words, place).ofNode());
    }

    private long number() throws MistakeException {
        Word word = words.next(EXPECTED);
        try {
            return Long.parseLong(word.text());
        } catch (NumberFormatException tooLarge) {
            throw new MistakeException(
                    "a whole number of 64 bits expected, not '" + word.text() + "'", word);
        }
    }
}
