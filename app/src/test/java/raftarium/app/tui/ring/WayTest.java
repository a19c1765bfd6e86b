package raftarium.app.tui.ring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import raftarium.app.tui.paint.Region;

import java.util.ArrayList;
import java.util.List;

/** Ways lead from edge to edge, and there is one for each direction. */
class WayTest {
    private static final List<Region> CARDS = List.of(
            new Region(30, 0, 20, 3),
            new Region(56, 8, 20, 3),
            new Region(46, 17, 20, 3),
            new Region(10, 17, 20, 3),
            new Region(0, 8, 20, 3));

    private static List<Way.Cell> cells(Way way) {
        List<Way.Cell> cells = new ArrayList<>();
        for (int part = 0; part <= 100; part++) {
            cells.add(way.at(part / 100.0));
        }
        return cells.stream().distinct().toList();
    }

    @Test
    void aWayBeginsAndEndsBesideItsCards() {
        for (Region from : CARDS) {
            for (Region to : CARDS) {
                if (!from.equals(to)) {
                    List<Way.Cell> cells = cells(Way.between(from, to));
                    for (Way.Cell cell : cells) {
                        assertThat(from.holds(cell.column(), cell.row())
                                        || to.holds(cell.column(), cell.row()))
                                .as("%s of %s to %s", cell, from, to)
                                .isFalse();
                    }
                    Way.Cell first = cells.get(0);
                    Region around = new Region(
                            from.column() - 2, from.row() - 2, from.columns() + 4, from.rows() + 4);
                    assertThat(around.holds(first.column(), first.row())).isTrue();
                }
            }
        }
    }

    @Test
    void thereAndBackAreTwoWays() {
        for (Region from : CARDS) {
            for (Region to : CARDS) {
                if (!from.equals(to)) {
                    List<Way.Cell> back = cells(Way.between(to, from));
                    List<Way.Cell> there = cells(Way.between(from, to));
                    assertThat(there.stream().filter(back::contains).count())
                            .as("shared cells of %s and %s", from, to)
                            .isLessThanOrEqualTo(there.size() / 4);
                }
            }
        }
    }

    @Test
    void aSteepWayHasADotARowAndAFlatOneOneEveryThirdColumn() {
        Way steep = Way.between(new Region(0, 0, 20, 3), new Region(0, 13, 20, 3));
        assertThat(steep.dots()).hasSize(10);
        assertThat(steep.dots().stream().map(Way.Cell::row).distinct()).hasSize(10);
        Way flat = Way.between(new Region(0, 0, 20, 3), new Region(50, 0, 20, 3));
        assertThat(flat.dots().size()).isBetween(9, 11);
        assertThat(flat.dots().stream().map(Way.Cell::row).distinct()).hasSize(1);
    }

    @Test
    void aWallIsInTheWayAtOnePartOfIt() {
        Way way = Way.between(new Region(0, 0, 20, 3), new Region(50, 0, 20, 3));
        double part = way.upTo(new Region(34, 0, 2, 20));
        assertThat(way.at(part).column()).isBetween(33, 34);
        assertThat(way.upTo(new Region(80, 0, 2, 20))).isEqualTo(1);
    }

    @Test
    void betweenCardsThatLieOverEachOtherThereIsNone() {
        Region card = new Region(10, 5, 18, 3);
        assertThat(Way.between(card, card).length()).isZero();
        assertThat(Way.between(card, card).dots()).isEmpty();
        assertThat(card.holds(
                        Way.between(card, card).at(0.5).column(),
                        Way.between(card, card).at(0.5).row()))
                .isTrue();
        assertThat(Way.between(card, new Region(14, 6, 18, 3)).length()).isZero();
    }
}
