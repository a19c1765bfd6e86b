package raftarium.app;

import picocli.CommandLine.Model.CommandSpec;

import raftarium.app.script.ScriptRun;
import raftarium.app.session.SessionFile;
import raftarium.words.MistakeException;
import raftarium.words.Shown;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Keeps the sessions of scripts in a directory, each in a file of its own. From any thread. */
final class KeptRuns {
    private final Path directory;
    private final List<String> said = new ArrayList<>();

    private KeptRuns(Path directory) {
        this.directory = directory;
    }

    /** In the directory of that name, which is made if it isn't there. */
    static KeptRuns in(String name) throws MistakeException {
        Path directory = SessionFile.path(name);
        try {
            Files.createDirectories(directory);
        } catch (IOException trouble) {
            throw new MistakeException("--keep: " + directory + " can't be made: " + trouble);
        }
        return new KeptRuns(directory);
    }

    /**
     * Says how what failed can be looked at: by the same command, which keeps sessions.
     *
     * @param spec the command that was carried out
     */
    static void tellHow(CommandSpec spec) {
        String typed = spec.root().commandLine().getParseResult().originalArgs().stream()
                .map(KeptRuns::quoted)
                .collect(Collectors.joining(" "));
        System.err.println("raftarium: to look at what failed, keep its session: raftarium "
                + Shown.line(typed) + " --keep kept");
    }

    /** As it is typed in a shell. */
    private static String quoted(String word) {
        return word.matches("[\\w./:,=+@%-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    /** Keeps one; a session that is there is replaced. */
    synchronized void keep(ScriptRun run, String text) {
        String name = run.source().stem() + (run.seed() == null ? "" : "-seed-" + run.seed());
        Path file = directory.resolve(name + SessionFile.ENDING);
        try {
            Files.createDirectories(Objects.requireNonNull(file.toAbsolutePath().getParent()));
            SessionFile.write(file, text, SessionFile.holdsSession(file));
            said.add(run.name() + ": raftarium replay " + file);
        } catch (IOException trouble) {
            said.add("can't write " + file + ": " + trouble);
        } catch (MistakeException trouble) {
            said.add(trouble.what());
        }
    }

    /** Says where they are, a line each. */
    synchronized void tell() {
        said.forEach(line -> System.err.println("raftarium: " + Shown.line(line)));
    }
}
