package raftarium.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import raftarium.app.session.MachineLoader;
import raftarium.data.Digest;
import raftarium.data.RandomStream;
import raftarium.session.Bookmark;
import raftarium.session.Branch;
import raftarium.session.BranchEnd;
import raftarium.session.SavedSession;
import raftarium.session.SearchContext;
import raftarium.session.SessionReader;
import raftarium.session.SessionWriter;
import raftarium.session.SharedLine;
import raftarium.session.Timeline;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Sessions of random lines with travel, branches, undo, bookmarks, notes and waits that are broken
 * off, saved and opened again: all of it is the same. {@code -Draftarium.saved.sessions=500} for
 * more than a sample.
 */
class SavedSessionsTest {
    private static final List<String> NODES = List.of(
            "n1", "n2", "n1..n3", "all", "leader", "followers", "random", "random 2", "down", "up");

    @TempDir
    Path place;

    private RandomStream chance;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, Long.getLong("raftarium.saved.sessions", 20));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatIsOpenedIsWhatWasSaved(long seed) throws Exception {
        try (Lab lab = Lab.fresh()) {
            play(lab, seed, true);
            String text = SessionWriter.text(lab.session().saved());
            SavedSession saved = SessionReader.read(text, MachineLoader.KIND);
            assertThat(SessionWriter.text(saved)).isEqualTo(text);
            List<String> before = told(lab);
            try (Lab other = Lab.fresh()) {
                other.playground().open(saved, SearchContext.HERE);
                assertThat(told(other)).isEqualTo(before);
                assertThat(SessionWriter.text(other.session().saved())).isEqualTo(text);
                assertThat(SharedLine.text(SharedLine.of(text))).isEqualTo(text);
                goOn(lab, other);
            }
        }
    }

    @Test
    void aBranchIsAScriptThatComesToTheSameOrIsRefusedWithTheReason() throws Exception {
        long written = 0;
        Path script = place.resolve("branch.raft");
        for (long seed : seeds().toArray()) {
            try (Lab lab = Lab.fresh()) {
                play(lab, seed, seed % 4 == 0);
                Reply reply = lab.type("save '" + script + "' --overwrite");
                if (!reply.isOk()) {
                    assertThat(reply.output())
                            .startsWith("this can't be said in a script: ")
                            .doesNotContain("\n");
                    continue;
                }
                written++;
                try (Lab other = Lab.fresh()) {
                    assertThat(other.type("source '" + script + "'").status())
                            .isNotEqualTo(Reply.Status.MISTAKE);
                    assertThat(other.digest()).as("seed %d", seed).isEqualTo(lab.digest());
                    assertThat(other.nowNanos()).isEqualTo(lab.nowNanos());
                }
            }
        }
        assertThat(written).isGreaterThan(seeds().count() / 2);
    }

    @Test
    void whatAScriptCannotSayIsRefusedWithTheReason() throws Exception {
        Path script = place.resolve("refused.raft");
        try (Lab lab = Lab.settled()) {
            Work waits = lab.interpreter().begin("put x 1; run 1s", reply -> {});
            lab.ok("crash n1");
            waits.goOn();
            lab.ok("run 1s");
            assertThat(lab.mistaken("save '" + script + "'"))
                    .contains("'put x 1' was still waited for", "(.raftarium)");
            assertThat(script).doesNotExist();
        }
        try (Lab lab = Lab.settled()) {
            lab.interpreter().begin("put x 1", reply -> {}).breakOff();
            assertThat(lab.mistaken("save '" + script + "'")).contains("a wait was broken off");
        }
    }

    @Test
    void aFileIsReplacedOnlyIfItHoldsASessionOrThatIsSaid() throws Exception {
        Path file = place.resolve("a.raftarium");
        String save = "save '" + file + "'";
        try (Lab lab = Lab.settled()) {
            lab.ok(save);
            lab.ok("crash n1; run 1s");
            lab.ok(save);
            assertThat(Files.readString(file)).contains("crash n1");
            Files.writeString(file, "a letter");
            assertThat(lab.mistaken(save)).contains("is there already", "--overwrite");
            assertThat(file).hasContent("a letter");
            lab.ok(save + " --overwrite");
            assertThat(lab.mistaken("save '" + place.resolve("a.txt") + "'"))
                    .contains(".raftarium", ".raft");
            assertThat(lab.mistaken("save '" + place.resolve("no/a.raftarium") + "'"))
                    .contains("its directory isn't there");
            try (Stream<Path> files = Files.list(place)) {
                assertThat(files).containsExactly(file);
            }
        }
    }

    @Test
    void aScriptOpensWhatLiesBesideIt() throws Exception {
        try (Lab lab = Lab.settled()) {
            lab.ok("crash n1; run 1s; save '" + place.resolve("a.raftarium") + "'");
            Path script = Files.writeString(
                    place.resolve("a.raft"), "new --seed 9\nopen a.raftarium\nrun 1s\n");
            String digest = lab.digest();
            lab.ok("source '" + script + "'");
            lab.ok("rewind 1s");
            assertThat(lab.digest()).isEqualTo(digest);
        }
    }

    @Test
    void whatCanNotBeOpenedLeavesTheSessionAsItWas() throws Exception {
        try (Lab lab = Lab.settled()) {
            assertThat(lab.mistaken("open '" + place.resolve("none.raftarium") + "'"))
                    .contains("none.raftarium: there is no such file");
            Path directory = Files.createDirectory(place.resolve("d.raftarium"));
            assertThat(lab.mistaken("open '" + directory + "'")).contains("d.raftarium: it");
            Path other = Files.writeString(place.resolve("b.raftarium"), "put x 1\n");
            assertThat(lab.mistaken("open '" + other + "'")).contains("this is no session");
            assertThat(lab.mistaken("open raftarium:1:AAAA")).contains("isn't whole");
        }
    }

    /**
     * What is done next comes to the same in both. Nothing is drawn for it: at another moment
     * something may have been that led to no command, and nobody knows of that.
     */
    private void goOn(Lab lab, Lab other) {
        for (String line : List.of(
                "run 20ms",
                pick("crash n1", "put k 1", "undo", "back 30"),
                "run 200ms",
                pick("restart n1", "isolate n1", "heal", "rewind 100ms"),
                "goto end",
                "run 100ms")) {
            Reply.Status status = lab.type(line).status();
            assertThat(other.type(line).status()).as(line).isEqualTo(status);
            assertThat(other.digest()).as(line).isEqualTo(lab.digest());
        }
        assertThat(told(other)).isEqualTo(told(lab));
    }

    private void play(Lab lab, long seed, boolean breaksOff) {
        chance = RandomStream.of(seed, "saved sessions");
        lab.ok("new --seed " + seed + " --nodes " + chance.between(1, 5)
                + pick("", "", " --without pre-vote", " --net lossy", " --machine queue"));
        List<Work> waiting = new ArrayList<>();
        for (int round = 0; round < 25; round++) {
            lab.type(line());
            if (breaksOff && chance.below(5) == 0) {
                waiting.add(lab.interpreter().begin("put b 1; mark; run 20ms", reply -> {}));
            }
            waiting.forEach(Work::goOn);
            if (!waiting.isEmpty() && chance.below(3) == 0) {
                waiting.get((int) chance.below(waiting.size())).breakOff();
            }
        }
        if (chance.below(2) == 0) {
            lab.type("goto end");
        }
    }

    private String line() {
        String nodes = NODES.get((int) chance.below(NODES.size()));
        return switch ((int) chance.below(22)) {
            case 0 -> "crash " + nodes;
            case 1 -> "restart " + nodes;
            case 2 -> "partition n1 | n2..n3";
            case 3 -> "heal";
            case 4 ->
                "put k" + chance.below(4) + " " + pick("1", "'a;b'", "\"x\ny\"", "'\\\"\u001b'");
            case 5 -> "maybe 50% pause " + nodes;
            case 6 -> "resume all";
            case 7 -> "back " + chance.between(1, 200);
            case 8 -> "rewind " + chance.between(1, 700) + "ms";
            case 9 -> "undo";
            case 10 -> "bookmark b" + chance.below(5);
            case 11 -> "branch " + chance.between(1, 4);
            case 12 -> "note something happens \u001b[31m";
            case 13 -> "goto " + pick("start", "end", "b1", "b2", "400ms");
            case 14 -> "load --clients 1 --rate 20 --for 300ms";
            case 15 -> "until leader within 2s";
            case 16 -> "transfer " + nodes;
            case 17 -> pick("fault disk " + nodes + " slow 3ms", "chance 7");
            default -> "run " + chance.between(1, 600) + "ms";
        };
    }

    private String pick(String... of) {
        return of[(int) chance.below(of.length)];
    }

    /** All there is to compare, a line each. */
    private static List<String> told(Lab lab) {
        Timeline timeline = lab.session().timeline();
        List<String> told = new ArrayList<>();
        for (Branch one : timeline.branches()) {
            BranchEnd end = timeline.ending(one);
            told.add(one.number() + " " + one.name() + " " + one.fork() + " " + one.recorded() + " "
                    + end.position() + " " + Digest.text(end.digest()));
        }
        for (Bookmark mark : timeline.bookmarks().all()) {
            told.add(mark.name() + " " + mark.branch().number() + " " + mark.position());
        }
        timeline.notes()
                .on(timeline.branch())
                .forEach(note -> told.add(note.number()
                        + note.text()
                        + note.position()
                        + note.branch().number()
                        + note.event()));
        told.add(timeline.branch().number() + " " + timeline.at() + " " + timeline.isPast() + " "
                + lab.digest());
        return told;
    }
}
