package raftarium.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What holds of mistakes and failures when several scripts are run, and in every format. */
class ErrorRulesTest {
    @TempDir
    Path place;

    private String file(String name, String text) throws Exception {
        return Files.writeString(place.resolve(name), text).toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "json", "tap", "junit"})
    void aMistakeBeatsAFailureWhicheverComesFirst(String format) throws Exception {
        String held = file("held.raft", "until leader");
        String failed = file("failed.raft", "until leader; expect no leader");
        String early = file("early.raft", "crsh n1");
        String late = file("late.raft", "run 1ms; crash n9; expect leader");
        assertThat(status(format, held)).isZero();
        assertThat(status(format, held, failed, held)).isEqualTo(1);
        assertThat(status(format, failed, early, held)).isEqualTo(2);
        assertThat(status(format, early, failed)).isEqualTo(2);
        assertThat(status(format, late, held)).isEqualTo(2);
    }

    private static int status(String format, String... files) {
        List<String> line = new ArrayList<>(List.of("run", "--format", format));
        line.addAll(List.of(files));
        return Outcome.of(line.toArray(String[]::new)).status();
    }

    @Test
    void failFastEndsTheScriptThatFailsAndNoOther() throws Exception {
        String failing = file("failing.raft", "expect leader; expect leader; expect leader");
        String other = file("other.raft", "until leader; expect leader");
        Outcome outcome = Outcome.of("run", "--fail-fast", failing, failing, other);
        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.out()).contains("FAILED  3 scripts", "2 passed, 2 failed");
        Outcome without = Outcome.of("run", failing, other);
        assertThat(without.out()).contains("2 passed, 3 failed");
    }

    @Test
    void anEmptySetIsAMistakeInACommandAndFalseInACondition() {
        Outcome outcome = Outcome.withInput(
                "expect not down is crashed\nexpect not stale-leader commit >= 0\n"
                        + "maybe 100% crash down\n  restart down",
                "run", "-");
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.out())
                .contains("skipped: 'down' is no node at the moment")
                .contains("standard input, line 4, column 3: 'down' is no node at the moment")
                .contains("2 passed, 0 failed");
    }

    @Test
    void whatCannotBeReadIsALineAndNoTrace() throws Exception {
        String nowhere = place.resolve("none.raft").toString();
        Outcome plain = Outcome.of("run", nowhere);
        assertThat(plain.err()).isEqualTo("raftarium: there is no file " + nowhere + "\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "run - --format xml",
                "run - --nodes 0",
                "run - --nodes 102",
                "run - --seed x",
                "run - --without frobnicate",
                "run - --color sometimes",
                "run - --seeds 1..",
                "run - --election 5",
                "run - --net wlan",
                "run - --frobnicate",
                "run",
                "frobnicate 1 2",
                "suite mti",
                "torture --for 5",
                "check",
                "disk",
                "export history"
            })
    void aCommandLineThatIsWrongIsOneLineAndTwo(String line) {
        Outcome outcome = Outcome.of(line.split(" "));
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).startsWith("raftarium: ").hasLineCount(1);
    }
}
