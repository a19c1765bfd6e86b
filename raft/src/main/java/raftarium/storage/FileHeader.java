package raftarium.storage;

import raftarium.disk.Disk;

import java.nio.ByteBuffer;

/**
 * How every binary file here begins: what it is (8 bytes), its format version (4), and a checksum
 * of the whole header but for these four bytes themselves. What follows is the file's own.
 *
 * @param magic the eight bytes that say what it is
 * @param name what that is, in words: {@code segment}
 * @param bytes the length of the header, in bytes
 * @param oldestVersion the oldest version that this program reads
 * @param formatVersion the version that this program writes
 */
record FileHeader(long magic, String name, int bytes, int oldestVersion, int formatVersion) {
    /** Where the format version stands, in bytes. */
    static final int VERSION_AT = 8;

    private static final int CHECKSUM_AT = 12;

    /** A header as far as this goes; the caller puts the rest, then has it {@link #sealed}. */
    ByteBuffer begun() {
        return ByteBuffer.allocate(bytes).putLong(magic).putInt(formatVersion).putInt(0);
    }

    /** The header, full by now, with its checksum. */
    ByteBuffer sealed(ByteBuffer full) {
        ByteBuffer header = full.flip();
        return header.putInt(CHECKSUM_AT, checksum(header));
    }

    private int checksum(ByteBuffer header) {
        ByteBuffer summed =
                ByteBuffer.allocate(bytes).put(0, header, 0, bytes).putInt(CHECKSUM_AT, 0);
        return Checksum.of(summed, 0, bytes);
    }

    /**
     * The header at the beginning of {@code file}, sound as such.
     *
     * @throws CorruptionException if it isn't
     * @throws FormatVersionException if it is sound and of a version that isn't read
     */
    ByteBuffer read(Disk disk, String file) {
        long size = disk.size(file);
        if (size < bytes) {
            throw new CorruptionException(
                    file,
                    size,
                    "a " + name + " header of " + bytes + " bytes",
                    "the end of the file");
        }
        ByteBuffer header = ByteBuffer.allocate(bytes);
        disk.read(file, 0, header);
        if (header.getLong(0) != magic) {
            throw new CorruptionException(
                    file,
                    0,
                    "the beginning of a " + name,
                    "0x" + Long.toHexString(header.getLong(0)));
        }
        int computed = checksum(header);
        if (header.getInt(CHECKSUM_AT) != computed) {
            throw new CorruptionException(
                    file,
                    CHECKSUM_AT,
                    "header checksum " + Checksum.shown(computed),
                    Checksum.shown(header.getInt(CHECKSUM_AT)));
        }
        int version = header.getInt(VERSION_AT);
        if (version < oldestVersion || version > formatVersion) {
            throw new FormatVersionException(file, version, formatVersion);
        }
        return header;
    }
}
