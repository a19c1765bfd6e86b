package raftarium.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import raftarium.app.export.ExportFormat;
import raftarium.app.export.ExportFormats;

import us.bpsm.edn.Keyword;
import us.bpsm.edn.parser.Parseable;
import us.bpsm.edn.parser.Parser;
import us.bpsm.edn.parser.Parsers;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code export} in formats of other programs, as those programs read them. */
class ExportFormatsTest {
    private static final String RUN =
            "new --nodes 3 --seed 1 --net lossy; load --clients 2 --for 1s; until leader; run 1s;"
                    + " partition leader | followers;"
                    + " until stale-leader is leader; put y 1 --to stale-leader --no-wait;"
                    + " run 2s; heal; run 2s; crash"
                    + " leader; run 2s";

    private static String exported(String format, String script, String... options) {
        List<String> words = new ArrayList<>(List.of("export", format, "-", "--data=memory"));
        words.addAll(List.of(options));
        Outcome outcome = Outcome.withInput(script, words.toArray(new String[0]));
        assertThat(outcome.status()).as(outcome.err()).isZero();
        return outcome.out();
    }

    @Test
    void helpSaysOfEachFormatWhatItIs() {
        String help = Outcome.of("export", "--help").out().replaceAll("\\s+", " ");
        for (ExportFormat format : ExportFormats.ALL) {
            assertThat(help).contains(" " + format.name() + ": " + format.meaning() + ".");
        }
    }

    // ShiViz.

    /** An event as ShiViz reads it. */
    private record Clocked(String event, String host, TreeMap<String, Long> clock) {}

    private static List<Clocked> shiviz(String text) {
        String[] parts = text.split("\n", 3);
        assertThat(parts[1]).as("between executions").isEmpty();
        Matcher matcher = Pattern.compile(parts[0].replace("{.*}", "\\{.*\\}")).matcher(parts[2]);
        List<Clocked> events = new ArrayList<>();
        int end = 0;
        while (matcher.find()) {
            assertThat(parts[2].substring(end, matcher.start())).isBlank();
            end = matcher.end();
            TreeMap<String, Long> clock = new TreeMap<>();
            JsonObject json = JsonParser.parseString(matcher.group("clock")).getAsJsonObject();
            json.keySet().forEach(host -> clock.put(host, json.get(host).getAsLong()));
            events.add(new Clocked(matcher.group("event"), matcher.group("host"), clock));
        }
        assertThat(parts[2].substring(end)).isBlank();
        return events;
    }

    /** Of each host, an event's clock has as many events as could have led to it. */
    @Test
    void aVectorClockCountsWhatCouldHaveLedToItsEvent() {
        List<Clocked> events = shiviz(exported("shiviz", RUN));
        List<JsonObject> trace = exported("json", RUN)
                .lines()
                .map(line -> JsonParser.parseString(line).getAsJsonObject())
                .toList();
        List<BitSet> pasts = new ArrayList<>();
        List<String> hosts = new ArrayList<>();
        Map<String, Integer> newest = new HashMap<>();
        Map<Long, Integer> sent = new HashMap<>();
        for (JsonObject event : trace) {
            String type = event.get("type").getAsString();
            JsonObject message = event.has("message") ? event.getAsJsonObject("message") : null;
            if (type.equals("message-duplicated") && message != null) {
                Integer original = sent.get(event.get("original").getAsLong());
                sent.put(message.get("id").getAsLong(), original);
            }
            String host = host(event, type, message);
            if (host == null) {
                continue;
            }
            int number = pasts.size();
            BitSet past = new BitSet();
            past.set(number);
            Integer before = newest.put(host, number);
            if (before != null) {
                past.or(pasts.get(before));
            }
            if (type.equals("message-delivered") && message != null) {
                past.or(pasts.get(sent.get(message.get("id").getAsLong())));
            }
            if (type.equals("message-sent") && message != null) {
                sent.put(message.get("id").getAsLong(), number);
            }
            pasts.add(past);
            hosts.add(host);
            TreeMap<String, Long> wanted = new TreeMap<>();
            past.stream().forEach(one -> wanted.merge(hosts.get(one), 1L, Long::sum));
            assertThat(events.get(number).host()).isEqualTo(host);
            assertThat(events.get(number).clock()).as("%s", event).isEqualTo(wanted);
        }
        assertThat(events).hasSameSizeAs(pasts).hasSizeGreaterThan(500);
    }

    private static String host(JsonObject event, String type, JsonObject message) {
        if (type.equals("message-lost") || type.equals("message-duplicated")) {
            return null;
        } else if (message != null) {
            return message.get(type.equals("message-delivered") ? "to" : "from").getAsString();
        } else if (type.startsWith("client-")) {
            String what = type.equals("client-call") ? "call" : "return";
            return event.getAsJsonObject(what).get("client").getAsString();
        }
        return event.has("node") && !event.get("node").isJsonNull()
                ? event.get("node").getAsString()
                : null;
    }

    /** What is left out has no number; but whoever heard of it heard of what was before. */
    @Test
    void ofAPartEachHostCountsItsOwnEvents() {
        List<Clocked> events =
                shiviz(exported("shiviz", RUN, "--types=role-changed,committed,node-crashed"));
        Map<String, Long> counts = new HashMap<>();
        for (Clocked event : events) {
            long count = counts.merge(event.host(), 1L, Long::sum);
            assertThat(event.clock()).containsEntry(event.host(), count);
            event.clock()
                    .forEach((host, heard) ->
                            assertThat(heard).isLessThanOrEqualTo(counts.get(host)));
        }
        Clocked last = events.get(events.size() - 1);
        assertThat(last.clock()).hasSize(3);
    }

    // EDN.

    private static List<Map<?, ?>> edn(String text) {
        Parser parser = Parsers.newParser(Parsers.defaultConfiguration());
        Parseable input = Parsers.newParseable(text);
        List<Map<?, ?>> maps = new ArrayList<>();
        for (Object next = parser.nextValue(input);
                next != Parser.END_OF_INPUT;
                next = parser.nextValue(input)) {
            maps.add((Map<?, ?>) next);
        }
        return maps;
    }

    private static Object get(Map<?, ?> line, String key) {
        return line.get(Keyword.newKeyword(key));
    }

    @Test
    void aHistoryIsOneOfJepsens() {
        List<Map<?, ?>> lines = edn(exported("edn", RUN));
        long calls = exported("history", RUN).lines().count();
        assertThat(lines).hasSize((int) (2 * calls));
        Map<Object, Map<?, ?>> open = new HashMap<>();
        Set<Object> gone = new HashSet<>();
        long time = 0;
        for (int index = 0; index < lines.size(); index++) {
            Map<?, ?> line = lines.get(index);
            assertThat(get(line, "index")).isEqualTo((long) index);
            assertThat((long) get(line, "time")).isGreaterThanOrEqualTo(time);
            time = (long) get(line, "time");
            Object process = get(line, "process");
            String type = ((Keyword) get(line, "type")).getName();
            assertThat(gone).doesNotContain(process);
            if (type.equals("invoke")) {
                assertThat(open.put(process, line)).isNull();
            } else {
                Map<?, ?> call = open.remove(process);
                assertThat(call).as("%s", line).isNotNull();
                assertThat(get(line, "f")).isEqualTo(get(call, "f"));
                assertThat(type).isIn("ok", "fail", "info");
                if (type.equals("info")) {
                    gone.add(process);
                }
            }
        }
        assertThat(open).isEmpty();
        assertThat(gone).as("an outcome that nobody knows").isNotEmpty();
    }

    @Test
    void valuesOfAHistoryAreTheirs() {
        String odd = "a \\ \"b\" ; #{c} \u00e9";
        String script = "new --nodes 1 --seed 1; until leader; put k '" + odd
                + "'; get k; get none;" + " cas k 1 2; append k x; delete k";
        List<Map<?, ?>> lines = edn(exported("edn", script));
        assertThat(lines.stream().map(line -> get(line, "value")))
                .containsExactly(
                        List.of("k", odd),
                        List.of("k", odd),
                        pair("k", null),
                        List.of("k", odd),
                        pair("none", null),
                        pair("none", null),
                        List.of("k", List.of("1", "2")),
                        List.of("k", List.of("1", "2")),
                        List.of("k", "x"),
                        List.of("k", "x"),
                        pair("k", null),
                        List.of("k", "true"));
        assertThat(((Keyword) get(lines.get(7), "type")).getName())
                .as("of a cas that finds something else")
                .isEqualTo("fail");
    }

    private static List<Object> pair(Object key, Object value) {
        List<Object> pair = new ArrayList<>();
        pair.add(key);
        pair.add(value);
        return pair;
    }

    // Mermaid.

    /** The lines that these diagrams consist of. */
    private static final Pattern MERMAID = Pattern.compile(("sequenceDiagram|  ("
                    + "accTitle: .*"
                    + "|participant n\\d+"
                    + "|Note over [nc]\\d+(,n\\d+)?: TEXT"
                    + "|[nc]\\d+(->>|-->>|-x|--x)[nc]\\d+: TEXT)")
            .replace("TEXT", "([\\p{L}\\d .,:!?()'+*/=_|-]|#\\d+;)+"));

    @ParameterizedTest
    @ValueSource(strings = {RUN, "new --nodes 5; load --clients 20; run 60s; crash leader; run 1s"})
    void aDiagramHasNoMoreThanItsRenderersTake(String script) {
        String diagram = exported("mermaid", script);
        assertThat(diagram.length()).isLessThan(48_000);
        assertThat(diagram.lines()).allMatch(line -> MERMAID.matcher(line).matches());
        assertThat(diagram.contains("are left out")).isEqualTo(script.contains("60s"));
    }

    @Test
    void heartbeatsAreCountedUnlessTheyAreAskedFor() {
        String script = "new --nodes 3 --seed 1; until leader; run 5s; crash leader; run 1s";
        String diagram = exported("mermaid", script);
        assertThat(diagram).contains(" heartbeats since the note before)").contains("crashes");
        assertThat(diagram.lines().filter(line -> line.contains("heartbeat, ")))
                .hasSizeLessThan(12);
        String all = exported("mermaid", script, "--types=message-delivered");
        assertThat(all.lines().filter(line -> line.contains("heartbeat, ")))
                .hasSizeGreaterThan(150);
    }

    @Test
    void textThatMeansSomethingToMermaidIsWrittenInNumbers() {
        String diagram = exported(
                "mermaid",
                "new --nodes 3 --seed 1; until leader; put 'a;b#c%%d' '</svg><b> \"q\" {c} -->"
                        + " end'; note '%% what; loop alt <script>'");
        assertThat(diagram.lines()).allMatch(line -> MERMAID.matcher(line).matches());
        assertThat(diagram).contains("a#59;b#35;c#37;#37;d #60;/svg#62;#60;b#62; #34;q#34;");
    }
}
