package raftarium.app.tui.ring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import raftarium.app.command.Lab;
import raftarium.app.tui.engine.FrameMaker;
import raftarium.app.tui.paint.Canvas;
import raftarium.app.tui.paint.Look;
import raftarium.app.tui.paint.Region;

import java.util.List;
import java.util.Objects;

/** Cards slide to their sides on split and heal, and on nothing else. */
class SlidesTest {
    private static final Region ROOM = new Region(0, 2, 76, 22);
    private static final long HALF = Slides.NANOS / 2;

    private final FrameMaker maker = new FrameMaker();
    private final Slides slides = new Slides();
    private Lab lab;

    @BeforeEach
    void open() {
        lab = Lab.fresh();
        lab.ok("new --seed 42 --net classroom; until leader; run 300ms");
        see(0);
    }

    @AfterEach
    void close() {
        lab.close();
    }

    private void see(long realNanos) {
        slides.see(maker.make(lab.session(), 0), realNanos);
    }

    private void see(long realNanos, String lines) {
        lab.ok(lines);
        see(realNanos);
    }

    private List<List<Integer>> sides() {
        return lab.session().simulation().view().sides();
    }

    private static CardPlaces places(List<List<Integer>> sides) {
        return Objects.requireNonNull(CardPlaces.of(ROOM, 5, sides, false));
    }

    @Test
    void aSplitSlidesForItsTimeAndThenStands() {
        List<List<Integer>> together = sides();
        see(1000, "partition n1,n4 | n2,n3,n5");
        assertThat(slides.at(1000)).isEqualTo(new Slide(together, 0));
        assertThat(slides.at(1000 + HALF)).isEqualTo(new Slide(together, 0.5));
        assertThat(slides.at(1000 + Slides.NANOS)).isEqualTo(Slide.NONE);
        see(1000 + HALF, "run 10ms");
        assertThat(slides.at(1000 + HALF).part()).as("time goes on").isEqualTo(0.5);
    }

    @Test
    void itBeginsAndEndsSoftly() {
        see(0, "partition n1,n4 | n2,n3,n5");
        double first = slides.at(Slides.NANOS / 10).part();
        double last = 1 - slides.at(Slides.NANOS * 9 / 10).part();
        assertThat(first).isBetween(0.001, 0.05);
        assertThat(last).isBetween(0.001, 0.05);
    }

    @Test
    void aHealSlidesBack() {
        see(0, "partition n1,n4 | n2,n3,n5");
        List<List<Integer>> split = sides();
        see(Slides.NANOS, "heal");
        assertThat(slides.at(Slides.NANOS + HALF)).isEqualTo(new Slide(split, 0.5));
    }

    @Test
    void noOtherDeedMovesACard() {
        see(0, "crash n1; cut n2 n3; pause n4; put x 1 --no-wait; run 1s");
        assertThat(slides.at(0)).isEqualTo(Slide.NONE);
    }

    @Test
    void whoMovesInTimeSeesAtOnceHowItWas() {
        see(0, "partition n1,n4 | n2,n3,n5; run 100ms");
        see(Slides.NANOS, "rewind 200ms");
        assertThat(slides.at(Slides.NANOS)).as("back over the split").isEqualTo(Slide.NONE);
        see(Slides.NANOS, "run 150ms");
        assertThat(lab.session().timeline().isPast()).isTrue();
        assertThat(sides()).hasSize(2);
        assertThat(slides.at(Slides.NANOS)).as("on over it").isEqualTo(Slide.NONE);
        see(Slides.NANOS, "rewind 100ms");
        see(Slides.NANOS, "goto end");
        assertThat(lab.session().timeline().isPast()).isFalse();
        assertThat(sides()).hasSize(2);
        assertThat(slides.at(Slides.NANOS)).as("to the present").isEqualTo(Slide.NONE);
    }

    @Test
    void whoGoesBackWhileTheySlideSeesThemStand() {
        see(0, "run 100ms; partition n1,n4 | n2,n3,n5");
        see(HALF / 2, "run 100ms");
        see(HALF, "rewind 50ms");
        assertThat(sides()).hasSize(2);
        assertThat(slides.at(HALF)).isEqualTo(Slide.NONE);
    }

    @Test
    void aSplitInThePastIsAnotherWayAndSlides() {
        see(0, "run 500ms; rewind 200ms");
        assertThat(lab.session().timeline().isPast()).isTrue();
        List<List<Integer>> together = sides();
        see(0, "partition n1,n4 | n2,n3,n5");
        assertThat(slides.at(HALF)).isEqualTo(new Slide(together, 0.5));
    }

    @Test
    void anotherClusterStandsWhereItBelongs() {
        see(0, "partition n1,n4 | n2,n3,n5");
        see(Slides.NANOS, "new --nodes 3");
        assertThat(slides.at(Slides.NANOS)).isEqualTo(Slide.NONE);
    }

    @Test
    void whatChangesAgainMeanwhileIsShownAtOnce() {
        see(0, "partition n1,n4 | n2,n3,n5");
        see(HALF, "heal");
        assertThat(slides.at(HALF)).isEqualTo(Slide.NONE);
    }

    @Test
    void halfWayTheCardsAreHalfWay() {
        CardPlaces together = places(List.of(List.of(1, 2, 3, 4, 5)));
        CardPlaces split = places(List.of(List.of(1, 4), List.of(2, 3, 5)));
        CardPlaces half = together.towards(split, 0.5);
        assertThat(half.walls()).isEqualTo(split.walls());
        for (int node = 1; node <= 5; node++) {
            Region from = together.card(node);
            Region to = split.card(node);
            assertThat(half.card(node).middleColumn() * 2)
                    .isBetween(
                            from.middleColumn() + to.middleColumn() - 1,
                            from.middleColumn() + to.middleColumn() + 1);
            assertThat(half.card(node).middleRow() * 2)
                    .isBetween(
                            from.middleRow() + to.middleRow() - 1,
                            from.middleRow() + to.middleRow() + 1);
        }
        assertThat(together.towards(split, 0).cards()).isEqualTo(together.cards());
        assertThat(together.towards(split, 1)).isEqualTo(split);
    }

    /** Whatever lies over another meanwhile. */
    @Test
    void cardsOnTheirWayStayInTheRoomAndNamed() {
        lab.ok("load --clients 4 --rate 40; partition n1,n4 | n2,n3,n5; run 200ms");
        CardPlaces together = places(List.of(List.of(1, 2, 3, 4, 5)));
        CardPlaces split = places(sides());
        for (int step = 0; step <= 50; step++) {
            CardPlaces between = together.towards(split, step / 50.0);
            Canvas canvas = new Canvas(ROOM.columns(), ROOM.row() + ROOM.rows(), Look.USUAL);
            Ring.draw(canvas, ROOM, maker.make(lab.session(), 0), between, 0.1, MessageFilter.ALL);
            Region last = between.card(5);
            assertThat(canvas.text(last.row()).substring(last.column())).contains("n5 ");
            for (Region card : between.cards()) {
                assertThat(ROOM.holds(card.column(), card.row())).isTrue();
                assertThat(ROOM.holds(card.end() - 1, card.row() + card.rows() - 1))
                        .isTrue();
            }
        }
    }
}
