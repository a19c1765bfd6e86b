package raftarium.app.tui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import raftarium.app.command.Lab;
import raftarium.app.tui.engine.Frame;
import raftarium.app.tui.pane.UiState;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Under 100 columns a node is one row: no word in it is cut, however little room there is. */
class TableWordsTest {
    /** What a row may say. */
    private static final List<String> WORDS = List.of(
            "crashed",
            "down",
            "failed",
            "paused",
            "learner",
            "removed",
            "isolated",
            "stale",
            "side",
            "disk",
            "full",
            "slow",
            "error",
            "stalled",
            "empty",
            "ends",
            "at",
            "to",
            "ms",
            "clock");

    /** So many are above the first node. */
    private static final int TITLE_ROWS = 3;

    private static final Pattern WORD = Pattern.compile("\\p{Alpha}{2,}");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "crash n2; run 400ms",
                "pause n1; pause leader; run 900ms",
                "isolate leader; put x 1 --to leader --no-wait; run 900ms",
                "partition leader,n1 | n3..n5; put x 1 --to leader --no-wait; run 900ms; crash n3",
                "add n6 --learner --no-wait; run 300ms; remove n2 --no-wait; run 300ms; isolate n6",
                "fault disk n1 slow 20ms; put x 1 --no-wait; run 300ms",
                "isolate leader; fault disk leader slow 200ms; clock n2 --drift 10%; run 900ms",
                "load --clients 2 --rate 40; crash n1; run 3s; compact all except n1; run 100ms;"
                        + " restart n1; run 20ms",
                "crash leader; step --to change; step 3",
            })
    void noWordIsCut(String script) {
        try (Lab lab = Lab.settled()) {
            for (String line : script.split("; ")) {
                lab.ok(line);
            }
            UiState ui = new UiState(KeyTable.hints());
            Frame frame = Pictures.frame(lab.session(), "");
            for (int columns = 60; columns < 100; columns += 3) {
                for (int rows : new int[] {16, 24}) {
                    String shown = Pictures.text(frame, ui, columns, rows);
                    shown.lines()
                            .skip(TITLE_ROWS)
                            .takeWhile(line -> line.matches("[▸ ]n\\d .*"))
                            .forEach(TableWordsTest::check);
                }
            }
        }
    }

    @Test
    void ofWhyANodeFailedTheLastWordsAreSaidThatThereIsRoomFor() {
        try (Lab lab = Lab.settled()) {
            lab.ok("fault disk n1 full; put x 1 --no-wait; run 300ms");
            Frame frame = Pictures.frame(lab.session(), "");
            String why = frame.view().node(1).failure();
            for (int columns = 60; columns < 100; columns++) {
                String row = Pictures.text(frame, columns, 24).lines().toList().get(3);
                int cut = row.indexOf('…');
                String shown = row.substring(cut < 0 ? row.indexOf('┃') + 1 : cut + 1);
                assertThat(why).as(row).endsWith(shown);
                assertThat(why).as(row).matches(".*(^|\\s)" + Pattern.quote(shown.strip()));
            }
        }
    }

    private static void check(String row) {
        Matcher word = WORD.matcher(row);
        while (word.find()) {
            assertThat(word.group()).as(row).isIn(WORDS);
        }
    }
}
