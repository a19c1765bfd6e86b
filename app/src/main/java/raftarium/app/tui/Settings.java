package raftarium.app.tui;

import raftarium.app.session.Pace;
import raftarium.app.tui.paint.Theme;
import raftarium.disk.NamedFile;
import raftarium.words.MistakeException;
import raftarium.words.TextLines;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How the cockpit is wanted, as a file has it: lines {@code theme = light}, {@code speed = 0.5},
 * {@code key.c = C} (C is pressed for what c does; some keys have words for names, as {@link
 * KeyNames} says); {@code #} begins a comment.
 */
public final class Settings {
    /** What a file says that can't be understood. */
    public static final class MistakenException extends Exception {
        private static final long serialVersionUID = 1;

        MistakenException(Path file, int line, String what) {
            super(file + ", line " + line + ": " + shortened(what) + " (--no-config does without)");
        }

        private static String shortened(String what) {
            return what.length() <= MAX_SHOWN ? what : what.substring(0, MAX_SHOWN) + " ...";
        }
    }

    /** A file has at most so many bytes. */
    private static final int MAX_BYTES = 64 << 10;

    /** Of what can't be understood so much is shown. */
    private static final int MAX_SHOWN = 200;

    private final List<String> lines;
    private final Theme theme;
    private final Pace pace;
    private final KeyMap keys;

    private Settings(List<String> lines, Theme theme, Pace pace, KeyMap keys) {
        this.lines = List.copyOf(lines);
        this.theme = theme;
        this.pace = pace;
        this.keys = keys;
    }

    /** Those of somebody who has set nothing. */
    public static Settings usual() {
        return new Settings(List.of(), Theme.DARK, Pace.AUTO, KeyMap.USUAL);
    }

    public Theme theme() {
        return theme;
    }

    /** How fast it begins to play. */
    public Pace pace() {
        return pace;
    }

    KeyMap keys() {
        return keys;
    }

    /** The same with another theme. */
    public Settings with(Theme other) {
        return new Settings(lines, other, pace, keys);
    }

    /**
     * Those of a file; the usual ones if there is none.
     *
     * @throws MistakenException if a line of it can't be understood
     * @throws IOException if it can't be read
     */
    public static Settings read(Path file) throws IOException, MistakenException {
        if (!Files.exists(file)) {
            return usual();
        }
        List<String> lines;
        try (InputStream input = Files.newInputStream(NamedFile.checked(file))) {
            byte[] bytes = input.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new MistakenException(
                        file, 1, "settings have at most " + MAX_BYTES + " bytes");
            }
            lines = TextLines.whole(bytes).lines().toList();
        } catch (CharacterCodingException binary) {
            throw new MistakenException(file, 1, "this is " + TextLines.NO_TEXT);
        }
        Theme theme = Theme.DARK;
        Pace pace = Pace.AUTO;
        TreeMap<Character, Character> keys = new TreeMap<>();
        TreeMap<Character, Integer> lineOf = new TreeMap<>();
        for (int number = 1; number <= lines.size(); number++) {
            String line = lines.get(number - 1).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            String name = name(line);
            String value = line.substring(line.indexOf('=') + 1).strip();
            if (name.equals("theme")) {
                theme = theme(file, number, value);
            } else if (name.equals("speed")) {
                pace = pace(file, number, value);
            } else if (name.matches("key\\..+")) {
                char usual = usual(file, number, name.substring("key.".length()), value);
                keys.put(usual, pressed(file, number, value, keys));
                lineOf.put(usual, number);
            } else {
                throw new MistakenException(
                        file,
                        number,
                        "theme = T, speed = X or key.c = C expected, not '" + line + "'");
            }
        }
        checkNoneIsHidden(file, keys, lineOf);
        return new Settings(lines, theme, pace, new KeyMap(keys));
    }

    /** What stands before the equals sign; "" if there is none. */
    private static String name(String line) {
        int equals = line.indexOf('=', line.startsWith("key.=") ? 5 : 0);
        return equals < 0 ? "" : line.substring(0, equals).strip();
    }

    private static Theme theme(Path file, int line, String value) throws MistakenException {
        for (Theme theme : Theme.values()) {
            if (theme.word().equals(value)) {
                return theme;
            }
        }
        String known =
                Arrays.stream(Theme.values()).map(Theme::word).collect(Collectors.joining(", "));
        throw new MistakenException(
                file, line, "theme is one of " + known + ", not '" + value + "'");
    }

    private static Pace pace(Path file, int line, String value) throws MistakenException {
        try {
            Pace pace = Pace.parse(value);
            if (pace.times() > 0) {
                return pace;
            }
        } catch (MistakeException none) {
            throw new MistakenException(file, line, none.what());
        }
        throw new MistakenException(
                file, line, "speed is from 0.001 to 1000, max or auto, not '" + value + "'");
    }

    /** The key of the table that a file calls so. */
    private static char usual(Path file, int line, String name, String value)
            throws MistakenException {
        Character usual = KeyNames.sign(name);
        String misunderstood = KeyNames.misunderstood(name, value);
        if (usual == null || !KeyTable.hasCharacter(usual)) {
            throw new MistakenException(file, line, "no key '" + name + "' is in the help");
        } else if (!misunderstood.isEmpty()) {
            throw new MistakenException(file, line, misunderstood);
        }
        return usual;
    }

    private static char pressed(
            Path file, int line, String value, TreeMap<Character, Character> before)
            throws MistakenException {
        if (value.length() != 1 || value.charAt(0) < '!' || value.charAt(0) > '~') {
            throw new MistakenException(
                    file, line, "a sign that a key has is expected, not '" + value + "'");
        } else if (before.containsValue(value.charAt(0))) {
            throw new MistakenException(file, line, "'" + value + "' has a meaning already");
        }
        return value.charAt(0);
    }

    /** What a key did that does something else now is done by another key. */
    private static void checkNoneIsHidden(
            Path file, TreeMap<Character, Character> keys, TreeMap<Character, Integer> lineOf)
            throws MistakenException {
        for (Map.Entry<Character, Character> one : keys.entrySet()) {
            char pressed = one.getValue();
            if (pressed != one.getKey()
                    && KeyTable.hasCharacter(pressed)
                    && !keys.containsKey(pressed)) {
                throw new MistakenException(
                        file,
                        lineOf.getOrDefault(one.getKey(), 1),
                        "'" + pressed + "' does something in the help: give that another key, key."
                                + KeyNames.of(pressed) + " = ...");
            }
        }
    }

    /** Writes them to a file, whose other lines stay as they are. */
    public void write(Path file) throws IOException {
        List<String> written = new ArrayList<>(lines);
        set(written, "theme", theme.word());
        Path directory = file.toAbsolutePath().getParent();
        Files.createDirectories(directory);
        Path aside = Files.createTempFile(directory, "cockpit", ".conf");
        try {
            Files.write(aside, written);
            try {
                Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException rare) {
                Files.move(aside, file, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(aside);
        }
    }

    private static void set(List<String> lines, String name, String value) {
        for (int place = 0; place < lines.size(); place++) {
            if (name(lines.get(place).strip()).equals(name)) {
                lines.set(place, name + " = " + value);
                return;
            }
        }
        lines.add(name + " = " + value);
    }

    /** Whether writing both would write the same. */
    public boolean isSame(Settings other) {
        return theme == other.theme;
    }
}
