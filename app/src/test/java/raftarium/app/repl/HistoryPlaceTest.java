package raftarium.app.repl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Map;

/** Where lines are kept. */
class HistoryPlaceTest {
    @TempDir
    Path home;

    private Path place(String system, Map<String, String> environment) {
        return HistoryPlace.of(system, environment, home);
    }

    @Test
    void eachSystemHasAPlaceForTheStateOfPrograms() {
        assertThat(place("Linux", Map.of()))
                .isEqualTo(home.resolve(".local/state/raftarium/history"));
        assertThat(place("Mac OS X", Map.of()))
                .isEqualTo(home.resolve("Library/Application Support/raftarium/history"));
        assertThat(place("Windows 11", Map.of()))
                .isEqualTo(home.resolve("AppData/Local/raftarium/history"));
    }

    @Test
    void aVariableThatNamesADirectoryInFullSaysWhere() {
        Path other = home.resolve("other").toAbsolutePath();
        assertThat(place("Linux", Map.of("XDG_STATE_HOME", other.toString())))
                .isEqualTo(other.resolve("raftarium/history"));
        assertThat(place("Windows 11", Map.of("LOCALAPPDATA", other.toString())))
                .isEqualTo(other.resolve("raftarium/history"));
        assertThat(place("Linux", Map.of("XDG_STATE_HOME", "other")))
                .isEqualTo(home.resolve(".local/state/raftarium/history"));
    }
}
