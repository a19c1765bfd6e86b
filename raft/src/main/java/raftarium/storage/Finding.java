package raftarium.storage;

import org.jspecify.annotations.Nullable;

import raftarium.disk.StorageException;
import raftarium.raft.Snapshot;

/**
 * One of the things that a node's disk holds, as {@link Inspection} comes across it. Offsets and
 * lengths are in bytes.
 */
public sealed interface Finding {
    /** The file that it is in. */
    String file();

    /** Where in the file it begins. */
    long offset();

    /** Has {@code reader} told what this is. */
    void tell(Reader reader);

    /**
     * A file; what is in it follows.
     *
     * @param bytes its length
     * @param kind what it is
     * @param obsolete whether opening deletes it: half-made, or replaced by a snapshot
     */
    record StoredFile(String file, long bytes, FileKind kind, boolean obsolete) implements Finding {
        @Override
        public long offset() {
            return 0;
        }

        @Override
        public void tell(Reader reader) {
            reader.file(this);
        }
    }

    /**
     * The header of a segment, sound.
     *
     * @param formatVersion the version of its format
     * @param firstBatch the number of its first batch
     * @param bytes the length of the file, as it states it
     */
    record SegmentStart(String file, int formatVersion, long firstBatch, long bytes)
            implements Finding {
        @Override
        public long offset() {
            return 0;
        }

        @Override
        public void tell(Reader reader) {
            reader.segment(this);
        }
    }

    /**
     * A batch with a sound header. Its records follow.
     *
     * @param number its number
     * @param payloadBytes the length of its records
     * @param bytes the length of the whole batch
     * @param checksum the CRC32C of the payload, as it was written
     * @param damage what is wrong with it; null if it is sound
     */
    record Batch(
            String file,
            long offset,
            long number,
            int payloadBytes,
            long bytes,
            int checksum,
            @Nullable Damage damage)
            implements Finding {
        @Override
        public void tell(Reader reader) {
            reader.batch(this);
        }
    }

    /**
     * A sound record of the last batch.
     *
     * @param bytes the length of the record
     * @param checksum the CRC32C of its body
     * @param content what it says
     */
    record BatchRecord(String file, long offset, int bytes, int checksum, LogRecord content)
            implements Finding {
        @Override
        public void tell(Reader reader) {
            reader.record(this);
        }
    }

    /**
     * A sound snapshot, which is all that its file holds.
     *
     * @param formatVersion the version of its format
     * @param checksum the CRC32C of membership and data
     * @param snapshot what it says
     */
    record StoredSnapshot(String file, int formatVersion, int checksum, Snapshot snapshot)
            implements Finding {
        @Override
        public long offset() {
            return 0;
        }

        @Override
        public void tell(Reader reader) {
            reader.snapshot(this);
        }
    }

    /**
     * Zeros at the end of a segment, to be written to.
     *
     * @param bytes how many
     */
    record Free(String file, long offset, long bytes) implements Finding {
        @Override
        public void tell(Reader reader) {
            reader.free(this);
        }
    }

    /**
     * Something in the place of a batch that isn't one: its header isn't sound.
     *
     * @param bytes how far it reaches, to the next sound header or the last byte that isn't zero
     */
    record NoBatch(String file, long offset, long bytes) implements Finding {
        @Override
        public void tell(Reader reader) {
            reader.noBatch(this);
        }
    }

    /**
     * Something else that isn't as it was written.
     *
     * @param expected what should be there; empty if the disk couldn't be read
     * @param found what is there
     */
    record Damage(String file, long offset, String expected, String found) implements Finding {
        /** What {@code trouble} with {@code file} says, which may name the file itself. */
        static Damage of(String file, StorageException trouble) {
            if (trouble instanceof CorruptionException corrupt) {
                return new Damage(
                        corrupt.file(), corrupt.offset(), corrupt.expected(), corrupt.found());
            } else if (trouble instanceof FormatVersionException other) {
                return new Damage(
                        other.file(),
                        FileHeader.VERSION_AT,
                        "format version " + other.known(),
                        "format version " + other.version());
            }
            if (trouble instanceof LostDiskException lost) {
                return new Damage(lost.file(), 0, lost.expected(), lost.found());
            }
            return new Damage(file, 0, "", String.valueOf(trouble.getMessage()));
        }

        /** What is wrong, in words. */
        public String words() {
            return expected.isEmpty() ? found : "expected " + expected + ", found " + found;
        }

        @Override
        public void tell(Reader reader) {
            reader.damage(this);
        }
    }

    /** Takes findings, a method a kind. */
    interface Reader {
        /** A file; what follows is in it. */
        void file(StoredFile file);

        /** The header of a segment. */
        void segment(SegmentStart segment);

        /** A batch; what follows is in it. */
        void batch(Batch batch);

        /** A record of a batch. */
        void record(BatchRecord found);

        /** A snapshot. */
        void snapshot(StoredSnapshot snapshot);

        /** Zeros, to be written to. */
        void free(Free free);

        /** Something that is no batch. */
        void noBatch(NoBatch noBatch);

        /** Something that isn't as it was written. */
        void damage(Damage damage);
    }
}
