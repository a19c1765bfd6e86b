package raftarium.app.tui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import raftarium.app.command.Interpreter;
import raftarium.app.command.ProgressMonitor;
import raftarium.app.command.Reply;
import raftarium.app.command.Work;
import raftarium.app.session.Playground;
import raftarium.app.session.Session;
import raftarium.app.session.SessionException;
import raftarium.app.tui.engine.Engine;
import raftarium.app.tui.engine.Executor;
import raftarium.app.tui.engine.Frame;
import raftarium.app.tui.engine.Scenario;
import raftarium.app.tui.engine.TwoBranches;
import raftarium.sim.HostState;
import raftarium.trace.Event;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The engine, with a vocabulary of a few words. */
@Timeout(30)
class EngineTest {
    private static final long MILLI = 1_000_000;
    private static final long STOP_MILLIS = 10_000;

    private final Playground playground = Clusters.playground(3);
    private final Interpreter interpreter = new Interpreter(playground);
    private final List<String> did = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch waits = new CountDownLatch(1);
    private final CountDownLatch ran = new CountDownLatch(1);
    private final CountDownLatch allRan = new CountDownLatch(3);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final CountDownLatch over = new CountDownLatch(1);
    private final BlockingQueue<Frame> seen = new LinkedBlockingQueue<>();
    private Engine engine;

    private void start(Scenario scenario) throws SessionException {
        engine = new Engine(playground, this::execute, scenario, this::woken);
        engine.start();
    }

    private void woken() {
        seen.add(engine.latest());
        if (engine.failure() != null) {
            ended.countDown();
        }
    }

    private void submit(String... lines) {
        for (String line : lines) {
            assertThat(engine.submit(Frame.Source.PROMPT, line)).isTrue();
        }
    }

    @AfterEach
    void stop() {
        if (engine != null) {
            engine.stop(STOP_MILLIS);
        }
    }

    private Work execute(String line, Consumer<Reply> answered) {
        String[] words = line.split(" ");
        String said = "";
        switch (words[0]) {
            case "run" -> {
                return run(words[1], answered);
            }
            case "speed", "new", "step", "goto", "rewind", "crash", "undo" -> said = line;
            case "travel" -> said = "goto start; run 1ms; goto end; run 10s";
            case "over" -> over.countDown();
            case "break" -> throw new IllegalStateException("broken");
            default -> did.add(line);
        }
        return interpreter.begin(said, answered);
    }

    private Work run(String millis, Consumer<Reply> answered) {
        Session session = interpreter.openSession();
        long end = session.simulation().nowNanos() + Long.parseLong(millis) * MILLI;
        Work work = interpreter.begin("run " + millis + "ms", reply -> {
            boolean reached = session.simulation().nowNanos() >= end;
            did.add((reached ? "ran " : "broke off ") + millis);
            ran.countDown();
            allRan.countDown();
            answered.accept(reply);
        });
        waits.countDown();
        return work;
    }

    private void await(CountDownLatch latch) throws InterruptedException {
        assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void linesAreCarriedOutInTheirOrder() throws Exception {
        start(null);
        submit("a", "b", "c", "over");
        await(over);
        assertThat(did).containsExactly("a", "b", "c");
    }

    @Test
    void theFirstSnapshotAfterALineHasTheSpeedThatItSets() throws Exception {
        engine = new Engine(playground, this::execute, null, this::woken);
        submit("speed 5");
        engine.start();
        Frame first = seen.poll(20, TimeUnit.SECONDS);
        assertThat(first).isNotNull();
        assertThat(first.echoes()).hasSize(1);
        assertThat(first.speed()).isEqualTo(5);
    }

    @Test
    void whatIsSubmittedWhileACommandWaitsIsCarriedOutMeanwhile() throws Exception {
        start(null);
        submit("speed 1", "run 300");
        await(waits);
        submit("a", "over");
        await(over);
        assertThat(did).containsExactly("a");
        assertThat(engine.stop(STOP_MILLIS)).isTrue();
        assertThat(did).containsExactly("a", "broke off 300");
    }

    /** An executor that searches, once, as long as somebody is patient. */
    private Executor searching(CountDownLatch begun, int percent) {
        return new Executor() {
            private ProgressMonitor monitor = ProgressMonitor.ENDLESS;

            @Override
            public void setMonitor(ProgressMonitor other) {
                monitor = other;
            }

            @Override
            public Work begin(String line, Consumer<Reply> answered) {
                if (line.equals("search")) {
                    monitor.begins();
                    begun.countDown();
                    while (monitor.lasts()) {
                        monitor.isAt(percent, 100);
                    }
                    monitor.isOver();
                    ended.countDown();
                }
                return execute(line, answered);
            }
        };
    }

    @Test
    void whatTakesLongIsToldOfAndBrokenOff() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch told = new CountDownLatch(1);
        engine = new Engine(playground, searching(begun, 40), null, () -> {
            if (engine.percent() == 40) {
                told.countDown();
            }
        });
        engine.start();
        assertThat(engine.breakOff()).isFalse();
        submit("search", "over");
        await(begun);
        await(told);
        assertThat(engine.breakOff()).isTrue();
        await(over);
        assertThat(engine.percent()).isNegative();
        assertThat(engine.breakOff()).isFalse();
    }

    @Test
    void theEndDoesNotWaitForWhatTakesLong() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        engine = new Engine(playground, searching(begun, 0), null, () -> {});
        engine.start();
        submit("search");
        await(begun);
        assertThat(engine.stop(STOP_MILLIS)).isTrue();
        await(ended);
    }

    @Test
    void aCommandThatWaitsTakesItsTimeAndNoMore() throws Exception {
        start(null);
        long begin = System.nanoTime();
        submit("speed 1", "run 200");
        await(ran);
        assertThat(System.nanoTime() - begin).isGreaterThan(200 * MILLI);
        assertThat(did).containsExactly("ran 200");
    }

    @Test
    void withTheClockStoppedACommandThatWaitsGoesOnAndStopsAfterwards() throws Exception {
        start(null);
        submit("run 50");
        await(ran);
        assertThat(did).containsExactly("ran 50");
        engine.stop(STOP_MILLIS);
        assertThat(engine.latest().view().nowNanos()).isLessThanOrEqualTo(50 * MILLI);
    }

    @Test
    void stoppingBreaksOffAWaitAndClosesThePlayground() throws Exception {
        start(null);
        submit("speed 0.001", "run 100000");
        await(waits);
        assertThat(engine.stop(STOP_MILLIS)).isTrue();
        assertThat(did).containsExactly("broke off 100000");
        assertThat(playground.openSession()).isNull();
        assertThat(engine.failure()).isNull();
    }

    @Test
    void aWaitThatIsHeldGoesOnWhenTheClockDoes() throws Exception {
        start(null);
        submit("speed 0.001", "run 40");
        await(waits);
        submit("speed 0", "a", "speed 1000");
        await(ran);
        assertThat(did).containsExactly("a", "ran 40");
    }

    @Test
    void anotherSessionBreaksOffTheWaitsOfTheOldOne() throws Exception {
        start(null);
        submit("speed 0.001", "run 100000");
        await(waits);
        submit("new");
        await(ran);
        assertThat(did).containsExactly("broke off 100000");
        assertThat(engine.failure()).isNull();
    }

    @Test
    void theClockPlaysAtTheSpeedOfTheSession() throws Exception {
        CountDownLatch later = new CountDownLatch(1);
        engine = new Engine(playground, this::execute, null, () -> {
            if (engine.latest().view().nowNanos() > 3_000_000_000L) {
                later.countDown();
            }
        });
        engine.start();
        submit("speed 50");
        await(later);
        assertThat(engine.latest().view().leader()).isNotNull();
        assertThat(engine.latest().story()).isNotEmpty();
    }

    @Test
    void evenAtFullSpeedACommandThatWaitsLetsOthersIn() throws Exception {
        start(null);
        submit("speed max", "run 1000000000");
        await(waits);
        submit("a", "over");
        await(over);
        assertThat(did).containsExactly("a");
    }

    @Test
    void aWaitThatIsHeldStands() throws Exception {
        CountDownLatch stood = new CountDownLatch(1);
        startWatching(frame -> frame.speed() == 0 && did.contains("a"), stood);
        submit("speed 0.001", "run 100000");
        await(waits);
        submit("speed 0", "a");
        await(stood);
        assertThat(did).containsExactly("a");
    }

    @Test
    void timePassesBetweenEvents() throws Exception {
        CountDownLatch passed = new CountDownLatch(1);
        Frame[] last = new Frame[1];
        startWatching(
                frame -> {
                    Frame before = last[0];
                    last[0] = frame;
                    return before != null
                            && before.view().executed() == frame.view().executed()
                            && before.view().nowNanos() < frame.view().nowNanos();
                },
                passed);
        submit("speed 0.01");
        await(passed);
        assertThat(engine.failure()).isNull();
    }

    private void startWatching(Predicate<Frame> condition, CountDownLatch latch)
            throws SessionException {
        engine = new Engine(playground, this::execute, null, () -> {
            if (condition.test(engine.latest())) {
                latch.countDown();
            }
        });
        engine.start();
    }

    @Test
    void twoWaitsEndEachByItself() throws Exception {
        start(null);
        submit("speed 1", "run 60", "run 20", "run 40");
        assertThat(allRan.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(did).containsExactly("ran 20", "ran 40", "ran 60");
    }

    @Test
    void aLineThatComesDuringAWaitComesAtOnce() throws Exception {
        start(null);
        submit("speed 0.001", "run 100000", "step 3", "over");
        await(over);
        assertThat(interpreter.openSession().simulation().executed()).isGreaterThanOrEqualTo(3);
        assertThat(did).isEmpty();
    }

    @Test
    void oneMoreThanCanWaitEndsAtOnce() throws Exception {
        start(null);
        submit("speed 0.001");
        for (int line = 0; line < 8; line++) {
            submit("run 100000");
        }
        submit("run 7", "over");
        await(over);
        assertThat(did).containsExactly("broke off 7");
    }

    private Frame seen(Predicate<Frame> wanted) throws InterruptedException {
        Frame frame = null;
        do {
            frame = seen.poll(20, TimeUnit.SECONDS);
            assertThat(frame).isNotNull();
        } while (!wanted.test(frame));
        return frame;
    }

    private Frame answered(String line) throws InterruptedException {
        submit(line);
        return seen(frame -> frame.echoes().stream()
                .anyMatch(echo -> echo.line().equals(line) && echo.reply().isOk()));
    }

    @Test
    void aWayBackIsShownAtOnceAndStaysWhileTheClockStands() throws Exception {
        start(null);
        Frame end = answered("run 1500");
        assertThat(end.place().isPast()).isFalse();
        Frame past = answered("rewind 500ms");
        assertThat(past.view().nowNanos()).isEqualTo(1000 * MILLI);
        assertThat(past.speed()).isZero();
        assertThat(past.place().isPast()).isTrue();
        assertThat(past.place().endNanos()).isEqualTo(1500 * MILLI);
        assertThat(past.story()).isNotEmpty();
        assertThat(past.story()).isEqualTo(until(1000 * MILLI, end));
        Frame start = answered("goto start");
        assertThat(start.view().nowNanos()).isZero();
        assertThat(start.tape()).isEqualTo(end.tape()).isNotEmpty();
        submit("over");
        await(over);
        assertThat(interpreter.openSession().simulation().nowNanos()).isZero();
        assertThat(answered("goto end").story()).isEqualTo(end.story());
    }

    private static List<Event> until(long nanos, Frame frame) {
        return frame.story().stream().filter(event -> event.atNanos() <= nanos).toList();
    }

    @Test
    void playingInThePastComesThroughTheSameEventsToTheEndAndGoesOn() throws Exception {
        start(null);
        Frame end = answered("run 1500");
        answered("speed 20");
        submit("goto start");
        Frame past = seen(frame -> frame.place().isPast());
        assertThat(past.view().nowNanos()).isLessThan(1500 * MILLI);
        Frame later = seen(frame -> frame.view().nowNanos() > 2000 * MILLI);
        assertThat(later.place().isPast()).isFalse();
        assertThat(later.place().branches()).isEqualTo(1);
        assertThat(until(1500 * MILLI, later)).isEqualTo(end.story());
        assertThat(engine.failure()).isNull();
    }

    /** The other one has 300 s to go, which no frame waits for. */
    @Test
    void twoBranchesComeToOneTimeWhileTheClockStands() throws Exception {
        start(null);
        answered("speed max");
        answered("run 400000");
        answered("speed 0");
        answered("goto 300s");
        answered("crash n1");
        answered("run 1000");
        engine.compare(2, 1);
        Frame both = seen(EngineTest::haveBothArrived);
        TwoBranches branches = Objects.requireNonNull(both.branches());
        assertThat(branches.one().view().digest()).isEqualTo(both.view().digest());
        assertThat(branches.other().view().nowNanos()).isEqualTo(both.view().nowNanos());
        assertThat(branches.other().view().node(1).state()).isEqualTo(HostState.RUNNING);
        Frame shared = answered("goto 20s");
        assertThat(haveBothArrived(shared)).isTrue();
        assertThat(shared.view().nowNanos()).isEqualTo(20_000 * MILLI);
        TwoBranches before = Objects.requireNonNull(shared.branches());
        assertThat(before.other().view().digest()).isEqualTo(shared.view().digest());
        engine.compare(0, 0);
        assertThat(seen(frame -> frame.branches() == null).branches()).isNull();
        assertThat(engine.failure()).isNull();
    }

    private static boolean haveBothArrived(Frame frame) {
        TwoBranches branches = frame.branches();
        return branches != null && branches.one().isThere() && branches.other().isThere();
    }

    @Test
    void fromWhereALineThatWaitedGoesItPlaysOnAtOnce() throws Exception {
        start(null);
        answered("run 1500");
        submit("speed 0.01", "travel");
        seen(frame -> frame.place().isPast());
        seen(frame -> frame.view().nowNanos() > 1501 * MILLI);
        assertThat(engine.failure()).isNull();
    }

    @Test
    void whatWaitsStandsOverThePastAndGoesOnAtTheEnd() throws Exception {
        start(null);
        answered("run 200");
        submit("speed 0.001", "run 300", "speed 0", "goto start");
        Frame past = seen(frame -> frame.place().isPast());
        assertThat(past.speed()).isZero();
        submit("a", "over");
        await(over);
        assertThat(did).containsExactly("ran 200", "a");
        assertThat(interpreter.openSession().simulation().nowNanos()).isZero();
        submit("speed 1000");
        seen(frame -> did.contains("ran 300"));
    }

    @Test
    void aWaitWithTheClockStoppedDoesNotPlayThroughThePast() throws Exception {
        start(null);
        submit("run 100000");
        await(waits);
        seen(frame -> frame.view().nowNanos() > 100 * MILLI);
        submit("goto start");
        Frame past = seen(frame -> frame.place().isPast());
        assertThat(past.view().nowNanos()).isZero();
        submit("a", "over");
        await(over);
        assertThat(interpreter.openSession().simulation().nowNanos()).isZero();
        assertThat(did).containsExactly("a");
    }

    @Test
    void aCommandInThePastBeginsABranchWhichIsToldFromThere() throws Exception {
        start(null);
        Frame end = answered("run 1500");
        answered("rewind 500ms");
        Frame branch = answered("crash n1");
        assertThat(branch.place().branch()).isEqualTo(2);
        assertThat(branch.place().isPast()).isFalse();
        assertThat(branch.view().node(1).state()).isEqualTo(HostState.CRASHED);
        List<Event> shared = until(1000 * MILLI, end);
        assertThat(branch.story()).startsWith(shared.toArray(new Event[0]));
        assertThat(branch.story()).hasSize(shared.size() + 1);
        Frame without = answered("undo");
        assertThat(without.story()).isEqualTo(shared);
        assertThat(without.view().node(1).state()).isNotEqualTo(HostState.CRASHED);
    }

    @Test
    void whatBreaksItIsKept() throws Exception {
        start(null);
        submit("break");
        await(ended);
        assertThat(engine.failure()).hasMessage("broken");
        assertThat(playground.openSession()).isNull();
    }
}
