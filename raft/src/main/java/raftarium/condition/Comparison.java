package raftarium.condition;

import raftarium.words.Word;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The signs that compare. */
enum Comparison {
    EQUAL("="),
    UNEQUAL("!="),
    LESS("<"),
    AT_MOST("<="),
    MORE(">"),
    AT_LEAST(">=");

    private static final Pattern INTEGER = Pattern.compile("[+-]?\\d{1,40}");

    private final String sign;

    Comparison(String sign) {
        this.sign = sign;
    }

    String sign() {
        return sign;
    }

    static Optional<Comparison> of(Word word) {
        return Arrays.stream(values()).filter(one -> word.is(one.sign)).findFirst();
    }

    static List<String> signs() {
        return Arrays.stream(values()).map(Comparison::sign).toList();
    }

    boolean holds(long left, long right) {
        return holds(Long.compare(left, right));
    }

    /** As integers where both are, else as texts by code point. */
    boolean holds(String left, String right) {
        boolean integers =
                INTEGER.matcher(left).matches() && INTEGER.matcher(right).matches();
        return holds(
                integers
                        ? new BigInteger(left).compareTo(new BigInteger(right))
                        : compareCodePoints(left, right));
    }

    private static int compareCodePoints(String left, String right) {
        return Arrays.compare(left.codePoints().toArray(), right.codePoints().toArray());
    }

    private boolean holds(int order) {
        return switch (this) {
            case EQUAL -> order == 0;
            case UNEQUAL -> order != 0;
            case LESS -> order < 0;
            case AT_MOST -> order <= 0;
            case MORE -> order > 0;
            case AT_LEAST -> order >= 0;
        };
    }
}
