package raftarium.app.script;

import raftarium.app.command.LineOrigin;
import raftarium.app.command.ScriptText;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A script that was read.
 *
 * @param name what it is called: its path as given, or "standard input"
 * @param stem its path below what was named, without its ending: where its data goes
 * @param text its lines
 * @param origin where it stands, and so what it sources
 */
public record ScriptSource(String name, String stem, String text, LineOrigin origin) {
    /** The ending of script files. */
    public static final String ENDING = ".raft";

    /** The name of what comes from standard input. */
    public static final String STANDARD_INPUT = "standard input";

    /** What it shows, from its first line, "# A leader is elected."; or "". */
    public String title() {
        String first = text.lines().findFirst().orElse("").strip();
        return first.startsWith("# ") ? first.substring(2).strip() : "";
    }

    /** What its first lines say behind the title, in paragraphs. */
    public List<String> comment() {
        List<String> paragraphs = new ArrayList<>();
        StringBuilder paragraph = new StringBuilder();
        List<String> header = text.lines()
                .map(String::strip)
                .takeWhile(line -> line.startsWith("#"))
                .skip(title().isEmpty() ? 0 : 1)
                .toList();
        for (String line : header) {
            String said = line.substring(1).strip();
            if (said.isEmpty() && !paragraph.isEmpty()) {
                paragraphs.add(paragraph.toString());
                paragraph.setLength(0);
            } else if (!said.isEmpty()) {
                paragraph.append(paragraph.isEmpty() ? "" : " ").append(said);
            }
        }
        if (!paragraph.isEmpty()) {
            paragraphs.add(paragraph.toString());
        }
        return paragraphs;
    }

    /** What begins a command that reads or writes a file, or says where data goes. */
    private static final Pattern FILES =
            Pattern.compile("(?m)(^|;)\\s*(source|save|open|export|share)\\b|--data(?![ =]memory)");

    /** Whether it may use files that others use too. */
    public boolean namesFiles() {
        return FILES.matcher(text).find();
    }

    /**
     * Reads what a command line names: files, directories with all the scripts in them, {@code -},
     * and, where there is no such file, scenarios that come with the program.
     *
     * @param input read for {@code -}
     */
    public static List<ScriptSource> read(List<String> names, InputStream input)
            throws ScriptText.UnreadableException {
        List<ScriptSource> sources = new ArrayList<>();
        for (String name : names) {
            Path path = ScriptText.path(name);
            if (name.equals("-")) {
                sources.add(new ScriptSource(
                        STANDARD_INPUT,
                        "stdin",
                        ScriptText.read(STANDARD_INPUT, input),
                        LineOrigin.TYPED));
            } else if (Files.isDirectory(path)) {
                sources.addAll(directory(path));
            } else if (Files.exists(path)) {
                sources.add(file(path, path.getFileName()));
            } else {
                sources.addAll(scenarios(name));
            }
        }
        return sources;
    }

    /** Reads the one script that a command line names. */
    public static ScriptSource readOne(String name, InputStream input)
            throws ScriptText.UnreadableException {
        List<ScriptSource> sources = read(List.of(name), input);
        if (sources.size() != 1) {
            throw new ScriptText.UnreadableException(
                    "one script at a time: " + name + " has " + sources.size());
        }
        return sources.get(0);
    }

    private static List<ScriptSource> scenarios(String name) throws ScriptText.UnreadableException {
        List<ScriptSource> scenarios = Scenarios.named(name);
        if (scenarios.isEmpty()) {
            throw new ScriptText.UnreadableException(
                    "there is no file " + name + Scenarios.hint(name));
        }
        return scenarios;
    }

    private static List<ScriptSource> directory(Path directory)
            throws ScriptText.UnreadableException {
        try (Stream<Path> tree = Files.walk(directory)) {
            List<Path> files = tree.filter(file -> file.toString().endsWith(ENDING))
                    .filter(Files::isRegularFile)
                    .sorted((one, other) -> one.toString().compareTo(other.toString()))
                    .toList();
            if (files.isEmpty()) {
                throw new ScriptText.UnreadableException(
                        directory + " holds no *" + ENDING + " file");
            }
            List<ScriptSource> sources = new ArrayList<>();
            for (Path file : files) {
                sources.add(file(file, directory.relativize(file)));
            }
            return sources;
        } catch (IOException | UncheckedIOException trouble) {
            throw new ScriptText.UnreadableException(
                    directory + " can't be read: " + trouble.getMessage());
        }
    }

    private static ScriptSource file(Path file, Path relative)
            throws ScriptText.UnreadableException {
        String stem = relative.toString();
        return new ScriptSource(
                file.toString(),
                stem.endsWith(ENDING) ? stem.substring(0, stem.length() - ENDING.length()) : stem,
                ScriptText.read(file),
                LineOrigin.of(file));
    }
}
