package raftarium.storage;

import org.jspecify.annotations.Nullable;

import raftarium.disk.Disk;
import raftarium.disk.DiskException;
import raftarium.disk.MemoryDisk;
import raftarium.disk.PlainFile;
import raftarium.disk.RealDisk;
import raftarium.disk.StorageException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntFunction;

/**
 * Disks in a directory that is kept. As long as a cluster in it is being made or deleted there is a
 * file {@code unfinished} with its identity: that cluster was never used, or given up. The
 * directory may come from somebody else: no link in it is followed.
 */
final class NamedHome implements Home {
    private static final String UNFINISHED = "unfinished";

    private final Path directory;
    private final DirectoryLock lock;
    private final NodeDirectories nodes;
    private @Nullable ClusterFile cluster;
    private boolean settled = true;

    private NamedHome(Path directory, DirectoryLock lock) {
        this.directory = directory;
        this.lock = lock;
        this.nodes = new NodeDirectories(directory, true);
    }

    static NamedHome open(Path directory, boolean overwrite) {
        makeDirectory(directory);
        checkIsHome(directory);
        NamedHome home = new NamedHome(directory, DirectoryLock.acquire(directory));
        try {
            home.settle(overwrite);
            return home;
        } catch (StorageException e) {
            home.close();
            throw e;
        }
    }

    /** A mark that isn't about the cluster that is there is no reason to delete it. */
    static boolean isUnfinished(Path directory) {
        Path mark = directory.resolve(UNFINISHED);
        Path file = directory.resolve(ClusterFile.FILE);
        if (!isThere(mark) || !isThere(file)) {
            return isThere(mark);
        }
        String marked = new String(ClusterFile.content(mark), StandardCharsets.ISO_8859_1);
        if (!marked.strip().equals(identityOf(file))) {
            throw new HomeException(
                    directory,
                    "holds a cluster, and a file '" + UNFINISHED + "' that isn't about it:"
                            + " delete that file, or overwrite the cluster",
                    null);
        }
        return true;
    }

    /** Empty if the file says none, or is damaged. */
    private static String identityOf(Path file) {
        try {
            return ClusterFile.read(file).identity();
        } catch (CorruptionException damaged) {
            return "";
        }
    }

    static boolean holdsCluster(Path directory) {
        return isThere(directory.resolve(ClusterFile.FILE))
                || isThere(directory.resolve(UNFINISHED));
    }

    static boolean holdsNode(Path directory) {
        try (RealDisk disk = RealDisk.forReading(directory)) {
            return RealDisk.children(directory).isEmpty()
                    || disk.list().stream()
                            .anyMatch(file -> OwnerFile.isName(file)
                                    || FileKind.of(file) != FileKind.FOREIGN);
        }
    }

    private static boolean isThere(Path file) {
        try {
            return PlainFile.exists(file);
        } catch (IOException e) {
            throw DiskException.of(file.toString(), "open", e);
        }
    }

    private static void makeDirectory(Path directory) {
        try {
            if (!Files.isDirectory(directory)) {
                Files.createDirectories(directory);
                RealDisk.forceDirectoryOf(directory);
            }
        } catch (IOException e) {
            throw new HomeException(directory, "can't be made: " + DiskException.reasonOf(e), e);
        }
    }

    /** Nothing is written to, let alone deleted from, a directory that is someone else's. */
    private static void checkIsHome(Path directory) {
        boolean isHome = holdsCluster(directory);
        isThere(ClusterFile.temporary(directory.resolve(ClusterFile.FILE)));
        for (Path child : RealDisk.children(directory)) {
            String name = child.getFileName().toString();
            if (!isHome && !name.equals(DirectoryLock.FILE)) {
                throw new HomeException(
                        directory,
                        "holds no cluster, but other things (" + name + "): choose another",
                        null);
            }
        }
    }

    private void settle(boolean overwrite) {
        Path file = directory.resolve(ClusterFile.FILE);
        boolean isThere = isThere(file);
        if (isThere && overwrite || isUnfinished(directory)) {
            nodes.checkDeletable();
            if (isThere) {
                markUnfinished(identityOf(file));
            }
            Laying.FILES.forEach(aside -> NodeDirectories.deleteFile(directory.resolve(aside)));
            NodeDirectories.deleteFile(file);
            nodes.deleteAll();
        } else if (isThere) {
            try (RealDisk files = new RealDisk(directory, true)) {
                cluster = laying(files).settle(ClusterFile.read(file));
            }
        }
    }

    private Laying laying(RealDisk files) {
        return new Laying(directory, files, nodes::files);
    }

    @Override
    public void lay(ClusterFile then, IntFunction<? extends Disk> images) {
        ClusterFile before = cluster;
        if (before == null || !before.identity().equals(then.identity())) {
            throw new IllegalArgumentException("another cluster is stored than " + then);
        }
        nodes.close();
        boolean wasSettled = settled;
        boolean isLaid = false;
        try (RealDisk files = new RealDisk(directory, true)) {
            ClusterFile found = laying(files).settle(before);
            cluster = found;
            settled = false;
            makeRoom(found.nodes(), then);
            laying(files).lay(then, images);
            cluster = then;
            nodes.deleteBeyond(then.nodes());
            isLaid = true;
        } finally {
            settled = isLaid || wasSettled && (settled || takesBack(before));
        }
    }

    /** Whether what was laid so far is gone, and the files are those of before. */
    private boolean takesBack(ClusterFile before) {
        if (!before.equals(cluster)) {
            return false;
        }
        try (RealDisk files = new RealDisk(directory, true)) {
            // Somebody may have taken a directory away: nothing was laid there.
            Laying laying = new Laying(
                    directory,
                    files,
                    node -> nodes.exists(node) ? nodes.files(node) : new MemoryDisk());
            boolean counts = files.exists(Laying.MARK);
            return !counts && laying.settle(before).equals(before);
        } catch (StorageException stays) {
            return false;
        }
    }

    @Override
    public boolean isSettled() {
        return settled;
    }

    /** What is marked is the cluster of that identity, which is being made or deleted. */
    private void markUnfinished(String identity) {
        try (FileChannel channel = PlainFile.createAnew(directory.resolve(UNFINISHED))) {
            ByteBuffer content =
                    ByteBuffer.wrap((identity + "\n").getBytes(StandardCharsets.US_ASCII));
            while (content.hasRemaining()) {
                channel.write(content);
            }
            channel.force(true);
            RealDisk.forceDirectory(directory);
        } catch (IOException e) {
            throw DiskException.of(directory.resolve(UNFINISHED).toString(), "create", e);
        }
    }

    private void markFinished() {
        try {
            Files.deleteIfExists(directory.resolve(UNFINISHED));
            RealDisk.forceDirectory(directory);
        } catch (IOException e) {
            throw DiskException.of(directory.resolve(UNFINISHED).toString(), "delete", e);
        }
    }

    @Override
    public Path directory() {
        return directory;
    }

    @Override
    public @Nullable ClusterFile cluster() {
        return cluster;
    }

    @Override
    public void save(ClusterFile saved) {
        ClusterFile before = cluster;
        if (saved.identity().isEmpty()) {
            throw new IllegalArgumentException("a cluster that is kept needs an identity");
        }
        if (before == null) {
            markUnfinished(saved.identity());
        } else if (before.identity().isEmpty()) {
            Adoption.of(nodes, before, saved.identity());
        }
        makeRoom(before == null ? 0 : before.nodes(), saved);
        saved.write(directory.resolve(ClusterFile.FILE));
        if (before == null) {
            markFinished();
        }
        cluster = saved;
    }

    /** The directories are durable before the file that says they are there. */
    private void makeRoom(int nodesBefore, ClusterFile saved) {
        if (nodesBefore >= saved.nodes()) {
            return;
        }
        for (int node = 1 + nodesBefore; node <= saved.nodes(); node++) {
            nodes.makeEmpty(new Owner(saved.identity(), node));
        }
        try {
            RealDisk.forceDirectory(directory);
        } catch (IOException e) {
            throw DiskException.of(directory.toString(), "sync", e);
        }
    }

    @Override
    public Disk disk(int node) {
        ClusterFile stored = cluster;
        if (stored == null || NodeDirectories.checked(node) > stored.nodes()) {
            throw new IllegalStateException(
                    "n" + node + " isn't part of the cluster that is stored");
        } else if (stored.identity().isEmpty()) {
            throw new IllegalStateException("the cluster has no identity yet");
        }
        return nodes.disk(new Owner(stored.identity(), node));
    }

    @Override
    public void close() {
        nodes.close();
        lock.close();
    }
}
