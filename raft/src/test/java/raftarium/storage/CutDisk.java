package raftarium.storage;

import raftarium.disk.Disk;

import java.nio.ByteBuffer;
import java.util.List;

/** A disk that loses its power before the operation of a given number, reads not counted. */
final class CutDisk implements Disk {
    /** The power is gone. */
    static final class PowerGone extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private final Disk disk;
    private int left;

    CutDisk(Disk disk, int operations) {
        this.disk = disk;
        this.left = operations;
    }

    private Disk counted() {
        if (left-- <= 0) {
            throw new PowerGone();
        }
        return disk;
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
        counted().create(file);
    }

    @Override
    public void resize(String file, long length) {
        counted().resize(file, length);
    }

    @Override
    public void write(String file, long offset, ByteBuffer source) {
        counted().write(file, offset, source);
    }

    @Override
    public void sync(String file) {
        counted().sync(file);
    }

    @Override
    public void rename(String from, String to) {
        counted().rename(from, to);
    }

    @Override
    public void delete(String file) {
        counted().delete(file);
    }

    @Override
    public void syncDirectory() {
        counted().syncDirectory();
    }

    @Override
    public void close() {
        disk.close();
    }
}
