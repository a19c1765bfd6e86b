package raftarium.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import raftarium.app.command.Interpreter;
import raftarium.app.look.HistoryFormat;
import raftarium.app.script.ScriptSource;
import raftarium.app.session.DataChoice;
import raftarium.app.session.Playground;
import raftarium.app.session.Session;
import raftarium.app.session.SessionOptions;
import raftarium.app.words.TextLines;
import raftarium.check.history.HistoryCheck;
import raftarium.check.history.HistoryRecorder;
import raftarium.check.history.Operation;
import raftarium.check.history.Verdict;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a history is judged while it happens, and what it is judged where it was exported. */
class ExportedHistoriesTest {
    private static final Path SCRIPTS = Path.of("").toAbsolutePath().getParent().resolve("scripts");
    private static final int SEEDS = Integer.getInteger("raftarium.exported.seeds", 1);
    private static final Pattern WITHOUT = Pattern.compile("(?m)^# without ([a-z-]+): .+$");
    private static final Pattern SEED = Pattern.compile("--seed \\d+");

    @TestFactory
    Stream<DynamicTest> theVerdictsAreEqualWithTheRuleAndWithout() throws Exception {
        return ScriptSource.read(List.of(SCRIPTS.toString()), InputStream.nullInputStream())
                .stream()
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
            Verdict live = session.linearizability();
            Verdict exported = HistoryCheck.of(exported(session));
            assertThat(exported.getClass()).as("%s", live).isEqualTo(live.getClass());
            assertThat(live).isNotInstanceOf(Verdict.Unknown.class);
        }
    }

    private static List<Operation> exported(Session session) throws Exception {
        String lines = session.history().last(HistoryRecorder.KEPT).stream()
                .map(HistoryFormat::line)
                .collect(Collectors.joining("\n"));
        byte[] bytes = lines.getBytes(StandardCharsets.UTF_8);
        return HistoryFormat.read("export", new TextLines(new ByteArrayInputStream(bytes)));
    }
}
