package raftarium.app;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

import raftarium.app.command.Completer;
import raftarium.app.session.KeptSessions;
import raftarium.app.session.Playground;
import raftarium.app.terminal.ColorDepth;
import raftarium.app.terminal.Signs;
import raftarium.app.terminal.UserFiles;
import raftarium.app.tui.CockpitOptions;
import raftarium.app.tui.Settings;
import raftarium.app.tui.engine.Talks;
import raftarium.app.tui.paint.Theme;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;

/** The options of the cockpit that have to do with how it is seen. */
final class CockpitMixin {
    @Option(
            names = "--mouse",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description =
                    "Whether the mouse selects (default); --no-mouse leaves it to the terminal.")
    boolean mouse = true;

    @Option(
            names = "--theme",
            paramLabel = "THEME",
            converter = ThemeWord.class,
            completionCandidates = ThemeWords.class,
            description = "dark, light, contrast or color-blind (default: as left last, or dark).")
    @Nullable
    Theme theme;

    @Option(
            names = "--ascii",
            negatable = true,
            fallbackValue = "true",
            description = "Draws with the signs of ASCII only; --no-ascii doesn't"
                    + " (default: as the locale says: LC_ALL, LC_CTYPE, LANG).")
    @Nullable
    Boolean ascii;

    @Option(
            names = "--present",
            description = "For a projector: the cluster in block letters, the notes as captions.")
    boolean present;

    @Option(
            names = "--stops",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "Whether a scenario stands at its title and its notes until space"
                    + " (default); --no-stops plays it through.")
    boolean stops = true;

    @Option(
            names = "--plain",
            description = "For screen readers: the story as lines; commands are typed. No screen.")
    boolean plain;

    @Option(
            names = "--config",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "Whether theme, keys and the last five sessions are kept from one time to"
                    + " the next (default); --no-config neither reads nor writes them.")
    boolean config = true;

    /** Reads a theme as it is typed. */
    static final class ThemeWord implements ITypeConverter<Theme> {
        @Override
        public Theme convert(String word) {
            for (Theme theme : Theme.values()) {
                if (theme.word().equals(word)) {
                    return theme;
                }
            }
            throw new TypeConversionException(
                    "'" + word + "' is none of " + String.join(", ", new ThemeWords()));
        }
    }

    /** The themes as they are typed. */
    static final class ThemeWords implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(Theme.values()).map(Theme::word).iterator();
        }
    }

    private static Path file() {
        return UserFiles.usual().settings();
    }

    /** Sessions that are left are kept, if that is wanted. */
    void keepSessions(Playground playground) {
        if (config) {
            playground.whenLeft(new KeptSessions(UserFiles.usual().sessions())::keep);
        }
    }

    /** The settings that were kept, and what the command line says. */
    Settings settings() throws UsageException {
        Settings settings = kept();
        return theme == null ? settings : settings.with(theme);
    }

    private Settings kept() throws UsageException {
        if (!config) {
            return Settings.usual();
        }
        try {
            return Settings.read(file());
        } catch (Settings.MistakenException mistaken) {
            throw new UsageException(String.valueOf(mistaken.getMessage()));
        } catch (IOException trouble) {
            throw new UsageException(
                    file() + " can't be read: " + trouble.getMessage() + " (--no-config)");
        }
    }

    /** Keeps them if the watcher has changed any of them. */
    void keep(Settings begun, Settings left) throws UsageException {
        if (!config || left.isSame(begun)) {
            return;
        }
        try {
            left.write(file());
        } catch (IOException trouble) {
            throw new UsageException(
                    "the cockpit's settings can't be kept in " + file() + ": " + trouble);
        }
    }

    CockpitOptions options(
            ColorDepth depth, Settings settings, Talks talks, @Nullable Completer completer) {
        boolean onlyAscii = ascii == null ? Signs.said(System.getenv()) == Signs.ASCII : ascii;
        return new CockpitOptions(depth, mouse, onlyAscii, present, settings, talks, completer);
    }
}
