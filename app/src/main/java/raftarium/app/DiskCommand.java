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
import raftarium.app.words.Shown;
import raftarium.disk.DiskException;
import raftarium.disk.RealDisk;
import raftarium.disk.StorageException;
import raftarium.storage.ClusterFile;
import raftarium.storage.CorruptionException;
import raftarium.storage.FileKind;
import raftarium.storage.Finding;
import raftarium.storage.Home;
import raftarium.storage.Inspection;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * {@code raftarium disk}. It writes nothing and takes no lock. {@link DiskFields} says what the
 * fields are; a data directory has one object more, the first: {@code cluster}, with sound, format,
 * nodes, founders, seed, resumed and virtual_ns, or with message if it isn't sound; it is the only
 * one, with unfinished, where a cluster was being made or deleted.
 */
@Command(
        name = "disk",
        description = {
            "Shows what a node's files hold, and what is wrong with them. It changes nothing.",
            "Exit status: 0 all is sound, but for a torn tail perhaps; 2 something is damaged."
        },
        footer = {"", "! marks damage, ~ a torn tail, which starting the node cuts off."})
final class DiskCommand implements Callable<Integer> {
    /** More than a cluster file has. */
    private static final int SHOWN_BYTES = 4096;

    @Parameters(
            paramLabel = "DIR",
            description = "A node's directory (.../n2), or a data directory: all its nodes.")
    String directory = "";

    @Option(names = "--format", paramLabel = "FORMAT", description = "text or json.")
    RunCommand.@Nullable Format format;

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
    public Integer call() throws UsageException, IOException {
        Path path = existing();
        boolean isHome = Files.exists(path.resolve(ClusterFile.FILE)) || Home.isUnfinished(path);
        if (isHome) {
            showHome(path);
        } else if (isNodes(path)) {
            Path name = path.toAbsolutePath().normalize().getFileName();
            showNode(name == null ? path.toString() : name.toString(), path);
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

    /** A node that has never written anything has an empty directory. */
    private static boolean isNodes(Path path) {
        try (RealDisk disk = RealDisk.forReading(path);
                Stream<Path> children = Files.list(path)) {
            return disk.list().stream().anyMatch(file -> FileKind.of(file) != FileKind.FOREIGN)
                    || children.findAny().isEmpty();
        } catch (IOException e) {
            return false;
        }
    }

    private boolean isJson() {
        return format == RunCommand.Format.json;
    }

    private void print(JsonObject object) {
        System.out.println(gson.toJson(object));
    }

    private void say(String line) {
        if (!isJson()) {
            System.out.println(Shown.text(line));
        }
    }

    private void showHome(Path path) throws IOException {
        if (Home.isUnfinished(path)) {
            showUnfinished(path);
            return;
        }
        for (int node : showCluster(path.resolve(ClusterFile.FILE))) {
            say("");
            Path directory = path.resolve("n" + node);
            if (Files.isDirectory(directory)) {
                showNode("n" + node, directory);
            } else {
                isMissing("n" + node, directory);
            }
        }
    }

    /** What is in it was never used, or given up. */
    private void showUnfinished(Path path) {
        say(path + ": a cluster here was being made or deleted when that was interrupted."
                + " Whatever opens the directory clears it first.");
        if (isJson()) {
            JsonObject fields = new JsonObject();
            fields.addProperty("type", "cluster");
            fields.addProperty("unfinished", true);
            print(fields);
        }
    }

    /** Returns the nodes that should be there. If nobody can tell, those that are. */
    private List<Integer> showCluster(Path file) throws IOException {
        try {
            ClusterFile cluster = ClusterFile.read(file);
            showLines(file);
            if (isJson()) {
                print(fields(cluster));
            }
            return IntStream.rangeClosed(1, cluster.nodes()).boxed().toList();
        } catch (StorageException damaged) {
            String message = String.valueOf(damaged.getMessage());
            showLines(file);
            say("! " + message);
            damage.add(message);
            if (isJson()) {
                JsonObject fields = new JsonObject();
                fields.addProperty("type", "cluster");
                fields.addProperty("sound", false);
                fields.addProperty("message", message);
                print(fields);
            }
            return IntStream.rangeClosed(1, ClusterFile.MAX_NODES)
                    .filter(node -> Files.isDirectory(file.resolveSibling("n" + node)))
                    .boxed()
                    .toList();
        }
    }

    private void showLines(Path file) throws IOException {
        if (isJson()) {
            return;
        }
        say(Shown.line(file.toString()));
        try (InputStream in = Files.newInputStream(file)) {
            new String(in.readNBytes(SHOWN_BYTES), StandardCharsets.ISO_8859_1)
                    .lines()
                    .map(line -> "  " + line.replaceAll("[^ -~]", "?"))
                    .forEach(System.out::println);
        }
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
        return fields;
    }

    private void isMissing(String node, Path directory) {
        CorruptionException missing = new CorruptionException(
                directory.toString(), 0, "the directory of a node", "nothing");
        conclude(node, new DiskFields(node, this::print), new Inspection.Refused(missing));
    }

    private void showNode(String node, Path path) {
        DiskFields fields = new DiskFields(node, this::print);
        say(node + "  " + Shown.line(path.toString()));
        try (RealDisk disk = RealDisk.forReading(path)) {
            Inspection inspection = Inspection.of(disk);
            Finding.Reader reader = isJson()
                    ? fields
                    : new DiskText(inspection.verdict(), unknown -> true, this::say);
            inspection.read(finding -> finding.tell(reader));
            conclude(node, fields, inspection.verdict());
        } catch (DiskException unreadable) {
            conclude(node, fields, new Inspection.Refused(unreadable));
        }
    }

    private void conclude(String node, DiskFields fields, Inspection.Verdict verdict) {
        String words = DiskText.verdict(node, verdict);
        if (verdict.damage() != null) {
            damage.add(words);
        }
        if (isJson()) {
            fields.summary(verdict);
        } else {
            say(words);
            if (verdict.tornTail() != null) {
                System.out.println(
                        "(if a process is using the directory, a write may be under way)");
            }
        }
    }
}
