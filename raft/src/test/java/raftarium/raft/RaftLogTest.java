package raftarium.raft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

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
}
