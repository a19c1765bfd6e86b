package raftarium.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import raftarium.app.session.DataChoice;
import raftarium.app.session.MachineLoader;
import raftarium.app.session.Playground;
import raftarium.app.session.Session;
import raftarium.app.session.SessionException;
import raftarium.app.session.SessionOptions;
import raftarium.command.Command;
import raftarium.condition.Condition;
import raftarium.condition.ConditionParser;
import raftarium.condition.Situation;
import raftarium.data.Digest;
import raftarium.data.RandomStream;
import raftarium.session.Branch;
import raftarium.session.Position;
import raftarium.session.Recorded;
import raftarium.session.Rerun;
import raftarium.session.SavedSession;
import raftarium.session.SearchContext;
import raftarium.session.SessionReader;
import raftarium.session.SessionWriter;
import raftarium.session.Timeline;
import raftarium.words.Lexer;
import raftarium.words.MistakeException;
import raftarium.words.Word;
import raftarium.words.Words;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Sessions of random lines, typed and from scripts, on new directories and resumed ones: what was
 * recorded is printed and read as the same, gives the same
 * session again, and leads to the same from wherever one goes back to. {@code
 * -Draftarium.sessions=500} for more than a sample.
 */
class RandomSessionsTest {
    private static final List<String> NODES = List.of(
            "n1", "n2", "n1..n3", "all", "leader", "followers", "random", "random 2", "down", "up");

    private static final List<String> CONDITIONS = List.of(
            "leader",
            "n2 term > 1",
            "members != n1..n3",
            "random is leader",
            "committed > 9",
            "n1 last > n2 last or n2 vote = n1",
            "count all with (last >= 3) > 1",
            "(commands > 3 and used crash >= 1) or result of c1 ok");

    /** The same condition, which doesn't say on what it hangs. */
    private record Secretive(Condition condition) implements Condition {
        @Override
        public boolean holds(Situation situation) throws MistakeException {
            return condition.holds(situation);
        }

        @Override
        public String actual(Situation situation) throws MistakeException {
            return condition.actual(situation);
        }

        @Override
        public boolean isOfCommands() {
            return condition.isOfCommands();
        }
    }

    @TempDir
    Path place;

    private RandomStream chance;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, Long.getLong("raftarium.sessions", 6));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatWasRecordedIsTheSession(long seed) throws Exception {
        chance = RandomStream.of(seed, "sessions");
        String machine = pick(
                "kv", "kv", "queue", "lock", "config", MachineCommandsTest.Counter.class.getName());
        if (chance.below(4) == 0) {
            resumed(seed, machine);
            return;
        }
        String begin = "new --seed " + seed + " --nodes " + chance.between(1, 5) + " --machine "
                + machine + pick("", "", " --without pre-vote", " --without check-quorum")
                + pick("", "", " --net lossy", " --net mit-unreliable");
        try (Playground first = playground("first")) {
            Interpreter typed = new Interpreter(first);
            assertThat(typed.execute(begin).isOk()).isTrue();
            if (chance.below(4) == 0) {
                // What was done before is no part of another session.
                typed.execute("run 300ms; crash random; run 200ms");
                assertThat(typed.execute(begin).isOk()).isTrue();
            }
            run(first, typed, machine, () -> {
                Playground second = playground("second");
                assertThat(new Interpreter(second).execute(begin).isOk()).isTrue();
                return second;
            });
        }
    }

    /** Of a directory that holds a cluster: what it holds is where both begin. */
    private void resumed(long seed, String machine) throws Exception {
        Path used = place.resolve("used");
        Path copy = place.resolve("copy");
        try (Playground before = on(used)) {
            Interpreter typed = new Interpreter(before);
            typed.execute("new --seed " + seed + " --nodes 3 --machine " + machine + " --data '"
                    + used + "'");
            typed.execute("until leader; load; run 400ms; load stop; compact random; run 100ms; "
                    + pick("crash random", "crash all --torn"));
        }
        copy(used, copy);
        try (Playground first = on(used)) {
            assertThat(first.session().isResumed()).isTrue();
            run(first, new Interpreter(first), machine, () -> on(copy));
        }
    }

    private static Playground on(Path directory) {
        return new Playground(SessionOptions.DEFAULT.withData(new DataChoice.Directory(directory)));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : paths.toList()) {
                Files.copy(path, to.resolve(from.relativize(path).toString()));
            }
        }
    }

    /** Begins the same session once more. */
    private interface Again {
        Playground begin() throws SessionException;
    }

    private void run(Playground first, Interpreter typed, String machine, Again again)
            throws Exception {
        first.session();
        List<Work> waiting = new ArrayList<>();
        for (int line = 0; line < 30; line++) {
            typed.execute(sourced(line(machine)));
            // Lines that wait while others are typed; some of them are broken off.
            waiting.add(typed.begin(ask(machine) + "; mark; run 20ms", reply -> {}));
            waiting.forEach(Work::goOn);
            if (chance.below(4) == 0) {
                waiting.get((int) chance.below(waiting.size())).breakOff();
            }
        }
        waiting.forEach(Work::goOn);
        Timeline timeline = first.session().timeline();
        timeline.travel().goToEnd(timeline.branch());
        checkSaved(first.session());
        check(timeline, typed, again);
        goesOnce(timeline);
    }

    /** As a timeline of its own, in which time passes by pieces of any length. */
    private void goesOnce(Timeline timeline) {
        List<String> given = new ArrayList<>();
        Rerun rerun = timeline.rerun(timeline.at(), new Rerun.Listener() {
            @Override
            public void given(Command command) {
                given.add(command.line());
            }

            @Override
            public boolean marked(String text, boolean isNote) {
                return false;
            }
        });
        long step = chance.between(1, 700) * 1_000_000;
        while (!rerun.isOver()) {
            rerun.passTo(rerun.timeline().at().nanos() + step);
        }
        assertThat(rerun.timeline().at()).isEqualTo(timeline.at());
        assertThat(rerun.timeline().present().simulation().trace().digest())
                .isEqualTo(timeline.present().simulation().trace().digest());
        assertThat(given)
                .isEqualTo(timeline.branch().recorded().stream()
                        .filter(Recorded.Given.class::isInstance)
                        .map(one -> ((Recorded.Given) one).command().line())
                        .toList());
    }

    /** As it is, or from a script. */
    private String sourced(String line) throws IOException {
        if (chance.below(6) != 0) {
            return line;
        }
        Path script = Files.writeString(place.resolve("lines.raft"), line + "\n");
        return "source '" + script + "'";
    }

    /** With the directory that it went on from, and what was found there later. */
    private static void checkSaved(Session session) throws MistakeException, SessionException {
        String text = SessionWriter.text(session.saved());
        SavedSession saved = SessionReader.read(text, MachineLoader.KIND);
        try (Session opened = Session.restored(saved, SearchContext.HERE)) {
            assertThat(digest(opened.timeline())).isEqualTo(digest(session.timeline()));
            assertThat(opened.isResumed()).isEqualTo(session.isResumed());
            assertThat(SessionWriter.text(opened.saved())).isEqualTo(text);
        }
    }

    private void check(Timeline timeline, Interpreter typed, Again again) throws SessionException {
        Branch branch = timeline.branch();
        Position end = timeline.at();
        String digest = digest(timeline);
        List<Recorded> recorded = List.copyOf(branch.recorded());
        for (Recorded one : recorded) {
            if (one instanceof Recorded.Given given) {
                Command command = given.command();
                assertThat(typed.read(command.line())).as(command.line()).isEqualTo(command);
            }
        }
        try (Playground second = again.begin()) {
            Timeline replayed = second.session().timeline();
            Redone.replay(recorded, replayed);
            while (replayed.at().actions() < end.actions()) {
                assertThat(replayed.step(end.nanos())).isTrue();
            }
            replayed.passTo(end.nanos());
            assertThat(digest(replayed)).isEqualTo(digest);
            assertThat(replayed.branch().recorded()).isEqualTo(recorded);
        }
        findWhatBegan(timeline);
        for (int round = 0; round < 5; round++) {
            timeline.travel().goTo(branch, Position.after(chance.between(0, end.actions())));
            while (timeline.isPast()) {
                timeline.pass(end.nanos());
            }
            assertThat(timeline.takeNotice()).isNull();
            assertThat(timeline.at()).isEqualTo(end);
            assertThat(digest(timeline)).isEqualTo(digest);
            timeline.travel().goToTime(chance.between(0, end.nanos()));
            // At the very end it would lengthen the branch.
            if (timeline.isPast()) {
                typed.execute("crash random; run 200ms; restart down; run 300ms");
            }
            timeline.travel().goToEnd(branch);
            assertThat(timeline.takeNotice()).isNull();
            assertThat(timeline.at()).isEqualTo(end);
            assertThat(digest(timeline)).isEqualTo(digest);
        }
    }

    /** By turns and action by action, here and on several threads: all find the same. */
    private static void findWhatBegan(Timeline timeline) {
        for (String text : CONDITIONS) {
            Condition condition = condition(text);
            Condition slow = new Secretive(condition);
            List<Position> found = beginnings(timeline, SearchContext.HERE, condition);
            SearchContext threads = new ParallelSearch(ProgressMonitor.ENDLESS, 3);
            assertThat(beginnings(timeline, SearchContext.HERE, slow)).as(text).isEqualTo(found);
            assertThat(beginnings(timeline, threads, slow)).as(text).isEqualTo(found);
            assertThat(beginnings(timeline, threads, condition)).as(text).isEqualTo(found);
        }
    }

    private static List<Position> beginnings(
            Timeline timeline, SearchContext search, Condition condition) {
        return timeline.past(search).beginnings(condition, Integer.MAX_VALUE);
    }

    private static Condition condition(String text) {
        try {
            List<Word> words = Lexer.statements(text).get(0);
            return ConditionParser.parse(new Words(words.get(0), words));
        } catch (MistakeException mistake) {
            throw new IllegalArgumentException(text, mistake);
        }
    }

    private static String digest(Timeline timeline) {
        return Digest.text(timeline.present().simulation().trace().digest());
    }

    /** In memory, or on files. */
    private Playground playground(String name) {
        DataChoice data = switch (pick("memory", "memory", "temporary", "directory")) {
            case "temporary" -> new DataChoice.Temporary();
            case "directory" -> new DataChoice.Directory(place.resolve(name));
            default -> new DataChoice.Memory();
        };
        return new Playground(SessionOptions.DEFAULT.withData(data));
    }

    private String pick(String... texts) {
        return texts[(int) chance.below(texts.length)];
    }

    private String nodes() {
        return NODES.get((int) chance.below(NODES.size()));
    }

    private String line(String machine) {
        return switch ((int) chance.below(24)) {
            case 0 -> "crash " + nodes() + pick("", " --torn");
            case 1 -> "restart " + nodes();
            case 2 -> "pause " + nodes() + "; run 80ms; resume all";
            case 3 -> "timeout " + nodes();
            case 4 -> "partition " + nodes() + " | " + nodes();
            case 5 -> "isolate " + nodes();
            case 6 -> "heal; net " + pick("lan", "wan", "lossy", "mit-reordering");
            case 7 -> "cut " + nodes() + " " + nodes() + pick("", " --one-way");
            case 8 -> "link all clients --loss 10% --delay 1ms..9ms";
            case 9 -> "hold " + nodes() + " all" + pick("", " --type AppendEntries");
            case 10 -> "release; duplicate 12; drop 13; deliver 14";
            case 11 -> "fault disk " + nodes() + pick(" slow 3ms..9ms", " full", " error 3", " ok");
            case 12 -> "clock " + nodes() + pick(" --drift 3%", " --jump 40ms", " --jump -10ms");
            case 13 ->
                pick("add n6 --no-wait", "remove " + nodes(), "members n1,n2", "transfer n1");
            case 14 -> "compact " + pick(nodes(), "every 5", "off");
            case 15 ->
                "load --clients 2 --rate 40 --for 300ms; run 30ms"
                        + pick(
                                "",
                                "; chance 7; futures 2 for 50ms leader",
                                "; rewind 9ms; chance 8");
            case 16 -> "rule " + pick("pre-vote", "fast-backup") + pick(" on", " off");
            case 17 -> "mark; expect elections < 3 within 100ms; expect term >= 0";
            case 18 -> "repeat 2; maybe 50% crash random; run 30ms; end; restart down";
            case 19 -> "if random is leader; isolate leader; else; step 7; end";
            case 20 -> pick("back 30", "rewind 100ms", "undo", "goto end", "goto start; run 50ms");
            case 21 -> "until leader within 400ms; when leader; run 60ms";
            default ->
                ask(machine) + pick("", " --no-wait", " --client 'it''s \"one\"'") + "; run "
                        + chance.between(1, 150) + "ms";
        };
    }

    private String ask(String machine) {
        return switch (machine) {
            case "queue" -> pick("push \"a b\"", "pop", "ack 1");
            case "lock" -> pick("lock x", "unlock x");
            case "config" -> pick("set x '#;1'", "watch x", "set x 2 --version 1");
            case "kv" ->
                pick(
                        "put x 1",
                        "put 'two words' \"\"",
                        "append x '--no-wait'",
                        "get x",
                        "get x --read log",
                        "get x --read local --to n1",
                        "cas x 1 'a\nb'",
                        "delete x",
                        "propose 'x y'");
            default -> pick("propose 3", "propose 12 --client eve");
        };
    }
}
