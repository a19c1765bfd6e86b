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
import java.util.stream.Stream;

/** {@code export json}, and {@code trace} in JSON. */
class ExportTraceTest {
    private static final String LONG = "new --nodes 3 --seed 1; load --clients 5; run 25s\n";

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
        assertThat(events.size()).isGreaterThan(Trace.KEPT + 1_000);
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
        assertThat(withoutScript.err()).contains("export json needs a FILE");
    }

    @Test
    void aSessionIsExportedAtThePrompt(@TempDir Path place) throws Exception {
        Path file = place.resolve("trace.jsonl");
        try (Lab lab = Lab.fresh()) {
            lab.ok("new --nodes 3 --seed 1; until leader; put x 1; crash leader; run 1s; undo");
            String said = lab.ok("export json '" + file + "'");
            List<JsonObject> events = events(Files.readString(file));
            assertThat(said).isEqualTo(file + ": " + events.size() + " events");
            assertThat(count(events, "node-crashed")).isZero();
            events.forEach(new RebuiltCluster()::read);
            assertThat(lab.ok("export json '" + file + "'")).isEqualTo(said);
        }
    }

    /** What is left out still counts: the states behind events are those of the whole. */
    @Test
    void aPartIsExportedAsItStandsInTheWhole() {
        String script = "new --nodes 3 --seed 1; until leader; put x 1; run 1s";
        List<JsonObject> all = exported(script);
        List<JsonObject> part = exported(
                script, "--from=100ms", "--to=1s", "--nodes=n2", "--types=committed,applied");
        assertThat(part).hasSizeGreaterThan(1);
        assertThat(part)
                .isEqualTo(all.stream()
                        .filter(event -> event.get("at_ns").getAsLong() >= 100_000_000)
                        .filter(event -> event.get("at_ns").getAsLong() <= 1_000_000_000)
                        .filter(event -> List.of("committed", "applied")
                                .contains(event.get("type").getAsString()))
                        .filter(event -> event.get("node").getAsString().equals("n2"))
                        .toList());
        List<JsonObject> messages = exported(script, "--nodes=n2", "--types=message-lost");
        assertThat(messages).isEmpty();
        assertThat(exported(script, "--nodes=n2", "--types=message-delivered"))
                .isEqualTo(all.stream()
                        .filter(event ->
                                event.get("type").getAsString().equals("message-delivered"))
                        .filter(event -> event.toString().contains("\"from\":\"n2\"")
                                || event.toString().contains("\"to\":\"n2\""))
                        .toList());
    }

    @Test
    void aPartThatThereIsNotIsRefused() {
        String script = "new --nodes 3 --seed 1; run 1s";
        for (String wrong : List.of(
                "--nodes=n9 ~ there is no n9",
                "--nodes=stale-leader ~ is no node at the moment",
                "--from=2x ~ 2x",
                "--types=committed,lost ~ unknown event type 'lost'")) {
            Outcome outcome =
                    Outcome.withInput(script, "export", "json", "-", wrong.split(" ~ ")[0]);
            assertThat(outcome.status()).as(outcome.all()).isEqualTo(2);
            assertThat(outcome.out()).isEmpty();
            assertThat(outcome.err()).contains(wrong.split(" ~ ")[1]);
        }
        Outcome backwards =
                Outcome.withInput(script, "export", "json", "-", "--from=2s", "--to=1s");
        assertThat(backwards.err()).contains("--from is after --to");
    }

    @Test
    void aFileIsThereAsAWholeOrAsItWas(@TempDir Path place) throws Exception {
        Path file = place.resolve("trace.jsonl");
        Files.writeString(file, "before");
        Outcome outcome = Outcome.withInput(
                "run 1s", "export", "json", "-", "-o", file.toString(), "--nodes=n9");
        assertThat(outcome.status()).as(outcome.all()).isEqualTo(2);
        assertThat(file).hasContent("before");
        outcome = Outcome.withInput("run 1s", "export", "json", "-", "-o", file.toString());
        assertThat(outcome.status()).as(outcome.all()).isZero();
        assertThat(outcome.out()).isEmpty();
        events(Files.readString(file)).forEach(new RebuiltCluster()::read);
        try (Stream<Path> files = Files.list(place)) {
            assertThat(files).containsExactly(file);
        }
        outcome = Outcome.withInput("run 1s", "export", "json", "-", "-o", place.toString());
        assertThat(outcome.err()).contains("can't write", "it is a directory");
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
