package raftarium.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/** A property breaks, and time goes on where that is wanted. */
class TellingTest {
    private static final String BREAKS = "until leader; rule commit-majority off; isolate leader;"
            + " put x 1 --to leader; run 1s; crash leader; heal; run 3s; put x 2; run 1s";

    private final Lab lab = Lab.settled();

    @AfterEach
    void leave() {
        lab.close();
    }

    private void breaks(String begin) {
        lab.ok("new --nodes 3 --seed 1 " + begin);
        lab.type(BREAKS);
        assertThat(lab.simulation().violation()).isNotNull();
    }

    @Test
    void theClockStandsUnlessItOnlyTells() {
        breaks("");
        long stood = lab.nowNanos();
        lab.type("run 1s");
        assertThat(lab.nowNanos()).isEqualTo(stood);
        breaks("--on-violation stop");
        stood = lab.nowNanos();
        lab.type("run 1s");
        assertThat(lab.nowNanos()).isEqualTo(stood);
        breaks("--on-violation tell");
        stood = lab.nowNanos();
        assertThat(lab.ok("run 1s")).contains(" is broken").doesNotContain("stopped");
        assertThat(lab.nowNanos()).isEqualTo(stood + 1_000_000_000L);
        assertThat(lab.ok("status")).contains("broken: ").doesNotContain("stopped: ");
    }

    @Test
    void itIsHeldAgainstTheRunUnlessItIsExpected() {
        breaks("--on-violation tell");
        assertThat(lab.playground().hasUnexcusedViolation()).isTrue();
        lab.ok("expect violation");
        assertThat(lab.playground().hasUnexcusedViolation()).isFalse();
    }

    @Test
    void branchesAndSavedSessionsGoOnToo(@TempDir Path place) {
        breaks("--on-violation tell");
        String digest = lab.digest();
        Path file = place.resolve("told.raftarium");
        lab.ok("save " + file);
        lab.ok("rewind 1s; crash n1; run 2s");
        assertThat(lab.simulation().isStopped()).isFalse();
        lab.ok("open " + file + "; goto end");
        assertThat(lab.digest()).isEqualTo(digest);
        long now = lab.nowNanos();
        lab.ok("run 1s");
        assertThat(lab.nowNanos()).isEqualTo(now + 1_000_000_000L);
    }

    @Test
    void aWrongWordIsAMistake() {
        assertThat(lab.mistaken("new --on-violation shout")).contains("stop, tell");
    }
}
