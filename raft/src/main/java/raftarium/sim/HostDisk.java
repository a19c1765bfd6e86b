package raftarium.sim;

import org.jspecify.annotations.Nullable;

import raftarium.data.RandomStream;
import raftarium.disk.Disk;
import raftarium.disk.DiskTrouble;
import raftarium.disk.FoundDisk;
import raftarium.disk.SimulatedDisk;
import raftarium.disk.StorageException;
import raftarium.raft.Membership;
import raftarium.raft.Status;
import raftarium.storage.Rot;
import raftarium.storage.Storage;
import raftarium.storage.StorageConfig;

import java.util.List;

/** A host's disk: it stays when the process on it goes, takes its time, and can be in trouble. */
final class HostDisk {
    private static final long SYNC_MIN_NANOS = 100_000;
    private static final long SYNC_MAX_NANOS = 500_000;

    private final SimulatedDisk disk;
    private RandomStream chance;
    private RandomStream rotChance;
    private long syncMinNanos = SYNC_MIN_NANOS;
    private long syncMaxNanos = SYNC_MAX_NANOS;

    /** What is on it while nothing runs there; found out when somebody asks. */
    private @Nullable Status stored;

    HostDisk(Disk backing, Streams streams, int node) {
        disk = new SimulatedDisk(backing);
        chance = streams.disk(node);
        rotChance = streams.rot(node);
    }

    private HostDisk(HostDisk other, @Nullable Disk mirror) {
        disk = mirror == null ? other.disk.copy() : other.disk.copyOnto(mirror);
        chance = other.chance.copy();
        rotChance = other.rotChance.copy();
        syncMinNanos = other.syncMinNanos;
        syncMaxNanos = other.syncMaxNanos;
        stored = other.stored == null ? null : other.stored.kept();
    }

    /** A copy in memory; or, if there is one, with a disk that holds its files. */
    HostDisk copy(@Nullable Disk mirror) {
        return new HostDisk(this, mirror);
    }

    /** What a power cut leaves. Not to be changed. */
    Disk durable() {
        return disk.durable();
    }

    // Its use.

    /** Recovers what is on it. */
    Storage open() {
        stored = null;
        return Storage.open(disk, StorageConfig.DEFAULT);
    }

    /** What somebody found who started on it, that others had done to its files; once. */
    @Nullable
    FoundDisk takeFound() {
        return disk.takeFound();
    }

    /** Who starts on it next finds that. */
    void expect(FoundDisk found) {
        disk.expect(found);
    }

    /** What a process writes to. */
    Disk disk() {
        return disk;
    }

    /** What was not synced is lost, or, if {@code torn}, a part of it. */
    void crash(boolean torn) {
        stored = null;
        disk.crash(torn, chance);
    }

    /** What somebody would find on it who starts now. */
    Status stored(int node, Membership founders) {
        Status found = stored;
        if (found == null) {
            found = StoredStatus.of(node, look(), founders);
            stored = found;
        }
        return found;
    }

    /** What is on it, byte by byte; if nothing runs there, as whoever starts would find it. */
    DiskView inspect(boolean isDown) {
        SimulatedDisk copy;
        try {
            copy = isDown ? disk.found() : look();
        } catch (StorageException lost) {
            return DiskView.refused(lost);
        }
        return DiskView.of(copy);
    }

    /** A copy in memory, to look into: whatever is wrong with the disk, it isn't. */
    private SimulatedDisk look() {
        SimulatedDisk copy = disk.copy();
        copy.trouble().end();
        return copy;
    }

    /** How long the next sync takes, in virtual time. */
    long syncNanos() {
        return chance.between(syncMinNanos, syncMaxNanos);
    }

    /** It draws from other streams from now on; a sync under way takes as long as it takes. */
    void renewChance(Streams streams, int node) {
        chance = streams.disk(node);
        rotChance = streams.rot(node);
    }

    void close() {
        disk.close();
    }

    // Its trouble.

    DiskTrouble trouble() {
        return disk.trouble();
    }

    /** How it behaves. */
    DiskStatus status() {
        return new DiskStatus(troubleWords(), syncMinNanos, syncMaxNanos);
    }

    private String troubleWords() {
        boolean slow = syncMinNanos != SYNC_MIN_NANOS || syncMaxNanos != SYNC_MAX_NANOS;
        String words = trouble().words();
        return (slow ? "slow" : "") + (slow && !words.isEmpty() ? ", " : "") + words;
    }

    /** A sync takes that long from now on, in virtual time. */
    void slow(long minNanos, long maxNanos) {
        if (minNanos < 0 || maxNanos < minNanos) {
            throw new IllegalArgumentException(
                    "a sync takes 0 or more: " + minNanos + " to " + maxNanos);
        }
        syncMinNanos = minNanos;
        syncMaxNanos = maxNanos;
    }

    /** The names of its files. */
    List<String> files() {
        return disk.list();
    }

    /** Flips a bit, of {@code file} if that isn't null; returns which, null if there is none. */
    @Nullable
    Rot rot(@Nullable String file) {
        stored = null;
        return Rot.strike(disk, file, rotChance);
    }

    /** Nothing is wrong with it from now on; what is damaged already stays so. */
    void mend() {
        trouble().end();
        slow(SYNC_MIN_NANOS, SYNC_MAX_NANOS);
    }
}
