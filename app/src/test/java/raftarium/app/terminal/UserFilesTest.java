package raftarium.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Map;

/** Where lines are kept. */
class UserFilesTest {
    @TempDir
    Path home;

    private Path place(String system, Map<String, String> environment) {
        return UserFiles.of(system, environment, home).history();
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

    @Test
    void settingsAreWhereSuchASystemKeepsThem() {
        Path home = Path.of("/home/ada").toAbsolutePath();
        assertThat(UserFiles.of("Linux", Map.of(), home).settings())
                .isEqualTo(home.resolve(".config/raftarium/cockpit.conf"));
        Path named = Path.of("/etc/mine").toAbsolutePath();
        assertThat(UserFiles.of("Linux", Map.of("XDG_CONFIG_HOME", named.toString()), home)
                        .settings())
                .isEqualTo(named.resolve("raftarium/cockpit.conf"));
        assertThat(UserFiles.of("Linux", Map.of("XDG_CONFIG_HOME", "mine"), home)
                        .settings())
                .startsWithRaw(home);
        assertThat(UserFiles.of("Windows 11", Map.of("APPDATA", named.toString()), home)
                        .settings())
                .startsWithRaw(named);
        assertThat(UserFiles.of("Mac OS X", Map.of(), home).settings())
                .startsWithRaw(home.resolve("Library"));
    }
}
