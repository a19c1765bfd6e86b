package raftarium.check.history;

import org.jspecify.annotations.Nullable;

/**
 * What a key has. A text that was appended to is kept as what it was before and its end, since very
 * many ways to order appends have their beginnings in common. Immutable, as far as can be seen.
 */
final class Value {
    static final Value NONE = new Value(true, null, "", 0, 0);
    static final Value ANYTHING = new Value(false, null, "", 0, 0);

    /** Beyond so many ends a text is put together. */
    private static final int MOST_ENDS = 200;

    private static final long FACTOR = 0x9e3779b97f4a7c15L;

    /** Whether anything is known of it. */
    final boolean isKnown;

    /** Null if the end is all there is. */
    private final @Nullable Value beginning;

    private final String end;
    private final int length;
    private final long hash;
    private final int ends;

    /** A text that is known to begin with this one; it spares comparing the beginning again. */
    private @Nullable String longer;

    private Value(boolean isKnown, @Nullable Value beginning, String end, int length, long hash) {
        this.isKnown = isKnown;
        this.beginning = beginning;
        this.end = end;
        this.length = length;
        this.hash = hash;
        ends = beginning == null ? 1 : beginning.ends + 1;
    }

    /** That text; null for none. */
    static Value of(@Nullable String text) {
        return text == null ? NONE : new Value(true, null, text, text.length(), hash(1, text));
    }

    private static long hash(long before, String text) {
        long hash = before;
        for (int place = 0; place < text.length(); place++) {
            hash = (hash + text.charAt(place)) * FACTOR;
        }
        return hash;
    }

    @SuppressWarnings("ReferenceEquality") // There is only one.
    boolean isNone() {
        return this == NONE;
    }

    /** With that at its end. */
    Value append(String more) {
        if (!isKnown) {
            return this;
        } else if (isNone()) {
            return of(more);
        } else if (ends >= MOST_ENDS) {
            return of(text() + more);
        }
        return new Value(true, this, more, length + more.length(), hash(hash, more));
    }

    /** The text; null for none, and where nothing is known. */
    @Nullable
    String text() {
        if (isNone() || !isKnown) {
            return null;
        } else if (beginning == null) {
            return end;
        }
        char[] all = new char[length];
        for (Value part = this; part != null; part = part.beginning) {
            part.end.getChars(0, part.end.length(), all, part.length - part.end.length());
        }
        return new String(all);
    }

    int length() {
        return length;
    }

    /** Whether it is that text. */
    boolean is(@Nullable String text) {
        return text == null ? isNone() : !isNone() && text.length() == length && begins(text);
    }

    /** Whether that text begins with this one; each does with none. */
    @SuppressWarnings("ReferenceEquality") // The same text is often asked about.
    boolean begins(String text) {
        if (length > text.length() || !isKnown) {
            return false;
        }
        for (Value part = this; part != null; part = part.beginning) {
            if (part.longer == text) {
                break;
            } else if (!text.startsWith(part.end, part.length - part.end.length())) {
                return false;
            }
        }
        longer = text;
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof Value value && isSame(value);
    }

    @SuppressWarnings("ReferenceEquality") // Often they have grown from one.
    private boolean isSame(Value other) {
        if (isKnown != other.isKnown
                || isNone() != other.isNone()
                || length != other.length
                || hash != other.hash) {
            return false;
        }
        return beginning == other.beginning
                ? end.equals(other.end)
                : begins(String.valueOf(other.text()));
    }

    @Override
    public int hashCode() {
        return Long.hashCode(hash);
    }
}
