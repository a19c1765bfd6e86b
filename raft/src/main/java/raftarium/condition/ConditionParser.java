package raftarium.condition;

import raftarium.words.MistakeException;
import raftarium.words.Word;
import raftarium.words.Words;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads conditions. {@code not} binds tightest, then {@code and}, then {@code or}; the longest
 * reading wins.
 */
public final class ConditionParser {
    /** So deep parentheses stand in each other. */
    static final int MAX_DEPTH = 32;

    static final String EXPECTED = "a condition";

    /**
     * Where something stands.
     *
     * @param depth in how many parentheses
     * @param isOfNode whether one node after the other is looked at
     */
    record Place(int depth, boolean isOfNode) {
        static final Place BEGIN = new Place(0, false);

        Place deeper() {
            return new Place(depth + 1, isOfNode);
        }
    }

    private final Words words;
    private final Place place;

    ConditionParser(Words words, Place place) {
        this.words = words;
        this.place = place;
    }

    /** Reads a condition from the next words and takes them. */
    public static Condition parse(Words words) throws MistakeException {
        return new ConditionParser(words, Place.BEGIN).or();
    }

    /** Words as a line, that were read as a condition. */
    public static String line(List<Word> words) {
        return Parentheses.line(words);
    }

    static MistakeException tooDeep(Word word) {
        return new MistakeException(
                "parentheses stand at most " + MAX_DEPTH + " deep in each other", word);
    }

    private Condition or() throws MistakeException {
        List<Condition> conditions = new ArrayList<>();
        conditions.add(and());
        while (words.take("or")) {
            conditions.add(and());
        }
        return conditions.size() == 1
                ? conditions.get(0)
                : new Condition.Or(List.copyOf(conditions));
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
        SimpleConditionParser.offer(words);
    }

    private Condition simple() throws MistakeException {
        offer(words);
        return words.hasNext() && Parentheses.begins(words.peek(EXPECTED))
                ? within(place.deeper())
                : new SimpleConditionParser(words, place).read();
    }

    /** What stands in parentheses. */
    private Condition within(Place inside) throws MistakeException {
        words.cut(Parentheses::apart);
        Word open = words.next(EXPECTED);
        if (inside.depth > MAX_DEPTH) {
            throw tooDeep(open);
        }
        Condition condition = new ConditionParser(words, inside).or();
        words.offer(List.of(Parentheses.CLOSE));
        Word close = words.next("')', or 'and' or 'or',");
        if (!close.is(Parentheses.CLOSE)) {
            throw new MistakeException(
                    "')', or 'and' or 'or', expected, not '" + close.text() + "'", close);
        }
        return condition;
    }

    /** What holds of a node, in parentheses. */
    Condition ofNode() throws MistakeException {
        words.offer(List.of(Parentheses.OPEN));
        Word open = words.peek("a condition in parentheses");
        if (!Parentheses.begins(open)) {
            throw new MistakeException(
                    "a condition in parentheses expected, as in: count up with (last >= 3), not '"
                            + open.text() + "'",
                    open);
        }
        return within(new Place(place.depth + 1, true));
    }
}
