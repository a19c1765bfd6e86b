package raftarium.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the formatter leaves open, kept by a test rather than by people. */
class StyleTest {
    private static final int MAX_FILE_LINES = 350;
    private static final int MAX_LINE_COLUMNS = 100;

    /** Written in pieces, since this file is searched too. */
    private static final Pattern LEFT_OVER =
            Pattern.compile("TO" + "DO|FIX" + "ME|Thread\\." + "sleep|printStack" + "Trace");

    private static final Path ROOT = root();

    @Test
    void noMainFileIsLongerThanOneCanKeepInMind() {
        List<String> tooLong = new ArrayList<>();
        for (Path file : sources("main")) {
            int lines = lines(file).size();
            if (lines > MAX_FILE_LINES) {
                tooLong.add(ROOT.relativize(file) + ": " + lines + " lines");
            }
        }
        assertThat(tooLong).as("files of more than %d lines", MAX_FILE_LINES).isEmpty();
    }

    @Test
    void noLineIsWiderThanTheScreen() {
        assertThat(linesThat(line -> line.length() > MAX_LINE_COLUMNS
                        && !line.startsWith("import ")
                        && !line.startsWith("package ")))
                .as("lines of more than %d columns", MAX_LINE_COLUMNS)
                .isEmpty();
    }

    @Test
    void nothingIsLeftForLaterInTheCode() {
        assertThat(linesThat(line -> LEFT_OVER.matcher(line).find())).isEmpty();
    }

    @Test
    void everyPackageHasADoorThatExcludesNull() {
        List<String> without = new ArrayList<>();
        TreeSet<Path> packages = new TreeSet<>();
        sources("main").forEach(file -> packages.add(file.getParent()));
        for (Path directory : packages) {
            Path opener = directory.resolve("package-info.java");
            if (!Files.exists(opener) || !lines(opener).contains("@NullMarked")) {
                without.add(ROOT.relativize(directory).toString());
            }
        }
        assertThat(without).as("packages without a @NullMarked package-info").isEmpty();
    }

    @Test
    void noTwoTypesHaveOneName() {
        TreeMap<String, Path> named = new TreeMap<>();
        List<String> twice = new ArrayList<>();
        for (Path file : sources("main")) {
            String name = file.getFileName().toString();
            Path first = named.putIfAbsent(name, ROOT.relativize(file));
            if (first != null && !name.equals("package-info.java")) {
                twice.add(first + " and " + ROOT.relativize(file));
            }
        }
        assertThat(twice).as("types of one name").isEmpty();
    }

    private static List<String> linesThat(Predicate<String> isBad) {
        List<String> bad = new ArrayList<>();
        for (Path file : sources("main", "test", "bench")) {
            List<String> lines = lines(file);
            for (int index = 0; index < lines.size(); index++) {
                if (isBad.test(lines.get(index))) {
                    bad.add(ROOT.relativize(file) + ":" + (index + 1) + ": " + lines.get(index));
                }
            }
        }
        return bad;
    }

    /** The Java files of both modules in these source sets, in a fixed order; never none. */
    private static List<Path> sources(String... sets) {
        List<Path> files = new ArrayList<>();
        for (String module : List.of("raft", "app")) {
            for (String set : sets) {
                Path directory =
                        ROOT.resolve(module).resolve("src").resolve(set).resolve("java");
                if (Files.isDirectory(directory)) {
                    files.addAll(javaFiles(directory));
                }
            }
        }
        assertThat(files).as("Java files under %s", ROOT).isNotEmpty();
        return files;
    }

    private static List<Path> javaFiles(Path directory) {
        try (Stream<Path> paths = Files.walk(directory)) {
            return paths.filter(path -> path.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The nearest directory, from this module's upwards, that holds both modules. */
    private static Path root() {
        Path directory = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
        while (directory != null) {
            if (Files.exists(directory.resolve("raft/pom.xml"))
                    && Files.exists(directory.resolve("app/pom.xml"))) {
                return directory;
            }
            directory = directory.getParent();
        }
        throw new IllegalStateException("not run from within the repository");
    }
}
