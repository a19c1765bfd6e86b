package raftarium.app.repl;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Where the prompt keeps what was typed, unless told otherwise. */
public final class HistoryPlace {
    private HistoryPlace() {}

    /** On this machine, for this user. */
    public static Path usual() {
        return of(
                System.getProperty("os.name", ""),
                System.getenv(),
                Path.of(System.getProperty("user.home", "")));
    }

    /** Where such a system keeps the state of programs. */
    static Path of(String system, Map<String, String> environment, Path home) {
        String name = system.toLowerCase(Locale.ROOT);
        Path states;
        if (name.startsWith("windows")) {
            states = named(environment, "LOCALAPPDATA", home.resolve("AppData").resolve("Local"));
        } else if (name.startsWith("mac")) {
            states = home.resolve("Library").resolve("Application Support");
        } else {
            states = named(environment, "XDG_STATE_HOME", home.resolve(".local").resolve("state"));
        }
        return states.resolve("raftarium").resolve("history");
    }

    /** A directory that a variable names in full; its other values are to be ignored. */
    private static Path named(Map<String, String> environment, String variable, Path otherwise) {
        String value = environment.getOrDefault(variable, "");
        return !value.isEmpty() && Path.of(value).isAbsolute() ? Path.of(value) : otherwise;
    }
}
