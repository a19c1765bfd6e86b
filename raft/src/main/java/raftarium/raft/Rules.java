package raftarium.raft;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Which rules are on: an immutable set, cheap to ask. */
public final class Rules {
    /** Raft as it is in the paper: the rules that are on by default. */
    public static final Rules PAPER = new Rules(paper());

    private final long on;

    private Rules(long on) {
        this.on = on;
    }

    private static long paper() {
        long bits = 0;
        for (Rule rule : Rule.values()) {
            bits |= rule.isOnByDefault() ? bit(rule) : 0;
        }
        return bits;
    }

    /** The paper's rules but these. */
    public static Rules without(Collection<Rule> off) {
        long bits = paper();
        for (Rule rule : off) {
            bits &= ~bit(rule);
        }
        return new Rules(bits);
    }

    /** These rules with one of them on or off. */
    public Rules with(Rule rule, boolean isOn) {
        return new Rules(isOn ? on | bit(rule) : on & ~bit(rule));
    }

    /** Whether the rule is on. */
    public boolean on(Rule rule) {
        return (on & bit(rule)) != 0;
    }

    /** Whether the rule is off. */
    public boolean off(Rule rule) {
        return (on & bit(rule)) == 0;
    }

    /** Whether any of the paper is off: "modified Raft". */
    public boolean modified() {
        return !off().isEmpty();
    }

    /** Those of the paper that are off, in the order of {@link Rule}. */
    public Set<Rule> off() {
        EnumSet<Rule> off = EnumSet.noneOf(Rule.class);
        for (Rule rule : Rule.values()) {
            if (off(rule) && rule.isOnByDefault()) {
                off.add(rule);
            }
        }
        return off;
    }

    /** "Raft", or "modified Raft (without one-vote)". */
    public String label() {
        Set<Rule> off = off();
        return off.isEmpty()
                ? "Raft"
                : off.stream()
                        .map(Rule::key)
                        .collect(Collectors.joining(", ", "modified Raft (without ", ")"));
    }

    private static long bit(Rule rule) {
        return 1L << rule.ordinal();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Rules rules && on == rules.on;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(on);
    }

    @Override
    public String toString() {
        return label();
    }
}
