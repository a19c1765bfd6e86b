package raftarium.app.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import raftarium.app.command.Lab;
import raftarium.words.MistakeException;

class PaceTest {
    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "0.5", "1000", "max", "auto"})
    void whatIsSaidIsReadAsTheSame(String text) throws MistakeException {
        assertThat(Pace.parse(text).words()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "0.0001", "2000", "fast", "automatic"})
    void anythingElseIsAMistake(String text) {
        assertThatThrownBy(() -> Pace.parse(text))
                .hasMessage("'" + text + "' is no speed: 0, 0.001 to 1000, max or auto would be");
    }

    @Test
    void electionsArePlayedHalfAsFastFromTheEndOfATimerToALeader() {
        try (Lab lab = Lab.fresh()) {
            assertThat(lab.ok("speed auto")).isEqualTo("speed auto, 0.1 now");
            lab.ok("step --to term");
            lab.holds("no leader");
            assertThat(lab.ok("speed")).isEqualTo("speed auto, 0.05 now");
            lab.ok("step --to leader");
            assertThat(lab.ok("speed")).isEqualTo("speed auto, 0.1 now");
            lab.ok("run 300ms; isolate leader; step --to term");
            lab.holds("leader is leader");
            assertThat(lab.ok("speed")).isEqualTo("speed auto, 0.05 now");
            lab.ok("until elections > 0; step --to leader");
            assertThat(lab.ok("speed")).isEqualTo("speed auto, 0.1 now");
            assertThat(lab.ok("speed 2")).isEqualTo("speed 2");
        }
    }
}
