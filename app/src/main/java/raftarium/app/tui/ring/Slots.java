package raftarium.app.tui.ring;

import raftarium.app.tui.paint.Region;

import java.util.ArrayList;
import java.util.List;

/** Places of cards in a room, in percent of it: on a ring, or for one side of a partition. */
public final class Slots {
    private static final double[][] RING = {
        {50, 50},
        {0, 50, 100, 50},
        {50, 0, 100, 100, 0, 100},
        {50, 0, 100, 50, 50, 100, 0, 50},
        {50, 0, 100, 40, 80, 100, 20, 100, 0, 40},
        {50, 0, 100, 25, 100, 75, 50, 100, 0, 75, 0, 25},
        {50, 0, 92, 18, 100, 61, 72, 100, 28, 100, 0, 61, 8, 18},
        {50, 0, 88, 14, 100, 50, 88, 86, 50, 100, 12, 86, 0, 50, 12, 14},
        {50, 0, 82, 5, 100, 32, 95, 71, 65, 100, 35, 100, 5, 71, 0, 32, 18, 5},
    };

    /** One; two above each other; a triangle; corners. */
    private static final double[][] SIDE = {
        {50, 50},
        {50, 12, 50, 88},
        {100, 6, 0, 50, 100, 94},
        {0, 6, 100, 6, 0, 94, 100, 94},
    };

    /** A card keeps so much room around it; a row counts twice. */
    private static final int GAP = 5;

    /** Rather small cards close together than none. */
    private static final int SMALL_GAP = 4;

    private Slots() {}

    /** Whether there is room for cards of so many nodes. */
    public static boolean fit(Region room, int nodes) {
        return nodes > 0 && !ring(CardPlaces.inner(room), nodes, CardSize.SMALL).isEmpty();
    }

    /** Cards on a ring, by node; none if they come too close to each other. */
    static List<Region> ring(Region room, int nodes, CardSize size) {
        return apart(at(nodes <= RING.length ? RING[nodes - 1] : ellipse(nodes), room, size), size);
    }

    /** Cards of one side, in its own room. */
    static List<Region> side(Region room, int nodes, CardSize size) {
        return nodes <= SIDE.length
                ? apart(at(SIDE[nodes - 1], room, size), size)
                : ring(room, nodes, size);
    }

    /** How many cards of a side stand beside each other. */
    static int across(int nodes) {
        return nodes <= 2 ? 1 : nodes <= 4 ? 2 : 3;
    }

    private static double[] ellipse(int nodes) {
        double[] percents = new double[2 * nodes];
        for (int place = 0; place < nodes; place++) {
            double angle = 2 * Math.PI * place / nodes;
            percents[2 * place] = 50 + 50 * Math.sin(angle);
            percents[2 * place + 1] = 50 - 50 * Math.cos(angle);
        }
        return percents;
    }

    private static List<Region> at(double[] percents, Region room, CardSize size) {
        int columns = room.columns() - size.columns();
        int rows = room.rows() - size.rows();
        List<Region> cards = new ArrayList<>();
        for (int place = 0; place < percents.length && columns >= 0 && rows >= 0; place += 2) {
            cards.add(new Region(
                    room.column() + (int) Math.round(columns * percents[place] / 100),
                    room.row() + (int) Math.round(rows * percents[place + 1] / 100),
                    size.columns(),
                    size.rows()));
        }
        return cards;
    }

    private static List<Region> apart(List<Region> cards, CardSize size) {
        int least = size == CardSize.SMALL ? SMALL_GAP : GAP;
        for (Region one : cards) {
            for (Region other : cards) {
                if (!one.equals(other) && gap(one, other) < least) {
                    return List.of();
                }
            }
        }
        return cards;
    }

    private static int gap(Region one, Region other) {
        int across = Math.max(other.column() - one.end(), one.column() - other.end());
        int down = Math.max(
                other.row() - one.row() - one.rows(), one.row() - other.row() - other.rows());
        return Math.max(across, 2 * down);
    }
}
