package raftarium.app.tui;

import static org.assertj.core.api.Assertions.assertThat;

import com.googlecode.lanterna.input.KeyType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import raftarium.app.lesson.Lesson;
import raftarium.app.lesson.LessonPlayer.Wait;
import raftarium.app.lesson.Lessons;
import raftarium.app.tui.engine.LessonPage;
import raftarium.app.tui.pane.UiState;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A lesson in the cockpit, from its beginning to its end, with keys alone. */
@Timeout(120)
class LessonCockpitTest {
    private static final boolean WRITES = Boolean.getBoolean("raftarium.golden.write");
    private static final Path GOLDEN = Path.of("src", "test", "resources", "golden");

    @ParameterizedTest
    @CsvSource({"80,24", "200,50"})
    void theFirstLessonIsPlayedToItsEndWithRightAnswers(int columns, int rows) throws Exception {
        try (LessonSitting sitting = new LessonSitting("too-early", columns, rows)) {
            sitting.see("Your task: Have the three remember");
            sitting.type("put light on");
            sitting.see("Done, with 1 command.");
            answered(sitting, 2, "1", "Right: \"ok\".");
            answered(sitting, 3, "1", "Right: \"n1 alone\".");
            answered(sitting, 4, "2", "Right: \"on\".");
            answered(sitting, 5, "2", "Right: \"no, it still waits\".");
            goOnTo(sitting, 6);
            sitting.see("no single crash");
            sitting.type("put light off");
            sitting.see("That was all of it: well done.");
            assertThat(sitting.record().isDone()).isTrue();
            assertThat(sitting.kept()).isPositive();
        }
    }

    @Test
    void wrongAnswersAreSaidToBeWrongAndWhatIsRightIsSaid() throws Exception {
        try (LessonSitting sitting = new LessonSitting("too-early", 80, 24)) {
            sitting.see("Your task");
            sitting.type("skip");
            sitting.see("This does it: put light on");
            answered(sitting, 2, "2", "Not so. You said \"nothing at all\"; it is \"ok\".");
            answered(sitting, 3, "3", "Not so. You said \"all three\"; it is \"n1 alone\".");
            answered(sitting, 4, "1", "Not so. You said \"off\"; it is \"on\".");
            answered(sitting, 5, "1", "it is \"no, it still waits\".");
        }
    }

    @Test
    void whatWasDoneInAChallengeIsSavedForHandingIn(@TempDir Path place) throws Exception {
        Path file = place.resolve("crown.raftarium");
        try (LessonSitting sitting = new LessonSitting("crown", 100, 30)) {
            sitting.see("Your task");
            sitting.type("timeout n3");
            sitting.see("S saves it");
            sitting.press(":").type("save " + file);
            sitting.see("on 1 branch in ");
        }
        assertThat(Files.readString(file)).contains("timeout n3", "challenge crown");
    }

    /** Two lessons and a challenge; {@code -Draftarium.lessons.all=true} for each of them. */
    static List<String> ids() {
        List<String> all =
                Lessons.ofTheProgram().list().stream().map(Lesson::id).toList();
        assertThat(all).hasSize(25);
        return Boolean.getBoolean("raftarium.lessons.all")
                ? all
                : List.of("first-election", "figure-8", "comeback");
    }

    @ParameterizedTest
    @MethodSource("ids")
    void eachCanBeSkippedThroughToItsEnd(String id) throws Exception {
        try (LessonSitting sitting = new LessonSitting(id, 80, 24)) {
            int done = 0;
            while (!sitting.record().isDone()) {
                LessonPage page = Objects.requireNonNull(sitting.frame().lesson());
                switch (page.waitsFor()) {
                    case ANSWER -> sitting.press("]");
                    case DEED -> sitting.type("skip");
                    case ENTER, TIME, NOTHING -> sitting.press(KeyType.Enter);
                }
                sitting.await(
                        frame -> Objects.requireNonNull(frame.lesson()).number() > page.number());
                assertThat(++done).as("%s, step %d", id, page.step()).isLessThan(200);
            }
            sitting.await(
                    frame -> Objects.requireNonNull(frame.lesson()).waitsFor() == Wait.NOTHING);
            // What is new is read from its first row on.
            for (int page = 0; page < 9; page++) {
                sitting.press(KeyType.PageDown);
                sitting.screen();
            }
            sitting.see("That was all of it");
        }
    }

    private static void goOnTo(LessonSitting sitting, int step) throws Exception {
        sitting.see("Enter goes on");
        sitting.press(KeyType.Enter);
        sitting.await(frame -> Objects.requireNonNull(frame.lesson()).step() == step);
    }

    private static void answered(LessonSitting sitting, int step, String digit, String judged)
            throws Exception {
        goOnTo(sitting, step);
        sitting.see("answer");
        sitting.press(digit);
        if (!sitting.see("goes on").contains(judged)) {
            sitting.press(KeyType.PageUp);
        }
        assertThat(sitting.screen()).contains(judged);
    }

    @Test
    void whatIsWatchedTakesItsTimeAndEnterBringsItToItsEnd() throws Exception {
        try (LessonSitting sitting = new LessonSitting("too-early", 80, 24)) {
            sitting.see("Your task");
            sitting.type("skip");
            answered(sitting, 2, "1", "Right");
            answered(sitting, 3, "1", "Right");
            answered(sitting, 4, "2", "Right");
            goOnTo(sitting, 5);
            sitting.see("1-2 answer");
            long before = sitting.frame().view().nowNanos();
            sitting.press("2");
            List<Long> times = new ArrayList<>();
            sitting.await(frame -> {
                times.add(frame.view().nowNanos());
                return frame.view().nowNanos() > before + 20_000_000;
            });
            assertThat(sitting.screen()).contains("Watch what happens", "Enter to its end");
            assertThat(sitting.frame().speed()).isPositive();
            assertThat(times).hasSizeGreaterThan(2);
            sitting.press("c");
            sitting.await(frame -> sitting.ui().message.contains("only look"));
            sitting.press(KeyType.Enter);
            sitting.see("Right: \"no, it still waits\".");
            assertThat(sitting.frame().speed()).isZero();
            assertThat(sitting.frame().view().nowNanos()).isEqualTo(before + 500_000_000);
        }
    }

    @Test
    void whatIsToBeDoneIsDoneWithKeysWhereTheyAreAllowedAndHintsAreOneKeyAway() throws Exception {
        try (LessonSitting sitting = new LessonSitting("too-early", 80, 24)) {
            sitting.see("Your task");
            assertThat(sitting.ui().mode).isEqualTo(UiState.Mode.PROMPT);
            sitting.press(KeyType.Escape);
            sitting.see("Enter type a command");
            sitting.press("a");
            sitting.see("Hint: The command is");
            sitting.press(KeyType.Escape).press("c");
            sitting.await(frame -> sitting.ui().message.contains("with put only, not crash"));
            assertThat(sitting.frame().view().node(1).state().name()).isEqualTo("RUNNING");
            sitting.press(" ");
            assertThat(sitting.ui().mode).isEqualTo(UiState.Mode.PROMPT);
            sitting.type("put dark on");
            sitting.see("no command is left: 'again' begins anew");
            sitting.press(KeyType.Escape).press("R");
            sitting.await(frame -> Objects.requireNonNull(frame.lesson()).waitsFor() == Wait.DEED
                    && frame.committed() == 1);
        }
    }

    @Test
    void oneGoesBackListsTheStepsAndBeginsAnotherLesson() throws Exception {
        try (LessonSitting sitting = new LessonSitting("too-early", 80, 24)) {
            sitting.see("Your task");
            sitting.type("skip");
            goOnTo(sitting, 2);
            sitting.press("o");
            sitting.see("2  The cable (here)");
            sitting.press(KeyType.Escape);
            sitting.press("[");
            sitting.await(frame -> Objects.requireNonNull(frame.lesson()).step() == 1);
            sitting.see("Your task");
            sitting.type("go 5");
            sitting.await(frame -> sitting.ui().message.contains("steps 1 to 2"));
            sitting.press(KeyType.Escape)
                    .press(":")
                    .press("lesson first-election")
                    .press(KeyType.Enter);
            sitting.await(
                    frame -> Objects.requireNonNull(frame.lesson()).id().equals("first-election"));
            sitting.see("step 1 of ");
            sitting.press(KeyType.Escape).press(":").press("lesson stop").press(KeyType.Enter);
            sitting.await(frame -> frame.lesson() == null);
        }
    }

    @ParameterizedTest
    @CsvSource({"80,24", "120,40", "200,50"})
    void aQuestionLooksAsItDid(int columns, int rows) throws Exception {
        try (LessonSitting sitting = new LessonSitting("too-early", columns, rows)) {
            sitting.see("Your task");
            sitting.type("skip");
            goOnTo(sitting, 2);
            sitting.see("3  that it failed");
            sitting.ui().flash("");
            String screen = sitting.screen() + "\n";
            Path file = GOLDEN.resolve("lesson-" + columns + "x" + rows + ".txt");
            if (WRITES) {
                Files.writeString(file, screen);
            }
            assertThat(screen).isEqualTo(Files.readString(file));
        }
    }
}
