package raftarium.app.command;

import static org.assertj.core.api.Assertions.assertThat;

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

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Sessions of random lines with travel, branches, undo, bookmarks, notes and waits that are broken
 * off, saved and opened again: all of it is the same. {@code -Draftarium.savedSessions=500} for
 * more than a sample.
 */
class SavedSessionsTest {
    private static final List<String> NODES = List.of(
            "n1", "n2", "n1..n3", "all", "leader", "followers", "random", "random 2", "down", "up");

    @TempDir
    Path place;

    private RandomStream chance;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, Long.getLong("raftarium.savedSessions", 20));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatIsOpenedIsWhatWasSaved(long seed) throws Exception {
        try (Lab lab = Lab.fresh()) {
            play(lab, seed);
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

    /** What is done next comes to the same in both. */
    private void goOn(Lab lab, Lab other) {
        for (int round = 0; round < 6; round++) {
            // Elsewhere something may have been drawn that led to no command: nobody knows.
            String line = round == 3 ? "goto end" : round > 3 ? "run 20ms" : line();
            Reply.Status status = lab.type(line).status();
            assertThat(other.type(line).status()).as(line).isEqualTo(status);
            assertThat(other.digest()).as(line).isEqualTo(lab.digest());
        }
        assertThat(told(other)).isEqualTo(told(lab));
    }

    private void play(Lab lab, long seed) {
        chance = RandomStream.of(seed, "saved sessions");
        lab.ok("new --seed " + seed + " --nodes " + chance.between(1, 5)
                + pick("", "", " --without pre-vote", " --net lossy", " --machine queue"));
        List<Work> waiting = new ArrayList<>();
        for (int round = 0; round < 25; round++) {
            lab.type(line());
            if (chance.below(5) == 0) {
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
            case 17 -> "fault disk " + nodes + " slow 3ms";
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
