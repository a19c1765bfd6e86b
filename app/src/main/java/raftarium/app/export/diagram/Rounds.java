package raftarium.app.export.diagram;

import java.util.Arrays;

/** When which leader sent a round of heartbeats that isn't drawn. A million is kept at most. */
final class Rounds {
    private static final int MOST = 1 << 20;

    private long[] times = new long[64];
    private int[] nodes = new int[64];
    private int count;

    /** A leader sent one; those of one moment are one round. */
    void add(int node, long atNanos) {
        for (int one = count - 1; one >= 0 && times[one] == atNanos; one--) {
            if (nodes[one] == node) {
                return;
            }
        }
        if (count == MOST) {
            return;
        }
        if (count == times.length) {
            times = Arrays.copyOf(times, 2 * count);
            nodes = Arrays.copyOf(nodes, 2 * count);
        }
        times[count] = atNanos;
        nodes[count] = node;
        count++;
    }

    /** How many a node sent from the one time until before the other. */
    long count(int node, long fromNanos, long toNanos) {
        int place = Arrays.binarySearch(times, 0, count, fromNanos);
        int first = place < 0 ? -place - 1 : place;
        while (first > 0 && times[first - 1] == fromNanos) {
            first--;
        }
        long found = 0;
        for (int one = first; one < count && times[one] < toNanos; one++) {
            found += nodes[one] == node ? 1 : 0;
        }
        return found;
    }
}
