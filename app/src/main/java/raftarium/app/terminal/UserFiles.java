package raftarium.app.terminal;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Where a program keeps what is a user's own, on this kind of system. */
public final class UserFiles {
    private final boolean windows;
    private final boolean mac;
    private final Map<String, String> environment;
    private final Path home;

    private UserFiles(String system, Map<String, String> environment, Path home) {
        String name = system.toLowerCase(Locale.ROOT);
        windows = name.startsWith("windows");
        mac = name.startsWith("mac");
        this.environment = Map.copyOf(environment);
        this.home = home;
    }

    /** On this machine, for this user. */
    public static UserFiles usual() {
        return of(
                System.getProperty("os.name", ""),
                System.getenv(),
                Path.of(System.getProperty("user.home", "")));
    }

    static UserFiles of(String system, Map<String, String> environment, Path home) {
        return new UserFiles(system, environment, home);
    }

    /** What was typed at the prompt. */
    public Path history() {
        return states().resolve("history");
    }

    /** The directory of the sessions that were watched last. */
    public Path sessions() {
        return states().resolve("sessions");
    }

    /** What was done in lessons. */
    public Path progress() {
        return states().resolve("progress");
    }

    private Path states() {
        Path states;
        if (windows) {
            states = named("LOCALAPPDATA", home.resolve("AppData").resolve("Local"));
        } else if (mac) {
            states = home.resolve("Library").resolve("Application Support");
        } else {
            states = named("XDG_STATE_HOME", home.resolve(".local").resolve("state"));
        }
        return states.resolve("raftarium");
    }

    /** How the cockpit is wanted. */
    public Path settings() {
        Path settings;
        if (windows) {
            settings = named("APPDATA", home.resolve("AppData").resolve("Roaming"));
        } else if (mac) {
            settings = home.resolve("Library").resolve("Application Support");
        } else {
            settings = named("XDG_CONFIG_HOME", home.resolve(".config"));
        }
        return settings.resolve("raftarium").resolve("cockpit.conf");
    }

    /** A directory that a variable names in full; its other values are to be ignored. */
    private Path named(String variable, Path otherwise) {
        String value = environment.getOrDefault(variable, "");
        return !value.isEmpty() && Path.of(value).isAbsolute() ? Path.of(value) : otherwise;
    }
}
