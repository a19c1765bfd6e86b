package raftarium.check.history;

import java.util.Arrays;

/** A set of small numbers: the places of operations among those that are pending. Immutable. */
final class PlaceSet {
    static final PlaceSet NONE = new PlaceSet(new long[0]);

    /** A bit for each, without zeros at the end: equal sets have equal words. */
    private final long[] words;

    private PlaceSet(long[] words) {
        this.words = words;
    }

    boolean has(int place) {
        int word = place >>> 6;
        return word < words.length && (words[word] >>> place & 1) != 0;
    }

    PlaceSet with(int place) {
        int word = place >>> 6;
        long[] more = Arrays.copyOf(words, Math.max(words.length, word + 1));
        more[word] |= 1L << place;
        return new PlaceSet(more);
    }

    PlaceSet without(int place) {
        if (!has(place)) {
            return this;
        }
        long[] fewer = words.clone();
        fewer[place >>> 6] &= ~(1L << place);
        return trimmed(fewer);
    }

    /** Those that aren't in the other. */
    PlaceSet without(PlaceSet other) {
        long[] fewer = words.clone();
        for (int word = 0; word < Math.min(words.length, other.words.length); word++) {
            fewer[word] &= ~other.words[word];
        }
        return trimmed(fewer);
    }

    private static PlaceSet trimmed(long[] words) {
        int length = words.length;
        while (length > 0 && words[length - 1] == 0) {
            length--;
        }
        return length == 0
                ? NONE
                : new PlaceSet(length == words.length ? words : Arrays.copyOf(words, length));
    }

    /** Whether all that is in this and in the second is in the third too. */
    boolean isWithin(PlaceSet which, PlaceSet other) {
        for (int word = 0; word < Math.min(words.length, which.words.length); word++) {
            long there = word < other.words.length ? other.words[word] : 0;
            if ((words[word] & which.words[word] & ~there) != 0) {
                return false;
            }
        }
        return true;
    }

    /** The first that is that or more; -1 if there is none. */
    int next(int from) {
        for (int word = from >>> 6; word < words.length; word++) {
            long left = word == from >>> 6 ? words[word] & -1L << from : words[word];
            if (left != 0) {
                return (word << 6) + Long.numberOfTrailingZeros(left);
            }
        }
        return -1;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PlaceSet places && Arrays.equals(words, places.words);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(words);
    }
}
