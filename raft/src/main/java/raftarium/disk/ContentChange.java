package raftarium.disk;

import raftarium.data.Bytes;
import raftarium.data.RandomStream;

import java.nio.ByteBuffer;

/** A change to a file's content that isn't synced yet. */
sealed interface ContentChange {
    /** What a device writes as a whole or not at all, in bytes. */
    int SECTOR_BYTES = 512;

    /** How many bytes it writes. */
    long bytes();

    /** The length that the file has after it. */
    long lengthAfter(long length);

    /** Puts its part into {@code window}, which shows the file from {@code offset} on. */
    void overlay(long offset, ByteBuffer window);

    /** Does it for good. */
    void apply(Disk disk, String file);

    /** Does as much of it as a power cut leaves; returns how many of its bytes that is. */
    long tear(Disk disk, String file, RandomStream random);

    /** Bytes written at an offset. */
    record Write(long offset, Bytes content) implements ContentChange {
        @Override
        public long bytes() {
            return content.length();
        }

        @Override
        public long lengthAfter(long length) {
            return Math.max(length, offset + content.length());
        }

        @Override
        public void overlay(long windowOffset, ByteBuffer window) {
            long from = Math.max(offset, windowOffset);
            long to = Math.min(offset + content.length(), windowOffset + window.capacity());
            if (from < to) {
                int at = (int) (from - windowOffset);
                window.put(at, content.buffer(), (int) (from - offset), (int) (to - from));
            }
        }

        @Override
        public void apply(Disk disk, String file) {
            keep(disk, file, 0, content.length());
        }

        /** Lost, kept, only its front, only its back, or some of its sectors. */
        @Override
        public long tear(Disk disk, String file, RandomStream random) {
            int length = content.length();
            int fate = (int) random.below(5);
            if (fate == 0) {
                return 0;
            } else if (fate == 1) {
                return keep(disk, file, 0, length);
            } else if (fate == 2) {
                return keep(disk, file, 0, (int) random.between(0, length));
            } else if (fate == 3) {
                return keep(disk, file, (int) random.between(0, length), length);
            }
            long kept = 0;
            int from = 0;
            while (from < length) {
                long sectorEnd = ((offset + from) / SECTOR_BYTES + 1) * SECTOR_BYTES;
                int to = (int) Math.min(length, sectorEnd - offset);
                kept += random.chance(500_000) ? keep(disk, file, from, to) : 0;
                from = to;
            }
            return kept;
        }

        private int keep(Disk disk, String file, int from, int to) {
            if (from < to) {
                disk.write(file, offset + from, content.buffer().position(from).limit(to));
            }
            return to - from;
        }
    }

    /** The file cut, or filled up with zeros. */
    record Resize(long length) implements ContentChange {
        @Override
        public long bytes() {
            return 0;
        }

        @Override
        public long lengthAfter(long before) {
            return length;
        }

        /** What was beyond the new length reads as zeros if the file grows again. */
        @Override
        public void overlay(long windowOffset, ByteBuffer window) {
            long from = Math.max(0, length - windowOffset);
            for (long at = from; at < window.capacity(); at++) {
                window.put((int) at, (byte) 0);
            }
        }

        @Override
        public void apply(Disk disk, String file) {
            disk.resize(file, length);
        }

        /** Lost, kept, or got as far as some length in between. */
        @Override
        public long tear(Disk disk, String file, RandomStream random) {
            long before = disk.size(file);
            int fate = (int) random.below(3);
            if (fate == 1) {
                disk.resize(file, length);
            } else if (fate == 2) {
                disk.resize(
                        file, random.between(Math.min(before, length), Math.max(before, length)));
            }
            return 0;
        }
    }
}
