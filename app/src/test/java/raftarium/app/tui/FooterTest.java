package raftarium.app.tui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import raftarium.app.command.Lab;
import raftarium.app.tui.engine.Frame;
import raftarium.app.tui.engine.FrameMaker;
import raftarium.app.tui.pane.UiState;

import java.util.List;

/** The last rows: which keys help here, and what stands in front of them while nothing is said. */
class FooterTest {
    private static final String CRASH =
            "new --seed 42; until leader; run 1s; put x 1; bookmark before; run 50ms;"
                    + " crash leader; run 2s";

    private final Lab lab = Lab.fresh();

    /** What it has once seen it knows to come, as the cockpit does. */
    private final FrameMaker maker = new FrameMaker();

    @AfterEach
    void close() {
        lab.close();
    }

    private List<String> lines(int columns, int rows) {
        return lines(frame(), columns, rows);
    }

    private Frame frame() {
        return maker.make(lab.session(), 0);
    }

    private static List<String> lines(Frame frame, int columns, int rows) {
        UiState ui = new UiState(KeyTable.hints());
        return Pictures.text(frame, ui, columns, rows).lines().toList();
    }

    private String keys(int columns) {
        return lines(columns, 40).get(39);
    }

    private String aside() {
        return lines(120, 40).get(38);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "; back --to leader"})
    void aKeyOfAPairNeverStandsWithoutTheOtherAndTheWayOutIsLast(String travel) {
        lab.ok(CRASH + travel);
        Frame frame = frame();
        for (int columns = 60; columns <= 240; columns++) {
            String keys = lines(frame, columns, 16).get(15);
            assertThat(keys).endsWith(" : ? help q");
            assertThat(keys).contains(" , . step ");
            assertThat(keys.replace(" < > change ", " ")).doesNotContain("<", ">");
            assertThat(keys.replace(" [ ] mark ", " ")).doesNotContain("[", "]");
        }
    }

    @Test
    void whoIsInThePastIsToldFirstHowToTravelAndWhoIsNotHowToAct() {
        lab.ok(CRASH);
        assertThat(keys(80)).contains("c crash", "p split", "H heal");
        assertThat(keys(200)).contains("[ ] mark", "o scenarios").doesNotContain("present");
        lab.ok("goto before");
        assertThat(keys(80)).startsWith(" space play , . step u undo < > change [ ] mark End pres");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "goto start | next mark: n\\d leads in T1 at 0\\.\\d+ s",
                "goto 900ms | next mark: bookmark before at 1\\.\\d+ s",
                "goto before | next mark: n\\d leads in T2 at 1\\.\\d+ s",
                "goto 2s | next mark: note at 3\\.\\d+ s",
            })
    void inThePastTheNextMarkIsNamedAndIsWhereItsKeyGoes(String travel, String told) {
        lab.ok(CRASH + "; note another one leads; run 10ms");
        lines(120, 40);
        lab.ok(travel);
        assertThat(aside()).matches(" \\] " + told + "   what is done here begins branch 2");
        String when = aside().replaceFirst(".* at (\\S+) s .*", "$1");
        lab.ok(frame().place().after());
        assertThat(lines(120, 40).get(0)).contains(" PAST ", " " + when + " s of ");
    }

    @Test
    void elseTheMarksThatAreDrawnAreExplainedAndNoOthers() {
        lab.ok(CRASH);
        assertThat(aside()).isEqualTo(" ★ bookmark   e election   × crash");
    }
}
