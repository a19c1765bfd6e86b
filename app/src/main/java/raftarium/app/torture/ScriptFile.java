package raftarium.app.torture;

import org.jspecify.annotations.Nullable;

import raftarium.check.torture.Shrunk;
import raftarium.check.torture.TortureOptions;
import raftarium.check.torture.TrialResult;
import raftarium.machine.MachineType;
import raftarium.raft.Rule;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Keeps what was found as a script, and never writes over anything. */
final class ScriptFile {
    private ScriptFile() {}

    /**
     * Where it is, or why it is nowhere.
     *
     * @param words the file; or the reason
     */
    record Kept(boolean isThere, String words) {}

    /** Writes it. */
    static Kept keep(@Nullable Path directory, String name, Shrunk shrunk, TorturePlan plan) {
        Path file = directory == null ? Path.of(name) : directory.resolve(name);
        List<String> lines = new ArrayList<>(header(file, shrunk, plan));
        lines.addAll(shrunk.lines());
        try {
            if (directory != null) {
                Files.createDirectories(directory);
            }
            Files.write(file, lines, StandardOpenOption.CREATE_NEW);
            return new Kept(true, file.toString());
        } catch (FileAlreadyExistsException exists) {
            return new Kept(
                    false,
                    file + " is there already and stays as it is: --keep DIR names another place");
        } catch (IOException trouble) {
            return new Kept(false, file + " can't be written: " + trouble);
        }
    }

    private static List<String> header(Path file, Shrunk shrunk, TorturePlan plan) {
        TortureOptions options = plan.options();
        String condition = plan.target() == null ? "" : plan.target().condition();
        String what = switch (shrunk.property()) {
            case TrialResult.CONVERGENCE -> "the cluster doesn't get well";
            case TrialResult.SEEN -> condition;
            default -> shrunk.property() + " is broken";
        };
        String without = options.off().isEmpty()
                ? ""
                : options.off().stream()
                        .map(Rule::key)
                        .collect(Collectors.joining(", ", ", without ", ""));
        String seed = "--seeds " + shrunk.seed() + ".." + shrunk.seed();
        String nodes = options.nodes() == 0 ? "" : " --nodes " + options.nodes();
        String time = options.forNanos() == TortureOptions.DEFAULT.forNanos()
                ? ""
                : " --for " + options.forNanos() / 1_000_000 + "ms";
        String machine =
                options.machine().equals(MachineType.KV) ? "" : " --machine " + options.machine();
        String rules = options.off().stream()
                .map(rule -> " --without " + rule.key())
                .collect(Collectors.joining());
        String until = condition.isEmpty() ? "" : " --until '" + condition + "'";
        return List.of(
                "# What is left of seed " + shrunk.seed() + " of a torture: " + what + without
                        + ".",
                "#",
                "# Found by: raftarium torture " + seed + nodes + machine + time + rules + until,
                "# Run it:   raftarium run " + file,
                "");
    }
}
