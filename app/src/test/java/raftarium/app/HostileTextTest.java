package raftarium.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import raftarium.app.command.Lab;
import raftarium.words.Shown;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Nothing that a client, a script or a disk holds steers the terminal that shows it. */
class HostileTextTest {
    /** All that a terminal may obey, with a line that looks like ours behind an end of line. */
    private static final String HOSTILE = IntStream.of(
                            0x61c, 0x200e, 0x200f, 0x2028, 0x2029, 0x202a, 0x202b, 0x202c, 0x202d,
                            0x202e, 0x2066, 0x2067, 0x2068, 0x2069, 0xfeff)
                    .mapToObj(Character::toString)
                    .collect(Collectors.joining())
            + IntStream.concat(IntStream.range(0, 32), IntStream.range(0x7f, 0xa0))
                    .mapToObj(Character::toString)
                    .collect(Collectors.joining())
            + "\u001b[31m\nFORGED\u202e";

    private static final String VALUE = "'" + HOSTILE + "'";

    @TempDir
    Path place;

    /** No character that a terminal obeys, but for the ends of our lines. */
    private static void isShown(String text) {
        assertThat(text.chars().filter(letter -> letter != '\n' && Shown.isControl((char) letter)))
                .as(text)
                .isEmpty();
        assertThat(text.lines()).noneMatch(line -> line.startsWith("FORGED"));
    }

    @Test
    void whatIsEscapedIsSaidAsInMostLanguages() {
        assertThat(Shown.line("a\n\t\r\u001b[0m\u009b\u202e\\é"))
                .isEqualTo("a\\n\\t\\r\\u001b[0m\\u009b\\u202e\\é");
        assertThat(Shown.text("a\nb\r\n")).isEqualTo("a\nb\\r\n");
        String harmless = "n1 ● é 漢 \uD83D\uDE00";
        assertThat(Shown.line(harmless)).isSameAs(harmless);
    }

    @Test
    void eachWayToLookShowsItEscaped() {
        try (Lab lab = Lab.settled()) {
            lab.ok("compact every 3");
            lab.ok("put " + VALUE + " " + VALUE + " --client " + VALUE);
            lab.ok("append x " + VALUE);
            lab.ok("propose " + VALUE);
            lab.ok("hold; put y " + VALUE + " --no-wait; run 200ms");
            for (String line : List.of(
                    "status",
                    "log",
                    "trace",
                    "history",
                    "messages",
                    "links",
                    "why",
                    "why n1",
                    "disk n1",
                    "rules",
                    "why not committed 1",
                    "digest")) {
                isShown(lab.type(line).output());
            }
            assertThat(lab.ok("log") + lab.ok("history") + lab.ok("trace")).contains("\\u001b[31m");
            lab.ok("release; run 1s");
            isShown(lab.ok("disk n1"));
            assertThat(lab.ok("get x")).contains("\\u001b[31m").contains("\\u202e");
            isShown(lab.type("crash " + VALUE).output());
            isShown(lab.type(VALUE).output());
            isShown(lab.fails("expect value x = " + VALUE + "1"));
            isShown(lab.fails("expect value " + VALUE + " = 1"));
            isShown(lab.ok("maybe 100% get " + VALUE + " --client " + VALUE)
                    .replace("\nFORGED", ""));
            isShown(lab.ok("note " + VALUE).replace("\nFORGED", ""));
        }
    }

    private String script(String name) throws Exception {
        String text = String.join(
                "\n",
                List.of(
                        "new --seed 1 --nodes 3",
                        "note " + VALUE,
                        "until leader",
                        "put " + VALUE + " " + VALUE,
                        "get " + VALUE,
                        "expect result = " + VALUE,
                        "expect value " + VALUE + " = 1",
                        "log",
                        "crash " + VALUE));
        return Files.writeString(place.resolve(name), text).toString();
    }

    @Test
    void eachReportShowsItEscapedAndJsonHasItExactly() throws Exception {
        String script = script("a\u001b[31m.raft");
        for (String format : List.of("text", "tap", "junit")) {
            Outcome outcome = Outcome.of("run", script, "--format", format, "--data", "memory");
            assertThat(outcome.status()).isEqualTo(2);
            isShown(outcome.all().replace("\nFORGED", ""));
            assertThat(outcome.out()).contains("\\u001b[31m");
        }
        String sound = Files.writeString(
                        place.resolve("sound.raft"),
                        "until leader\nput x " + VALUE + "\nget x\nexpect result = " + VALUE)
                .toString();
        Outcome json = Outcome.of("run", sound, "--format", "json", "--data", "memory");
        JsonObject got = json.objects("command").get(2);
        assertThat(got.getAsJsonObject("data").get("result").getAsString()).isEqualTo(HOSTILE);
        Outcome exported = Outcome.of("export", "history", sound, "--data", "memory");
        assertThat(exported.objects().get(1).get("result").getAsString()).isEqualTo(HOSTILE);
        isShown(Outcome.of("run", place.toString(), "--list").out());
        isShown(Outcome.of("run", place.resolve("no\u001b[31m").toString()).err());
        isShown(Outcome.of("run", "--" + HOSTILE).err());
        isShown(Outcome.of("suite", HOSTILE).err());
        isShown(Outcome.of("disk", place.resolve("no\u001b").toString()).err());
    }

    @Test
    void theViewsAndThePromptShowItEscaped() throws Exception {
        String script = script("views.raft");
        Outcome prompt =
                Outcome.withInput(Files.readString(Path.of(script)), "repl", "--data", "memory");
        isShown(prompt.all().replace("\nFORGED", ""));
        Outcome plain = Outcome.withInput(
                "status\n", "play", script, "--plain", "--no-config", "--data", "memory");
        isShown(plain.all().replace("\nFORGED", ""));
        Files.writeString(
                Path.of(script), Files.readString(Path.of(script)).replace("crash " + VALUE, ""));
        Path picture = place.resolve("picture.svg");
        Outcome drawn = Outcome.of(
                "export", "picture", script, "-o", picture.toString(), "--size", "200x50");
        assertThat(drawn.status()).as(drawn.err()).isZero();
        isShown(Files.readString(picture));
    }

    @Test
    void disksAndCounterexamplesShowItEscaped() throws Exception {
        Path data = place.resolve("data");
        Outcome.withInput(
                "until leader; put " + VALUE + " " + VALUE + "; compact all; put y " + VALUE,
                "run",
                "-",
                "--data",
                data.toString());
        Outcome disk = Outcome.of("disk", data.toString());
        assertThat(disk.status()).as(disk.all()).isZero();
        isShown(disk.out());
        assertThat(disk.out()).contains("put \\u061c\\u200e");
        JsonObject wrong = new JsonObject();
        wrong.addProperty("client", HOSTILE);
        wrong.addProperty("op", "get");
        wrong.addProperty("key", HOSTILE);
        wrong.addProperty("result", HOSTILE);
        wrong.addProperty("call_ns", 1);
        wrong.addProperty("return_ns", 2);
        wrong.addProperty("outcome", "ok");
        Outcome check = Outcome.withInput(wrong + "\n", "check", "-");
        assertThat(check.status()).as(check.all()).isEqualTo(1);
        isShown(check.out());
    }
}
