package raftarium.disk;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The content of one file of a {@link MemoryDisk}, in pages; a page of zeros need not exist. Only
 * the disk whose owner token a file or a page bears may change it; all others see it as immutable
 * and copy it first. Beyond {@link #length} every byte of a page is zero.
 */
final class MemoryFile {
    static final int PAGE_BYTES = 4096;

    /** A page of them, to copy from: much faster than byte by byte. */
    private static final ByteBuffer ZEROS = ByteBuffer.allocate(PAGE_BYTES).asReadOnlyBuffer();

    private record Page(Object owner, ByteBuffer bytes) {}

    private final Object owner;
    private @Nullable Page[] pages;
    private long length;

    MemoryFile(Object owner) {
        this(owner, new Page[0], 0);
    }

    private MemoryFile(Object owner, @Nullable Page[] pages, long length) {
        this.owner = owner;
        this.pages = pages;
        this.length = length;
    }

    /** This file if {@code writer} may change it, else a copy that it may. */
    MemoryFile ownedBy(Object writer) {
        return owner == writer ? this : new MemoryFile(writer, pages.clone(), length);
    }

    long length() {
        return length;
    }

    /** Fills {@code target} from {@code offset}; the file is long enough. */
    void read(long offset, ByteBuffer target) {
        long at = offset;
        while (target.hasRemaining()) {
            int inPage = (int) (at % PAGE_BYTES);
            int count = Math.min(PAGE_BYTES - inPage, target.remaining());
            Page page = pages[pageOf(at)];
            if (page == null) {
                putZeros(target, count);
            } else {
                target.put(target.position(), page.bytes, inPage, count);
                target.position(target.position() + count);
            }
            at += count;
        }
    }

    void write(long offset, ByteBuffer source) {
        if (offset + source.remaining() > length) {
            resize(offset + source.remaining());
        }
        long at = offset;
        while (source.hasRemaining()) {
            int inPage = (int) (at % PAGE_BYTES);
            int count = Math.min(PAGE_BYTES - inPage, source.remaining());
            ByteBuffer part = source.slice(source.position(), count);
            if (pages[pageOf(at)] != null || !allZero(part)) {
                writablePage(pageOf(at)).put(inPage, part, 0, count);
            }
            source.position(source.position() + count);
            at += count;
        }
    }

    void resize(long newLength) {
        int count = pageOf(newLength + PAGE_BYTES - 1);
        int inLastPage = (int) (newLength % PAGE_BYTES);
        pages = Arrays.copyOf(pages, count);
        if (newLength < length && inLastPage != 0 && pages[count - 1] != null) {
            ByteBuffer last = writablePage(count - 1);
            putZeros(last.duplicate().position(inLastPage), PAGE_BYTES - inLastPage);
        }
        length = newLength;
    }

    /** How many pages take up memory. */
    int allocatedPages() {
        int allocated = 0;
        for (Page page : pages) {
            allocated += page == null ? 0 : 1;
        }
        return allocated;
    }

    private ByteBuffer writablePage(int number) {
        Page page = pages[number];
        if (page == null || page.owner != owner) {
            ByteBuffer bytes = ByteBuffer.allocate(PAGE_BYTES);
            if (page != null) {
                bytes.put(0, page.bytes, 0, PAGE_BYTES);
            }
            page = new Page(owner, bytes);
            pages[number] = page;
        }
        return page.bytes;
    }

    private static int pageOf(long offset) {
        return Math.toIntExact(offset / PAGE_BYTES);
    }

    static boolean allZero(ByteBuffer bytes) {
        int position = bytes.position();
        boolean zero = true;
        while (zero && position < bytes.limit()) {
            int count = Math.min(PAGE_BYTES, bytes.limit() - position);
            zero = bytes.slice(position, count).mismatch(ZEROS.slice(0, count)) < 0;
            position += count;
        }
        return zero;
    }

    /** At most a page of them. */
    private static void putZeros(ByteBuffer target, int count) {
        target.put(target.position(), ZEROS, 0, count);
        target.position(target.position() + count);
    }
}
