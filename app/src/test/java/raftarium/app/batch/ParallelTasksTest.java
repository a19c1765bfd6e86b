package raftarium.app.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

class ParallelTasksTest {
    /** Takes all, or so many. */
    private static final class Taken implements ParallelTasks.Taker<Long, Long> {
        private final List<Long> items = new ArrayList<>();
        private final List<Long> results = new ArrayList<>();
        private final int most;

        Taken(int most) {
            this.most = most;
        }

        @Override
        public boolean take(Long item, Long result) {
            items.add(item);
            results.add(result);
            return items.size() < most;
        }

        @Override
        public void waits() {}
    }

    @Test
    void whatIsDoneComesBackInTheOrderInWhichItWasGivenHoweverManyThreadsThereAre() {
        List<Long> numbers = LongStream.range(0, 5_000).boxed().toList();
        for (int jobs : new int[] {1, 2, 7}) {
            Taken taken = new Taken(Integer.MAX_VALUE);
            ParallelTasks.run(numbers.iterator(), jobs, number -> number * number, taken);
            assertThat(taken.items).isEqualTo(numbers);
            assertThat(taken.results.get(4_999)).isEqualTo(4_999L * 4_999);
        }
    }

    @Test
    void nothingMoreIsBegunOnceEnoughWasTaken() {
        Taken taken = new Taken(3);
        ParallelTasks.run(LongStream.iterate(0, n -> n + 1).iterator(), 2, number -> number, taken);
        assertThat(taken.items).containsExactly(0L, 1L, 2L);
    }

    /** Counts from 1, when it is asked to. */
    private record Endless(AtomicInteger given) implements Iterator<Long> {
        @Override
        public boolean hasNext() {
            return true;
        }

        @Override
        public Long next() {
            return (long) given.incrementAndGet();
        }
    }

    @Test
    void largeItemsAreAskedForOneByOneAndNoneIsWorkedOnAtTheEnd() {
        int jobs = 2;
        AtomicInteger given = new AtomicInteger();
        AtomicInteger worked = new AtomicInteger();
        AtomicBoolean isEnough = new AtomicBoolean();
        List<Integer> ahead = new ArrayList<>();
        List<Long> taken = new ArrayList<>();
        ParallelTasks.runClosely(
                new Endless(given),
                jobs,
                number -> {
                    worked.incrementAndGet();
                    while (number > 4 && !isEnough.get()) {
                        Thread.onSpinWait();
                    }
                    worked.decrementAndGet();
                    return number;
                },
                (number, result) -> {
                    ahead.add(given.get() - taken.size());
                    taken.add(result);
                    isEnough.set(taken.size() == 4);
                    return taken.size() < 4;
                });
        assertThat(taken).containsExactly(1L, 2L, 3L, 4L);
        assertThat(ahead).allMatch(count -> count <= jobs + 1);
        assertThat(worked).hasValue(0);
    }

    @Test
    void whatBreaksNamesItsItem() {
        assertThatThrownBy(() -> ParallelTasks.run(
                        List.of(1L, 2L, 3L).iterator(),
                        2,
                        number -> {
                            if (number == 2) {
                                throw new IllegalArgumentException("no twos");
                            }
                            return number;
                        },
                        new Taken(9)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("2: java.lang.IllegalArgumentException: no twos");
    }

    /** Each writes more than is kept, and the first one last. */
    @Test
    void whoeverWritesBeforeItsTurnIsKeptOrWaitsForIt() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ProgressLine none =
                new ProgressLine(new PrintStream(out, true, StandardCharsets.UTF_8), false);
        List<OrderedOutput> lanes = IntStream.range(0, 6)
                .mapToObj(place -> new OrderedOutput(out, none))
                .toList();
        CountDownLatch lastIsUnderWay = new CountDownLatch(1);
        ParallelTasks.run(
                LongStream.range(0, 6).iterator(),
                6,
                number -> {
                    int place = number.intValue();
                    if (place == 5) {
                        lastIsUnderWay.countDown();
                    }
                    await(lastIsUnderWay);
                    PrintStream lane =
                            new PrintStream(lanes.get(place), false, StandardCharsets.UTF_8);
                    for (int line = 0; line < 3_000; line++) {
                        lane.println(number + " is a line that is written " + line);
                    }
                    lane.flush();
                    return number;
                },
                new ParallelTasks.Taker<Long, Long>() {
                    @Override
                    public void next(Long number) {
                        begin(lanes.get(number.intValue()));
                    }

                    @Override
                    public boolean take(Long number, Long result) {
                        return true;
                    }

                    @Override
                    public void waits() {}
                });
        List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines).hasSize(18_000);
        for (int index = 0; index < lines.size(); index++) {
            assertThat(lines.get(index))
                    .isEqualTo(index / 3_000 + " is a line that is written " + index % 3_000);
        }
    }

    private static void begin(OrderedOutput lane) {
        try {
            lane.begin();
        } catch (IOException trouble) {
            throw new AssertionError(trouble);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void withoutATerminalNoProgressIsShown() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ProgressLine progress =
                new ProgressLine(new PrintStream(out, true, StandardCharsets.UTF_8), false);
        progress.show(1, 2, "half");
        progress.end();
        assertThat(out.toByteArray()).isEmpty();
    }
}
