package raftarium.storage;

import raftarium.data.Bytes;
import raftarium.disk.Disk;

import java.nio.ByteBuffer;
import java.util.List;

/** A disk that says of every change before and after it is made. */
final class WatchedDisk implements Disk {
    /** What changes a disk, or makes changes durable. */
    enum Kind {
        CREATE,
        RESIZE,
        WRITE,
        SYNC,
        RENAME,
        DELETE,
        SYNC_DIRECTORY
    }

    /**
     * One operation.
     *
     * @param file what it is about; empty for the directory
     * @param offset where it writes, in bytes; 0 if it doesn't
     * @param content what it writes
     */
    record Operation(Kind kind, String file, long offset, Bytes content) {
        Operation(Kind kind, String file) {
            this(kind, file, 0, Bytes.EMPTY);
        }

        @Override
        public String toString() {
            return kind + " " + file
                    + (kind == Kind.WRITE ? " at " + offset + ", " + content.length() : "");
        }
    }

    /** Who is told. */
    interface Watcher {
        void at(Operation operation, boolean done);
    }

    private final Disk disk;
    private final Watcher watcher;

    WatchedDisk(Disk disk, Watcher watcher) {
        this.disk = disk;
        this.watcher = watcher;
    }

    private void watched(Operation operation, Runnable change) {
        watcher.at(operation, false);
        change.run();
        watcher.at(operation, true);
    }

    @Override
    public List<String> list() {
        return disk.list();
    }

    @Override
    public boolean exists(String file) {
        return disk.exists(file);
    }

    @Override
    public long size(String file) {
        return disk.size(file);
    }

    @Override
    public void read(String file, long offset, ByteBuffer target) {
        disk.read(file, offset, target);
    }

    @Override
    public void create(String file) {
        watched(new Operation(Kind.CREATE, file), () -> disk.create(file));
    }

    @Override
    public void resize(String file, long length) {
        watched(new Operation(Kind.RESIZE, file), () -> disk.resize(file, length));
    }

    @Override
    public void write(String file, long offset, ByteBuffer source) {
        Bytes content = Bytes.of(source.duplicate());
        watched(
                new Operation(Kind.WRITE, file, offset, content),
                () -> disk.write(file, offset, source));
    }

    @Override
    public void sync(String file) {
        watched(new Operation(Kind.SYNC, file), () -> disk.sync(file));
    }

    @Override
    public void rename(String from, String to) {
        watched(new Operation(Kind.RENAME, from), () -> disk.rename(from, to));
    }

    @Override
    public void delete(String file) {
        watched(new Operation(Kind.DELETE, file), () -> disk.delete(file));
    }

    @Override
    public void syncDirectory() {
        watched(new Operation(Kind.SYNC_DIRECTORY, ""), disk::syncDirectory);
    }

    @Override
    public void close() {
        disk.close();
    }
}
