package raftarium.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import raftarium.app.command.ExportUsages;
import raftarium.app.command.Interpreter;
import raftarium.app.command.Reply;
import raftarium.app.export.ExportSelection;
import raftarium.app.export.ExportSource;
import raftarium.app.look.HistoryFormat;
import raftarium.app.script.ScriptSource;
import raftarium.app.session.DataChoice;
import raftarium.app.session.Playground;
import raftarium.app.session.Session;
import raftarium.app.session.SessionOptions;
import raftarium.check.history.HistoryCheck;
import raftarium.check.history.Verdict;
import raftarium.command.ClusterSpec;
import raftarium.machine.MachineType;
import raftarium.session.SearchContext;
import raftarium.words.TextLines;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a history is judged while it happens, and what it is judged where it was exported. */
class ExportedHistoriesTest {
    private static final Path SCRIPTS = Path.of("").toAbsolutePath().getParent().resolve("scripts");
    private static final int SEEDS = Integer.getInteger("raftarium.exported.seeds", 1);

    /** {@code -Draftarium.exported.all=true}: each script, else those of rules and some others. */
    private static final boolean ALL = Boolean.getBoolean("raftarium.exported.all");

    private static final int ONE_IN = 6;
    private static final Pattern WITHOUT = Pattern.compile("(?m)^# without ([a-z-]+): .+$");
    private static final Pattern SEED = Pattern.compile("--seed \\d+");

    /** A machine, what is done first, and what is done after that session has ended. */
    private static final List<String> RESUMED = List.of(
            "kv / until leader; put x 1; append x 2; put y 3; put a 1; put b 1; put c 1"
                    + " / until leader; get x; get y; get z; append a 2; get a; delete a; get a;"
                    + " cas b 1 2; cas y 1 2; get b; delete c; get c",
            "kv / until leader; put x 1 / name leader as old; isolate old; until new leader;"
                    + " put x 2 --to new; get x --to old --read local; get x --to new",
            "queue / until leader; push a / until leader; pop; push b",
            "lock / until leader; lock door / until leader; unlock door",
            "config / until leader; set a 1 / until leader; set a 2");

    @TestFactory
    Stream<DynamicTest> theVerdictsAreEqualWithTheRuleAndWithout() throws Exception {
        List<ScriptSource> sources =
                ScriptSource.read(List.of(SCRIPTS.toString()), InputStream.nullInputStream());
        return IntStream.range(0, sources.size())
                .filter(number -> ALL
                        || number % ONE_IN == 0
                        || WITHOUT.matcher(sources.get(number).text()).find())
                .mapToObj(sources::get)
                .map(source -> DynamicTest.dynamicTest(source.name(), () -> {
                    for (int seed = 1; seed <= SEEDS; seed++) {
                        String text = SEED.matcher(source.text()).replaceAll("--seed " + seed);
                        agree(text);
                        Matcher without = WITHOUT.matcher(text);
                        if (without.find()) {
                            agree(text.replaceAll(
                                    "(?m)^new\\b.*", "$0 --without " + without.group(1)));
                        }
                    }
                }));
    }

    private static void agree(String script) throws Exception {
        SessionOptions options = SessionOptions.DEFAULT.withSeed(1);
        try (Playground playground = new Playground(options.withData(new DataChoice.Memory()))) {
            Interpreter interpreter = new Interpreter(playground);
            interpreter.run(interpreter.parse(script), executed -> {});
            Session session = playground.session();
            Verdict live = session.moment().linearizability();
            Verdict exported = exported(session);
            assertThat(exported.getClass()).as("%s", live).isEqualTo(live.getClass());
            assertThat(live).isNotInstanceOf(Verdict.Unknown.class);
        }
    }

    private static Verdict exported(Session session) throws Exception {
        StringWriter lines = new StringWriter();
        ExportUsages.FORMAT
                .reader()
                .read("history")
                .write(
                        new ExportSource(session, "", ExportSelection.ALL, SearchContext.HERE),
                        lines);
        byte[] bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
        HistoryFormat.History read =
                HistoryFormat.read("export", new TextLines(new ByteArrayInputStream(bytes)));
        return HistoryCheck.of(read.operations(), read.isFromNothing());
    }

    /** Where there was something before, nobody has noted what: the export begins with it. */
    @Test
    void theVerdictsAreEqualWhereASessionIsResumed(@TempDir Path place) throws Exception {
        for (String work : RESUMED) {
            Path data = place.resolve("d" + RESUMED.indexOf(work));
            String[] parts = work.split(" / ");
            SessionOptions options = new SessionOptions(
                    ClusterSpec.DEFAULT.withMachine(
                            MachineType.builtIn(parts[0]).orElseThrow()),
                    new DataChoice.Directory(data));
            for (String part : List.of(parts[1], parts[2])) {
                boolean isFirst = part.equals(parts[1]);
                SessionOptions now = isFirst ? options.withSeed(1) : options;
                try (Playground playground = new Playground(now)) {
                    Interpreter interpreter = new Interpreter(playground);
                    interpreter.run(
                            interpreter.parse(part),
                            one -> assertThat(one.reply().status()).isEqualTo(Reply.Status.OK));
                    Session session = playground.session();
                    assertThat(session.isResumed()).isEqualTo(!isFirst);
                    Verdict live = session.moment().linearizability();
                    assertThat(exported(session).getClass()).as(work).isEqualTo(live.getClass());
                }
            }
        }
    }
}
