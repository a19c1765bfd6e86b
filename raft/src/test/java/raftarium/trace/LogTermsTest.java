package raftarium.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import raftarium.data.RandomStream;

import java.util.TreeMap;

class LogTermsTest {
    @Test
    void itKnowsTheSameAsAListOfAllTerms() {
        RandomStream chance = RandomStream.of(7, "log terms");
        LogTerms log = new LogTerms();
        TreeMap<Long, Long> model = new TreeMap<>();
        model.put(0L, 0L);
        long term = 1;
        for (int step = 0; step < 20_000; step++) {
            term += chance.chance(200_000) ? 1 : 0;
            long at = chance.between(model.firstKey(), model.lastKey());
            switch ((int) chance.below(12)) {
                case 0 -> {
                    log.truncateFrom(at + 1);
                    model.tailMap(at, false).clear();
                }
                case 1 -> {
                    log.beginAfter(at, model.get(at));
                    model.headMap(at, false).clear();
                }
                case 2 -> {
                    if (chance.chance(50_000)) {
                        log.beginAfter(at, term + 1);
                        model.clear();
                        model.put(at, term + 1);
                    }
                }
                default -> {
                    log.append(term);
                    model.put(model.lastKey() + 1, term);
                }
            }
            assertSame(log.copy(), model);
        }
    }

    private static void assertSame(LogTerms log, TreeMap<Long, Long> model) {
        assertThat(log.base()).isEqualTo(model.firstKey());
        assertThat(log.last()).isEqualTo(model.lastKey());
        model.forEach((index, term) -> assertThat(log.term(index)).isEqualTo(term));
        TreeMap<Long, Long> lastOf = new TreeMap<>();
        model.forEach((index, term) -> lastOf.put(term, index));
        lastOf.forEach((term, index) -> assertThat(log.lastOf(term)).isEqualTo(index));
        assertThat(log.lastOf(lastOf.lastKey() + 1)).isZero();
        assertThat(log.term(log.last() + 1)).isZero();
        assertThat(log.has(log.base() - 1, 99)).isTrue();
        assertThat(log.has(log.last() + 1, 0)).isFalse();
    }
}
