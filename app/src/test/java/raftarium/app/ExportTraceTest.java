package raftarium.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import raftarium.app.command.Lab;
import raftarium.app.look.EventJson;
import raftarium.trace.Trace;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** {@code export json}, and {@code trace} in JSON. */
class ExportTraceTest {
    private static final String LONG = "new --nodes 3 --seed 1; load --clients 5; run 1m\n";

    private static List<JsonObject> events(String text) {
        return text.lines()
                .map(line -> JsonParser.parseString(line).getAsJsonObject())
                .toList();
    }

    private static List<JsonObject> exported(String script, String... options) {
        String[] arguments = new String[4 + options.length];
        List.of("export", "json", "-", "--data=memory").toArray(arguments);
        System.arraycopy(options, 0, arguments, 4, options.length);
        Outcome outcome = Outcome.withInput(script, arguments);
        assertThat(outcome.status()).as(outcome.all()).isZero();
        assertThat(outcome.err()).isEmpty();
        return events(outcome.out());
    }

    private static long count(List<JsonObject> events, String type) {
        return events.stream()
                .filter(event -> event.get("type").getAsString().equals(type))
                .count();
    }

    @Test
    void moreIsExportedThanIsKept() {
        List<JsonObject> events = exported(LONG);
        assertThat(events).hasSizeGreaterThan(2 * Trace.KEPT);
        RebuiltCluster rebuilt = new RebuiltCluster();
        events.forEach(rebuilt::read);
        assertThat(rebuilt.nodes()).containsOnlyKeys("n1", "n2", "n3");
    }

    /** What was done and taken back isn't there. */
    @Test
    void whatLedToTheEndIsExported() {
        List<JsonObject> events = exported(
                "new --nodes 3 --seed 1; run 1s; crash n1; run 1s; undo; crash n2; run 1s");
        assertThat(count(events, "node-crashed")).isEqualTo(1);
        assertThat(events)
                .filteredOn(event -> event.get("type").getAsString().equals("node-crashed"))
                .first()
                .satisfies(event -> {
                    assertThat(event.get("node").getAsString()).isEqualTo("n2");
                    assertThat(event.get("cause").getAsString()).isEqualTo("command");
                });
        RebuiltCluster rebuilt = new RebuiltCluster();
        events.forEach(rebuilt::read);
    }

    @Test
    void theLastClusterOfAScriptIsExported() {
        List<JsonObject> events = exported("new --nodes 7; run 1s; new --nodes 3; run 1s");
        assertThat(count(events, "node-started")).isEqualTo(3);
        assertThat(events.get(0).get("event").getAsLong()).isZero();
    }

    /** What was on the disks is in the first events. */
    @Test
    void aResumedClusterIsExportedFromWhereItGoesOn(@TempDir Path place) throws Exception {
        String data = "--data=" + place.resolve("data");
        Outcome.withInput("until leader; put x 1", "run", "-", "--nodes=3", data);
        Outcome outcome = Outcome.withInput("run 1s", "export", "json", "-", data);
        assertThat(outcome.status()).as(outcome.all()).isZero();
        List<JsonObject> events = events(outcome.out());
        RebuiltCluster rebuilt = new RebuiltCluster();
        events.forEach(rebuilt::read);
        assertThat(events.get(0).getAsJsonObject("started").get("entries").toString())
                .contains("put x 1");
    }

    @Test
    void aMistakeInTheScriptIsToldAndNothingIsExported() {
        Outcome outcome = Outcome.withInput("run 1s; crash n9", "export", "json", "-");
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).startsWith("raftarium: standard input, line 1, column 9");
    }

    @Test
    void theSchemaIsPrinted() {
        Outcome outcome = Outcome.of("export", "schema");
        assertThat(outcome.status()).isZero();
        assertThat(outcome.out()).isEqualTo(EventJson.schema());
        Outcome withScript = Outcome.of("export", "schema", "x.raft");
        assertThat(withScript.status()).isEqualTo(2);
        assertThat(withScript.err()).contains("the schema is of no script");
        Outcome withoutScript = Outcome.of("export", "json");
        assertThat(withoutScript.status()).isEqualTo(2);
        assertThat(withoutScript.err()).contains("export json needs a SCRIPT");
    }

    @Test
    void aSessionIsExportedAtThePrompt(@TempDir Path place) throws Exception {
        Path file = place.resolve("trace.jsonl");
        try (Lab lab = Lab.fresh()) {
            lab.ok("new --nodes 3 --seed 1; until leader; put x 1; crash leader; run 1s; undo");
            String said = lab.ok("export json '" + file + "'");
            List<JsonObject> events = events(Files.readString(file));
            assertThat(said).isEqualTo(events.size() + " events");
            assertThat(count(events, "node-crashed")).isZero();
            events.forEach(new RebuiltCluster()::read);
            assertThat(lab.ok("export json '" + file + "'")).isEqualTo(said);
        }
    }

    @Test
    void theTraceInJsonIsWhatIsExported() {
        List<JsonObject> events = exported("new --nodes 3 --seed 1; until leader; put x 1");
        try (Lab lab = Lab.fresh()) {
            lab.ok("new --nodes 3 --seed 1; until leader; put x 1");
            JsonArray traced = lab.type("trace --last 100000").data().getAsJsonArray();
            assertThat(traced).isEqualTo(array(events));
            JsonArray some =
                    lab.type("trace --last 2 --type applied --node n2").data().getAsJsonArray();
            assertThat(some).hasSize(2).allMatch(events::contains);
        }
    }

    private static JsonArray array(List<JsonObject> events) {
        JsonArray array = new JsonArray();
        events.forEach(array::add);
        return array;
    }
}
