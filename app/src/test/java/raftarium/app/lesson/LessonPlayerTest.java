package raftarium.app.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;

class LessonPlayerTest {
    private static final String SETUP = """
        title Two nodes down
        minutes 3
        teaches put crash restart run
        says A lesson for a test.
        setup
          new --nodes 3 --seed 1
          until leader; run 200ms
        """;

    private static final String DEED = SETUP + """
        step Write
        do Have x be 1, with {leader} in the lead.
          goal value x = 1
          limit 2
          allow put crash
          hint A key and a value.
          hint `put x 1`
          solution
            put x 1
            run 100ms
        explain
          x is {value x}.
        step Watch
        predict A crash: who leads then?
          choice "nobody" if no leader
          choice "somebody" if leader
        run
          crash leader
        observe How many run?
          number term
          tempting 7
        explain
          So it is.
        """;

    private static Student deed() {
        Student student = Student.of(Student.lesson(DEED));
        student.toTheDeed();
        return student;
    }

    private static List<String> give(Student student, String line) {
        return student.hears(student.player().give(line));
    }

    @Test
    void aGoalIsReachedWhenItHoldsAndByNothingElse() {
        try (Student student = deed()) {
            assertThat(give(student, "put x 2")).doesNotContain("Done, with 1 command.");
            assertThat(student.player().waitsFor()).isEqualTo(LessonPlayer.Wait.DEED);
            assertThat(give(student, "status")).isNotEmpty();
            assertThat(give(student, "put x 1"))
                    .contains("Done, with 2 commands.", "x is 1.")
                    .anyMatch(line -> line.startsWith("It goes on from where this leads: put x 1"));
            assertThat(student.player().waitsFor()).isEqualTo(LessonPlayer.Wait.ENTER);
        }
    }

    @Test
    void whoDoesAsTheSolutionDoesIsToldNothingOfIt() {
        try (Student student = deed()) {
            assertThat(give(student, "put x 1"))
                    .contains("Done, with 1 command.")
                    .noneMatch(line -> line.startsWith("It goes on from"));
        }
    }

    @Test
    void beyondTheLimitAllIsAsItWasBefore() {
        try (Student student = deed()) {
            give(student, "put x 2");
            assertThat(give(student, "put x 3"))
                    .contains("The goal isn't reached, and no command is left: 'again' begins"
                            + " anew.");
            assertThat(give(student, "put x 1"))
                    .contains("That was more than 2 commands: all is as it was before. Try another"
                            + " way.")
                    .anyMatch(line -> line.startsWith("Have x be 1"));
            assertThat(String.join("\n", give(student, "show n1"))).doesNotContain("x = ");
            assertThat(give(student, "put x 1")).contains("Done, with 1 command.");
        }
    }

    @Test
    void whatWasNotTaughtOrIsNotAllowedChangesNothing() {
        try (Student student = deed()) {
            assertThat(give(student, "restart n1"))
                    .containsExactly("here the cluster may be changed with put, crash only, not"
                            + " restart");
            assertThat(give(student, "new --seed 3"))
                    .containsExactly("'new' would lead out of the lesson: quit leaves it");
            assertThat(give(student, "undo"))
                    .containsExactly("'undo' would lead out of the lesson: quit leaves it");
            assertThat(give(student, "put")).singleElement().asString().startsWith("column 4: ");
            assertThat(give(student, "repeat 2; put x 1")).hasSize(1);
            assertThat(give(student, "crash n1; rule one-vote off")).hasSize(1);
            assertThat(String.join("\n", give(student, "status")))
                    .doesNotContain("crashed", "down");
        }
        String open = DEED.replace("  allow put crash\n", "");
        try (Student student = Student.of(Student.lesson(open))) {
            assertThat(give(student, "partition 1 | 2,3"))
                    .containsExactly("'partition' comes later: what there is by now is crash, put,"
                            + " restart, run");
        }
    }

    @Test
    void aGoalThatComesTooLateIsSetBack() {
        String timed = DEED.replace("  limit 2\n", "  within 1s\n");
        try (Student student = Student.of(Student.lesson(timed))) {
            give(student, "run 1s");
            assertThat(give(student, "put x 1"))
                    .contains("That took more than 1s: all is as it was before. Try another way.");
            assertThat(give(student, "put x 1")).contains("Done, with 1 command.");
        }
    }

    @Test
    void hintsComeInTheirOrderAndEnd() {
        try (Student student = deed()) {
            assertThat(student.hears(student.player().hint()))
                    .containsExactly("A key and a value.");
            assertThat(student.hears(student.player().hint())).containsExactly("`put x 1`");
            assertThat(student.hears(student.player().hint()))
                    .containsExactly("That were all hints: skip shows a way.");
            assertThat(student.hears(student.player().skip()))
                    .contains("This does it: put x 1; run 100ms", "x is 1.");
        }
    }

    @Test
    void anAnswerStaysWhateverComesLater() {
        LessonRecord record = new LessonRecord();
        try (Student student = Student.of(Student.lesson(DEED), record)) {
            student.hears(student.player().skip());
            student.read();
            assertThat(student.hears(student.player().answer("3")))
                    .containsExactly("the number of a choice expected, 1 to 2, not '3'");
            assertThat(student.hears(student.player().give("crash n1")))
                    .containsExactly("now one may only look: status, log, why, ...");
            assertThat(student.hears(student.player().answer("2")))
                    .contains(
                            "You say \"somebody\".",
                            "Not so. You said \"somebody\"; it is \"nobody\".");
            assertThat(student.hears(student.player().answer("1"))).contains("Right: 1.");
            assertThat(student.hears(student.player().back()))
                    .contains(
                            "Step 2 of 2: Watch",
                            "You said \"somebody\".",
                            "Not so. You said \"somebody\"; it is \"nobody\".",
                            "You said 1.",
                            "Right: 1.");
            assertThat(student.hears(student.player().goToStep(1))).contains("Step 1 of 2: Write");
            assertThat(student.hears(student.player().list()))
                    .containsExactly("Write (here)", "Watch");
            assertThat(student.hears(student.player().goToStep(3)))
                    .containsExactly("steps 1 to 2 can be gone to");
        }
        try (Student student = Student.of(Student.lesson(DEED), record)) {
            student.read();
            student.hears(student.player().skip());
            student.read();
            assertThat(student.player().waitsFor()).isEqualTo(LessonPlayer.Wait.NOTHING);
        }
    }

    @Test
    void aJudgementThatTheClusterMakesFailsWhenTheClusterIsAnother() {
        String other = DEED.replace("  crash leader\n", "  crash leader\n  until leader\n");
        try (Student student = Student.of(Student.lesson(other))) {
            student.hears(student.player().skip());
            student.read();
            assertThat(student.hears(student.player().answer("2")))
                    .contains("Right: \"somebody\".");
            assertThat(student.hears(student.player().answer("1")))
                    .contains("Not so. You said 1; it is 2.");
        }
    }

    @Test
    void oneGoesOnWhereOneHasLeft() {
        LessonRecord record = new LessonRecord();
        try (Student student = Student.of(Student.lesson(DEED), record)) {
            student.hears(student.player().skip());
            student.read();
        }
        try (Student student = Student.of(Student.lesson(DEED), record)) {
            assertThat(student.heard(Saying.Kind.NOTE))
                    .contains("You were at step 2: it goes on there.");
            assertThat(student.player().step()).isEqualTo(2);
            assertThat(give(student, "show n1").toString()).contains("x = 1");
        }
    }
}
