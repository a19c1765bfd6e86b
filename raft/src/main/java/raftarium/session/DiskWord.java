package raftarium.session;

import raftarium.disk.MemoryDisk;
import raftarium.words.MistakeException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;

/**
 * The files on a disk as a word: for each its name, its length, and its pages that hold something
 * else than zeros.
 */
final class DiskWord {
    /** A word has at most so many letters: 4 MiB, deflated. */
    static final int MAX_LETTERS = (4 << 20) / 3 * 4;

    /** So much may come of it. */
    private static final int MAX_BYTES = 64 << 20;

    private static final int MAX_FILES = 10_000;

    private static final long MAX_FILE_BYTES = 1L << 30;

    private static final int PAGE_BYTES = MemoryDisk.PAGE_BYTES;

    private DiskWord() {}

    /**
     * The word for what is on a disk.
     *
     * @throws MistakeException if that is too much
     */
    static String of(MemoryDisk disk) throws MistakeException {
        if (disk.allocatedPages() > MAX_BYTES / 2 / PAGE_BYTES) {
            throw tooMuch();
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(disk.label());
            out.writeInt(disk.list().size());
            for (String file : disk.list()) {
                out.writeUTF(file);
                out.writeLong(disk.size(file));
                write(disk, file, out);
            }
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        String text = Deflated.text(bytes.toByteArray());
        if (text.length() > MAX_LETTERS) {
            throw tooMuch();
        }
        return text;
    }

    private static MistakeException tooMuch() {
        return MistakeException.ofTheMoment("what was on a disk that was found takes more than"
                + " 4 MiB, deflated: it can't be saved");
    }

    private static void write(MemoryDisk disk, String file, DataOutputStream out)
            throws IOException {
        long size = disk.size(file);
        byte[] page = new byte[PAGE_BYTES];
        for (long offset = 0; offset < size; offset += PAGE_BYTES) {
            int length = (int) Math.min(PAGE_BYTES, size - offset);
            disk.read(file, offset, ByteBuffer.wrap(page, 0, length));
            if (isAny(page, length)) {
                out.writeLong(offset);
                out.write(page, 0, length);
            }
        }
        out.writeLong(-1);
    }

    private static boolean isAny(byte[] page, int length) {
        for (int place = 0; place < length; place++) {
            if (page[place] != 0) {
                return true;
            }
        }
        return false;
    }

    /**
     * The disk that a word is of.
     *
     * @throws MistakeException if it is of none
     */
    static MemoryDisk disk(String text) throws MistakeException {
        byte[] bytes = Deflated.bytes(text, MAX_BYTES);
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            MemoryDisk disk = MemoryDisk.labelled(in.readInt());
            int files = in.readInt();
            if (files < 0 || files > MAX_FILES) {
                throw noDisk();
            }
            for (int count = 0; count < files; count++) {
                read(in, disk);
            }
            if (in.read() >= 0) {
                throw noDisk();
            }
            return disk;
        } catch (IOException mistake) {
            throw noDisk();
        }
    }

    private static void read(DataInputStream in, MemoryDisk disk)
            throws IOException, MistakeException {
        String file = in.readUTF();
        long size = in.readLong();
        if (!file.matches("[-._A-Za-z0-9]{1,200}")
                || disk.exists(file)
                || size < 0
                || size > MAX_FILE_BYTES) {
            throw noDisk();
        }
        disk.create(file);
        disk.resize(file, size);
        for (long offset = in.readLong(); offset >= 0; offset = in.readLong()) {
            if (offset >= size || offset % PAGE_BYTES != 0) {
                throw noDisk();
            }
            byte[] page = new byte[(int) Math.min(PAGE_BYTES, size - offset)];
            in.readFully(page);
            disk.write(file, offset, ByteBuffer.wrap(page));
        }
    }

    private static MistakeException noDisk() {
        return new MistakeException("these aren't the files of a disk");
    }
}
