package raftarium.app.command;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What may stand behind the words that there are. The parsers that read them note it here when they
 * come to their end: so the grammar is in one place, and what is proposed is what will be read.
 */
final class Expectations {
    /** Words that aren't of the grammar, but of the moment. */
    enum Kind {
        COMMAND,
        TOPIC,
        NODES,
        /** Nodes, or clients. */
        ENDS,
        /** A node that isn't there yet. */
        NEW_NODE,
        KEY,
        /** A message in flight, by its id. */
        MESSAGE,
        FILE
    }

    /** Something that may come next. */
    sealed interface Offer {}

    /** That word. */
    record Exactly(String text, String meaning) implements Offer {}

    /** Any of those. */
    record Some(Kind kind) implements Offer {}

    private final Set<Offer> offers = new LinkedHashSet<>();
    private String said = "";

    void word(String text) {
        word(text, "");
    }

    void word(String text, String meaning) {
        offers.add(new Exactly(text, meaning));
    }

    void kind(Kind kind) {
        offers.add(new Some(kind));
    }

    /** Says it in words; the first who speaks is heard. */
    void say(String expected) {
        said = said.isEmpty() ? expected : said;
    }

    /** What may come next, likelier things first. */
    Set<Offer> offers() {
        return offers;
    }

    /** Whether nodes may. */
    boolean offersNodes() {
        return offers.contains(new Some(Kind.NODES)) || offers.contains(new Some(Kind.ENDS));
    }

    /** What must come next, in words; "" if nothing must. */
    String said() {
        return said;
    }
}
