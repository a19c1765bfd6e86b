package raftarium.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import raftarium.app.command.ExportUsages;
import raftarium.app.command.Interpreter;
import raftarium.app.export.ExportSelection;
import raftarium.app.export.ExportSource;
import raftarium.app.export.Exported;
import raftarium.app.script.ScriptSource;
import raftarium.app.session.DataChoice;
import raftarium.app.session.Playground;
import raftarium.app.session.Session;
import raftarium.app.session.SessionOptions;
import raftarium.check.torture.Torture;
import raftarium.check.torture.TortureOptions;
import raftarium.raft.Entry;
import raftarium.session.SearchContext;
import raftarium.sim.Host;
import raftarium.sim.HostState;
import raftarium.sim.Simulation;
import raftarium.trace.Packet;
import raftarium.trace.words.EntryWords;

import java.io.InputStream;
import java.io.Writer;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** The trace as JSON says all of what the cluster was, to who knows nothing else. */
class TraceJsonTest {
    private static final Path SCRIPTS = Path.of("").toAbsolutePath().getParent().resolve("scripts");

    /** {@code -Draftarium.trace.json=all}: each script and 50 seeds, else a sample. */
    private static final boolean ALL = "all".equals(System.getProperty("raftarium.trace.json"));

    private static final int ONE_IN = 6;
    private static final int SEEDS = ALL ? 50 : 4;
    private static final TortureOptions TORTURE =
            ALL ? TortureOptions.DEFAULT : new TortureOptions(0, 1_000_000_000L, List.of());

    /** What may be any text. */
    private static final Pattern TEXT =
            Pattern.compile("\"(text|result)\":\"(?:[^\"\\\\]|\\\\.)*+\"");

    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]*");

    private static final EventSchema SCHEMA = new EventSchema();

    /** What was validated, without what makes no difference to the schema. */
    private static final Set<String> VALIDATED = new HashSet<>();

    @TestFactory
    Stream<DynamicTest> aScenarioIsRebuiltFromItsTrace() throws Exception {
        List<ScriptSource> sources =
                ScriptSource.read(List.of(SCRIPTS.toString()), InputStream.nullInputStream());
        return IntStream.range(0, sources.size())
                .filter(number -> ALL || number % ONE_IN == 0)
                .mapToObj(sources::get)
                .map(source ->
                        DynamicTest.dynamicTest(source.name(), () -> isRebuilt(source.text())));
    }

    @TestFactory
    Stream<DynamicTest> aTorturedClusterIsRebuiltFromItsTrace() {
        Torture torture = new Torture(TORTURE);
        return LongStream.rangeClosed(1, SEEDS)
                .mapToObj(seed -> DynamicTest.dynamicTest(
                        "seed " + seed, () -> isRebuilt(String.join("\n", torture.script(seed)))));
    }

    private static void isRebuilt(String script) throws Exception {
        SessionOptions options =
                SessionOptions.DEFAULT.withSeed(1).withData(new DataChoice.Memory());
        try (Playground playground = new Playground(options)) {
            Interpreter interpreter = new Interpreter(playground);
            interpreter.run(interpreter.parse(script), executed -> {});
            Session session = playground.session();
            RebuiltCluster rebuilt = new RebuiltCluster();
            Exported exported = ExportUsages.FORMAT
                    .reader()
                    .read("json")
                    .write(
                            new ExportSource(session, "", ExportSelection.ALL, SearchContext.HERE),
                            new Lines(line -> read(line, rebuilt)));
            assertThat(exported)
                    .isEqualTo(
                            new Exported(session.simulation().trace().count(), "event", List.of()));
            compare(rebuilt, session.simulation());
        }
    }

    private static void read(String line, RebuiltCluster rebuilt) {
        JsonObject event = JsonParser.parseString(line).getAsJsonObject();
        rebuilt.read(event);
        if (VALIDATED.add(shape(line))) {
            SCHEMA.validate(event);
        }
    }

    /** To the schema all numbers above 0 are alike, and all texts but those that it lists. */
    private static String shape(String line) {
        String textless = TEXT.matcher(line).replaceAll("\"$1\":\"\"");
        return NUMBER.matcher(textless).replaceAll("1");
    }

    /** Hands on what is written, line by line. */
    private static final class Lines extends Writer {
        private final Consumer<String> reader;
        private final StringBuilder line = new StringBuilder();

        Lines(Consumer<String> reader) {
            this.reader = reader;
        }

        @Override
        public void write(char[] text, int from, int length) {
            for (int place = from; place < from + length; place++) {
                if (text[place] == '\n') {
                    reader.accept(line.toString());
                    line.setLength(0);
                } else {
                    line.append(text[place]);
                }
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    private static void compare(RebuiltCluster rebuilt, Simulation simulation) {
        for (int id = 1; id <= simulation.nodes(); id++) {
            Host host = simulation.host(id);
            RebuiltCluster.Node node = rebuilt.nodes().get("n" + id);
            assertThat(node.state).isEqualTo(host.state().name().toLowerCase(Locale.ROOT));
            if (host.state() == HostState.RUNNING || host.state() == HostState.PAUSED) {
                assertThat(node.role).isEqualTo(host.status().role().word());
                assertThat(node.term).isEqualTo(host.status().term());
                assertThat(node.vote)
                        .isEqualTo(
                                host.status().vote() == 0
                                        ? ""
                                        : "n" + host.status().vote());
                assertThat(node.commit).isEqualTo(host.status().commitIndex());
                assertThat(node.applied).isEqualTo(host.status().lastApplied());
                assertThat(node.snapshotIndex).isEqualTo(host.status().log().snapshotIndex());
                assertThat(node.snapshotTerm).isEqualTo(host.status().log().snapshotTerm());
                assertThat(node.log).isEqualTo(entries(simulation, host));
            }
        }
        Map<Long, String> inFlight = new TreeMap<>(rebuilt.fates());
        inFlight.values().retainAll(List.of("held", "on its way"));
        Map<Long, String> expected = new TreeMap<>();
        for (Packet packet : simulation.inFlight()) {
            expected.put(packet.id(), packet.isHeld() ? "held" : "on its way");
        }
        assertThat(inFlight).isEqualTo(expected);
    }

    private static List<String> entries(Simulation simulation, Host host) {
        return host
                .status()
                .log()
                .entries(host.status().log().firstIndex(), host.status().log().lastIndex())
                .stream()
                .map(entry -> text(simulation, entry))
                .toList();
    }

    private static String text(Simulation simulation, Entry entry) {
        return entry.index() + "/" + entry.term() + " "
                + EntryWords.of(entry, simulation.config().machine());
    }
}
