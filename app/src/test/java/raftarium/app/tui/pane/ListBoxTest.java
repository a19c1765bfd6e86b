package raftarium.app.tui.pane;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import raftarium.app.tui.paint.Canvas;
import raftarium.app.tui.paint.Look;

/** Which rows of a list are shown. */
class ListBoxTest {
    private static final int ALL = 100;

    private final Canvas canvas = new Canvas(80, 24, Look.USUAL);
    private final Layout layout = Layout.of(
            80,
            24,
            5,
            new Layout.View(
                    PaneKind.CLUSTER, false, false, PaneKind.INSPECTOR, false, false, false));

    private ListBox around(int place) {
        return ListBox.around(canvas, layout, ALL, place);
    }

    @Test
    void theChosenRowIsInTheMiddleButAtTheEnds() {
        int rows = around(0).rows();
        assertThat(rows).isBetween(2, ALL - 1);
        assertThat(around(50).first()).isEqualTo(50 - rows / 2);
        assertThat(around(1).first()).isZero();
        assertThat(around(ALL - 1).first()).isEqualTo(ALL - rows);
    }

    @Test
    void aShortListHasABoxOfItsLengthAndIsShownFromItsBeginning() {
        ListBox list = ListBox.of(canvas, layout, 3, 2);
        assertThat(list.first()).isZero();
        assertThat(list.rows()).isEqualTo(3);
        assertThat(list.box().rows()).isEqualTo(5);
    }

    @Test
    void aListIsShownFromWhereItIsScrolledToUnlessThatLeavesRoom() {
        int rows = around(0).rows();
        assertThat(ListBox.of(canvas, layout, ALL, 7).first()).isEqualTo(7);
        assertThat(ListBox.of(canvas, layout, ALL, ALL).first()).isEqualTo(ALL - rows);
    }
}
