package raftarium.app.tui.ring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import raftarium.app.tui.paint.Region;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/** Cards have places that hang on room, nodes and sides alone. */
class CardPlacesTest {
    private static final Region ROOM = new Region(0, 3, 76, 20);

    private static List<List<Integer>> together(int nodes) {
        return List.of(IntStream.rangeClosed(1, nodes).boxed().toList());
    }

    private static CardPlaces places(Region room, int nodes, boolean large) {
        return Objects.requireNonNull(CardPlaces.of(room, nodes, together(nodes), large));
    }

    @ParameterizedTest
    @CsvSource({
        "3, 76, 20, LARGE", "5, 76, 20, MEDIUM", "7, 76, 20, NARROW", "9, 76, 20, SMALL",
        "5, 67, 15, NARROW", "7, 67, 13, SMALL", "5, 112, 25, LARGE", "2, 76, 20, LARGE",
        "8, 120, 31, MEDIUM", "9, 146, 25, NARROW"
    })
    void theLargestCardsThatLeaveRoomAreTaken(int nodes, int columns, int rows, CardSize size) {
        assertThat(places(new Region(0, 3, columns, rows), nodes, false).size()).isEqualTo(size);
    }

    @Test
    void cardsLieWithinTheRoomAndApart() {
        for (int nodes = 1; nodes <= 12; nodes++) {
            for (int columns = 100; columns <= 200; columns += 20) {
                CardPlaces places =
                        places(new Region(4, 3, columns, columns / 4), nodes, nodes % 2 == 0);
                for (int one = 1; one <= nodes; one++) {
                    Region card = places.card(one);
                    assertThat(card.column()).isGreaterThan(4);
                    assertThat(card.end()).isLessThanOrEqualTo(4 + columns);
                    assertThat(card.row()).isGreaterThanOrEqualTo(3);
                    assertThat(card.row() + card.rows()).isLessThanOrEqualTo(3 + columns / 4);
                    for (int other = one + 1; other <= nodes; other++) {
                        assertThat(card.overlaps(places.card(other))).isFalse();
                    }
                }
            }
        }
    }

    @Test
    void noWayLeadsThroughAThirdCardWhereThereIsRoom() {
        for (int nodes = 3; nodes <= 7; nodes++) {
            CardPlaces places = places(ROOM, nodes, false);
            for (int from = 1; from <= nodes; from++) {
                for (int to = 1; to <= nodes; to++) {
                    for (int third = 1; third <= nodes; third++) {
                        if (from != to && third != from && third != to) {
                            Region card = places.card(third);
                            Region midst = new Region(
                                    card.column() + 3, card.row() + 1, card.columns() - 6, 1);
                            assertThat(Way.between(places.card(from), places.card(to))
                                            .crosses(midst))
                                    .as("%d of %d: n%d to n%d", third, nodes, from, to)
                                    .isFalse();
                        }
                    }
                }
            }
        }
    }

    @Test
    void theSidesOfAPartitionStandBesideEachOtherWithWallsBetween() {
        List<List<Integer>> sides = List.of(List.of(1, 4), List.of(2, 3, 5));
        CardPlaces places = Objects.requireNonNull(CardPlaces.of(ROOM, 5, sides, false));
        assertThat(places.walls()).hasSize(1);
        Region wall = places.walls().get(0);
        assertThat(wall.rows()).isEqualTo(ROOM.rows());
        for (int left : List.of(1, 4)) {
            assertThat(places.card(left).end()).isLessThan(wall.column());
        }
        for (int right : List.of(2, 3, 5)) {
            assertThat(places.card(right).column()).isGreaterThan(wall.end());
        }
    }

    @Test
    void sidesThatHaveNoRoomBesideEachOtherStayOnTheRing() {
        List<List<Integer>> alone =
                IntStream.rangeClosed(1, 7).mapToObj(List::of).toList();
        CardPlaces places = Objects.requireNonNull(CardPlaces.of(ROOM, 7, alone, false));
        assertThat(places.walls()).isEmpty();
        assertThat(places.cards()).isEqualTo(places(ROOM, 7, false).cards());
    }

    @Test
    void tooManyNodesHaveNoPlaces() {
        assertThat(Slots.fit(ROOM, 40)).isFalse();
        assertThat(CardPlaces.of(ROOM, 40, together(40), false)).isNull();
    }

    @Test
    void aCellTellsWhoseCardItIs() {
        CardPlaces places = places(ROOM, 5, false);
        Region card = places.card(3);
        assertThat(places.at(card.column() + 1, card.row() + 1)).isEqualTo(3);
        assertThat(places.at(card.column() - 3, card.row() + 1)).isZero();
    }
}
