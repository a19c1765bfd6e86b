package raftarium.storage;

import raftarium.data.Bytes;
import raftarium.data.RandomStream;
import raftarium.raft.Entry;
import raftarium.raft.HardState;
import raftarium.raft.Membership;
import raftarium.raft.Snapshot;

import java.util.ArrayList;
import java.util.List;

/** Batches to append one after the other, and the state that a node is in after each. */
final class Workload {
    /**
     * One call of {@link Storage#append}, or of {@link Storage#checkpoint} if there is a snapshot;
     * the hard state is null if it stays.
     */
    record Batch(HardState hardState, Snapshot snapshot, List<Entry> entries) {
        void writeTo(Storage storage) {
            if (snapshot == null) {
                storage.append(hardState, entries);
            } else {
                storage.checkpoint(hardState, snapshot, entries);
            }
        }
    }

    /** What must be recovered; the snapshot is null if there is none. */
    record State(HardState hardState, Snapshot snapshot, List<Entry> entries) {
        static State of(Recovery recovery) {
            return new State(recovery.hardState(), recovery.snapshot(), recovery.entries());
        }

        long lastIncludedIndex() {
            return snapshot == null ? 0 : snapshot.lastIncludedIndex();
        }

        long lastIndex() {
            return lastIncludedIndex() + entries.size();
        }
    }

    private final List<Batch> batches = new ArrayList<>();
    private final List<State> states =
            new ArrayList<>(List.of(new State(HardState.INITIAL, null, List.of())));

    /**
     * Terms and votes, entries of several lengths, some that replace others, one that needs more
     * than a segment of {@link #CONFIG}.
     */
    static Workload small() {
        return new Workload()
                .add(new HardState(1, 2))
                .add(null, entry(1, 1, ""))
                .add(null, entry(2, 1, "put a 1"), entry(3, 1, "put b 2"), entry(4, 1, "put c 3"))
                .add(new HardState(2, 0), entry(3, 2, "x".repeat(90)))
                .add(new HardState(3, 1))
                .add(null, entry(4, 3, "y".repeat(700)), entry(5, 3, "put d 4"))
                .add(new HardState(4, 3), entry(1, 4, "from the start"))
                .add(null, entry(2, 4, "z".repeat(50)));
    }

    /**
     * Snapshots of several lengths: as the first batch, in the middle of the log, of all of it,
     * ahead of it as a leader sends one, several in a row, to the same index, and with more entries
     * behind one than a segment of {@link #CONFIG} holds.
     */
    static Workload checkpoints() {
        return new Workload()
                .add(new HardState(1, 0), snapshot(2, 1, "sent to a new node"))
                .add(null, entry(3, 1, "put a 1"), entry(4, 1, "put b 2"), entry(5, 1, "put c 3"))
                .add(null, snapshot(4, 1, "a 1, b 2"), entry(5, 1, "put c 3"))
                .add(new HardState(2, 1), entry(5, 2, "x".repeat(90)))
                .add(null, entry(6, 2, "y".repeat(90)))
                .add(new HardState(3, 0), entry(7, 2, "z".repeat(90)))
                .add(null, snapshot(7, 2, "s".repeat(1500)))
                .add(new HardState(4, 2))
                .add(new HardState(5, 0), snapshot(40, 4, "ahead of the log"))
                .add(null, snapshot(40, 4, "to the same index"))
                .add(
                        new HardState(6, 1),
                        snapshot(41, 5, ""),
                        entry(42, 6, "w".repeat(200)),
                        entry(43, 6, "v".repeat(200)))
                .add(null, entry(43, 6, "u"), entry(44, 6, "t"));
    }

    /** Segments that hold two or three of the batches. */
    static final StorageConfig CONFIG = new StorageConfig(256);

    /** Adds so many batches as chance has them, every fourth or so a checkpoint. */
    void addRandom(RandomStream random, int count) {
        for (int number = 0; number < count; number++) {
            List<Entry> entries = new ArrayList<>();
            long term = Math.max(1, last().hardState().term() + random.below(2));
            Snapshot snapshot = null;
            long index = last().lastIncludedIndex()
                    + 1
                    + random.below(last().entries().size() + 1);
            if (random.chance(250_000)) {
                int members = (int) random.between(1, 7);
                snapshot = new Snapshot(
                        last().lastIncludedIndex() + random.between(1, 5),
                        term,
                        Membership.ofFirst(members),
                        randomBytes(random, 900));
                index = snapshot.lastIncludedIndex() + 1;
            }
            for (long left = random.below(4); left > 0; left--) {
                Bytes data = randomBytes(random, 150);
                entries.add(new Entry(index++, term, Entry.Kind.COMMAND, data));
            }
            boolean stays = (!entries.isEmpty() || snapshot != null) && random.chance(500_000);
            HardState hardState = stays ? null : new HardState(term, (int) random.below(5));
            add(hardState, snapshot, entries.toArray(new Entry[0]));
        }
    }

    private static Bytes randomBytes(RandomStream random, int bound) {
        byte[] data = new byte[(int) random.below(bound)];
        for (int at = 0; at < data.length; at++) {
            data[at] = (byte) random.nextLong();
        }
        return Bytes.of(data);
    }

    /** As if the batches after the first so many had never been. */
    void forgetAfter(long done) {
        batches.subList((int) done, batches.size()).clear();
        states.subList((int) done + 1, states.size()).clear();
    }

    static Entry entry(long index, long term, String data) {
        Entry.Kind kind = data.isEmpty() ? Entry.Kind.NO_OP : Entry.Kind.COMMAND;
        return new Entry(index, term, kind, Bytes.utf8(data));
    }

    static Snapshot snapshot(long lastIncludedIndex, long lastIncludedTerm, String data) {
        return new Snapshot(
                lastIncludedIndex, lastIncludedTerm, Membership.ofFirst(3), Bytes.utf8(data));
    }

    Workload add(HardState hardState, Entry... entries) {
        return add(hardState, null, entries);
    }

    Workload add(HardState hardState, Snapshot snapshot, Entry... entries) {
        State before = last();
        Snapshot start = snapshot == null ? before.snapshot() : snapshot;
        List<Entry> log = new ArrayList<>(snapshot == null ? before.entries() : List.of());
        int lastIncluded = start == null ? 0 : (int) start.lastIncludedIndex();
        for (Entry entry : entries) {
            log.subList((int) entry.index() - 1 - lastIncluded, log.size()).clear();
            log.add(entry);
        }
        HardState stated = hardState == null ? before.hardState() : hardState;
        batches.add(new Batch(hardState, snapshot, List.of(entries)));
        states.add(new State(stated, start, List.copyOf(log)));
        return this;
    }

    int size() {
        return batches.size();
    }

    /** The state after so many batches. */
    State state(long batchesDone) {
        return states.get((int) batchesDone);
    }

    State last() {
        return states.get(states.size() - 1);
    }

    /** Appends the batches from {@code from} up to {@code to}, each synced. */
    void run(Storage storage, long from, long to) {
        for (Batch batch : batches.subList((int) from, (int) to)) {
            batch.writeTo(storage);
            storage.sync();
        }
    }

    /** Writes the batch behind {@code done}; it isn't synced. */
    void append(Storage storage, long done) {
        batches.get((int) done).writeTo(storage);
    }
}
