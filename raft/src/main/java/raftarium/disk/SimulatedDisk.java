package raftarium.disk;

import org.jspecify.annotations.Nullable;

import raftarium.data.Bytes;
import raftarium.data.RandomStream;
import raftarium.disk.DiskTrouble.Need;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * The crash model: a disk that loses at a power cut what wasn't synced, over a backing disk that
 * holds only what was, in memory. What it is made over, if that isn't in memory, is mirrored: each
 * change to the backing disk is made there first, and it is read by {@link #mount} alone, and when
 * it has failed.
 *
 * <p>It holds back every change until it is synced: a file's content and length until
 * {@link #sync}, the creation, renaming and deletion of files until {@link #syncDirectory}. Reads
 * see the changes. A sync writes them through to the backing disk and syncs that. {@link #crash}
 * throws them away, or keeps a random part of them; then the backing disk holds what the power cut
 * left. So it takes memory for what there is, and for what is unsynced once more.
 *
 * <p>The same operations and the same random numbers leave the same bytes on every backing disk.
 * What others change on files meanwhile is seen at the next {@link #mount}.
 */
public final class SimulatedDisk implements Disk {
    private final Image backing;

    /** The synced content of files whose creation isn't durable yet, named by a running number. */
    private final MemoryDisk nameless;

    private long filesCreated;

    /** The names on the backing disk. */
    private final TreeMap<String, SimulatedFile> durable = new TreeMap<>();

    /** The names as the node sees them. */
    private final TreeMap<String, SimulatedFile> files = new TreeMap<>();

    /** What leads from the former to the latter, in order. */
    private final List<NameChange> unsynced = new ArrayList<>();

    private final DiskTrouble trouble;

    /** What the last mount found that others had done, if nobody has asked for it yet. */
    private @Nullable FoundDisk found;

    /** What the next one finds, if that is known; else it looks. */
    private @Nullable FoundDisk expected;

    /**
     * What a power cut did.
     *
     * @param unsyncedBytes how many bytes had been written and not synced
     * @param keptBytes how many of them are on the disk nevertheless
     */
    public record PowerCut(long unsyncedBytes, long keptBytes) {}

    /** A disk that holds what {@code backing} does, all of it durable. Closing it closes that. */
    public SimulatedDisk(Disk backing) {
        this(Image.of(backing), new MemoryDisk(), new DiskTrouble());
        seeBacking();
    }

    private SimulatedDisk(Image backing, MemoryDisk nameless, DiskTrouble trouble) {
        this.backing = backing;
        this.nameless = nameless;
        this.trouble = trouble;
    }

    /** What is wrong with it; nothing to begin with. A crash mends nothing. */
    public DiskTrouble trouble() {
        return trouble;
    }

    /**
     * An independent copy in memory alone, with what isn't synced too, and the same trouble. It
     * shares pages with this disk until one of them writes there, and touches no file. It is made
     * by the thread whose this disk is: it writes to this one too.
     */
    public SimulatedDisk copy() {
        return copy(backing.copy());
    }

    /**
     * The same, and another disk holds its files from now on, which holds what is durable already.
     *
     * @throws StorageException if that can't be mounted
     */
    public SimulatedDisk copyOnto(Disk mirror) {
        return copy(new MirroredDisk(backing.copy(), mirror));
    }

    private SimulatedDisk copy(Image image) {
        SimulatedDisk copy = new SimulatedDisk(image, nameless.copy(), trouble.copy());
        copy.filesCreated = filesCreated;
        Map<SimulatedFile, SimulatedFile> copies = new HashMap<>();
        UnaryOperator<SimulatedFile> copyOf = file -> copies.computeIfAbsent(
                file,
                original -> original.copy(original.isOn(backing) ? copy.backing : copy.nameless));
        durable.forEach((name, file) -> copy.durable.put(name, copyOf.apply(file)));
        files.forEach((name, file) -> copy.files.put(name, copyOf.apply(file)));
        unsynced.forEach(change -> copy.unsynced.add(change.of(copyOf.apply(change.file()))));
        return copy;
    }

    /**
     * A copy in memory alone of what a process would find that began now, without trouble; this
     * disk stays as it is. To be asked for only while nothing is unsynced.
     *
     * @throws StorageException what {@link #mount} would
     */
    public SimulatedDisk found() {
        SimulatedDisk copy =
                new SimulatedDisk(backing.found(), new MemoryDisk(), new DiskTrouble());
        copy.seeBacking();
        return copy;
    }

    /**
     * What the last {@link #mount} found to have been changed by others since the process before
     * ended; nothing in memory.
     */
    public List<Difference> differences() {
        return backing.differences();
    }

    private void mountBacking() {
        try {
            backing.mount();
            found = FoundDisk.of(backing);
        } catch (StorageException refusal) {
            found = FoundDisk.refused(refusal);
            throw refusal;
        }
    }

    /** What the last {@link #mount} found that others had done, once; null if nothing. */
    public @Nullable FoundDisk takeFound() {
        FoundDisk taken = found;
        found = null;
        return taken;
    }

    /** In memory: the next {@link #mount} finds that, which was found on files before. */
    public void expect(FoundDisk other) {
        expected = other;
    }

    /**
     * The power goes, and comes back: what isn't synced is lost, or, if {@code torn}, a random part
     * of it is: a write is kept, lost or kept in part, each by itself, and so is the creation,
     * renaming or deletion of a file.
     *
     * @throws DiskException if the backing disk fails; then nothing more of it is kept
     */
    public PowerCut crash(boolean torn, RandomStream random) {
        long unsyncedBytes = unsyncedBytes();
        try {
            long keptBytes = torn ? tear(random) : 0;
            return new PowerCut(unsyncedBytes, keptBytes);
        } finally {
            loseUnsynced();
        }
    }

    /** If something has failed before, the backing disk may hold more than it should. */
    private void loseUnsynced() {
        unsynced.clear();
        try {
            backing.reunite();
        } finally {
            seeBacking();
        }
    }

    /** What was written to a file is kept only together with the creation of the file. */
    private long tear(RandomStream random) {
        Map<SimulatedFile, Long> kept = new HashMap<>();
        files.values().forEach(file -> kept.put(file, file.tear(random)));
        for (NameChange change : unsynced) {
            if (random.chance(500_000)) {
                change.apply(backing, durable);
            }
        }
        backing.syncDirectory();
        return durable.values().stream()
                .mapToLong(file -> kept.getOrDefault(file, 0L))
                .sum();
    }

    private void seeBacking() {
        nameless.list().forEach(nameless::delete);
        durable.clear();
        for (String name : backing.list()) {
            durable.put(name, new SimulatedFile(backing, name));
        }
        files.clear();
        files.putAll(durable);
    }

    /** How many bytes have been written and not synced. */
    public long unsyncedBytes() {
        return files.values().stream().mapToLong(SimulatedFile::unsyncedBytes).sum();
    }

    /** What is durable: what a power cut leaves. Not to be changed. */
    public Disk durable() {
        return backing;
    }

    /**
     * Damages what is durable: flips the bits of {@code mask} in the byte at {@code offset} of the
     * file.
     */
    public void flip(String file, long offset, int mask) {
        SimulatedFile content = durable.get(file);
        if (content == null) {
            throw failure(file, "damage", "no such file");
        }
        content.flip(offset, mask);
    }

    @Override
    public void mount() {
        FoundDisk known = expected;
        expected = null;
        if (known == null) {
            mountBacking();
        } else {
            known.putOn(backing);
        }
        if (unsynced.isEmpty() && unsyncedBytes() == 0) {
            seeBacking();
        }
    }

    @Override
    public int label() {
        return backing.label();
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
        trouble.meet(file, "read", Need.READING);
        SimulatedFile content = found(file, "read");
        if (offset + target.remaining() > content.length()) {
            throw failure(file, "read", "it ends at byte " + content.length());
        }
        content.read(offset, target);
    }

    @Override
    public void create(String file) {
        trouble.meet(file, "create", Need.ROOM);
        if (files.containsKey(file)) {
            throw failure(file, "create", "it exists already");
        }
        String homeName = Long.toString(++filesCreated);
        nameless.create(homeName);
        SimulatedFile content = new SimulatedFile(nameless, homeName);
        files.put(file, content);
        unsynced.add(new NameChange.Create(content, file));
    }

    @Override
    public void resize(String file, long length) {
        SimulatedFile content = found(file, "resize");
        trouble.meet(file, "resize", length > content.length() ? Need.ROOM : Need.WRITING);
        content.change(new ContentChange.Resize(length));
    }

    @Override
    public void write(String file, long offset, ByteBuffer source) {
        trouble.meet(file, "write", Need.ROOM);
        found(file, "write").change(new ContentChange.Write(offset, Bytes.of(source)));
    }

    @Override
    public void sync(String file) {
        trouble.meet(file, "sync", Need.WRITING);
        found(file, "sync").sync();
    }

    @Override
    public void rename(String from, String to) {
        trouble.meet(from, "rename", Need.WRITING);
        SimulatedFile content = found(from, "rename");
        if (!from.equals(to)) {
            files.put(to, content);
            files.remove(from);
            unsynced.add(new NameChange.Rename(content, from, to));
        }
    }

    @Override
    public void delete(String file) {
        trouble.meet(file, "delete", Need.WRITING);
        unsynced.add(new NameChange.Delete(found(file, "delete"), file));
        files.remove(file);
    }

    @Override
    public void syncDirectory() {
        trouble.meet("the directory", "sync", Need.WRITING);
        for (NameChange change : unsynced) {
            change.apply(backing, durable);
        }
        backing.syncDirectory();
        unsynced.clear();
    }

    @Override
    public void close() {
        backing.close();
    }

    private SimulatedFile found(String file, String attempt) {
        SimulatedFile content = files.get(file);
        if (content == null) {
            throw failure(file, attempt, "no such file");
        }
        return content;
    }

    private static DiskException failure(String file, String attempt, String reason) {
        return new DiskException(file, attempt, DiskException.Kind.IO, reason, null);
    }
}
