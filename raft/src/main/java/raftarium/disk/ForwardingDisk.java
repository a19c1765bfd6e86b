package raftarium.disk;

import java.nio.ByteBuffer;
import java.util.List;

/** A disk that hands all that it is asked to another, but for what a kind of it does otherwise. */
public abstract class ForwardingDisk implements Disk {
    /** The other disk; not always the same. */
    protected abstract Disk disk();

    @Override
    public void mount() {
        disk().mount();
    }

    @Override
    public int label() {
        return disk().label();
    }

    @Override
    public boolean isRead(String file) {
        return disk().isRead(file);
    }

    @Override
    public List<String> list() {
        return disk().list();
    }

    @Override
    public boolean exists(String file) {
        return disk().exists(file);
    }

    @Override
    public long size(String file) {
        return disk().size(file);
    }

    @Override
    public void read(String file, long offset, ByteBuffer target) {
        disk().read(file, offset, target);
    }

    @Override
    public void create(String file) {
        disk().create(file);
    }

    @Override
    public void resize(String file, long length) {
        disk().resize(file, length);
    }

    @Override
    public void write(String file, long offset, ByteBuffer source) {
        disk().write(file, offset, source);
    }

    @Override
    public void sync(String file) {
        disk().sync(file);
    }

    @Override
    public void rename(String from, String to) {
        disk().rename(from, to);
    }

    @Override
    public void delete(String file) {
        disk().delete(file);
    }

    @Override
    public void syncDirectory() {
        disk().syncDirectory();
    }

    @Override
    public void close() {
        disk().close();
    }
}
