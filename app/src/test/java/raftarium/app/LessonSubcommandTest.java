package raftarium.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class LessonSubcommandTest {
    private static final String LESSON = """
        title One crash
        minutes 1
        says A crash.
        setup
          new --nodes 3 --seed 1
          until leader; run 100ms
        step One
        predict It crashes. Who leads?
          choice "nobody" if no leader
          choice "somebody" if leader
        run
          crash leader
        """;

    @TempDir
    Path place;

    private Path kept() {
        return place.resolve("progress");
    }

    private Outcome lesson(String typed, String... words) {
        String[] all = new String[words.length + 3];
        all[0] = "lesson";
        System.arraycopy(words, 0, all, 1, words.length);
        all[words.length + 1] = "--progress";
        all[words.length + 2] = kept().toString();
        return Outcome.withInput(typed, all);
    }

    private String file(String text) throws IOException {
        return Files.writeString(place.resolve("07-one-crash.lesson"), text).toString();
    }

    @Test
    void aLessonIsPlayedInPlainLinesAndGoesOnWhereItWasLeft() {
        Outcome first = lesson("put light on\n\n3\nquit\n", "too-early");
        assertThat(first.status()).isZero();
        assertThat(first.out())
                .contains(
                        "== Step 1 of 6: Remember this ==",
                        "Task: Have the three remember",
                        "Done, with 1 command.",
                        "  3  that it failed",
                        "> put light off --to n1",
                        "Not so. You said \"that it failed\"; it is \"ok\".",
                        "The lesson goes on here the next time.");
        assertThat(kept()).content().contains("lesson too-early\nat 2 of 2\nanswer 2.3 3\n");
        Outcome second = lesson("", "too-early");
        assertThat(second.out())
                .contains("You were at step 2", "You said \"that it failed\".")
                .doesNotContain("Step 1 of 6");
        assertThat(lesson("", "--list").out())
                .containsPattern("too-early +5 min  An answer too early +\\(at step 2\\)");
        assertThat(lesson("", "too-early", "--reset").out()).contains("Step 1 of 6");
        assertThat(lesson("", "--list").out()).doesNotContain("(at step");
    }

    @Test
    void theListSaysMinutesAndWhatComesBefore() {
        Outcome list = lesson("", "--list");
        assertThat(list.status()).isZero();
        assertThat(list.out())
                .containsPattern("first-election +6 min  The first election; after too-early");
        assertThat(lesson("").out()).isEqualTo(list.out());
        assertThat(kept()).doesNotExist();
    }

    @Test
    void aTeachersFileIsPlayedAndChecked() throws IOException {
        String file = file(LESSON);
        assertThat(lesson("1\n", file).out())
                .contains("Right: \"nobody\".", "That was all of it: well done.");
        assertThat(kept()).content().contains("lesson one-crash\n", "done\n");
        Outcome good = lesson("", file, "--check");
        assertThat(good.out()).isEqualTo("ok  " + file + ": 1 steps, 1 judgements\n");
        assertThat(lesson("", file, "--check", "--seeds", "1..3").out().lines()).hasSize(3);
        file(LESSON.replace("if leader", "if n3 term = 1"));
        Outcome bad = lesson("", file, "--check");
        assertThat(bad.status()).isEqualTo(1);
        assertThat(bad.out())
                .isEqualTo(file + ", line 10, column 1: this choice is right as well as \"nobody\""
                        + " when it is judged\n");
        file(LESSON.replace("minutes 1", "minutes one"));
        Outcome mistaken = lesson("", file);
        assertThat(mistaken.status()).isEqualTo(2);
        assertThat(mistaken.err())
                .isEqualTo(file + ", line 2, column 9: 'one' is no whole number\n");
        assertThat(lesson("", file, "--check").status()).isEqualTo(1);
    }

    @Test
    void allOfTheBookIsChecked() {
        Outcome all = lesson("", "--check");
        assertThat(all.status()).as(all.all()).isZero();
        assertThat(all.out()).contains("ok  lessons/01-too-early: 6 steps, 6 judgements\n");
    }

    @Test
    void theLessonInTheReadmeCanBeCopied() throws IOException {
        String readme = Files.readString(
                Path.of("").toAbsolutePath().getParent().resolve("app").resolve("README.md"));
        String example = readme.replaceAll("(?s)^.*```lesson\n|```.*$", "");
        assertThat(example).startsWith("title ");
        Outcome check = lesson("", file(example), "--check", "--seeds", "1..25");
        assertThat(check.status()).as(check.all()).isZero();
        assertThat(check.out()).contains("2 steps, 3 judgements");
    }

    @Test
    void mistakesInUseAreOneLine() {
        assertThat(lesson("", "too-erly").err())
                .isEqualTo("raftarium: there is neither a lesson nor a file too-erly; did you mean"
                        + " 'too-early'?\n");
        assertThat(lesson("", "--reset").err())
                .isEqualTo("raftarium: --reset needs the name of a lesson\n");
        assertThat(lesson("", "too-early", "--seeds", "1..2").err())
                .isEqualTo("raftarium: --seeds is for --check: a lesson has its own seed\n");
        assertThat(lesson("", place.toString()).err()).hasLineCount(1).contains("is a directory");
    }
}
