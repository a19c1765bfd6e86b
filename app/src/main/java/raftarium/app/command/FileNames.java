package raftarium.app.command;

import raftarium.app.command.Completion.Proposal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Names of files that begin like a word that is being typed. */
final class FileNames {
    private FileNames() {}

    /** What it may become, sorted; hidden files only if it begins with a dot. */
    static List<Proposal> of(String typed) {
        int slash = Math.max(typed.lastIndexOf('/'), typed.lastIndexOf(windowsSlash()));
        String directory = typed.substring(0, slash + 1);
        String beginning = typed.substring(slash + 1);
        List<Proposal> candidates = new ArrayList<>();
        for (Path path : in(directory)) {
            String name = String.valueOf(path.getFileName());
            if (name.startsWith(beginning) && (!name.startsWith(".") || !beginning.isEmpty())) {
                boolean isDirectory = Files.isDirectory(path);
                String text = directory + name + (isDirectory ? "/" : "");
                candidates.add(new Proposal(text, "", !isDirectory));
            }
        }
        return candidates;
    }

    private static char windowsSlash() {
        return java.io.File.separatorChar;
    }

    private static List<Path> in(String directory) {
        try (Stream<Path> paths = Files.list(Path.of(directory.isEmpty() ? "." : directory))) {
            return paths.sorted().limit(KnownNames.MAX_NAMES).toList();
        } catch (IOException | InvalidPathException notThere) {
            return List.of();
        }
    }
}
