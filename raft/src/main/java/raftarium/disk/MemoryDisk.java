package raftarium.disk;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.TreeMap;

/**
 * A disk in memory. Everything on it is durable at once; {@link SimulatedDisk} gives it a crash
 * model. It takes memory for the pages of 4 KiB that hold something else than zeros, and copies
 * share their pages until one of them writes there.
 */
public final class MemoryDisk implements Image {
    /** How large a page is. */
    public static final int PAGE_BYTES = MemoryFile.PAGE_BYTES;

    /** Files and pages that bear this token are this disk's alone; {@link #copy} renews it. */
    private Object owner = new Object();

    private final TreeMap<String, MemoryFile> files = new TreeMap<>();

    private int label;

    /** An empty disk. */
    public MemoryDisk() {}

    /** An empty disk whose files may bear that label. */
    public static MemoryDisk labelled(int label) {
        MemoryDisk disk = new MemoryDisk();
        disk.label = label;
        return disk;
    }

    /**
     * An independent disk with the same files. The copy is made by the thread whose this disk is:
     * it writes to this one too.
     */
    @Override
    public MemoryDisk copy() {
        return copy(label);
    }

    /** The same, but for the label that its files bear. */
    MemoryDisk copy(int otherLabel) {
        MemoryDisk copy = new MemoryDisk();
        copy.label = otherLabel;
        copy.files.putAll(files);
        owner = new Object();
        return copy;
    }

    /**
     * An independent disk with the files of {@code disk}, which are read unless they are in memory.
     */
    public static MemoryDisk copyOf(Disk disk) {
        if (disk instanceof Image image) {
            return image.copy();
        }
        MemoryDisk copy = new MemoryDisk();
        for (String file : disk.list()) {
            copy.create(file);
            copyContent(disk, file, copy, file);
        }
        return copy;
    }

    /** Gives the empty file {@code copy} the length and content of {@code file}. */
    public static void copyContent(Disk source, String file, Disk target, String copy) {
        long size = source.size(file);
        target.resize(copy, size);
        ByteBuffer page = ByteBuffer.allocate(MemoryFile.PAGE_BYTES);
        for (long offset = 0; offset < size; offset += MemoryFile.PAGE_BYTES) {
            page.clear().limit((int) Math.min(MemoryFile.PAGE_BYTES, size - offset));
            source.read(file, offset, page);
            page.flip();
            if (!MemoryFile.allZero(page)) {
                target.write(copy, offset, page);
            }
        }
    }

    @Override
    public int label() {
        return label;
    }

    @Override
    public List<String> list() {
        return List.copyOf(files.keySet());
    }

    @Override
    public boolean exists(String file) {
        return files.containsKey(file);
    }

    @Override
    public long size(String file) {
        return found(file, "measure").length();
    }

    @Override
    public void read(String file, long offset, ByteBuffer target) {
        MemoryFile content = found(file, "read");
        if (offset + target.remaining() > content.length()) {
            throw failure(file, "read", "it ends at byte " + content.length());
        }
        content.read(offset, target);
    }

    @Override
    public void create(String file) {
        if (files.containsKey(file)) {
            throw failure(file, "create", "it exists already");
        }
        files.put(file, new MemoryFile(owner));
    }

    @Override
    public void resize(String file, long length) {
        writable(file, "resize").resize(length);
    }

    @Override
    public void write(String file, long offset, ByteBuffer source) {
        writable(file, "write").write(offset, source);
    }

    @Override
    public void sync(String file) {
        found(file, "sync");
    }

    @Override
    public void rename(String from, String to) {
        files.put(to, found(from, "rename"));
        if (!from.equals(to)) {
            files.remove(from);
        }
    }

    @Override
    public void delete(String file) {
        found(file, "delete");
        files.remove(file);
    }

    @Override
    public void syncDirectory() {}

    @Override
    public void close() {}

    /** How many pages of 4 KiB hold something, counting those shared with copies. */
    public int allocatedPages() {
        return files.values().stream().mapToInt(MemoryFile::allocatedPages).sum();
    }

    private MemoryFile found(String file, String attempt) {
        MemoryFile content = files.get(file);
        if (content == null) {
            throw failure(file, attempt, "no such file");
        }
        return content;
    }

    private MemoryFile writable(String file, String attempt) {
        MemoryFile content = found(file, attempt).ownedBy(owner);
        files.put(file, content);
        return content;
    }

    private static DiskException failure(String file, String attempt, String reason) {
        return new DiskException(file, attempt, DiskException.Kind.IO, reason, null);
    }
}
