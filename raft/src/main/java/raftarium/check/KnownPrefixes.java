package raftarium.check;

import java.util.Arrays;

/** For each index and term that any log has ever had: the hash of the log up to there. */
final class KnownPrefixes {
    private static final long[] NONE = {};

    /**
     * For each index: term, hash, node, term, hash, node, ...: few, since few terms meet at one.
     */
    private long[][] byIndex = new long[0][];

    /**
     * A node has a log with this hash up to an entry of that term.
     *
     * @return 0; or the node that first had another log up to such an entry
     */
    int add(long index, long term, long hash, int node) {
        int place = (int) index;
        if (place >= byIndex.length) {
            grow(place);
        }
        long[] known = byIndex[place];
        for (int position = 0; position < known.length; position += 3) {
            if (known[position] == term) {
                return known[position + 1] == hash ? 0 : (int) known[position + 2];
            }
        }
        long[] grown = Arrays.copyOf(known, known.length + 3);
        grown[known.length] = term;
        grown[known.length + 1] = hash;
        grown[known.length + 2] = node;
        byIndex[place] = grown;
        return 0;
    }

    private void grow(int place) {
        int before = byIndex.length;
        byIndex = Arrays.copyOf(byIndex, Math.max(64, place * 2));
        Arrays.fill(byIndex, before, byIndex.length, NONE);
    }

    KnownPrefixes copy() {
        KnownPrefixes twin = new KnownPrefixes();
        twin.byIndex = byIndex.clone();
        return twin;
    }
}
