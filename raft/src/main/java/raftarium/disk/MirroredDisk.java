package raftarium.disk;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Consumer;

/**
 * A disk in memory, the image, whose files another disk, the mirror, holds too. The image is what
 * counts: it is read, and copied at the cost of one in memory. A change goes to the mirror first
 * and to the image once the mirror has it, so that a mirror that fails is told of at once, and what
 * it refused is not in the image either.
 *
 * <p>The two part in two ways. After a failure the mirror may hold a part of what it was asked to:
 * {@link #reunite} looks. Others may change the mirror's files: {@link #mount} compares them, and
 * where they differ, the image becomes what the mirror holds, and {@link #differences} tells. As
 * long as a mount is refused, the image is empty.
 */
public final class MirroredDisk implements Image {
    private final Disk mirror;
    private MemoryDisk image;

    /** Whether the last change failed, and nothing was done about it yet. */
    private boolean isParted;

    /** Whether a process ever began on it: then it is known what its files were. */
    private boolean wasMounted;

    private List<Difference> differences = List.of();

    /** The image of what {@code mirror} shows now. Closing it closes that. */
    public MirroredDisk(Disk mirror) {
        this.mirror = mirror;
        image = new MemoryDisk();
        take(image);
    }

    /**
     * An image that is there already, and the disk that holds its files from now on. Closing it
     * closes that.
     *
     * @throws StorageException if the mirror can't be mounted
     */
    MirroredDisk(MemoryDisk image, Disk mirror) {
        this.mirror = mirror;
        this.image = image;
        mirror.mount();
        take(image);
        wasMounted = true;
    }

    /** Makes {@code held} what the mirror holds; returns what it was not. */
    private List<Difference> take(MemoryDisk held) {
        List<Difference> found = Difference.between(held, mirror);
        found.forEach(difference -> difference.settle(held, mirror));
        return found;
    }

    @Override
    public MemoryDisk copy() {
        return image.copy(mirror.label());
    }

    @Override
    public void mount() {
        MemoryDisk held = image;
        boolean isKnown = wasMounted;
        image = new MemoryDisk();
        differences = List.of();
        wasMounted = true;
        mirror.mount();
        List<Difference> found = take(held);
        image = held;
        differences = isKnown ? found : List.of();
        isParted = false;
    }

    @Override
    public MemoryDisk found() {
        mirror.mount();
        MemoryDisk found = copy();
        take(found);
        return found;
    }

    @Override
    public void reunite() {
        if (isParted) {
            MemoryDisk found = image.copy();
            take(found);
            image = found;
            isParted = false;
        }
    }

    /** None after the first one: nobody knows what the files were before. */
    @Override
    public List<Difference> differences() {
        return List.copyOf(differences);
    }

    @Override
    public int label() {
        return mirror.label();
    }

    @Override
    public boolean isRead(String file) {
        return mirror.isRead(file);
    }

    @Override
    public List<String> list() {
        return image.list();
    }

    @Override
    public boolean exists(String file) {
        return image.exists(file);
    }

    @Override
    public long size(String file) {
        return image.size(file);
    }

    @Override
    public void read(String file, long offset, ByteBuffer target) {
        Disk holder = mirror.isRead(file) ? image : mirror;
        holder.read(file, offset, target);
    }

    private void change(Consumer<Disk> change) {
        boolean before = isParted;
        isParted = true;
        change.accept(mirror);
        change.accept(image);
        isParted = before;
    }

    @Override
    public void create(String file) {
        change(disk -> disk.create(file));
    }

    @Override
    public void resize(String file, long length) {
        change(disk -> disk.resize(file, length));
    }

    @Override
    public void write(String file, long offset, ByteBuffer source) {
        change(disk -> disk.write(file, offset, source.duplicate()));
        source.position(source.limit());
    }

    @Override
    public void sync(String file) {
        change(disk -> disk.sync(file));
    }

    @Override
    public void rename(String from, String to) {
        change(disk -> disk.rename(from, to));
    }

    @Override
    public void delete(String file) {
        change(disk -> disk.delete(file));
    }

    @Override
    public void syncDirectory() {
        change(Disk::syncDirectory);
    }

    @Override
    public void close() {
        mirror.close();
    }
}
