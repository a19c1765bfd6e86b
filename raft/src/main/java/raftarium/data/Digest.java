package raftarium.data;

/**
 * A hash over a sequence of numbers, the same on every machine: 64 bits, each number mixed in by a
 * multiplication and a rotation. It tells runs apart; it isn't made against forgery.
 */
public final class Digest {
    private static final long PRIME = 0x9FB21C651E98DF25L;

    private long state;

    /** A digest of nothing yet. */
    public Digest() {
        this(0x6A09E667F3BCC908L);
    }

    private Digest(long state) {
        this.state = state;
    }

    /** Mixes in a number. */
    public void add(long value) {
        state = Long.rotateLeft((state ^ value) * PRIME, 29) + value;
    }

    /** Mixes in a yes or no. */
    public void add(boolean value) {
        add(value ? 1 : 0);
    }

    /** Mixes in bytes, by length and content. */
    public void add(Bytes bytes) {
        add(bytes.length());
        add(bytes.hashCode());
    }

    /** Mixes in a text, by length and content. */
    public void add(String text) {
        add(text.length());
        for (int position = 0; position < text.length(); position++) {
            add(text.charAt(position));
        }
    }

    /** The value so far. */
    public long value() {
        long mixed = state ^ (state >>> 32);
        mixed *= PRIME;
        return mixed ^ (mixed >>> 29);
    }

    /** The value so far, in 16 hexadecimal digits. */
    public String text() {
        return text(value());
    }

    /** A value in 16 hexadecimal digits. */
    public static String text(long value) {
        String digits = Long.toHexString(value);
        return "0".repeat(16 - digits.length()) + digits;
    }

    /** An independent copy with the same value. */
    public Digest copy() {
        return new Digest(state);
    }
}
