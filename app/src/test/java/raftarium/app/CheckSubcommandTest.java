package raftarium.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code raftarium check}: histories of anybody's clients. */
class CheckSubcommandTest {
    private static final String PUT = """
            {"client":"a","op":"put","key":"x","value":"1","call_ns":10,"return_ns":20,\
            "outcome":"ok","colour":"unknown fields are passed over"}
            """;

    @TempDir
    Path directory;

    private static String get(String result, long call) {
        return "{\"client\":\"b\",\"op\":\"get\",\"key\":\"x\",\"result\":" + result
                + ",\"call_ns\":" + call + ",\"return_ns\":" + (call + 10)
                + ",\"outcome\":\"ok\",\"read\":\"index\"}\n";
    }

    private static Outcome check(String text) {
        return Outcome.withInput(text, "check", "-");
    }

    @Test
    void aHistoryThatIsLinearizableIsAndTheStatusIsZero() {
        Outcome outcome = check(PUT + "\n" + get("\"1\"", 30));
        assertThat(outcome.out()).isEqualTo("linearizable (2 operations)\n");
        assertThat(outcome.status()).isZero();
    }

    @Test
    void aNumberIsATextAndAMissingResultOfAGetIsNone() {
        assertThat(check(PUT + get("1", 30)).status()).isZero();
        assertThat(check(PUT + get("null", 30)).status()).isEqualTo(1);
    }

    /** As an export says it of a session that was resumed. */
    @Test
    void whatWasBeforeMayBeSaidToBeUnknown() {
        String unknown = "{\"before\":\"unknown\"}\n";
        assertThat(check(get("\"1\"", 30)).status()).isEqualTo(1);
        assertThat(check(unknown + get("\"1\"", 30)).status()).isZero();
        assertThat(check(unknown + get("\"1\"", 30) + get("\"2\"", 50)).status())
                .isEqualTo(1);
        assertThat(check("{\"before\":\"empty\"}\n").err())
                .contains("line 1: before is unknown, not empty");
    }

    @Test
    void oneThatIsNotIsDrawn() throws Exception {
        Path file = directory.resolve("stale.jsonl");
        Files.writeString(file, PUT + get("\"1\"", 30) + get("null", 50));
        Outcome outcome = Outcome.of("check", file.toString());
        assertThat(outcome.out()).isEqualTo("""
                not linearizable (3 operations)
                key x, at first none: no order of these operations explains that b's get answered \
                none, not 1
                a |-put x 1-|
                b            |-get x -> none-|
                """);
        assertThat(outcome.status()).isEqualTo(1);
    }

    @Test
    void jsonSaysTheSame() {
        Outcome outcome = Outcome.withInput(PUT + get("7", 30), "check", "-", "--format", "json");
        assertThat(outcome.summary().get("verdict").getAsString()).isEqualTo("not linearizable");
        assertThat(outcome.summary().get("operations").getAsInt()).isEqualTo(2);
        assertThat(outcome.summary().get("key").getAsString()).isEqualTo("x");
        assertThat(outcome.status()).isEqualTo(1);
    }

    @Test
    void oneThatIsTooMuchToSayIsUnknownAndTheStatusIsOne() {
        StringBuilder text = new StringBuilder();
        for (int client = 0; client < 20; client++) {
            text.append("{\"client\":\"a" + client + "\",\"op\":\"push\",\"value\":\"m" + client
                    + "\",\"call_ns\":1,\"outcome\":\"unknown\"}\n");
        }
        text.append("{\"client\":\"b\",\"op\":\"pop\",\"result\":\"7 impossible\",\"call_ns\":2,"
                + "\"return_ns\":3,\"outcome\":\"ok\"}\n");
        Outcome outcome = check(text.toString());
        assertThat(outcome.out())
                .startsWith("unknown (21 operations)\nthe queue: there are more than 2000 ways");
        assertThat(outcome.status()).isEqualTo(1);
    }

    @Test
    void aClientsOwnOperationsComeOneAfterTheOtherWhereTheirTimesTouch() {
        String first = "{\"client\":\"c1\",\"op\":\"put\",\"key\":\"x\",\"value\":\"old\","
                + "\"call_ns\":1,\"return_ns\":5,\"outcome\":\"ok\"}\n";
        String second = first.replace("old", "new").replace("5", "9").replace(":1,", ":5,");
        String read = "{\"client\":\"c1\",\"op\":\"get\",\"key\":\"x\",\"result\":\"old\","
                + "\"call_ns\":9,\"return_ns\":12,\"outcome\":\"ok\"}\n";
        Outcome outcome = check(first + second + read);
        assertThat(outcome.out()).startsWith("not linearizable (3 operations)");
        assertThat(outcome.status()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "no json at all | no JSON object",
                "[1] | no JSON object",
                "{\"op\":\"get\"} | outcome is missing",
                "{\"op\":\"swap\"} | lock, unlock, set or watch, not \"swap\"",
                "{\"op\":\"put\",\"outcome\":\"maybe\"} | outcome is ok, failed or unknown",
                "{\"op\":\"put\",\"outcome\":\"ok\",\"call_ns\":\"x\"} | call_ns is a whole number",
                "{\"op\":\"put\",\"outcome\":\"ok\",\"call_ns\":1} | return_ns is missing",
                "{\"op\":\"put\",\"outcome\":\"ok\",\"call_ns\":2,\"return_ns\":1} | is before",
                "{\"op\":\"put\",\"outcome\":\"unknown\",\"call_ns\":1} | client is missing",
                "{\"op\":{}} | op is a text, not {}",
            })
    void aBrokenLineIsNamedAndTheStatusIsTwo(String line, String what) {
        Outcome outcome = check(PUT + line + "\n");
        assertThat(outcome.err())
                .startsWith("raftarium: standard input, line 2: ")
                .contains(what);
        assertThat(outcome.status()).isEqualTo(2);
    }

    @Test
    void aMarkBeforeTheFirstLineIsPassedOverAndBytesThatAreNoTextAreNamed() throws Exception {
        assertThat(check("\ufeff" + PUT).out()).isEqualTo("linearizable (1 operation)\n");
        Path file = directory.resolve("binary.jsonl");
        Files.write(file, (PUT + "\u00ff").getBytes(StandardCharsets.ISO_8859_1));
        Outcome outcome = Outcome.of("check", file.toString());
        assertThat(outcome.err())
                .isEqualTo("raftarium: " + file + ", line 2: this is no text in UTF-8\n");
        assertThat(outcome.status()).isEqualTo(2);
    }

    @Test
    void twoOperationsOfAClientAtATimeAreRefused() {
        Outcome outcome = check(PUT + get("1", 30) + PUT.replace("10", "15"));
        assertThat(outcome.err())
                .isEqualTo("raftarium: standard input, line 3: client a has another operation at"
                        + " that time, in line 1: a client has one at a time\n");
        assertThat(outcome.status()).isEqualTo(2);
    }

    @Test
    void afterAnUnknownOutcomeAClientMayGoOn() {
        String unknown = PUT.replace("\"ok\"", "\"unknown\"").replace("20", "null");
        assertThat(check(unknown + PUT.replace("10", "15")).status()).isZero();
    }

    @Test
    void aFileThatIsNotThereIsAMistake() {
        Outcome outcome = Outcome.of("check", directory.resolve("nothing").toString());
        assertThat(outcome.err()).contains("nothing: no such file");
        assertThat(outcome.status()).isEqualTo(2);
    }

    @Test
    void aScriptIsExportedAsTheHistoryThatItMakes() {
        String script = "new --nodes 3 --seed 1\nuntil leader\nput x 1\nget x\nexpect no leader\n";
        Outcome export = Outcome.withInput(script, "export", "history", "-", "--data", "memory");
        assertThat(export.status()).as(export.all()).isZero();
        assertThat(export.out().lines()).hasSize(2);
        assertThat(check(export.out()).out()).isEqualTo("linearizable (2 operations)\n");
        Outcome wrong = Outcome.withInput("put x\n", "export", "history", "-");
        assertThat(wrong.err())
                .startsWith("raftarium: standard input, line 1, column 6: V is missing");
        assertThat(wrong.status()).isEqualTo(2);
        assertThat(Outcome.of("export", "svg", "x.raft").status()).isEqualTo(2);
    }

    @Test
    void whatASessionExportsIsReadAgain() throws Exception {
        Path file = directory.resolve("run.jsonl");
        Path script = directory.resolve("run.raft");
        Files.writeString(
                script,
                "new --nodes 3 --seed 1\nload --for 2s\nrun 1s\nput x 1\nget x --read lease\n"
                        + "cas x 1 2\ndelete x\nappend y 1\nput x 5 --no-wait\nrun 3s\n"
                        + "expect linearizable\nexport history '" + file + "'\n");
        Outcome run = Outcome.of("run", "--data", "memory", script.toString());
        assertThat(run.status()).as(run.all()).isZero();
        assertThat(Files.readString(file))
                .contains("\"op\":\"cas\",\"key\":\"x\",\"value\":\"2\",\"expected\":\"1\",")
                .contains("\"outcome\":\"ok\",\"read\":\"lease\"");
        Outcome outcome = Outcome.of("check", file.toString());
        assertThat(outcome.out()).startsWith("linearizable (");
        assertThat(outcome.status()).isZero();
    }
}
