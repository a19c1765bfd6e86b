package raftarium.app.tui;

import static org.assertj.core.api.Assertions.assertThat;

import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.input.KeyType;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import raftarium.app.command.Lab;
import raftarium.app.tui.engine.Frame;
import raftarium.app.tui.engine.FrameMaker;
import raftarium.app.tui.pane.PaneKind;
import raftarium.app.tui.pane.UiState;
import raftarium.app.tui.ring.MessageSign;

import java.util.ArrayList;
import java.util.List;

/** What is on its way, in the field's words; what was lost, and why. */
class FlightTest {
    private static final String ELECTION =
            "new --seed 42 --net classroom; until leader; run 1s; crash leader; step --to change";

    private final Lab lab = Lab.fresh();
    private final UiState ui = new UiState(KeyTable.hints());
    private final FrameMaker maker = new FrameMaker();

    @AfterEach
    void close() {
        lab.close();
    }

    private Frame frame() {
        return maker.make(lab.session(), 0);
    }

    private String text(int columns, int rows) {
        return Pictures.text(frame(), ui, columns, rows);
    }

    /** The rows of the pane, from its title. */
    private List<String> flight() {
        List<String> found = new ArrayList<>();
        for (String line : text(80, 24).lines().toList()) {
            if (line.contains("in flight") || !found.isEmpty()) {
                if (line.contains("─story─")) {
                    return found;
                }
                found.add(line);
            }
        }
        return found;
    }

    @Test
    void anElectionIsToldBySignsAndInTheFieldsWords() {
        lab.ok(ELECTION + "; run 1ms");
        assertThat(flight())
                .anyMatch(line -> line.matches(
                        " n\\d ─*◆─*> n\\d RequestVote T2, last entry 1/1 +\\d+\\.\\d\\d ms"));
        lab.ok("step --to message; step --to message");
        assertThat(flight())
                .anyMatch(line ->
                        line.matches(" n\\d ─*◇─*> n\\d yes: vote in T2 +\\d+\\.\\d\\d ms"));
        lab.ok("until leader; run 200ms; put x 1 --to leader --no-wait");
        String appends =
                " n\\d ─*■─*> n\\d AppendEntries 3 after 2/2, T2, commit 2 +\\d+\\.\\d\\d ms";
        boolean wasSeen = false;
        for (int step = 0; step < 60; step++) {
            lab.ok("run 1ms");
            wasSeen |= flight().stream().anyMatch(line -> line.matches(appends));
        }
        assertThat(wasSeen).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "crash n1 | lost, n1 is down | n1 down",
                "cut all n1 | lost at the cut | cut",
                "isolate n1 | lost at the wall | wall",
                "link all n1 --loss 100% | lost on the way | loss",
            })
    void whatIsLostFliesToWhereItIsLostAndSaysWhyForAWhile(
            String trouble, String why, String brief) {
        lab.ok("new --seed 42 --net classroom; until leader; run 1s");
        lab.ok(trouble);
        String lost = " n\\d ─*✶─*> n1 heartbeat T1: " + why + " +lost";
        boolean flew = false;
        boolean wasSeen = false;
        for (int step = 0; step < 400 && !wasSeen; step++) {
            lab.ok("run 1ms");
            flew |= flight().stream().anyMatch(line -> line.matches(" n\\d ─+♥─*> n1 heart.* ms"));
            wasSeen = flight().stream().anyMatch(line -> line.matches(lost));
        }
        assertThat(wasSeen).as(String.join("\n", flight())).isTrue();
        assertThat(flew).isTrue();
        lab.ok("run 5ms");
        assertThat(flight()).anyMatch(line -> line.matches(lost));
        assertThat(text(120, 40)).containsPattern("n1 heartbeat: " + brief + " +lost");
    }

    @Test
    void heartbeatsAreFoldedIntoARowWhereThereIsNoRoomForAll() {
        lab.ok("new --seed 42 --net classroom; until leader; load --clients 2 --rate 40; run 60ms");
        List<Integer> folded = new ArrayList<>();
        for (int step = 0; step < 200; step++) {
            lab.ok("run 1ms");
            List<String> rows = flight();
            int flying = frame().view().inFlight().size();
            String title = rows.get(0);
            String last = rows.get(rows.size() - 1);
            boolean hasBeats = frame().view().inFlight().stream()
                    .anyMatch(packet -> MessageSign.of(packet, frame().view()).isBeat());
            if (flying > rows.size() - 1 && hasBeats) {
                assertThat(last).matches(" n\\d ♥ T\\d to \\d, +replies \\d+");
                int count = Integer.parseInt(last.replaceAll(".* to (\\d).*", "$1"))
                        + Integer.parseInt(last.replaceAll(".*replies (\\d+)", "$1"));
                assertThat(title).contains("in flight " + flying, count + " ♥ folded");
                assertThat(rows.subList(1, rows.size() - 1))
                        .noneMatch(row -> row.contains("heartbeat") && row.endsWith("ms"));
                folded.add(count);
            }
        }
        assertThat(folded).hasSizeGreaterThan(3);
    }

    @Test
    void messagesAreFilteredByKindAndByNodeInThePaneAndInTheRing() {
        lab.ok(ELECTION + "; run 1ms");
        Controller controller = new Controller((origin, line) -> true, ui, frame(), 120, 40, null);
        assertThat(text(120, 40).split("RequestVote", -1)).hasSize(5);
        ui.focusOn(PaneKind.FLIGHT);
        for (char letter : "/vote n".toCharArray()) {
            controller.press(new KeyStroke(letter, false, false));
        }
        int to = frame().view().inFlight().stream()
                .filter(packet -> packet.body().name().equals("RequestVote"))
                .findFirst()
                .orElseThrow()
                .to();
        controller.press(new KeyStroke((char) ('0' + to), false, false));
        controller.press(new KeyStroke(KeyType.Enter));
        assertThat(ui.filter).isEmpty();
        String text = text(120, 40);
        assertThat(text)
                .contains("─[in flight] 1, only 'vote n" + to + "'", "cluster only: vote n" + to);
        assertThat(text.lines().filter(line -> line.contains("RequestVote"))).hasSize(1);
        assertThat(text.split("◆T2", -1)).hasSize(2);
        controller.press(new KeyStroke(KeyType.Escape));
        assertThat(text(120, 40)).doesNotContain("only");
    }
}
