package raftarium.app.tui.film;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import raftarium.app.command.Lab;
import raftarium.app.export.ScreenOptions;
import raftarium.app.export.ScreenSize;
import raftarium.app.tui.Onlooker;
import raftarium.app.tui.engine.Frame;
import raftarium.app.tui.engine.FrameMaker;
import raftarium.app.tui.paint.Canvas;
import raftarium.app.tui.pane.Panes;
import raftarium.app.tui.pane.UiState;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** {@code export picture}, {@code film} and {@code cast}. */
class CockpitFormatsTest {
    private static final String SITUATION = "new --nodes 5 --seed 7 --net classroom; until leader;"
            + " put x 1; note It crashes.; crash leader; until leader; bookmark again; run 100ms";

    @TempDir
    Path place;

    private String exported(Lab lab, String what) throws IOException {
        String[] words = what.split(" ", 2);
        Path file = place.resolve("exported");
        String options = words.length > 1 ? " " + words[1] : "";
        lab.ok("export " + words[0] + " '" + file + "'" + options);
        return Files.readString(file);
    }

    private String exported(String script, String what) throws IOException {
        try (Lab lab = Lab.fresh()) {
            lab.type(script);
            return exported(lab, what);
        }
    }

    private static final String QUIET = "new --seed 1 --nodes 3 --net classroom";

    /** What the cockpit shows after that time to somebody who has seen all of it, at that speed. */
    private static List<String> seen(
            long stepNanos, long toNanos, boolean stands, ScreenSize size) {
        UiState ui = Onlooker.ui(ScreenOptions.USUAL);
        ui.playedSpeed = 0.5;
        FrameMaker maker = new FrameMaker();
        try (Lab lab = Lab.fresh()) {
            lab.ok(QUIET);
            long at = 0;
            while (true) {
                double speed = stands && at == toNanos ? 0 : 0.5;
                Frame frame = maker.make(lab.session().timeline(), speed, false);
                Canvas canvas = Panes.draw(frame, ui, size.columns(), size.rows());
                if (at == toNanos) {
                    return IntStream.range(0, size.rows())
                            .mapToObj(row -> canvas.text(row).stripTrailing())
                            .toList();
                }
                at += stepNanos;
                lab.session().advanceTo(at);
            }
        }
    }

    private static List<JsonArray> events(String cast) {
        return cast.lines()
                .skip(1)
                .map(line -> JsonParser.parseString(line).getAsJsonArray())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"picture", "film", "cast", "cast --speed 0.3 --theme light --ascii"})
    void oneSessionGivesOneFileToTheByte(String what) throws IOException {
        String first = exported(SITUATION, what);
        assertThat(exported(SITUATION, what)).isEqualTo(first);
    }

    @Test
    void aCastIsAHeaderAndEventsInTheOrderOfTheirTimes() throws IOException {
        String cast = exported(SITUATION, "cast --size 90x25 --speed 0.5");
        JsonObject header =
                JsonParser.parseString(cast.lines().findFirst().orElseThrow()).getAsJsonObject();
        assertThat(header.get("version").getAsInt()).isEqualTo(2);
        assertThat(header.get("width").getAsInt()).isEqualTo(90);
        assertThat(header.get("height").getAsInt()).isEqualTo(25);
        assertThat(header.get("title").getAsString()).isEqualTo("Raftarium");
        assertThat(header.getAsJsonObject("env").get("TERM").getAsString()).startsWith("xterm");
        double before = 0;
        List<String> marks = new ArrayList<>();
        for (JsonArray event : events(cast)) {
            assertThat(event).hasSize(3);
            assertThat(event.get(0).getAsDouble()).isGreaterThanOrEqualTo(before);
            before = event.get(0).getAsDouble();
            String what = event.get(1).getAsString();
            assertThat(what).isIn("o", "m");
            if (what.equals("m")) {
                marks.add(event.get(2).getAsString());
            }
        }
        assertThat(marks).containsExactly("It crashes.", "again");
    }

    @Test
    void whatBreaksIsMarked() throws IOException {
        String cast = exported(
                "new --nodes 5 --seed 1 --without commit-majority; until leader; isolate leader;"
                        + " put x lost --to leader; run 2s",
                "cast");
        assertThat(events(cast))
                .filteredOn(event -> event.get(1).getAsString().equals("m"))
                .singleElement()
                .satisfies(mark ->
                        assertThat(mark.get(2).getAsString()).startsWith("durability is broken"));
    }

    /** Times are virtual ones, divided by the speed. */
    @ParameterizedTest
    @CsvSource({"1, 2.0", "0.5, 4.0", "4, 0.5"})
    void theSpeedSaysHowLongItIs(String speed, double seconds) throws IOException {
        List<JsonArray> events =
                events(exported("new --seed 1 --nodes 3; run 2s", "cast --speed " + speed));
        assertThat(events.get(events.size() - 1).get(0).getAsDouble()).isEqualTo(seconds);
    }

    /** Those of one moment are seen one after the other. */
    @Test
    void itStandsAtEachNoteAsLongAsIsAskedFor() throws IOException {
        String script = QUIET + "; note one; run 1s; note two; note three; run 1s; note four";
        List<JsonArray> events = events(exported(script, "cast --speed 1 --pause 3s"));
        assertThat(events.get(events.size() - 1).get(0).getAsDouble()).isEqualTo(14);
        CastScreen terminal = new CastScreen(100, 30);
        List<String> shown = new ArrayList<>();
        double second = 0;
        for (JsonArray event : events) {
            while (event.get(0).getAsDouble() > second) {
                shown.add(terminal.rows().get(27).strip());
                second++;
            }
            if (event.get(1).getAsString().equals("o")) {
                terminal.take(event.get(2).getAsString());
            }
        }
        assertThat(String.join(" ", shown))
                .isEqualTo("one one one one two two two three three three three four four four");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 350, 500, 1000})
    void aTerminalShowsWhatTheCockpitWouldHave(int millis) throws IOException {
        String cast = exported(QUIET + "; run 1s", "cast --speed 0.5 --size 80x24");
        CastScreen terminal = new CastScreen(80, 24);
        for (JsonArray event : events(cast)) {
            if (event.get(0).getAsDouble() <= millis / 500.0
                    && event.get(1).getAsString().equals("o")) {
                terminal.take(event.get(2).getAsString());
            }
        }
        long nanos = 1_000_000L * millis;
        assertThat(terminal.rows())
                .isEqualTo(seen(25_000_000, nanos, millis == 1000, new ScreenSize(80, 24)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 7, 10, 19})
    void aFilmHasEachFrameAndNoScript(int frame) throws IOException {
        FilmReader film = new FilmReader(exported(QUIET + "; run 1s", "film --speed 0.5"));
        assertThat(film.names())
                .containsExactlyInAnyOrder(
                        "svg", "title", "desc", "style", "rect", "path", "g", "text");
        assertThat(written(film.frame(frame, 100, 30)))
                .isEqualTo(written(seen(50_000_000, 50_000_000L * frame, false, ScreenSize.USUAL)));
    }

    /** Blocks that fill cells are drawn, not written. */
    private static List<String> written(List<String> rows) {
        return rows.stream()
                .map(row -> row.replaceAll("[█▀▄▌▐]", " ").stripTrailing())
                .toList();
    }

    @Test
    void whereNothingMovesTheLastFrameIsThePicture() throws IOException {
        try (Lab lab = Lab.fresh()) {
            lab.ok(SITUATION);
            String film = exported(lab, "film");
            assertThat(film)
                    .contains("@media (prefers-reduced-motion:reduce){g{animation:none!important}}")
                    .contains(".e{visibility:visible}", "g{visibility:hidden;");
            FilmReader picture = new FilmReader(exported(lab, "picture"));
            List<String> still = picture.still(100, 30);
            assertThat(new FilmReader(film).still(100, 30)).isEqualTo(still);
            assertThat(String.join("\n", still))
                    .contains("its notes", "It crashes.", "leads T2", "stopped");
        }
    }

    @Test
    void aFilmOfTwentySecondsInWhichMuchMovesIsSmall() throws IOException {
        String busy = "new --nodes 5 --seed 3 --net classroom; load --clients 5 --rate 100;"
                + " run 500ms; partition n1,n2 | n3..n5; run 700ms; heal; run 800ms";
        String film = exported(busy, "film --speed 0.1 --size 120x40");
        assertThat(film.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(100_000, 600_000);
        assertThat(film).containsPattern("animation:2[012]\\S*s step-end infinite");
    }

    @Test
    void whatIsTypedStaysText() throws IOException {
        String hostile = "put '</svg><script>alert(1)</script>' '\\u001b[2Jx&<b>'";
        String script = "new --seed 1 --nodes 3; until leader; " + hostile
                + "; note '</text></svg><script>\u001b[31m&'; run 20ms";
        FilmReader film = new FilmReader(exported(script, "film --speed 0.1 --size 200x50"));
        assertThat(film.names()).doesNotContain("script", "b");
        assertThat(String.join("\n", film.still(200, 50)))
                .contains("</text></svg><script>", "</svg><script>alert(1)</script>");
        assertThat(new FilmReader(exported(script, "picture --size 200x50")).names())
                .doesNotContain("script", "b");
        CastScreen terminal = new CastScreen(200, 50);
        for (JsonArray event : events(exported(script, "cast --speed 0.1 --size 200x50"))) {
            if (event.get(1).getAsString().equals("o")) {
                terminal.take(event.get(2).getAsString());
            }
        }
        assertThat(String.join("\n", terminal.rows())).contains("</text></svg><script>");
    }

    @Test
    void aPictureIsOfAnEarlierMomentIfThatIsAskedFor() throws IOException {
        try (Lab lab = Lab.fresh()) {
            lab.ok(SITUATION);
            String early = String.join(
                    "\n", new FilmReader(exported(lab, "picture --to 50ms")).still(100, 30));
            assertThat(early).contains("0.050 s", "no leader").doesNotContain("It crashes.");
            String noted = String.join(
                    "\n", new FilmReader(exported(lab, "picture --note 1")).still(100, 30));
            assertThat(noted).contains("It crashes.", "leads T1").doesNotContain("crashed");
            assertThat(lab.mistaken("export picture '" + place + "/x' --note 2"))
                    .isEqualTo("--note 2: it has 1 note");
        }
    }

    @Test
    void aPictureHasAllBranches() throws IOException {
        try (Lab lab = Lab.settled()) {
            lab.ok("crash n1; run 1s; rewind 500ms; crash n2; run 1s");
            assertThat(String.join(
                            "\n",
                            new FilmReader(exported(lab, "picture --size 120x40")).still(120, 40)))
                    .contains("2 crash n2");
        }
    }

    @Test
    void whatAFormatDoesNotHeedIsRefused() {
        try (Lab lab = Lab.fresh()) {
            assertThat(lab.mistaken("export json x --size 80x24"))
                    .contains("--size says nothing of json, but of picture, film, cast");
            assertThat(lab.mistaken("export cast x --nodes n1"))
                    .contains("--nodes says nothing of cast, but of svg");
            assertThat(lab.mistaken("export picture x --speed 1")).contains("of film, cast");
            assertThat(lab.mistaken("export cast x --size 20x5")).contains("'20x5' is no size");
            assertThat(lab.mistaken("export cast x --speed 0")).contains("nothing to see");
            assertThat(lab.mistaken("export cast x --speed max")).contains("nothing to see");
            assertThat(lab.mistaken("export film x --theme pink")).contains("unknown theme");
        }
    }

    @Test
    void aFilmThatIsTooLongIsRefusedAndNothingWritten() {
        try (Lab lab = Lab.fresh()) {
            lab.ok("new --seed 1 --nodes 3; run 5s");
            Path file = place.resolve("long.svg");
            assertThat(lab.mistaken("export film '" + file + "' --speed 0.01 --size 60x16"))
                    .contains("at speed 0.01 it is longer than 120 s");
            assertThat(file).doesNotExist();
        }
    }

    /** What was taken back isn't there, and what waited was broken off, too. */
    @Test
    void whatLedToTheEndIsPlayedHoweverThatCame() throws IOException {
        try (Lab lab = Lab.settled()) {
            lab.ok("crash n1; run 300ms; back 40; pause n2; run 200ms; bookmark here; undo");
            lab.ok("crash n3 --torn; put x 1 --no-wait; run 300ms; note so; restart n3; run 1s");
            String cast = exported(lab, "cast --speed 1");
            List<JsonArray> events = events(cast);
            double end = events.get(events.size() - 1).get(0).getAsDouble();
            assertThat(end).isEqualTo(lab.simulation().nowNanos() / 1e9, withinATick());
        }
    }

    private static org.assertj.core.data.Offset<Double> withinATick() {
        return org.assertj.core.data.Offset.offset(0.051);
    }
}
