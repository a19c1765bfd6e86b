package raftarium.app.tui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import raftarium.app.command.Lab;

/** Branches on the tape. */
class TapeRailsTest {
    @Test
    void aBranchFromTheVeryEndOfTheTapeStandsInItsLastColumn() {
        try (Lab lab = Lab.fresh()) {
            lab.ok("run 999ms; rewind 1ms; crash n1");
            for (int columns = 100; columns <= 130; columns++) {
                String shown = Pictures.text(Pictures.frame(lab.session(), ""), columns, 40);
                assertThat(shown).containsPattern("(?m) 2 crash n1, to 1\\.0 ●$");
            }
        }
    }
}
