package raftarium.app.grade;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import raftarium.app.lesson.Lesson;
import raftarium.session.Position;
import raftarium.session.SavedSession;
import raftarium.session.SharedLine;
import raftarium.words.MistakeException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What sessions are worth that were handed in. */
class GraderTest {
    private static final Grader GRADER = new Grader(HandingIn.challenges(), GradeLimits.DEFAULT);

    @TempDir
    Path place;

    private FileMark mark(String text) {
        return mark("ann.raftarium", text);
    }

    private FileMark mark(String name, String text) {
        try {
            Path file = place.resolve(name);
            Files.writeString(file, text);
            return GRADER.mark(HandedInFiles.in(List.of(file)).get(0));
        } catch (IOException | MistakeException trouble) {
            throw new AssertionError(trouble);
        }
    }

    private FileMark mark(SavedSession session) {
        return mark(HandingIn.text(session));
    }

    private FileMark mark(String id, String[] lines) {
        return mark("ann-" + id + ".raftarium", HandingIn.text(HandingIn.session(id, lines)));
    }

    private static String[] lines(String... lines) {
        return lines;
    }

    @Test
    void theSolutionOfEachChallengeHasAllPoints() {
        List<Lesson> all = HandingIn.challenges();
        assertThat(all).hasSizeGreaterThanOrEqualTo(10);
        for (Lesson challenge : all) {
            int par = HandingIn.deed(challenge).par().orElseThrow();
            FileMark mark = mark(
                    "ann-" + challenge.id() + ".raftarium",
                    HandingIn.text(HandingIn.solved(challenge)));
            assertThat(mark.why()).as(challenge.id()).endsWith(", par " + par);
            assertThat(mark.points()).isEqualTo(FileMark.MOST);
            assertThat(mark.commands()).isEqualTo(par);
            assertThat(mark.challenge()).isEqualTo(challenge.id());
            assertThat(mark.file().student()).isEqualTo("ann");
        }
    }

    @Test
    void theSetupAloneReachesNoGoal() {
        for (Lesson challenge : HandingIn.challenges()) {
            FileMark mark = mark(challenge.id(), lines());
            assertThat(mark.points()).as(challenge.id()).isZero();
            assertThat(mark.why()).startsWith("the goal isn't reached: ");
        }
    }

    @Test
    void eachCommandMoreThanParCostsAPointDownToTheLeast() {
        String[] two = lines("timeout n2", "run 1s", "timeout n3", "run 1s");
        assertThat(mark("crown", two).points()).isZero();
        assertThat(mark("crown", lines("transfer n3", "run 1s")).points()).isEqualTo(10);
        assertThat(mark("comeback", lines("isolate n4", "isolate n5", "run 9s", "heal", "run 5s")))
                .satisfies(mark -> {
                    assertThat(mark.why()).isEqualTo("3 commands, par 2");
                    assertThat(mark.points()).isEqualTo(9);
                });
        assertThat(FileMark.points(1, 2)).isEqualTo(10);
        assertThat(FileMark.points(100, 2)).isEqualTo(FileMark.LEAST);
    }

    @Test
    void whatComesBehindTheGoalCostsNothing() {
        FileMark mark = mark("crown", lines("timeout n3", "run 1s", "crash n1", "put x 9"));
        assertThat(mark.why()).isEqualTo("1 command, par 1");
    }

    @Test
    void commandsThatAreNotAllowedCountNothingUnlessAnotherBranchDoesWithoutThem() {
        FileMark crashed = mark("crown", lines("crash n1", "restart n1", "timeout n3", "run 1s"));
        assertThat(crashed.points()).isZero();
        FileMark put = mark("crown", lines("put x 2", "timeout n3", "run 1s"));
        assertThat(put.why()).startsWith("'put' isn't allowed: ").endsWith("timeout, transfer");
        FileMark again = mark(
                "crown", lines("put x 2", "timeout n3", "run 1s", "undo", "undo", "timeout n3"));
        assertThat(again.why()).isEqualTo("1 command, par 1");
    }

    @Test
    void aSessionTellsByItsNoteOrItsFileNameWhichChallengeItIsAbout() {
        SavedSession session = HandingIn.session("comeback", "crash n5");
        String text = HandingIn.text(session);
        assertThat(mark("ann.raftarium", text).challenge()).isEmpty();
        assertThat(mark("ann-gift.raftarium", text).challenge()).isEqualTo("gift");
        SavedSession noted = HandingIn.session("comeback", "note 'challenge vanish'");
        assertThat(mark("ann-gift.raftarium", HandingIn.text(noted)).challenge())
                .isEqualTo("vanish");
        SavedSession solved = HandingIn.solved(HandingIn.challenge("comeback"));
        assertThat(mark("ann.raftarium", HandingIn.text(solved)).challenge()).isEqualTo("comeback");
    }

    @Test
    void aSharedLineIsASessionToo() {
        SavedSession solved = HandingIn.solved(HandingIn.challenge("crown"));
        String line = SharedLine.of(HandingIn.text(solved));
        assertThat(mark("bob.txt", line + "\n").points()).isEqualTo(10);
        assertThat(mark("bob.txt", line.substring(0, line.length() - 9)).points())
                .isZero();
    }

    @Test
    void anotherClusterIsNoChallenge() {
        String text = HandingIn.text(HandingIn.solved(HandingIn.challenge("crown")));
        assertThat(mark(text.replace("--seed 1 ", "--seed 2 ")).points()).isZero();
        SavedSession own = HandingIn.session("crown", "new --seed 4 --nodes 5", "timeout n3");
        assertThat(mark(own).why()).isEqualTo("it begins as no challenge does");
        SavedSession weak = HandingIn.session(
                "crown",
                "new --nodes 5 --seed 1 --net classroom --without vote-majority",
                "timeout n1",
                "until n1 is leader within 2s",
                "put x 1",
                "run 200ms",
                "mark",
                "timeout n3",
                "run 1s");
        assertThat(mark(weak).why()).isEqualTo("it begins as no challenge does");
    }

    @Test
    void whatASessionSaysOfItselfCountsNothing() {
        SavedSession solved = HandingIn.solved(HandingIn.challenge("crown"));
        SavedSession other = new SavedSession(
                solved.writer(),
                solved.spec(),
                solved.resumed(),
                solved.branches(),
                solved.notes(),
                solved.bookmarks(),
                solved.at(),
                solved.chance(),
                solved.digest() + 1);
        assertThat(mark(other).points()).isZero();
        assertThat(mark(other).why()).contains("something else comes of it");
    }

    @Test
    void whatIsEndlessOrTooLargeIsNotDoneOnceMore() {
        SavedSession solved = HandingIn.solved(HandingIn.challenge("crown"));
        Position end = solved.at().position();
        long began = System.nanoTime();
        FileMark endless =
                mark(ending(solved, new Position(end.recorded(), 900_000_000_000L, end.nanos())));
        assertThat(endless.why()).startsWith("it has more than 400000 actions");
        FileMark long1 = mark(
                ending(solved, new Position(end.recorded(), end.actions(), 9_000_000_000_000L)));
        assertThat(long1.why()).startsWith("its cluster has run for more than ");
        FileMark large = mark("x".repeat((1 << 20) + 1));
        assertThat(large.why()).startsWith("it is larger than 1024 KiB");
        assertThat(System.nanoTime() - began).isLessThan(20_000_000_000L);
    }

    private static SavedSession ending(SavedSession session, Position end) {
        SavedSession.SavedBranch one = session.branches().get(0);
        return new SavedSession(
                session.writer(),
                session.spec(),
                session.resumed(),
                List.of(new SavedSession.SavedBranch(
                        one.name(),
                        one.fork(),
                        one.recorded(),
                        one.milestones(),
                        end,
                        one.digest())),
                session.notes(),
                session.bookmarks(),
                new SavedSession.Place(1, end),
                session.chance(),
                session.digest());
    }

    @Test
    void whatTakesTooLongHereIsBrokenOff() throws Exception {
        Grader hasty = new Grader(
                HandingIn.challenges(), new GradeLimits(1 << 10, Long.MAX_VALUE, 400_000, 1));
        Path file = place.resolve("ann-crown.raftarium");
        Files.writeString(file, HandingIn.text(HandingIn.session("crown", "run 60s")));
        FileMark mark = hasty.mark(HandedInFiles.in(List.of(file)).get(0));
        assertThat(mark.why()).startsWith("it takes longer than ");
        assertThat(mark.challenge()).isEqualTo("crown");
    }
}
