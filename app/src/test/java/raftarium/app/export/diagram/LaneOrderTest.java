package raftarium.app.export.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import raftarium.app.export.diagram.Chart.WallSpan;

import java.util.List;
import java.util.stream.IntStream;

class LaneOrderTest {
    private static WallSpan wall(List<List<Integer>> sides) {
        return new WallSpan(1, 2, sides);
    }

    @Test
    void withoutWallsLanesStandByNumber() {
        assertThat(LaneOrder.of(5, List.of())).containsExactly(1, 2, 3, 4, 5);
    }

    @Test
    void oneWallPartsOnePairOfNeighbours() {
        assertThat(LaneOrder.of(5, List.of(wall(List.of(List.of(1, 4), List.of(2, 3, 5))))))
                .containsExactly(1, 4, 2, 3, 5);
    }

    @Test
    void ofTwoWallsEachPartsAsFewAsCanBe() {
        List<WallSpan> walls = List.of(
                wall(List.of(List.of(1, 4), List.of(2, 3, 5))),
                wall(List.of(List.of(3), List.of(1, 2, 4, 5))));
        List<Integer> order = LaneOrder.of(5, walls);
        assertThat(order).containsExactlyInAnyOrder(1, 2, 3, 4, 5);
        long strips = IntStream.range(1, 5)
                .mapToLong(place -> walls.stream()
                        .filter(wall -> wall.parts(order.get(place - 1), order.get(place)))
                        .count())
                .sum();
        assertThat(strips).isEqualTo(2);
    }

    @Test
    void manyNodesAreOrderedToo() {
        List<Integer> even =
                IntStream.rangeClosed(1, 15).map(one -> 2 * one).boxed().toList();
        List<Integer> odd =
                IntStream.rangeClosed(1, 15).map(one -> 2 * one - 1).boxed().toList();
        List<Integer> order = LaneOrder.of(30, List.of(wall(List.of(odd, even))));
        assertThat(order.subList(0, 15)).containsExactlyElementsOf(odd);
        assertThat(order).hasSize(30).doesNotHaveDuplicates();
    }
}
