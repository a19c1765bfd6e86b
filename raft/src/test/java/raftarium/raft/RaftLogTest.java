package raftarium.raft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import raftarium.data.Bytes;
import raftarium.data.RandomStream;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

class RaftLogTest {
    private static RaftLog log(long... terms) {
        return RaftLog.of(Subject.entries(1, terms));
    }

    @Test
    void anEmptyLogEndsAtIndexAndTermZero() {
        RaftLog log = log();
        assertThat(log.lastIndex()).isZero();
        assertThat(log.lastTerm()).isZero();
        assertThat(log.termAt(0)).isZero();
        assertThat(log.termAt(1)).isZero();
        assertThat(log.entries(1, 0)).isEmpty();
        assertThatThrownBy(() -> log.at(1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void onlyTheNextEntryCanBeAppended() {
        RaftLog log = log(1);
        assertThatThrownBy(() -> log.append(Subject.entry(3, 1)))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> log.append(Subject.entry(1, 1)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theRunOfATermIsFoundFromItsEnd() {
        RaftLog log = log(1, 3, 3, 3, 5);
        assertThat(log.firstOfTerm(4)).isEqualTo(2);
        assertThat(log.firstOfTerm(1)).isEqualTo(1);
        assertThat(log.lastAtOrBelowTerm(5, 3)).isEqualTo(4);
        assertThat(log.lastAtOrBelowTerm(5, 4)).isEqualTo(4);
        assertThat(log.lastAtOrBelowTerm(3, 3)).isEqualTo(3);
        assertThat(log.lastAtOrBelowTerm(5, 0)).isZero();
        assertThat(log.lastAtOrBelowTerm(99, 9)).isEqualTo(5);
    }

    @Test
    void aBatchKeepsBothLimitsAndHasAtLeastOneEntry() {
        List<Entry> entries = new ArrayList<>();
        for (int index = 1; index <= 5; index++) {
            Bytes data = Bytes.utf8("x".repeat(index * 10));
            entries.add(new Entry(index, 1, Entry.Kind.COMMAND, data));
        }
        RaftLog log = RaftLog.of(entries);
        assertThat(log.batch(1, 3, 1000)).hasSize(3);
        assertThat(log.batch(1, 9, 30)).hasSize(2);
        assertThat(log.batch(1, 9, 29)).hasSize(1);
        assertThat(log.batch(5, 9, 1)).hasSize(1);
        assertThat(log.batch(6, 9, 1)).isEmpty();
    }

    /** Over chunk boundaries, with a plain list as the reference, and many copies on the way. */
    @Test
    void copiesAndOriginalsChangeApartFromEachOther() {
        RandomStream random = RandomStream.of(42, "log");
        List<RaftLog> logs = new ArrayList<>(List.of(log()));
        List<List<Entry>> references = new ArrayList<>(List.of(new ArrayList<>()));
        for (int step = 0; step < 3000; step++) {
            int place = (int) random.below(logs.size());
            RaftLog log = logs.get(place);
            List<Entry> reference = references.get(place);
            switch ((int) random.below(8)) {
                case 0 -> {
                    long from = random.between(1, reference.size() + 1);
                    log.truncateFrom(from);
                    reference.subList((int) from - 1, reference.size()).clear();
                }
                case 1 -> {
                    if (logs.size() < 12) {
                        logs.add(log.copy());
                        references.add(new ArrayList<>(reference));
                    } else {
                        logs.set(0, log.copy());
                        references.set(0, new ArrayList<>(reference));
                    }
                }
                default -> {
                    for (long count = random.below(400); count > 0; count--) {
                        Entry entry = Subject.entry(reference.size() + 1, step + 1);
                        log.append(entry);
                        reference.add(entry);
                    }
                }
            }
            if (step % 100 == 0) {
                for (int each = 0; each < logs.size(); each++) {
                    RaftLog checked = logs.get(each);
                    assertThat(checked.entries(1, checked.lastIndex()))
                            .as("step %d, log %d", step, each)
                            .isEqualTo(references.get(each));
                }
            }
        }
    }

    // Where a snapshot stands for its beginning (section 7).

    @Test
    void behindTheSnapshotsLastEntryTheLogStaysIfItHasThatEntry() {
        RaftLog log = log(1, 1, 2, 2, 3);
        log.beginAfter(3, 2);
        assertThat(log.toString()).isEqualTo("snapshot 3/2 4/2 5/3");
        assertThat(log.firstIndex()).isEqualTo(4);
        assertThat(log.size()).isEqualTo(2);
        assertThat(log.termAt(3)).isEqualTo(2);
        assertThat(log.termAt(2)).as("not known any more").isZero();
        assertThat(log.holds(3)).isFalse();
        assertThat(log.firstOfTerm(4)).isEqualTo(4);
        assertThat(log.lastAtOrBelowTerm(5, 1)).isEqualTo(3);
        assertThatThrownBy(() -> log.at(3)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void allGoesIfTheLogHasAnotherEntryThereOrNone() {
        RaftLog other = log(1, 1, 2, 2, 3);
        other.beginAfter(3, 1);
        assertThat(other.toString()).isEqualTo("snapshot 3/1");
        RaftLog shorter = log(1, 1);
        shorter.beginAfter(3, 1);
        assertThat(shorter.toString()).isEqualTo("snapshot 3/1");
        assertThat(shorter.lastTerm()).isEqualTo(1);
        assertThat(shorter.bytes()).isZero();
        shorter.append(Subject.entry(4, 2));
        assertThat(shorter.lastTerm()).isEqualTo(2);
    }

    @Test
    void theSnapshotsEntriesCantBeTruncated() {
        RaftLog log = log(1, 1, 2, 2, 3);
        log.beginAfter(3, 2);
        log.truncateFrom(1);
        assertThat(log.toString()).isEqualTo("snapshot 3/2");
    }

    /** Seeded runs of all that changes a log, and copies on the way, beside a plain list. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void aLogIsWhatAPlainListWouldBe(long seed) {
        RandomStream random = RandomStream.of(seed, "log and list");
        List<Pair> pairs = new ArrayList<>(List.of(new Pair(log(), new ArrayList<>(), 0, 0)));
        for (int step = 1; step <= 400; step++) {
            int place = (int) random.below(pairs.size());
            Pair pair = pairs.get(place);
            if (random.below(6) == 0) {
                Pair copy = new Pair(
                        pair.log.copy(), new ArrayList<>(pair.list), pair.index, pair.term);
                if (pairs.size() < 6) {
                    pairs.add(copy);
                } else {
                    pairs.set((int) random.below(6), copy);
                }
            } else {
                pair.change(random, step);
            }
            for (Pair each : pairs) {
                each.check("seed " + seed + ", step " + step);
            }
        }
    }

    /** A log, and the list of the entries that it should hold behind the snapshot. */
    private static final class Pair {
        private final RaftLog log;
        private final List<Entry> list;
        private long index;
        private long term;

        Pair(RaftLog log, List<Entry> list, long index, long term) {
            this.log = log;
            this.list = list;
            this.index = index;
            this.term = term;
        }

        void change(RandomStream random, long step) {
            long last = index + list.size();
            switch ((int) random.below(4)) {
                case 0 -> {
                    long from = random.between(index + 1, last + 1);
                    log.truncateFrom(from);
                    list.subList((int) (from - index - 1), list.size()).clear();
                }
                case 1 -> begin(random.between(index + 1, last + 700), random.below(3), step);
                default -> {
                    for (long count = random.below(600); count > 0; count--) {
                        Entry entry = Subject.entry(index + list.size() + 1, step);
                        log.append(entry);
                        list.add(entry);
                    }
                }
            }
        }

        private void begin(long at, long kind, long step) {
            int place = (int) (at - index - 1);
            boolean held = place < list.size();
            term = held && kind > 0 ? list.get(place).term() : step + 1000;
            log.beginAfter(at, term);
            if (held && kind > 0) {
                list.subList(0, place + 1).clear();
            } else {
                list.clear();
            }
            index = at;
        }

        void check(String when) {
            long last = index + list.size();
            assertThat(log.snapshotIndex()).as(when).isEqualTo(index);
            assertThat(log.lastIndex()).as(when).isEqualTo(last);
            assertThat(log.entries(index + 1, last)).as(when).isEqualTo(list);
            assertThat(log.termAt(index)).as(when).isEqualTo(term);
            assertThat(log.bytes())
                    .as(when)
                    .isEqualTo(list.stream().mapToLong(e -> e.data().length()).sum());
        }
    }

    /** Each may have a megabyte. */
    @Test
    void noEntryIsKeptThatASnapshotStandsForOrThatWasDeleted() {
        RaftLog log = new RaftLog();
        List<WeakReference<Entry>> entries = new ArrayList<>();
        for (int index = 1; index <= 10; index++) {
            Entry entry = Subject.entry(index, 1);
            entries.add(new WeakReference<>(entry));
            log.append(entry);
        }
        assertThat(log.copy().lastIndex()).isEqualTo(10);
        log.beginAfter(4, 1);
        log.truncateFrom(9);
        long deadlineNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (entries.stream().filter(entry -> entry.get() == null).count() < 6) {
            assertThat(System.nanoTime()).as("they are kept").isLessThan(deadlineNanos);
            System.gc();
        }
        assertThat(entries.subList(4, 8)).noneMatch(entry -> entry.get() == null);
        assertThat(log.entries(5, 8)).hasSize(4);
    }
}
