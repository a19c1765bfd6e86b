package raftarium.app;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import raftarium.app.look.DiskFields;
import raftarium.app.look.DiskText;
import raftarium.disk.Disk;
import raftarium.disk.DiskException;
import raftarium.disk.StorageException;
import raftarium.storage.ClusterFile;
import raftarium.storage.Finding;
import raftarium.storage.Home;
import raftarium.storage.Inspection;
import raftarium.words.Shown;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

/**
 * {@code raftarium disk}. It writes nothing and takes no lock. {@link DiskFields} says what the
 * fields are; a data directory has one object more, the first: {@code cluster}, with sound, format,
 * nodes, founders, seed, resumed, virtual_ns and identity, or with message if it isn't sound; it is
 * the only one, with unfinished, where a cluster was being made or deleted.
 */
@Command(
        name = "disk",
        description = {
            "Shows what a node's files hold, and what is wrong with them. It changes nothing.",
            "Exit status: 0 all is sound, but for a torn tail perhaps; 2 something is damaged."
        },
        footer = {"", "! marks damage, ~ a torn tail, which starting the node cuts off."})
final class DiskSubcommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "DIR",
            description = "A node's directory (.../n2), or a data directory: all its nodes.")
    String directory = "";

    @Option(names = "--format", paramLabel = "FORMAT", description = "text or json.")
    RunSubcommand.@Nullable Format format;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help.")
    boolean help;

    private final Gson gson =
            new GsonBuilder().serializeNulls().disableHtmlEscaping().create();

    /** What is wrong, a line each. */
    private final List<String> damage = new ArrayList<>();

    @Override
    public Integer call() throws UsageException {
        Path path = existing();
        boolean isHome = isHome(path);
        if (isHome) {
            showHome(path);
        } else if (Home.holdsNode(path)) {
            Path name = path.toAbsolutePath().normalize().getFileName();
            showNode(name == null ? path.toString() : name.toString(), null, 1, path);
        } else {
            throw new UsageException(path + " is neither a node's directory (it holds no .wal or"
                    + " .snap file) nor a data directory (it holds no file 'cluster')");
        }
        if (isHome && !damage.isEmpty()) {
            say("");
            damage.forEach(this::say);
        }
        return damage.isEmpty() ? 0 : 2;
    }

    private static boolean isHome(Path path) throws UsageException {
        try {
            return Home.holdsCluster(path);
        } catch (DiskException other) {
            throw new UsageException(String.valueOf(other.getMessage()));
        }
    }

    private Path existing() throws UsageException {
        try {
            Path path = Path.of(directory);
            if (!Files.exists(path)) {
                throw new UsageException(directory + ": no such directory");
            } else if (!Files.isDirectory(path)) {
                throw new UsageException(directory + " is a file: name the directory it is in");
            }
            return path;
        } catch (InvalidPathException wrong) {
            throw new UsageException("no name of a directory: " + wrong.getReason());
        }
    }

    private boolean isJson() {
        return format == RunSubcommand.Format.json;
    }

    private void print(JsonObject object) {
        System.out.println(gson.toJson(object));
    }

    private void say(String line) {
        if (!isJson()) {
            System.out.println(Shown.text(line));
        }
    }

    private void showHome(Path path) {
        try {
            if (Home.isUnfinished(path)) {
                showUnfinished(path);
                return;
            }
        } catch (StorageException wrong) {
            damage.add(String.valueOf(wrong.getMessage()));
        }
        Path file = path.resolve(ClusterFile.FILE);
        ClusterFile cluster = showCluster(file);
        for (int node : nodes(file, cluster)) {
            say("");
            showNode("n" + node, cluster, node, path.resolve("n" + node));
        }
    }

    /** Those that should be there. If nobody can tell, those that are. */
    private static List<Integer> nodes(Path file, @Nullable ClusterFile cluster) {
        return IntStream.rangeClosed(1, cluster == null ? ClusterFile.MAX_NODES : cluster.nodes())
                .filter(node -> cluster != null || isDirectory(file.resolveSibling("n" + node)))
                .boxed()
                .toList();
    }

    /** What is in it was never used, or given up. */
    private void showUnfinished(Path path) {
        say(Shown.line(path.toString())
                + ": a cluster here was being made or deleted when that was interrupted."
                + " Whatever opens the directory clears it first.");
        if (isJson()) {
            JsonObject fields = new JsonObject();
            fields.addProperty("type", "cluster");
            fields.addProperty("unfinished", true);
            print(fields);
        }
    }

    private static boolean isDirectory(Path path) {
        return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
    }

    /** Null if it isn't sound. */
    private @Nullable ClusterFile showCluster(Path file) {
        say(Shown.line(file.toString()));
        try {
            showLines(ClusterFile.content(file));
            ClusterFile cluster = ClusterFile.read(file);
            if (isJson()) {
                print(fields(cluster));
            }
            return cluster;
        } catch (StorageException damaged) {
            String message = String.valueOf(damaged.getMessage());
            say("! " + message);
            damage.add(message);
            if (isJson()) {
                JsonObject fields = new JsonObject();
                fields.addProperty("type", "cluster");
                fields.addProperty("sound", false);
                fields.addProperty("message", message);
                print(fields);
            }
            return null;
        }
    }

    private void showLines(byte[] content) {
        new String(content, StandardCharsets.ISO_8859_1)
                .lines()
                .forEach(line -> say("  " + line.replaceAll("[^ -~]", "?")));
    }

    private static JsonObject fields(ClusterFile cluster) {
        JsonObject fields = new JsonObject();
        fields.addProperty("type", "cluster");
        fields.addProperty("sound", true);
        fields.addProperty("format", cluster.formatVersion());
        fields.addProperty("nodes", cluster.nodes());
        fields.addProperty("founders", cluster.founders());
        fields.addProperty("seed", cluster.seed());
        fields.addProperty("resumed", cluster.resumed());
        fields.addProperty("virtual_ns", cluster.virtualNanos());
        fields.addProperty("identity", cluster.identity());
        return fields;
    }

    /** Its disk should be that cluster's node's, if that is known. */
    private void showNode(String node, @Nullable ClusterFile cluster, int number, Path path) {
        DiskFields fields = new DiskFields(node, this::print);
        say(node + "  " + Shown.line(path.toString()));
        try (Disk disk = Home.forReading(path, cluster, number)) {
            Inspection inspection = Inspection.of(disk);
            Finding.Reader reader = isJson()
                    ? fields
                    : new DiskText(inspection.openResult(), unknown -> true, this::say);
            inspection.read(finding -> finding.tell(reader));
            conclude(node, fields, inspection.openResult());
        } catch (StorageException unreadable) {
            conclude(node, fields, new Inspection.Refused(unreadable));
        }
    }

    private void conclude(String node, DiskFields fields, Inspection.OpenResult openResult) {
        String words = DiskText.openResult(node, openResult);
        if (openResult.damage() != null) {
            damage.add(words);
        }
        if (isJson()) {
            fields.summary(openResult);
        } else {
            say(words);
            if (openResult.tornTail() != null) {
                System.out.println(
                        "(if a process is using the directory, a write may be under way)");
            }
        }
    }
}
