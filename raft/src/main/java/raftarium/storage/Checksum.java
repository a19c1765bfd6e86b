package raftarium.storage;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/** CRC32C, the checksum of everything stored. */
final class Checksum {
    private Checksum() {}

    /** Of the bytes from {@code from} up to {@code to}. */
    static int of(ByteBuffer bytes, int from, int to) {
        CRC32C crc = new CRC32C();
        crc.update(bytes.duplicate().limit(to).position(from));
        return (int) crc.getValue();
    }

    /** As it is shown: eight hexadecimal digits. */
    static String shown(int checksum) {
        String digits = Integer.toHexString(checksum);
        return "0".repeat(8 - digits.length()) + digits;
    }
}
