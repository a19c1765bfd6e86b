package raftarium.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.jline.utils.InfoCmp;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;

/** Names of terminals, known and unknown. */
class TerminalTypeTest {
    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "xterm-of-tomorrow", "nonsense", "../passwd", "-V"})
    void aNameThatNobodyKnowsIsTakenForTheUsualOne(String name) throws IOException {
        assertThat(TerminalType.usable(name)).isEqualTo(TerminalType.USUAL);
        assertThat(InfoCmp.getLoadedInfoCmp(TerminalType.USUAL)).contains("colors#");
    }

    @ParameterizedTest
    @ValueSource(strings = {"xterm", "xterm-256color", "screen", "dumb"})
    void aNameThatIsKnownStays(String name) throws IOException {
        assertThat(TerminalType.usable(name)).isEqualTo(name);
        assertThat(InfoCmp.getLoadedInfoCmp(name)).isNotEmpty();
    }
}
