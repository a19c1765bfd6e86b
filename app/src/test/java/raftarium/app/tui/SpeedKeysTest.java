package raftarium.app.tui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import raftarium.app.session.Pace;

/** How fast the clock plays, by keys. */
class SpeedKeysTest extends RunningKeyHarness {
    @Test
    void fastKeysGoThroughTheSpeedsOneByOne() {
        play();
        press("---");
        press("+");
        assertThat(lines).containsExactly("speed 0.5", "speed 0.2", "speed 0.1", "speed 0.2");
        lines.clear();
        press("++++++++++++++++++");
        assertThat(lines).endsWith("speed max").contains("speed 1", "speed 1000");
    }

    @Test
    void aKeyDoesNotGoBackToASpeedThatIsBeingLeft() {
        play();
        press("-");
        see();
        press("-");
        assertThat(lines).containsExactly("speed 0.5", "speed 0.2");
    }

    @Test
    void aClockThatStandsIsNotStartedByAnotherSpeed() {
        press("-");
        assertThat(lines).isEmpty();
        assertThat(ui.message).isEqualTo("speed 0.5 once it plays again");
        press(" -");
        assertThat(lines).containsExactly("speed 0.5", "speed 0.2");
        press(" +");
        assertThat(lines).containsExactly("speed 0.5", "speed 0.2", "speed 0");
    }

    private void play() {
        session.setPace(Pace.of(1));
        see();
    }
}
