package raftarium.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import raftarium.app.command.Interpreter;
import raftarium.app.command.Reply;
import raftarium.app.script.ScriptSource;
import raftarium.app.session.DataChoice;
import raftarium.app.session.Playground;
import raftarium.app.session.SessionOptions;
import raftarium.check.Property;
import raftarium.command.ClusterSpec;
import raftarium.raft.Rule;
import raftarium.session.Branch;
import raftarium.session.Timeline;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Scenarios of scripts/rules without their rule: {@code fate} goes back before what it broke.
 * {@code -Draftarium.fate.all=true} for each of them, else a sample.
 */
class FateOfRulesTest {
    private static final Path RULES =
            Path.of("").toAbsolutePath().getParent().resolve("scripts/rules");

    private static final Pattern WITHOUT = Pattern.compile("(?m)^# without ([a-z-]+): (.+)$");

    private static final boolean ALL = Boolean.getBoolean("raftarium.fate.all");

    /** Of votes, of entries, of members, of snapshots and of clients. */
    private static final List<String> SAMPLE = List.of(
            "persist-vote", "commit-own-term", "one-change", "snapshot-sessions", "deduplicate");

    @TestFactory
    Stream<DynamicTest> fromWhatIsBrokenItGoesBackToAMomentBeforeAndEscapes() throws Exception {
        return ScriptSource.read(List.of(RULES.toString()), InputStream.nullInputStream()).stream()
                .filter(source -> Property.of(header(source).group(2)).isPresent())
                .filter(source -> ALL || SAMPLE.contains(source.stem()))
                .map(source -> DynamicTest.dynamicTest(source.stem(), () -> escapes(source)));
    }

    private static Matcher header(ScriptSource source) {
        Matcher header = WITHOUT.matcher(source.text());
        assertThat(header.find()).isTrue();
        return header;
    }

    private static void escapes(ScriptSource source) {
        Rule off = Rule.of(header(source).group(1)).orElseThrow();
        SessionOptions options = new SessionOptions(
                ClusterSpec.DEFAULT.withOff(List.of(off)), new DataChoice.Memory());
        try (Playground playground = new Playground(options)) {
            Interpreter interpreter = new Interpreter(playground);
            interpreter.run(interpreter.parse(source.text(), source.origin()), executed -> {});
            Timeline timeline = playground.openSession().timeline();
            assertThat(timeline.present().simulation().isStopped()).isTrue();
            long broken = timeline.present().simulation().nowNanos();
            long executed = timeline.present().simulation().executed();
            Reply reply = interpreter.execute("fate");
            assertThat(reply.status()).as(reply.output()).isEqualTo(Reply.Status.OK);
            assertThat(reply.output()).contains(header(source).group(2) + " is broken at");
            if (Boolean.getBoolean("raftarium.fate.shown")) {
                System.out.println("== " + source.stem() + "\n" + reply.output());
            }
            if (reply.output().contains("none of 200")) {
                assertThat(timeline.branches()).hasSize(1);
                assertThat(timeline.present().simulation().isStopped()).isTrue();
                return;
            }
            Branch escape = timeline.branch();
            assertThat(escape.number()).isEqualTo(2);
            assertThat(escape.name()).startsWith("chance ");
            assertThat(timeline.isPast()).isTrue();
            assertThat(timeline.at().nanos()).isLessThanOrEqualTo(broken);
            assertThat(timeline.at().actions()).isLessThan(executed);
            assertThat(interpreter.execute("goto end").isOk()).isTrue();
            assertThat(timeline.present().simulation().isStopped()).isFalse();
            assertThat(timeline.present().nowNanos()).isEqualTo(broken + 10_000_000_000L);
        }
    }
}
