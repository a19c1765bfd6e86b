package raftarium.app.tui.ring;

import org.jspecify.annotations.Nullable;

import raftarium.app.tui.paint.Region;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Where the cards of a cluster stand: a function of room, nodes and sides, and of nothing that
 * happens in them. The sides of a partition stand beside each other, with walls between.
 *
 * @param size how large each card is
 * @param cards a card a node, by id
 * @param walls from the left
 * @param sides the room of each side, from the left; empty where there is one side alone
 */
public record CardPlaces(
        CardSize size, List<Region> cards, List<Region> walls, List<Region> sides) {
    private static final int WALL_COLUMNS = 2;

    /** On each side of a wall. */
    private static final int WALL_GAP = 3;

    public CardPlaces {
        cards = List.copyOf(cards);
        walls = List.copyOf(walls);
        sides = List.copyOf(sides);
    }

    /**
     * The places in a room.
     *
     * @param large whether cards are in block letters where there is room for them
     * @return null if there is no room for cards
     */
    public static @Nullable CardPlaces of(
            Region room, int nodes, List<List<Integer>> sides, boolean large) {
        List<CardSize> sizes = CardSize.tried(large);
        for (CardSize size : sizes) {
            CardPlaces split = sides.size() > 1 ? split(room, nodes, sides, size) : null;
            if (split != null) {
                return split;
            }
        }
        CardPlaces narrow = null;
        for (CardSize size : sizes) {
            List<Region> cards = Slots.ring(inner(room), nodes, size);
            if (!cards.isEmpty()) {
                CardPlaces places = new CardPlaces(size, cards, List.of(), List.of());
                if (size == CardSize.BLOCKS_NARROW || !places.isCrossed()) {
                    return places;
                }
                narrow = narrow == null || !narrow.size.isNarrow() ? places : narrow;
            }
        }
        return narrow;
    }

    /** What is selected is marked in front of its card. */
    static Region inner(Region room) {
        return new Region(room.column() + 2, room.row(), room.columns() - 3, room.rows());
    }

    private static @Nullable CardPlaces split(
            Region room, int nodes, List<List<Integer>> sides, CardSize size) {
        int wall = size.isBlocks() ? 2 * WALL_COLUMNS : WALL_COLUMNS;
        int gaps = (sides.size() - 1) * (wall + 2 * WALL_GAP);
        int across = sides.stream().mapToInt(side -> Slots.across(side.size())).sum();
        int columns = inner(room).columns() - gaps;
        List<Region> cards = new ArrayList<>(Collections.nCopies(nodes, Region.NONE));
        List<Region> walls = new ArrayList<>();
        List<Region> rooms = new ArrayList<>();
        int column = inner(room).column();
        int taken = 0;
        for (List<Integer> side : sides) {
            taken += Slots.across(side.size());
            int end = inner(room).column()
                    + columns * taken / across
                    + rooms.size() * (wall + 2 * WALL_GAP);
            Region all = new Region(column, room.row(), end - column, room.rows());
            Region its = all.below(1);
            List<Region> placed = Slots.side(its, side.size(), size);
            if (placed.isEmpty()) {
                return null;
            }
            for (int place = 0; place < placed.size(); place++) {
                cards.set(side.get(place) - 1, placed.get(place));
            }
            rooms.add(all);
            if (rooms.size() < sides.size()) {
                walls.add(new Region(end + WALL_GAP, room.row(), wall, room.rows()));
            }
            column = end + wall + 2 * WALL_GAP;
        }
        return new CardPlaces(size, cards, walls, rooms);
    }

    /**
     * On the way from here to others of the same nodes: each card is as small as at one end of
     * its way, so that they cover each other least. Walls and sides are those of the others.
     *
     * @param part which part of the way lies behind the cards, 0 to 1
     */
    public CardPlaces towards(CardPlaces others, double part) {
        CardSize least = size.compareTo(others.size) < 0 ? size : others.size;
        List<Region> between = new ArrayList<>();
        for (int node = 1; node <= cards.size(); node++) {
            Region from = card(node);
            Region to = others.card(node);
            double column = from.middleColumn() * (1 - part) + to.middleColumn() * part;
            double row = from.middleRow() * (1 - part) + to.middleRow() * part;
            between.add(new Region(
                    (int) Math.round(column - least.columns() / 2.0),
                    (int) Math.round(row - least.rows() / 2.0),
                    least.columns(),
                    least.rows()));
        }
        return new CardPlaces(least, between, others.walls, others.sides);
    }

    /** The card of a node, by its id. */
    public Region card(int node) {
        return cards.get(node - 1);
    }

    /** The node whose card that cell is of; 0: of none. */
    public int at(int column, int row) {
        for (int place = 0; place < cards.size(); place++) {
            if (cards.get(place).holds(column, row)) {
                return place + 1;
            }
        }
        return 0;
    }

    /** Whether the way from one card to another lies under a third. */
    private boolean isCrossed() {
        for (int from = 1; from <= cards.size(); from++) {
            for (int to = 1; to <= cards.size(); to++) {
                Way way = from == to ? null : Way.between(card(from), card(to));
                for (int third = 1; way != null && third <= cards.size(); third++) {
                    if (third != from && third != to && way.crosses(midst(card(third)))) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** A way may touch a card's edge, but not lead through it. */
    private static Region midst(Region card) {
        int rows = card.rows() > 2 ? 1 : 0;
        return new Region(
                card.column() + 3, card.row() + rows, card.columns() - 6, card.rows() - 2 * rows);
    }
}
