package raftarium.storage;

import raftarium.data.RandomStream;

import java.util.Arrays;

/** One kind of damage to a file's content, of which there are so many cases. */
enum Damage {
    /** Each byte, xored with each of three masks. */
    FLIPS {
        @Override
        int cases(int length) {
            return length * MASKS.length;
        }

        @Override
        byte[] of(byte[] content, int number) {
            byte[] damaged = content.clone();
            damaged[number / MASKS.length] ^= (byte) MASKS[number % MASKS.length];
            return damaged;
        }
    },

    /** Each shorter length. */
    CUTS {
        @Override
        int cases(int length) {
            return length;
        }

        @Override
        byte[] of(byte[] content, int number) {
            return Arrays.copyOf(content, number);
        }
    },

    /**
     * Each sector and the one behind it, in each other's place. What is beyond the end of the file
     * in its last sector reads as zeros.
     */
    SWAPS {
        @Override
        int cases(int length) {
            return Math.max(0, (length - 1) / SECTOR_BYTES);
        }

        @Override
        byte[] of(byte[] content, int number) {
            int first = number * SECTOR_BYTES;
            int second = first + SECTOR_BYTES;
            byte[] damaged = content.clone();
            int rest = Math.min(SECTOR_BYTES, content.length - second);
            System.arraycopy(content, first, damaged, second, rest);
            Arrays.fill(damaged, first, second, (byte) 0);
            System.arraycopy(content, second, damaged, first, rest);
            return damaged;
        }
    };

    static final int SECTOR_BYTES = 512;

    private static final int[] MASKS = {0x01, 0x80, 0xff};

    /** How many there are of a file of that length. */
    abstract int cases(int length);

    /** The content after one of them, 0-based. */
    abstract byte[] of(byte[] content, int number);

    /** Some case, if there is any. */
    int any(int length, RandomStream random) {
        return (int) random.below(cases(length));
    }
}
