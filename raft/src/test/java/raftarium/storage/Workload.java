package raftarium.storage;

import raftarium.raft.Bytes;
import raftarium.raft.Entry;
import raftarium.raft.HardState;
import raftarium.raft.RandomStream;

import java.util.ArrayList;
import java.util.List;

/** Batches to append one after the other, and the state that a node is in after each. */
final class Workload {
    /** One call of {@link Storage#append}; the hard state is null if it stays. */
    record Batch(HardState hardState, List<Entry> entries) {}

    /** What must be recovered. */
    record State(HardState hardState, List<Entry> entries) {
        static State of(Recovery recovery) {
            return new State(recovery.hardState(), recovery.entries());
        }
    }

    private final List<Batch> batches = new ArrayList<>();
    private final List<State> states =
            new ArrayList<>(List.of(new State(HardState.INITIAL, List.of())));

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

    /** Segments that hold two or three of the batches. */
    static final StorageConfig CONFIG = new StorageConfig(256);

    /** Adds so many batches as chance has them. */
    void addRandom(RandomStream random, int count) {
        for (int number = 0; number < count; number++) {
            List<Entry> entries = new ArrayList<>();
            long term = Math.max(1, last().hardState().term() + random.below(2));
            long index = 1 + random.below(last().entries().size() + 1);
            for (long left = random.below(4); left > 0; left--) {
                byte[] data = new byte[(int) random.below(150)];
                for (int at = 0; at < data.length; at++) {
                    data[at] = (byte) random.nextLong();
                }
                entries.add(new Entry(index++, term, Entry.Kind.COMMAND, Bytes.of(data)));
            }
            boolean stays = !entries.isEmpty() && random.chance(500_000);
            HardState hardState = stays ? null : new HardState(term, (int) random.below(5));
            add(hardState, entries.toArray(new Entry[0]));
        }
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

    Workload add(HardState hardState, Entry... entries) {
        State before = last();
        List<Entry> log = new ArrayList<>(before.entries());
        for (Entry entry : entries) {
            log.subList((int) entry.index() - 1, log.size()).clear();
            log.add(entry);
        }
        batches.add(new Batch(hardState, List.of(entries)));
        states.add(new State(hardState == null ? before.hardState() : hardState, List.copyOf(log)));
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
            storage.append(batch.hardState(), batch.entries());
            storage.sync();
        }
    }

    /** Appends the batch behind {@code done}; it isn't synced. */
    void append(Storage storage, long done) {
        Batch batch = batches.get((int) done);
        storage.append(batch.hardState(), batch.entries());
    }
}
