package raftarium.app.grade;

import raftarium.app.session.SessionFile;
import raftarium.words.MistakeException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Finds what was handed in. */
public final class HandedInFiles {
    /** So many files are graded at most. */
    static final int MOST = 10_000;

    private static final int DEPTH = 8;

    private final List<HandedIn> found = new ArrayList<>();

    private HandedInFiles() {}

    /**
     * All files that are named, and those in directories that are named: a directory in one is a
     * student's, with all that is in it; a file is the student's whose name stands in its own, up
     * to the first hyphen. Links to elsewhere aren't followed; names that begin with a dot don't
     * count.
     *
     * @return by student and name
     * @throws MistakeException if there is no such file, a directory can't be read, or there is
     *     nothing
     */
    public static List<HandedIn> in(List<Path> places) throws MistakeException {
        HandedInFiles all = new HandedInFiles();
        for (Path place : places) {
            all.add(place);
        }
        if (all.found.isEmpty()) {
            throw new MistakeException("there is no file in " + places.get(0)
                    + ": a session that save wrote expected, or a shared line");
        }
        return all.found.stream()
                .distinct()
                .sorted(Comparator.comparing(HandedIn::student).thenComparing(HandedIn::name))
                .toList();
    }

    private void add(Path place) throws MistakeException {
        if (!Files.exists(place)) {
            throw new MistakeException("there is no file or directory " + place);
        } else if (!Files.isDirectory(place)) {
            add(place, name(place));
            return;
        }
        for (Path one : listed(place)) {
            if (Files.isDirectory(one, LinkOption.NOFOLLOW_LINKS)) {
                for (Path file : below(one)) {
                    put(name(one), file, name(one) + "/" + slashed(one.relativize(file)));
                }
            } else if (Files.isRegularFile(one, LinkOption.NOFOLLOW_LINKS)) {
                add(one, name(one));
            }
        }
    }

    private void add(Path file, String name) throws MistakeException {
        String stem = stem(name);
        int hyphen = stem.indexOf('-');
        put(hyphen > 0 ? stem.substring(0, hyphen) : stem, file, name);
    }

    private void put(String student, Path file, String name) throws MistakeException {
        if (found.size() == MOST) {
            throw new MistakeException("there are more than " + MOST + " files");
        }
        String stem = stem(name(file));
        found.add(new HandedIn(student, file, name, stem.substring(stem.indexOf('-') + 1)));
    }

    private static List<Path> listed(Path directory) throws MistakeException {
        try (Stream<Path> all = Files.list(directory)) {
            return all.filter(one -> !name(one).startsWith(".")).sorted().toList();
        } catch (IOException | UncheckedIOException trouble) {
            throw unreadable(directory, trouble);
        }
    }

    private static List<Path> below(Path directory) throws MistakeException {
        try (Stream<Path> all = Files.walk(directory, DEPTH)) {
            return all.filter(one -> Files.isRegularFile(one, LinkOption.NOFOLLOW_LINKS))
                    .filter(one -> !name(one).startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException trouble) {
            throw unreadable(directory, trouble);
        }
    }

    private static MistakeException unreadable(Path directory, Exception trouble) {
        return new MistakeException(directory + " can't be read: " + trouble.getMessage());
    }

    private static String slashed(Path path) {
        return path.toString().replace('\\', '/');
    }

    private static String name(Path path) {
        Path last = path.toAbsolutePath().normalize().getFileName();
        return last == null ? path.toString() : last.toString();
    }

    private static String stem(String name) {
        if (name.endsWith(SessionFile.ENDING)) {
            return name.substring(0, name.length() - SessionFile.ENDING.length());
        }
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
