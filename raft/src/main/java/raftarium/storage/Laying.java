package raftarium.storage;

import raftarium.disk.Difference;
import raftarium.disk.Disk;
import raftarium.disk.MemoryDisk;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Puts a cluster's files in the place of those in its directory, all or none: those of all nodes,
 * and the one about the cluster as a whole. Only files that differ are written, and what isn't this
 * program's is left alone.
 *
 * <p>What is to be stands beside what is: a file as {@code NAME.laid}, one that is to go as an
 * empty {@code NAME.gone}. When all of that is durable, the file {@code laying} is made: from then
 * on the new files count, and an opening that finds this mark goes on where it was broken off. An
 * opening that finds {@code cluster.laid}, the first file to be written, without the mark deletes
 * what there is of the new files.
 */
final class Laying {
    /** The mark that the new files count. */
    static final String MARK = "laying";

    private static final String LAID = ".laid";
    private static final String GONE = ".gone";
    private static final String NEW_CLUSTER = ClusterFile.FILE + LAID;
    private static final String NEW_MARK = MARK + BatchFile.TEMPORARY;
    private static final String START = "raftarium-laying";
    private static final int FORMAT_VERSION = 1;

    /** The files of it in the directory itself. */
    static final List<String> FILES = List.of(MARK, NEW_MARK, NEW_CLUSTER);

    private final Path directory;
    private final Disk home;
    private final IntFunction<? extends Disk> nodes;

    /**
     * @param directory what it is called where something is wrong
     * @param home the files of the directory itself
     * @param nodes opens the files of a node's directory; each is closed when it is done with
     */
    Laying(Path directory, Disk home, IntFunction<? extends Disk> nodes) {
        this.directory = directory;
        this.home = home;
        this.nodes = nodes;
    }

    /**
     * Lays the files, from the first to the last; nothing is broken off from before.
     *
     * @param images what a node's disk is to hold, without the file that says whose it is
     */
    void lay(ClusterFile cluster, IntFunction<? extends Disk> images) {
        write(home, NEW_CLUSTER, cluster.encoded());
        home.syncDirectory();
        for (int node = 1; node <= cluster.nodes(); node++) {
            try (Disk files = nodes.apply(node)) {
                prepare(files, images.apply(node), new Owner(cluster.identity(), node));
            }
        }
        write(
                home,
                NEW_MARK,
                CheckedLines.sealed(START + " " + FORMAT_VERSION + "\n" + "cluster "
                        + cluster.identity() + "\n"));
        home.rename(NEW_MARK, MARK);
        home.syncDirectory();
        finish();
    }

    /** Puts the files into an empty directory, where nobody asks what a kill leaves. */
    static void put(Disk files, Disk image, Owner owner) {
        prepare(files, image, owner);
        finish(files);
    }

    private static void write(Disk disk, String file, ByteBuffer content) {
        if (disk.exists(file)) {
            disk.delete(file);
        }
        disk.create(file);
        disk.write(file, 0, content);
        disk.sync(file);
    }

    private static void prepare(Disk files, Disk image, Owner owner) {
        long newest = 0;
        for (String file : image.list()) {
            newest = FileKind.of(file) == FileKind.SEGMENT ? BatchFile.batchOf(file) : newest;
        }
        for (Difference difference : Difference.between(files, image)) {
            String file = difference.file();
            if (FileKind.of(file) != FileKind.FOREIGN) {
                prepare(files, image, difference);
            }
        }
        OwnerFile said = new OwnerFile(owner, newest);
        if (!files.exists(OwnerFile.FILE) || !OwnerFile.read(files).equals(said)) {
            write(files, OwnerFile.FILE + LAID, said.encoded());
        }
        files.syncDirectory();
    }

    private static void prepare(Disk files, Disk image, Difference difference) {
        String file = difference.file();
        if (difference.kind() == Difference.Kind.GONE) {
            files.create(file + GONE);
        } else {
            files.create(file + LAID);
            MemoryDisk.copyContent(image, file, files, file + LAID);
            files.sync(file + LAID);
        }
    }

    /**
     * Settles what was broken off, if anything was.
     *
     * @param cluster what the file of the cluster holds
     * @return what it holds from now on
     * @throws CorruptionException if the mark or what it stands for is damaged
     */
    ClusterFile settle(ClusterFile cluster) {
        if (home.exists(MARK)) {
            check(cluster);
            return finish();
        }
        if (home.exists(NEW_CLUSTER)) {
            undo(cluster);
        }
        return cluster;
    }

    /** A mark that came from elsewhere is no reason to replace anything. */
    private void check(ClusterFile cluster) {
        String mark = directory.resolve(MARK).toString();
        CheckedLines lines = CheckedLines.of(mark, content(MARK));
        long version = lines.number(START, 1, Integer.MAX_VALUE);
        if (version != FORMAT_VERSION) {
            throw new FormatVersionException(mark, version, FORMAT_VERSION);
        }
        String marked = lines.text("cluster", Owner.CLUSTER);
        lines.end();
        if (!marked.equals(cluster.identity())) {
            throw new CorruptionException(
                    mark, 0, "the cluster " + cluster.identity(), "the cluster " + marked);
        }
    }

    private byte[] content(String file) {
        ByteBuffer content =
                ByteBuffer.allocate((int) Math.min(CheckedLines.MAX_BYTES, home.size(file)));
        home.read(file, 0, content);
        return content.array();
    }

    /** Each step can be done again, however far it came before. */
    private ClusterFile finish() {
        String file = home.exists(NEW_CLUSTER) ? NEW_CLUSTER : ClusterFile.FILE;
        ClusterFile cluster = ClusterFile.parse(directory.resolve(file).toString(), content(file));
        for (int node = 1; node <= cluster.nodes(); node++) {
            try (Disk files = nodes.apply(node)) {
                finish(files);
            }
        }
        if (home.exists(NEW_CLUSTER)) {
            home.rename(NEW_CLUSTER, ClusterFile.FILE);
            home.syncDirectory();
        }
        home.delete(MARK);
        home.syncDirectory();
        return cluster;
    }

    /** What says that a file goes stays until it has gone durably. */
    private static void finish(Disk files) {
        List<String> all = files.list();
        List<String> gone = all.stream().filter(file -> isAside(file, GONE)).toList();
        for (String file : gone) {
            if (files.exists(of(file))) {
                files.delete(of(file));
            }
        }
        for (String file : all) {
            if (isAside(file, LAID)) {
                files.rename(file, of(file));
            }
        }
        files.syncDirectory();
        gone.forEach(files::delete);
        files.syncDirectory();
    }

    private static String of(String aside) {
        return aside.substring(0, aside.lastIndexOf('.'));
    }

    private static boolean isAside(String file, String suffix) {
        if (!file.endsWith(suffix)) {
            return false;
        }
        String name = of(file);
        return FileKind.of(name) != FileKind.FOREIGN || name.equals(OwnerFile.FILE);
    }

    /** What leads here goes last. */
    private void undo(ClusterFile cluster) {
        for (int node = 1; node <= cluster.nodes(); node++) {
            try (Disk files = nodes.apply(node)) {
                for (String file : files.list()) {
                    if (isAside(file, LAID) || isAside(file, GONE)) {
                        files.delete(file);
                    }
                }
                files.syncDirectory();
            }
        }
        if (home.exists(NEW_MARK)) {
            home.delete(NEW_MARK);
        }
        home.delete(NEW_CLUSTER);
        home.syncDirectory();
    }
}
