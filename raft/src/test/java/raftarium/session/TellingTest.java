package raftarium.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import raftarium.command.LoadCommand;
import raftarium.command.Moment;
import raftarium.data.Digest;
import raftarium.trace.Event;
import raftarium.trace.EventDigest;
import raftarium.trace.Trace;
import raftarium.words.MistakeException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** What is told once more of random pasts. {@code -Draftarium.pasts=100} for more than a sample. */
class TellingTest {
    /** Has the pieces done all at once, each on a thread, before the first of them is taken. */
    private static final class AllAtOnce implements SearchContext {
        private long shown;
        private long all;

        @Override
        public boolean goesOn() {
            return true;
        }

        @Override
        public void isAt(long done, long total) {
            assertThat(done).isBetween(shown, total);
            shown = done;
            all = total;
        }

        @Override
        public <T> void each(Iterator<Supplier<T>> pieces, Predicate<T> wantsMore) {
            ExecutorService threads = Executors.newFixedThreadPool(4);
            try {
                List<Callable<T>> tasks = new ArrayList<>();
                pieces.forEachRemaining(piece -> tasks.add(piece::get));
                boolean more = true;
                for (Future<T> one : threads.invokeAll(tasks)) {
                    more = more && wantsMore.test(one.get());
                }
            } catch (Exception trouble) {
                throw new AssertionError(trouble);
            } finally {
                threads.shutdownNow();
            }
        }
    }

    /** Hears every event once, in order. */
    private static final class Hearing implements Trace.Follower {
        private final Digest digest = new Digest();
        private final EventDigest mixer = new EventDigest(digest);
        private long count;
        private long causes;

        @Override
        public void happened(long number, Event event, long follows) {
            assertThat(number).isEqualTo(count);
            count++;
            causes = causes * 31 + follows;
            mixer.add(event);
        }

        void expectAll(Timeline timeline, @Nullable Moment again) {
            Trace trace = timeline.present().simulation().trace();
            assertThat(count).isEqualTo(trace.count());
            assertThat(digest.value()).isEqualTo(trace.digest());
            assertThat(again).isNotNull();
            assertThat(again.simulation().trace().digest()).isEqualTo(trace.digest());
        }
    }

    @ParameterizedTest
    @MethodSource("raftarium.session.PastTest#seeds")
    void allIsToldInOrderHereOrOnThreads(long seed) throws MistakeException {
        Timeline timeline = PastTest.lived(seed);
        Hearing here = new Hearing();
        here.expectAll(timeline, timeline.past(SearchContext.HERE).retell(here));
        Hearing together = new Hearing();
        AllAtOnce search = new AllAtOnce();
        together.expectAll(timeline, timeline.past(search).retell(together));
        assertThat(together.causes).isEqualTo(here.causes);
        assertThat(search.shown).isEqualTo(search.all).isEqualTo(timeline.at().actions());
    }

    @Test
    void aLongStretchIsToldWhileItHappens() throws MistakeException {
        Timeline timeline = PastTest.timeline(3, 11, 0);
        timeline.give(new LoadCommand.Start(9, 1_000, null));
        while (timeline.at().actions() < 220_000) {
            PastTest.run(timeline, 1_000_000_000);
        }
        assertThat(timeline.branch().kept().get(1).position().actions()).isGreaterThan(40_000);
        Hearing hearing = new Hearing();
        AllAtOnce search = new AllAtOnce();
        hearing.expectAll(timeline, timeline.past(search).retell(hearing));
        assertThat(search.shown).isEqualTo(search.all).isEqualTo(timeline.at().actions());
    }

    @Test
    void nobodyNeedsToHearItAll() throws MistakeException {
        Timeline timeline = PastTest.lived(2);
        List<Long> heard = new ArrayList<>();
        SearchContext impatient = () -> heard.size() < 100;
        assertThat(timeline.past(impatient).retell((number, event, follows) -> heard.add(number)))
                .isNull();
        assertThat(heard).isNotEmpty();
        assertThat((long) heard.size())
                .isLessThan(timeline.present().simulation().trace().count());
    }

    @Test
    void somethingElseThanTheFirstTimeIsSaid() {
        Timeline timeline = PastTest.lived(2);
        List<KeptMoment> kept = timeline.branch().kept();
        KeptMoment second = kept.get(1);
        kept.set(
                1,
                new KeptMoment(
                        second.position(),
                        second.moment(),
                        second.digest() + 1,
                        second.bytes(),
                        second.wholeBytes()));
        for (SearchContext search : List.of(SearchContext.HERE, new AllAtOnce())) {
            List<Event> heard = Collections.synchronizedList(new ArrayList<>());
            assertThatThrownBy(() -> timeline.past(search)
                            .retell((number, event, follows) -> heard.add(event)))
                    .isInstanceOf(MistakeException.class)
                    .hasMessageContaining("did something else than before");
            assertThat(heard).isEmpty();
        }
    }
}
