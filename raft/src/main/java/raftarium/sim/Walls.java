package raftarium.sim;

import org.jspecify.annotations.Nullable;

import raftarium.trace.Cut;
import raftarium.trace.MessageEvent.Reason;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What keeps all packets of one end of a link from the other: the sides of a partition, isolated
 * nodes, links that are cut; of each, the number of the event by which it came. End 0 stands for
 * all clients: no partition separates them from anybody.
 */
final class Walls {
    private static final long NONE = -1;

    /** Which side of the partition each node is on; all on side 0 without one. */
    private int[] sides;

    private long sidesSince = NONE;

    /** Since when a node is isolated; or {@link #NONE}. */
    private long[] isolatedSince;

    /** By sender and receiver: since when the link is cut; or {@link #NONE}. */
    private long[][] cutSince;

    Walls(int nodes) {
        sides = new int[nodes + 1];
        isolatedSince = new long[nodes + 1];
        cutSince = new long[nodes + 1][nodes + 1];
        fall();
    }

    Walls copy() {
        Walls copy = new Walls(0);
        copy.sides = sides.clone();
        copy.sidesSince = sidesSince;
        copy.isolatedSince = isolatedSince.clone();
        copy.cutSince = cutSince.clone();
        Arrays.setAll(copy.cutSince, from -> cutSince[from].clone());
        return copy;
    }

    /** One more node, on side 0 of a partition. */
    void addNode() {
        int ends = sides.length + 1;
        sides = Arrays.copyOf(sides, ends);
        isolatedSince = Arrays.copyOf(isolatedSince, ends);
        isolatedSince[ends - 1] = NONE;
        long[][] more = new long[ends][ends];
        for (int from = 0; from < ends; from++) {
            Arrays.fill(more[from], NONE);
            if (from < ends - 1) {
                System.arraycopy(cutSince[from], 0, more[from], 0, ends - 1);
            }
        }
        cutSince = more;
    }

    /** What keeps all packets from one end from the other; null if nothing does. */
    @Nullable
    Reason between(int from, int to) {
        return apart(from, to) ? Reason.PARTITION : cutSince[from][to] == NONE ? null : Reason.CUT;
    }

    /** The number of the event by which that came; there must be such a thing. */
    long since(int from, int to) {
        if (!apart(from, to)) {
            return cutSince[from][to];
        }
        long isolated = isolatedSince[from] != NONE ? isolatedSince[from] : isolatedSince[to];
        return isolated != NONE ? isolated : sidesSince;
    }

    private boolean apart(int from, int to) {
        return from != 0
                && to != 0
                && (isIsolated(from) || isIsolated(to) || sides[from] != sides[to]);
    }

    boolean isIsolated(int node) {
        return isolatedSince[node] != NONE;
    }

    /** Cuts or mends the way from each of one set to each of the other. */
    void cut(
            Iterable<Integer> from,
            Iterable<Integer> to,
            boolean oneWay,
            boolean cut,
            long eventNumber) {
        for (int one : from) {
            for (int other : to) {
                if (one != other) {
                    cut(one, other, cut, eventNumber);
                    if (!oneWay) {
                        cut(other, one, cut, eventNumber);
                    }
                }
            }
        }
    }

    private void cut(int from, int to, boolean cut, long eventNumber) {
        boolean stays = cut && cutSince[from][to] != NONE;
        if (!stays) {
            cutSince[from][to] = cut ? eventNumber : NONE;
        }
    }

    /** The links that are cut one by one, each way by itself. */
    List<Cut> cuts() {
        List<Cut> cuts = new ArrayList<>();
        for (int from = 0; from < cutSince.length; from++) {
            for (int to = 0; to < cutSince.length; to++) {
                if (cutSince[from][to] != NONE) {
                    cuts.add(new Cut(from, to));
                }
            }
        }
        return cuts;
    }

    /** Nodes not in any of {@code sets} form one more side, side 0. */
    void partition(List<TreeSet<Integer>> sets, long eventNumber) {
        Arrays.fill(sides, 0);
        sidesSince = eventNumber;
        int side = 1;
        for (TreeSet<Integer> set : sets) {
            for (int node : set) {
                sides[node] = side;
            }
            side++;
        }
    }

    void isolate(int node, long eventNumber) {
        isolatedSince[node] = isIsolated(node) ? isolatedSince[node] : eventNumber;
    }

    /** All of them are gone. */
    void fall() {
        Arrays.fill(sides, 0);
        sidesSince = NONE;
        Arrays.fill(isolatedSince, NONE);
        for (long[] row : cutSince) {
            Arrays.fill(row, NONE);
        }
    }

    /**
     * The sides, each a set of nodes, in the order of their first nodes; one if there is no split.
     */
    List<List<Integer>> sides() {
        TreeMap<Integer, TreeSet<Integer>> bySide = new TreeMap<>();
        for (int node = 1; node < sides.length; node++) {
            int side = isIsolated(node) ? -node : sides[node];
            bySide.computeIfAbsent(side, number -> new TreeSet<>()).add(node);
        }
        return bySide.values().stream()
                .sorted((one, other) -> one.first() - other.first())
                .map(List::copyOf)
                .toList();
    }
}
