package raftarium.app.tui.ring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import raftarium.app.command.Lab;
import raftarium.app.tui.engine.Frame;
import raftarium.app.tui.engine.FrameMaker;
import raftarium.app.tui.paint.Canvas;
import raftarium.app.tui.paint.Look;
import raftarium.app.tui.paint.Region;
import raftarium.app.tui.paint.Theme;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** What flies is seen where it is, and covers nobody. */
class RingTest {
    private static final Region ROOM = new Region(0, 0, 76, 21);
    private static final double PLAYED = 0.1;

    private static Frame frame(Lab lab, double speed) {
        return new FrameMaker().make(lab.session(), speed);
    }

    private static CardPlaces places(Frame frame, boolean large) {
        int nodes = frame.view().nodes().size();
        Region room = large ? new Region(0, 0, 120, 30) : ROOM;
        return Objects.requireNonNull(CardPlaces.of(room, nodes, frame.view().sides(), large));
    }

    private static List<String> drawn(Frame frame, boolean ascii) {
        Canvas canvas = new Canvas(ROOM.columns(), ROOM.rows(), new Look(Theme.DARK, ascii));
        Ring.draw(canvas, ROOM, frame, places(frame, false), PLAYED, MessageFilter.ALL);
        List<String> rows = new ArrayList<>();
        for (int row = 0; row < ROOM.rows(); row++) {
            rows.add(canvas.text(row));
        }
        return rows;
    }

    /** A millisecond after the other, until that is seen. */
    private static String until(Lab lab, String seen) {
        String screen = "";
        for (int millis = 0; millis < 300 && !screen.contains(seen); millis++) {
            screen = at(lab, "run 1ms");
        }
        assertThat(screen).contains(seen);
        return screen;
    }

    private static String at(Lab lab, String... lines) {
        for (String line : lines) {
            assertThat(lab.type(line).isOk()).as(line).isTrue();
        }
        return String.join("\n", drawn(frame(lab, 0), false));
    }

    @Test
    void anElectionIsSeen() {
        try (Lab lab = Lab.fresh()) {
            String screen = at(
                    lab,
                    "new --seed 42 --net classroom",
                    "until leader",
                    "crash leader",
                    "step --to change",
                    "run 8ms");
            assertThat(screen).contains("CANDIDATE").contains("◆T2").contains("× crashed");
            assertThat(screen).containsPattern("votes n\\d __ __ +1/3");
            until(lab, "◇yes");
        }
    }

    /** For 0.2 s, at a tenth of real time; with the clock stopped nothing has just flown. */
    @Test
    void theWayOfWhatHasJustArrivedIsSeenForAWhile() {
        try (Lab lab = Lab.fresh()) {
            at(lab, "new --nodes 7 --seed 42", "until leader", "run 1s");
            while (lit(lab, PLAYED).isEmpty()
                    || !lab.session().view().inFlight().isEmpty()) {
                at(lab, "run 1ms");
            }
            assertThat(lit(lab, 0)).isEmpty();
            at(lab, "run 21ms");
            assertThat(lab.session().view().inFlight()).isEmpty();
            assertThat(lit(lab, PLAYED)).isEmpty();
        }
    }

    private static Set<VisibleMessages.Ends> lit(Lab lab, double speed) {
        Frame frame = frame(lab, speed);
        return new VisibleMessages(frame, places(frame, false), PLAYED, MessageFilter.ALL).lit();
    }

    @Test
    void aMessageThatWillBeLostFliesFirst() {
        try (Lab lab = Lab.fresh()) {
            at(lab, "new --seed 42 --net classroom", "until leader", "run 500ms");
            at(lab, "link n1..n5 n1..n5 --loss 100%", "put x 1 --to leader --no-wait");
            until(lab, "■+2");
            until(lab, "✶lost");
            assertThat(at(lab, "run 18ms")).doesNotContain("■+2");
        }
    }

    /** Of 0.6 s, at a tenth of real time. */
    @Test
    void whereAMessageWasLostIsSeenForAWhile() {
        try (Lab lab = Lab.fresh()) {
            at(lab, "new --seed 42 --net classroom", "until leader", "run 500ms");
            at(lab, "link n1..n5 n1..n5 --loss 100%", "put x 1 --to leader --no-wait");
            until(lab, "✶lost");
            List<Long> lost = lost(lab);
            assertThat(lost).isNotEmpty();
            at(lab, "run 50ms");
            assertThat(lost(lab)).containsAll(lost);
            at(lab, "run 20ms");
            assertThat(lost(lab)).doesNotContainAnyElementsOf(lost);
        }
    }

    private static List<Long> lost(Lab lab) {
        Frame frame = frame(lab, 0);
        return new VisibleMessages(frame, places(frame, false), PLAYED, MessageFilter.ALL)
                .flying().stream()
                        .filter(FlyingMessage::isLost)
                        .map(one -> one.packet().id())
                        .toList();
    }

    @Test
    void aWallStandsBetweenTheSidesAndTakesWhatCrossesIt() {
        try (Lab lab = Lab.fresh()) {
            String screen = at(
                    lab,
                    "new --seed 42 --net classroom",
                    "until leader",
                    "partition leader,n1 | n2..n4",
                    "run 1500ms");
            assertThat(screen).contains("2 of 5: no majority").contains("3 of 5: majority");
            assertThat(screen).contains("STALE").contains("LEADER");
            Region wall = places(frame(lab, 0), false).walls().get(0);
            assertThat(screen.lines())
                    .hasSize(wall.rows())
                    .allMatch(row -> row.substring(wall.column(), wall.end()).matches("[▒✶]+"));
            until(lab, "✶");
        }
    }

    @Test
    void aCutIsShownThoughNothingFlies() {
        try (Lab lab = Lab.fresh()) {
            String screen = at(lab, "new --seed 42", "cut n2 n5", "cut n1 n3 --one-way");
            assertThat(screen).contains("✕cut").contains("╌╌");
        }
    }

    @Test
    void whoAsksBeforeItStandsIsSeen() {
        try (Lab lab = Lab.fresh()) {
            String screen = at(
                    lab,
                    "new --seed 42 --net classroom",
                    "rule pre-vote on",
                    "until leader",
                    "run 300ms",
                    "isolate n1",
                    "run 500ms");
            assertThat(screen).contains("◔ PRE-VOTE");
        }
    }

    /** Live traffic keeps its calm: what there is no room for is counted. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void noSignAndNoWordCoversACard(int seed) {
        try (Lab lab = Lab.fresh()) {
            lab.type("new --nodes 7 --net classroom --seed " + seed);
            lab.type("load --clients 10 --rate 20");
            lab.type("link all all --loss 20% --duplicate 10% --delay 5ms..60ms");
            for (int turn = 0; turn < 40; turn++) {
                lab.type("run 37ms");
                Frame frame = frame(lab, 0);
                CardPlaces places = places(frame, false);
                VisibleMessages visible =
                        new VisibleMessages(frame, places, PLAYED, MessageFilter.ALL);
                assertThat(visible.flying().size()).isLessThanOrEqualTo(24);
                Canvas with = new Canvas(ROOM.columns(), ROOM.rows(), Look.USUAL);
                Ring.draw(with, ROOM, frame, places, PLAYED, MessageFilter.ALL);
                for (int node = 1; node <= 7; node++) {
                    Region card = places.card(node);
                    Canvas alone = new Canvas(ROOM.columns(), ROOM.rows(), Look.USUAL);
                    Card.draw(alone, card, places.size(), frame, frame.view().node(node));
                    for (int row = card.row(); row < card.row() + card.rows(); row++) {
                        assertThat(with.text(row).substring(card.column(), card.end()))
                                .isEqualTo(alone.text(row).substring(card.column(), card.end()));
                    }
                }
            }
        }
    }

    @Test
    void ofTooManyMessagesTheHeartbeatsAreNotDrawnButCounted() {
        try (Lab lab = Lab.fresh()) {
            lab.ok("new --nodes 9 --seed 1; until leader; link all all --delay 300ms..400ms");
            lab.ok("load --clients 4 --rate 40");
            int turn = 0;
            VisibleMessages visible;
            Frame frame;
            do {
                lab.ok("run 37ms");
                frame = frame(lab, 0);
                visible =
                        new VisibleMessages(frame, places(frame, false), PLAYED, MessageFilter.ALL);
                turn++;
            } while (visible.folded() == 0 && turn < 100);
            assertThat(visible.folded()).isPositive();
            assertThat(visible.flying()).hasSize(24);
            assertThat(visible.flying().stream().mapToInt(FlyingMessage::count).sum()
                            + visible.folded())
                    .isEqualTo((int) frame.view().inFlight().stream()
                            .filter(packet -> packet.message() != null)
                            .count());
        }
    }

    @Test
    void whatIsTooFastToBeSeenLightsItsWayOnly() {
        try (Lab lab = Lab.fresh()) {
            lab.type("new --seed 42 --net classroom");
            lab.type("until leader");
            until(lab, "■+1");
            Frame slow = frame(lab, 0.1);
            Frame fast = frame(lab, 10);
            assertThat(new VisibleMessages(slow, places(slow, false), PLAYED, MessageFilter.ALL)
                            .flying())
                    .isNotEmpty();
            VisibleMessages visible =
                    new VisibleMessages(fast, places(fast, false), PLAYED, MessageFilter.ALL);
            assertThat(visible.flying()).isEmpty();
            assertThat(visible.lit()).isNotEmpty();
        }
    }

    @Test
    void aMessageHasAnAsciiForm() {
        try (Lab lab = Lab.fresh()) {
            at(lab, "new --seed 42 --net classroom", "until leader", "crash leader");
            until(lab, "◆T2");
            List<String> ascii = drawn(frame(lab, 0), true);
            assertThat(String.join("\n", ascii)).contains("VT2").matches("[\\x20-\\x7e\\n]*");
        }
    }

    @Test
    void anAudienceSeesLargeMessages() {
        try (Lab lab = Lab.fresh()) {
            at(lab, "new --seed 42 --net classroom", "until leader", "crash leader");
            until(lab, "◆T2");
            Frame frame = frame(lab, 0);
            CardPlaces places = places(frame, true);
            Canvas canvas = new Canvas(120, 30, Look.USUAL);
            Ring.draw(canvas, new Region(0, 0, 120, 30), frame, places, PLAYED, MessageFilter.ALL);
            assertThat(places.size()).isEqualTo(CardSize.BLOCKS);
            StringBuilder screen = new StringBuilder();
            for (int row = 0; row < 30; row++) {
                screen.append(canvas.text(row)).append('\n');
            }
            // A diamond, and the points of "DOWN".
            assertThat(screen).contains("▀███▀").contains("█▄▀▄█");
        }
    }

    @Test
    void anAnswerIsReadOnItsPlate() {
        try (Lab lab = Lab.fresh()) {
            at(lab, "new --seed 42 --net classroom", "until leader", "crash leader");
            until(lab, "◇yes");
            Frame frame = frame(lab, 0);
            Canvas canvas = new Canvas(120, 30, Look.USUAL);
            Region room = new Region(0, 0, 120, 30);
            Ring.draw(canvas, room, frame, places(frame, true), PLAYED, MessageFilter.ALL);
            List<String> rows = new ArrayList<>();
            for (int row = 0; row < 30; row++) {
                rows.add(canvas.text(row));
            }
            int top = 0;
            while (!rows.get(top).contains("▄".repeat(13))) {
                top++;
            }
            int left = rows.get(top).indexOf("▄".repeat(13)) + 1;
            assertThat(rows.subList(top + 1, top + 4))
                    .extracting(row -> (row + " ".repeat(40)).substring(left, left + 11))
                    .containsExactly("█ █ █▀▀ █▀▀", " █  █▀  ▀▀█", " ▀  ▀▀▀ ▀▀▀");
        }
    }
}
