package raftarium.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A disk that is a directory of a file system. Directories in it, and files with names that no disk
 * has, are not seen; what is neither a directory nor a regular file, a link among them, is a
 * failure, and not touched. A few files are kept open, at most {@value #OPEN_FILES}, so that a
 * cluster of 101 stays far from the limit of a process.
 */
public final class RealDisk implements Disk {
    private static final int OPEN_FILES = 4;

    private static final int ZEROS = 1 << 16;

    private static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*");

    /** Windows can't open a directory to force it; NTFS keeps a journal of names instead. */
    private static final boolean DIRECTORIES_CAN_BE_FORCED =
            !System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");

    private final Path directory;
    private final boolean force;
    private final Set<OpenOption> access;

    /** In order of their last use, so that the first is the one to close. */
    private final Map<String, FileChannel> open = new LinkedHashMap<>(8, 0.75f, true);

    /**
     * @param directory an existing directory
     * @param force whether a sync waits until the device has it; false for files that needn't
     *     outlast the program
     */
    public RealDisk(Path directory, boolean force) {
        this(directory, force, Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE));
    }

    private RealDisk(Path directory, boolean force, Set<OpenOption> access) {
        if (!Files.isDirectory(directory)) {
            throw new DiskException(
                    directory.toString(), "open", DiskException.Kind.IO, "not a directory", null);
        }
        this.directory = directory;
        this.force = force;
        this.access = access;
    }

    /**
     * A disk to look at: any change is a {@link DiskException}.
     *
     * @param directory an existing directory
     */
    public static RealDisk forReading(Path directory) {
        return new RealDisk(directory, false, Set.of(StandardOpenOption.READ));
    }

    /** What was opened before may have another name by now, or none. */
    @Override
    public void mount() {
        close();
    }

    @Override
    public List<String> list() {
        List<String> names = new ArrayList<>();
        for (Path child : children(directory)) {
            String name = child.getFileName().toString();
            if (FILE_NAME.matcher(name).matches() && !isDirectory(child) && exists(name)) {
                names.add(name);
            }
        }
        names.sort(null);
        return names;
    }

    private static boolean isDirectory(Path path) {
        return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public boolean exists(String file) {
        try {
            return PlainFile.exists(path(file));
        } catch (IOException e) {
            throw DiskException.of(file, "open", e);
        }
    }

    @Override
    public long size(String file) {
        try {
            return channel(file).size();
        } catch (IOException e) {
            throw DiskException.of(file, "measure", e);
        }
    }

    @Override
    public void read(String file, long offset, ByteBuffer target) {
        try {
            FileChannel channel = channel(file);
            long at = offset;
            while (target.hasRemaining()) {
                int count = channel.read(target, at);
                if (count < 0) {
                    throw new IOException("it ends at byte " + channel.size());
                }
                at += count;
            }
        } catch (IOException e) {
            throw DiskException.of(file, "read", e);
        }
    }

    @Override
    public void create(String file) {
        checkWritable(file, "create");
        try {
            Files.createFile(path(file));
        } catch (IOException e) {
            throw DiskException.of(file, "create", e);
        }
    }

    @Override
    public void resize(String file, long length) {
        checkWritable(file, "resize");
        try {
            FileChannel channel = channel(file);
            channel.truncate(length);
            ByteBuffer zeros = ByteBuffer.allocate((int) Math.min(ZEROS, length));
            for (long at = channel.size(); at < length; at += zeros.limit()) {
                zeros.clear().limit((int) Math.min(ZEROS, length - at));
                writeFully(channel, at, zeros);
            }
        } catch (IOException e) {
            throw DiskException.of(file, "resize", e);
        }
    }

    @Override
    public void write(String file, long offset, ByteBuffer source) {
        checkWritable(file, "write");
        try {
            writeFully(channel(file), offset, source);
        } catch (IOException e) {
            throw DiskException.of(file, "write", e);
        }
    }

    /**
     * Waits for the content and whatever is needed to read it again, the length too, but not for
     * the time of the last change: on Linux that is {@code fdatasync}. On macOS ({@code
     * F_FULLFSYNC}) and Windows ({@code FlushFileBuffers}) there is no difference.
     */
    @Override
    public void sync(String file) {
        try {
            FileChannel channel = channel(file);
            if (force) {
                channel.force(false);
            }
        } catch (IOException e) {
            throw DiskException.of(file, "sync", e);
        }
    }

    @Override
    public void rename(String from, String to) {
        checkWritable(from, "rename");
        try {
            letGo(from);
            letGo(to);
            Files.move(
                    path(from),
                    path(to),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw DiskException.of(from, "rename", e);
        }
    }

    @Override
    public void delete(String file) {
        checkWritable(file, "delete");
        try {
            letGo(file);
            Files.delete(path(file));
        } catch (IOException e) {
            throw DiskException.of(file, "delete", e);
        }
    }

    @Override
    public void syncDirectory() {
        if (force) {
            try {
                forceDirectory(directory);
            } catch (IOException e) {
                throw DiskException.of(directory.toString(), "sync", e);
            }
        }
    }

    /** What is in a directory, in order. */
    public static List<Path> children(Path directory) {
        List<Path> children = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
            stream.forEach(children::add);
        } catch (IOException e) {
            throw DiskException.of(directory.toString(), "list", e);
        } catch (DirectoryIteratorException e) {
            throw DiskException.of(
                    directory.toString(), "list", Objects.requireNonNull(e.getCause()));
        }
        children.sort(null);
        return children;
    }

    /** Makes the names in {@code directory} durable, where the system has a way to. */
    public static void forceDirectory(Path directory) throws IOException {
        if (DIRECTORIES_CAN_BE_FORCED) {
            try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    /** Makes the name of {@code file} durable. */
    public static void forceDirectoryOf(Path file) throws IOException {
        Path parent = file.toAbsolutePath().getParent();
        if (parent != null) {
            forceDirectory(parent);
        }
    }

    @Override
    public void close() {
        for (String file : List.copyOf(open.keySet())) {
            try {
                letGo(file);
            } catch (IOException e) {
                throw DiskException.of(file, "close", e);
            }
        }
    }

    private void checkWritable(String file, String attempt) {
        if (!access.contains(StandardOpenOption.WRITE)) {
            throw new DiskException(
                    file,
                    attempt,
                    DiskException.Kind.READ_ONLY,
                    "the disk is opened for reading only",
                    null);
        }
    }

    private static void writeFully(FileChannel channel, long offset, ByteBuffer source)
            throws IOException {
        long at = offset;
        while (source.hasRemaining()) {
            at += channel.write(source, at);
        }
    }

    /** An interrupt of the thread closes a channel; then it is opened anew. */
    private FileChannel channel(String file) throws IOException {
        FileChannel channel = open.get(file);
        if (channel == null || !channel.isOpen()) {
            channel = PlainFile.open(path(file), access);
            open.put(file, channel);
            if (open.size() > OPEN_FILES) {
                letGo(open.keySet().iterator().next());
            }
        }
        return channel;
    }

    private void letGo(String file) throws IOException {
        FileChannel channel = open.remove(file);
        if (channel != null) {
            channel.close();
        }
    }

    private Path path(String file) {
        if (!FILE_NAME.matcher(file).matches()) {
            throw new IllegalArgumentException("not a file name for a disk: " + file);
        }
        return directory.resolve(file);
    }
}
