package raftarium.app.export.diagram;

import java.util.Arrays;

/** When which leader sent a round of heartbeats that isn't drawn. A million is kept at most. */
final class Rounds {
    private static final int MOST = 1 << 20;

    private long[] times = new long[64];
    private int[] nodes = new int[64];
    private int count;

    /** A leader sent one, perhaps before others that are known; those of one moment are one. */
    void add(int node, long atNanos) {
        int place = count;
        while (place > 0 && times[place - 1] >= atNanos) {
            place--;
            if (times[place] == atNanos && nodes[place] == node) {
                return;
            }
        }
        if (count < MOST) {
            insert(place, node, atNanos);
        }
    }

    private void insert(int place, int node, long atNanos) {
        if (count == times.length) {
            times = Arrays.copyOf(times, 2 * count);
            nodes = Arrays.copyOf(nodes, 2 * count);
        }
        System.arraycopy(times, place, times, place + 1, count - place);
        System.arraycopy(nodes, place, nodes, place + 1, count - place);
        times[place] = atNanos;
        nodes[place] = node;
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
