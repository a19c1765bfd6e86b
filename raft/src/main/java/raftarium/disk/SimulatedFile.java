package raftarium.disk;

import raftarium.data.RandomStream;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * One file of a {@link SimulatedDisk}, whatever its name. What is synced of it lies on its home: on
 * the backing disk under its durable name, or, as long as it has none, on a disk in memory beside
 * it. What isn't is the list of changes since. {@code length} is that after all of them.
 */
final class SimulatedFile {
    private Disk home;
    private String homeName;
    private final List<ContentChange> unsynced = new ArrayList<>();
    private long length;

    SimulatedFile(Disk home, String homeName) {
        this.home = home;
        this.homeName = homeName;
        this.length = home.size(homeName);
    }

    SimulatedFile copy(Disk copyHome) {
        SimulatedFile copy = new SimulatedFile(copyHome, homeName);
        copy.unsynced.addAll(unsynced);
        copy.length = length;
        return copy;
    }

    boolean isOn(Disk disk) {
        return home == disk;
    }

    void renamedTo(String name) {
        homeName = name;
    }

    /** Gives it a durable name: what is synced of it moves to {@code disk}, for good. */
    void moveTo(Disk disk, String name) {
        disk.create(name);
        MemoryDisk.copyContent(home, homeName, disk, name);
        disk.sync(name);
        home.delete(homeName);
        home = disk;
        homeName = name;
    }

    long length() {
        return length;
    }

    long unsyncedBytes() {
        return unsynced.stream().mapToLong(ContentChange::bytes).sum();
    }

    void change(ContentChange change) {
        unsynced.add(change);
        length = change.lengthAfter(length);
    }

    /** Fills {@code target}, to which the file is long enough, with what the node sees. */
    void read(long offset, ByteBuffer target) {
        if (unsynced.isEmpty()) {
            home.read(homeName, offset, target);
            return;
        }
        ByteBuffer window = target.slice();
        int size = window.capacity();
        int synced = (int) Math.max(0, Math.min(home.size(homeName) - offset, size));
        if (synced > 0) {
            home.read(homeName, offset, window.limit(synced));
        }
        window.clear();
        window.put(synced, new byte[size - synced]);
        for (ContentChange change : unsynced) {
            change.overlay(offset, window);
        }
        target.position(target.limit());
    }

    void sync() {
        for (ContentChange change : unsynced) {
            change.apply(home, homeName);
        }
        home.sync(homeName);
        unsynced.clear();
    }

    /** Keeps a random part of what isn't synced; returns how many of the bytes written that is. */
    long tear(RandomStream random) {
        long kept = 0;
        for (ContentChange change : unsynced) {
            kept += change.tear(home, homeName, random);
        }
        if (!unsynced.isEmpty()) {
            home.sync(homeName);
            unsynced.clear();
        }
        return kept;
    }

    /** Flips the bits of {@code mask} in the byte at {@code offset} of what is synced. */
    void flip(long offset, int mask) {
        ByteBuffer one = ByteBuffer.allocate(1);
        home.read(homeName, offset, one);
        one.put(0, (byte) (one.get(0) ^ mask)).flip();
        home.write(homeName, offset, one);
        home.sync(homeName);
    }
}
