package raftarium.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import raftarium.app.command.Lab;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The last sessions are kept without being asked to, and no more than five. */
class KeptSessionsTest {
    @TempDir
    Path place;

    @Test
    void theLastFiveAreKeptTheNewestFirst() throws Exception {
        KeptSessions kept = new KeptSessions(place.resolve("a").resolve("b"));
        assertThat(kept.newest()).isEmpty();
        for (int seed = 1; seed <= 7; seed++) {
            leave(kept, "new --seed " + seed + "; crash n1; run 1s; crash n2");
        }
        List<Path> newest = kept.newest();
        assertThat(newest).hasSize(KeptSessions.MOST);
        for (int number = 0; number < newest.size(); number++) {
            assertThat(SessionFile.read(Path.of(""), newest.get(number).toString())
                            .spec()
                            .seed())
                    .isEqualTo(7 - number);
        }
        // Once more the same, and one in which nothing was done, make no room for themselves.
        leave(kept, "new --seed 7; crash n1; run 1s; crash n2");
        leave(kept, "new --seed 8; load --rate 2");
        assertThat(kept.newest()).isEqualTo(newest);
    }

    @Test
    void nobodyIsHeldUpWhereNothingCanBeWritten() throws Exception {
        Path file = Files.writeString(place.resolve("file"), "in the way");
        KeptSessions kept = new KeptSessions(file.resolve("below"));
        leave(kept, "crash n1; crash n2; bookmark here");
        assertThat(kept.newest()).isEmpty();
    }

    private static void leave(KeptSessions kept, String lines) {
        try (Lab lab = Lab.fresh()) {
            lab.ok(lines);
            lab.playground().whenLeft(kept::keep);
        }
    }
}
