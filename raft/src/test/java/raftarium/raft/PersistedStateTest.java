package raftarium.raft;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PersistedStateTest {
    private static final HardState OLD = new HardState(1, 0);
    private static final HardState NEW = new HardState(2, 3);

    private final RaftLog log = RaftLog.of(Subject.entries(1, 1, 1));
    private final PersistedState durability = new PersistedState(OLD, 2);

    private void append(long... terms) {
        Subject.entries(log.lastIndex() + 1, terms).forEach(log::append);
    }

    @Test
    void whatItStartsWithIsDurable() {
        assertThat(durability.durableIndex()).isEqualTo(2);
        assertThat(durability.isDurable(OLD)).isTrue();
        assertThat(durability.begin(OLD, log)).isNull();
    }

    @Test
    void aWriteHasWhatIsNewAndNothingElse() {
        append(1);
        Ready.Write write = durability.begin(OLD, log);
        assertThat(write).isEqualTo(new Ready.Write(null, null, Subject.entries(3, 1)));
        durability.complete();
        assertThat(durability.begin(NEW, log))
                .isEqualTo(new Ready.Write(NEW, null, java.util.List.of()));
    }

    @Test
    void onlyOneWriteIsUnderWay() {
        append(1);
        durability.begin(NEW, log);
        append(1);
        assertThat(durability.begin(NEW, log)).isNull();
        assertThat(durability.hasUnwritten(NEW, log.lastIndex())).isTrue();
        assertThat(durability.isDurable(NEW)).isFalse();
        assertThat(durability.durableIndex()).isEqualTo(2);
        durability.complete();
        assertThat(durability.isDurable(NEW)).isTrue();
        assertThat(durability.durableIndex()).isEqualTo(3);
    }

    @Test
    void theTermCanBeDurableBeforeTheVote() {
        durability.begin(new HardState(2, 0), log);
        durability.complete();
        assertThat(durability.termIsDurable(NEW)).isTrue();
        assertThat(durability.isDurable(NEW)).isFalse();
    }

    @Test
    void truncationTakesWhatWasDurableAndWhatIsUnderWay() {
        append(1, 1, 1);
        durability.begin(OLD, log);
        log.truncateFrom(4);
        durability.truncated(4);
        append(2);
        durability.complete();
        assertThat(durability.durableIndex()).isEqualTo(3);
        log.truncateFrom(2);
        durability.truncated(2);
        append(3);
        assertThat(durability.durableIndex()).isEqualTo(1);
        assertThat(durability.begin(OLD, log).entries()).containsExactly(Subject.entry(2, 3));
    }

    @Test
    void aCopyIsApart() {
        append(1);
        durability.begin(OLD, log);
        PersistedState copy = durability.copy();
        copy.complete();
        assertThat(copy.durableIndex()).isEqualTo(3);
        assertThat(durability.durableIndex()).isEqualTo(2);
        assertThat(durability.inFlightIndex()).isEqualTo(3);
        durability.complete();
        assertThat(durability.durableIndex()).isEqualTo(3);
    }
}
