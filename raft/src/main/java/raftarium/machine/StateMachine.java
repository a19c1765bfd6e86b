package raftarium.machine;

import org.jspecify.annotations.Nullable;

import raftarium.data.Bytes;

import java.util.Collections;
import java.util.SortedMap;

/**
 * What a cluster replicates. An implementation is deterministic: it uses no clock, no chance, and
 * no state but its own. One thread at a time.
 */
public interface StateMachine {
    /**
     * Applies a committed command.
     *
     * @return the answer for its client; null for "none"
     */
    @Nullable
    Bytes apply(Bytes command);

    /**
     * Answers a question without changing anything.
     *
     * @return the answer; null for "none"
     */
    @Nullable
    Bytes query(Bytes command);

    /** The command in words, short, for people who watch. Any bytes get an answer. */
    String describe(Bytes command);

    /**
     * What it holds, as names and values, for people who watch and for conditions ({@code value K =
     * V}). A machine that has nothing to show gives none.
     */
    default SortedMap<String, String> contents() {
        return Collections.emptySortedMap();
    }

    /** What {@link #contents} has for a name, or null. */
    default @Nullable String value(String name) {
        return contents().get(name);
    }

    /**
     * The whole state in bytes, for {@link #restore} (section 7). Equal states give equal bytes, on
     * every computer and Java version; less than 2 GiB.
     */
    Bytes snapshot();

    /**
     * Replaces the whole state by the one of which {@link #snapshot} gave these bytes.
     *
     * @throws IllegalArgumentException if the bytes are no snapshot of such a machine; the state
     *     then stays as it was
     */
    void restore(Bytes snapshot);

    /**
     * An independent copy in the same state: what is done to one changes nothing in the other. They
     * may go on in different threads at the same time, so what they share must not change.
     */
    StateMachine copy();

    /**
     * A command that somebody may give, as text; the machine gets its bytes in UTF-8. Load and
     * torture draw numbers and ask for such. The same number gives the same command, whatever the
     * state is.
     *
     * @param number which one, 0 or more
     * @return 1 to {@value RawCommand#MAX_CHARACTERS} characters, no control characters among them;
     *     where a machine doesn't say, a whole number from 0 to 99
     */
    default String sample(long number) {
        return String.valueOf(number % 100);
    }
}
