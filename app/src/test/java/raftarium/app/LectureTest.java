package raftarium.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import raftarium.app.command.Interpreter;
import raftarium.app.script.Scenarios;
import raftarium.app.script.ScriptSource;
import raftarium.app.session.Pace;
import raftarium.app.session.Playground;
import raftarium.app.session.SessionOptions;
import raftarium.app.tui.Cockpit;
import raftarium.app.tui.engine.Engine;
import raftarium.app.tui.engine.Executor;
import raftarium.app.tui.engine.Frame;
import raftarium.app.tui.engine.Scenario;
import raftarium.app.tui.engine.Talk;
import raftarium.app.tui.engine.Talks;
import raftarium.app.tui.engine.Turn;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Scenarios that are told to those who watch, from note to note. */
final class LectureTest {
    /** Of the scenarios that come with the program so many are told to their ends. */
    private static final int TOLD = Integer.getInteger("raftarium.lectures", 12);

    private static final Pattern NOTE = Pattern.compile("(?m)^ *note (.*)$");
    private static final Pace MAX = Pace.of(Double.POSITIVE_INFINITY);
    private static final String TWO_CLUSTERS = """
            # Two clusters.
            #
            # One after the other.

            new --nodes 3 --seed 2
            note first
            until leader within 5s
            note second
            run 100ms
            expect leader
            new --nodes 5 --seed 3
            note third
            run 50ms
            note fourth
            run 10ms
            """;

    private final BlockingQueue<Frame> seen = new LinkedBlockingQueue<>();
    private Playground playground;
    private Engine engine;

    private void open(Scenario first, PlayedScripts library, Interpreter interpreter)
            throws Exception {
        Talks lectures = new Talks(first, library, true);
        engine = new Engine(
                playground,
                Executor.of(interpreter),
                lectures,
                () -> seen.add(engine.latest()),
                true);
        engine.start();
    }

    /** Opens the engine with a script that is told. */
    private void tell(String name) throws Exception {
        playground = new Playground(SessionOptions.DEFAULT);
        Interpreter interpreter = new Interpreter(playground);
        PlayedScripts library = new PlayedScripts(playground, SessionOptions.DEFAULT, interpreter);
        open(library.open(name), library, interpreter);
    }

    private void tellTwoClusters() throws Exception {
        Path file = Files.createTempFile("two-clusters", ".raft");
        try {
            Files.writeString(file, TWO_CLUSTERS);
            tell(file.toString());
        } finally {
            Files.delete(file);
        }
    }

    @AfterEach
    void stop() {
        if (engine != null) {
            assertThat(engine.stop(20_000)).isTrue();
        }
    }

    /** The first snapshot from now on that is so. */
    private Frame await(String what, Predicate<Frame> isSo) throws Exception {
        Frame last = engine.latest();
        long deadline = System.nanoTime() + 30_000_000_000L;
        while (!isSo.test(last)) {
            Frame next = seen.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            assertThat(next)
                    .as(what + ", after " + last.talk() + last.caption())
                    .isNotNull();
            last = next;
        }
        return last;
    }

    private Frame awaitNote(String text) throws Exception {
        return await("standing at " + text, now -> stands(now) && now.caption().equals(text));
    }

    private static boolean stands(Frame now) {
        return now.talk().state() == Talk.State.STANDS && now.talk().isHere();
    }

    private void line(String line) {
        assertThat(engine.submit(Frame.Source.PROMPT, line)).isTrue();
    }

    private void turn(Turn turn) {
        assertThat(engine.submit(turn)).isTrue();
    }

    static Stream<ScriptSource> scenarios() {
        List<ScriptSource> all = Scenarios.list();
        int count = Math.min(TOLD, all.size());
        return IntStream.range(0, count).mapToObj(place -> all.get(place * all.size() / count));
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void eachNoteOfAScenarioIsShownUntilSomebodyWantsMoreAndAllThatItExpectsHolds(
            ScriptSource source) throws Exception {
        tell(source.name());
        List<String> notes = new ArrayList<>();
        NOTE.matcher(source.text())
                .results()
                .forEach(one -> notes.add(one.group(1).strip()));
        Frame now = await("title", at -> at.talk().state() == Talk.State.TITLE);
        assertThat(now.talk().title().text()).isEqualTo(source.title()).isNotEmpty();
        assertThat(now.talk().title().comment()).isNotEmpty();
        assertThat(now.talk().title().notes()).isEqualTo(notes.size());
        for (int note = 1; note <= notes.size(); note++) {
            turn(note % 2 == 0 ? new Turn.On(MAX) : new Turn.ToNote(note));
            int number = note;
            now = await("note " + note, at -> stands(at) && at.talk().note() == number);
            assertThat(now.caption()).isEqualTo(notes.get(note - 1));
            assertThat(now.speed()).isZero();
        }
        turn(new Turn.On(MAX));
        now = await("its end", at -> at.talk().state() == Talk.State.OVER);
        assertThat(now.caption()).matches(source.name() + ": \\d+ held, 0 failed");
    }

    @Test
    void nothingPassesAtItsTitleAndAtANoteThoughCommandsAreTyped() throws Exception {
        tellTwoClusters();
        Frame title = await("title", at -> at.talk().state() == Talk.State.TITLE);
        assertThat(title.talk().title().comment()).containsExactly("One after the other.");
        line("status");
        Frame after = await("status", at -> at.echoes().size() == 1);
        assertThat(after.view().nowNanos()).isZero();
        turn(new Turn.On(MAX));
        awaitNote("first");
        turn(new Turn.On(MAX));
        long then = awaitNote("second").view().nowNanos();
        line("put x 1 --no-wait");
        after = await(
                "put", at -> at.echoes().stream().anyMatch(one -> one.line().startsWith("put")));
        assertThat(after.view().nowNanos()).isEqualTo(then);
        assertThat(after.plays()).isFalse();
    }

    @Test
    void aStepGoesOnWithTheClockStoppedAndStandsAtTheNextNote() throws Exception {
        tellTwoClusters();
        turn(new Turn.ToNote(1));
        awaitNote("first");
        turn(new Turn.On(Pace.STOPPED));
        line("step");
        Frame now = await("a step", at -> at.view().nowNanos() > 0);
        assertThat(now.talk().state()).isEqualTo(Talk.State.PLAYS);
        assertThat(now.plays()).isFalse();
        long then = now.view().nowNanos();
        line("digest");
        now = await(
                "digest", at -> at.echoes().stream().anyMatch(one -> one.line().equals("digest")));
        assertThat(now.view().nowNanos()).isEqualTo(then);
        line("step 10000");
        awaitNote("second");
    }

    @Test
    void thePastPlaysUpToTheNextNoteAndStandsThereToTheAction() throws Exception {
        tellTwoClusters();
        turn(new Turn.ToNote(2));
        Frame there = awaitNote("second");
        line("goto start");
        await("start", at -> at.place().isPast() && at.view().nowNanos() == 0);
        line("speed max");
        Frame again = await(
                "the note again",
                at -> !at.plays() && at.view().nowNanos() == there.view().nowNanos());
        assertThat(again.view().executed()).isEqualTo(there.view().executed());
        assertThat(again.caption()).isEqualTo("second");
        assertThat(again.place().isPast()).isFalse();
        turn(new Turn.On(MAX));
        awaitNote("third");
    }

    @Test
    void notesBeforeAnotherClusterAreReachedByBeginningAgain() throws Exception {
        tellTwoClusters();
        turn(new Turn.ToNote(2));
        Frame second = awaitNote("second");
        turn(new Turn.ToNote(4));
        Frame fourth = awaitNote("fourth");
        assertThat(fourth.talk().before()).isEqualTo(2);
        assertThat(fourth.view().nodes()).hasSize(5);
        turn(new Turn.ToNote(2));
        Frame again = awaitNote("second");
        assertThat(again.view().nodes()).hasSize(3);
        assertThat(again.view().executed()).isEqualTo(second.view().executed());
        assertThat(again.talk().before()).isZero();
        turn(new Turn.Again(MAX));
        awaitNote("first");
    }

    @Test
    void onAnotherBranchItWaits() throws Exception {
        tellTwoClusters();
        turn(new Turn.ToNote(2));
        awaitNote("second");
        line("back 2");
        line("crash n1");
        Frame now = await("a branch", at -> at.place().branch() == 2);
        assertThat(now.talk().waits()).isFalse();
        line("branch 1");
        now = await("its branch", at -> at.place().branch() == 1 && at.talk().waits());
        assertThat(now.caption()).isEqualTo("second");
    }

    @Test
    void itEndsWhereAnotherClusterIsBegunByHand() throws Exception {
        tellTwoClusters();
        turn(new Turn.ToNote(1));
        awaitNote("first");
        line("new --nodes 4 --seed 9");
        Frame now = await("another", at -> at.view().nodes().size() == 4);
        assertThat(now.talk().isOn()).isFalse();
    }

    @Test
    void aScenarioOfTheListHasItsOwnLinksAndACockpitsOwnClustersThose() throws Exception {
        SessionOptions usual = Cockpit.usual(SessionOptions.DEFAULT);
        playground = new Playground(usual);
        Interpreter interpreter = new Interpreter(playground);
        PlayedScripts library = new PlayedScripts(playground, SessionOptions.DEFAULT, interpreter);
        assertThat(library.titles()).hasSameSizeAs(Scenarios.list());
        open(null, library, interpreter);
        String classroom = links();
        turn(new Turn.Open("election/leader-crash"));
        await("title", at -> at.talk().state() == Talk.State.TITLE);
        turn(new Turn.ToNote(2));
        await("note", LectureTest::stands);
        assertThat(links()).isNotEqualTo(classroom);
        line("new");
        await("new", at -> !at.talk().isOn());
        assertThat(links()).isEqualTo(classroom);
    }

    /** What the links of the session are said to be. */
    private String links() throws Exception {
        String line = "link n1 n2";
        long before = linked(engine.latest());
        line(line);
        Frame now = await("links", at -> linked(at) > before);
        return now.echoes().get(now.echoes().size() - 1).reply().output();
    }

    private static long linked(Frame now) {
        return now.echoes().stream()
                .filter(one -> one.line().startsWith("link "))
                .count();
    }

    @Test
    void whatIsNotThereIsToldInALine() throws Exception {
        tellTwoClusters();
        turn(new Turn.Open("no/such"));
        Frame now = await("a mistake", at -> !at.echoes().isEmpty());
        assertThat(now.echoes().get(0).reply().output()).contains("there is no file no/such");
        assertThat(now.talk().state()).isEqualTo(Talk.State.TITLE);
    }
}
