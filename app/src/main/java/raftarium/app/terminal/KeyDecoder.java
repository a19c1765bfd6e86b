package raftarium.app.terminal;

import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.input.KeyType;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Takes the characters of one key, all of them and no more, and says which key it is. Cutting the
 * stream into keys first, and only then asking Lanterna's patterns, is what keeps an unknown
 * sequence (an answer to a query, a focus report) from coming out as letters typed, and Escape
 * alone from waiting for more.
 */
final class KeyDecoder {
    /**
     * What follows Escape in a sequence arrives with it or nearly so; a finger takes longer between
     * two keys.
     */
    static final long ESCAPE_MILLIS = 100;

    /**
     * A sequence that has begun is no finger's any more: on a slow link or a busy machine its rest
     * may take its time, and must not come out as letters typed.
     */
    static final long REST_MILLIS = 500;

    private static final char ESC = '\u001b';
    private static final char BEL = '\u0007';
    private static final int SEQUENCE_LIMIT = 64;
    private static final int STRING_LIMIT = 4096;

    private final WakeableReader reader;
    /** Characters read, but found to belong to the next key. */
    private final Deque<Character> held = new ArrayDeque<>();

    KeyDecoder(WakeableReader reader) {
        this.reader = reader;
    }

    /** The first character of a key, as {@link WakeableReader#read} gives it. */
    int first(long timeoutMillis) throws IOException {
        Character known = held.poll();
        return known != null ? known : reader.read(timeoutMillis);
    }

    /**
     * The key that begins with a character, of which the rest is read.
     *
     * @return null if what was read is no key
     */
    @Nullable
    KeyStroke decode(char first) throws IOException {
        if (first != ESC) {
            return KeyPatterns.single(first);
        }
        int second = more();
        if (second < 0) {
            return new KeyStroke(KeyType.Escape);
        }
        return second == ESC ? afterTwoEscapes() : afterEscape((char) second, false);
    }

    /** Putty's and rxvt's Alt with an arrow; or Escape twice, of which the second one is kept. */
    private @Nullable KeyStroke afterTwoEscapes() throws IOException {
        int third = more();
        if (third == '[' || third == 'O') {
            return afterEscape((char) third, true);
        }
        held.add(ESC);
        hold(third);
        return new KeyStroke(KeyType.Escape);
    }

    private @Nullable KeyStroke afterEscape(char second, boolean alt) throws IOException {
        return switch (second) {
            case '[' -> controlSequence(alt);
            case 'O' -> singleShift(alt);
            case ']', 'P', '_', '^', 'X' -> controlString(second);
            default -> KeyPatterns.withAlt(KeyPatterns.single(second));
        };
    }

    private @Nullable KeyStroke controlSequence(boolean alt) throws IOException {
        int next = more();
        if (next < 0) {
            return KeyPatterns.withAlt(KeyPatterns.single('['));
        }
        if (next == '[') {
            return KeyPatterns.linuxFunctionKey(rest());
        }
        if (next == 'M') {
            return MouseReport.fromThreeBytes(rest(), rest(), rest());
        }
        StringBuilder sequence = new StringBuilder("[");
        while (next >= 0x20 && next < 0x40 && sequence.length() < SEQUENCE_LIMIT) {
            sequence.append((char) next);
            next = rest();
        }
        if (next < 0x40 || next > 0x7e) {
            hold(next);
            return null;
        }
        if (sequence.length() > 1 && sequence.charAt(1) == '<') {
            return MouseReport.fromDecimals(sequence.substring(2), (char) next);
        }
        return KeyPatterns.sequence(sequence.append((char) next), alt);
    }

    private @Nullable KeyStroke singleShift(boolean alt) throws IOException {
        int next = more();
        if (next < 0) {
            return KeyPatterns.withAlt(KeyPatterns.single('O'));
        }
        return KeyPatterns.sequence("O" + (char) next, alt);
    }

    /** What a terminal answers to somebody's question: read to its end, and dropped. */
    private @Nullable KeyStroke controlString(char kind) throws IOException {
        int next = more();
        if (next < 0) {
            return KeyPatterns.withAlt(KeyPatterns.single(kind));
        }
        for (int length = 1; length < STRING_LIMIT && next >= 0 && next != BEL; length++) {
            boolean escape = next == ESC;
            next = rest();
            if (escape && next == '\\') {
                break;
            }
        }
        return null;
    }

    private int more() throws IOException {
        return within(ESCAPE_MILLIS);
    }

    private int rest() throws IOException {
        return within(REST_MILLIS);
    }

    private int within(long timeoutMillis) throws IOException {
        Character known = held.poll();
        return known != null ? known : reader.more(timeoutMillis);
    }

    private void hold(int character) {
        if (character >= 0) {
            held.add((char) character);
        }
    }
}
