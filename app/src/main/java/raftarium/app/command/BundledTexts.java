package raftarium.app.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The texts that come with the program, in its jar: scenarios and lessons. */
public final class BundledTexts {
    /** Where they are in the jar. */
    private static final String FOLDER = "scenarios";

    private BundledTexts() {}

    /**
     * All whose names have an ending, by their paths without it, in the order of the files. The
     * program's own jar, or where its classes are, can be read.
     *
     * @param ending with its dot
     */
    public static SortedMap<String, String> all(String ending) {
        try {
            Path home = Path.of(BundledTexts.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            if (Files.isDirectory(home)) {
                return all(home.resolve(FOLDER), ending);
            }
            try (FileSystem jar = FileSystems.newFileSystem(home)) {
                return all(jar.getPath(FOLDER), ending);
            }
        } catch (IOException trouble) {
            throw new UncheckedIOException("what comes with the program can't be read", trouble);
        } catch (URISyntaxException never) {
            throw new IllegalStateException("a place of classes is one of files", never);
        }
    }

    private static SortedMap<String, String> all(Path folder, String ending) throws IOException {
        // In the order of the files, as in a directory.
        SortedMap<String, String> all = new TreeMap<>(Comparator.comparing(name -> name + ending));
        if (!Files.isDirectory(folder)) {
            return Collections.unmodifiableSortedMap(all);
        }
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path file : tree.filter(Files::isRegularFile).toList()) {
                String name = folder.relativize(file).toString().replace('\\', '/');
                if (name.endsWith(ending)) {
                    String stem = name.substring(0, name.length() - ending.length());
                    all.put(stem, Files.readString(file));
                }
            }
        }
        return Collections.unmodifiableSortedMap(all);
    }
}
