package raftarium.words;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What may stand behind the words that there are. The parsers that read them note it here when they
 * come to their end: so the grammar is in one place, and what is proposed is what will be read.
 */
public final class Expectations {
    /** Words that aren't of the grammar, but of the moment. */
    public enum Kind {
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
    public sealed interface Offer {}

    /** That word. */
    public record Exactly(String text, String meaning) implements Offer {}

    /** Any of those. */
    public record Some(Kind kind) implements Offer {}

    private final Set<Offer> offers = new LinkedHashSet<>();
    private String said = "";

    public void word(String text) {
        word(text, "");
    }

    public void word(String text, String meaning) {
        offers.add(new Exactly(text, meaning));
    }

    public void kind(Kind kind) {
        offers.add(new Some(kind));
    }

    /** All that another one has noted may come too; not what it says. */
    public void add(Expectations other) {
        offers.addAll(other.offers);
    }

    /** Says it in words; the first who speaks is heard. */
    public void say(String expected) {
        said = said.isEmpty() ? expected : said;
    }

    /** What may come next, likelier things first. */
    public Set<Offer> offers() {
        return offers;
    }

    /** Whether nodes may. */
    public boolean offersNodes() {
        return offers.contains(new Some(Kind.NODES))
                || offers.contains(new Some(Kind.ENDS))
                || offers.contains(new Some(Kind.NEW_NODE));
    }

    /** What must come next, in words; "" if nothing must. */
    public String said() {
        return said;
    }
}
