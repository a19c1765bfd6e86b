package raftarium.app.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import raftarium.data.RandomStream;
import raftarium.words.MistakeException;

import java.util.ArrayList;
import java.util.List;

class LessonReaderTest {
    private static final String WITH_MISTAKES = """
        titel A lesson
        minutes many
        teaches put fly
        setup
          until leader
          save there.raft
        says
        step
        say
        predict Who leads?
          choice nobody if no leader
          choice "n1" if n1 is leding
        run now
        step Two
        observe How many?
          number leader height
          tempting four
        do Something.
          goal value x is 1
          limit 0
          within soon
          hint
          alow put
        explain
          Term {trm} and {value x.
        explane
          Nothing.
        step Three
        """;

    private static List<String> mistakes(String text) {
        return LessonReader.read("test", text).mistakes().stream()
                .map(MistakeException::words)
                .toList();
    }

    @Test
    void allMistakesAreListedWithTheirPlacesAndWhatWouldBeRight() {
        List<String> mistakes = mistakes(WITH_MISTAKES);
        assertThat(mistakes)
                .hasSizeGreaterThan(20)
                .allSatisfy(line -> assertThat(line)
                        .matches("line [0-9]+, column [0-9]+: .*")
                        .doesNotContain("\n"));
        assertThat(mistakes)
                .contains(
                        "line 1, column 1: unknown word 'titel'; here may stand title, challenge,"
                                + " minutes, after, teaches, says, setup, step; did you mean"
                                + " 'title'?",
                        "line 2, column 9: 'many' is no whole number",
                        "line 3, column 13: there is no command 'fly'; did you mean 'why'?",
                        "line 4, column 1: the setup's first command is new: it begins the"
                                + " cluster",
                        "line 7, column 5: something expected behind 'says'",
                        "line 8, column 5: a title expected behind 'step'",
                        "line 9, column 4: a text expected below 'say'",
                        "line 11, column 10: the choice in quotes expected, as in: choice"
                                + " \"nobody\" if no leader",
                        "line 13, column 5: commands stand below 'run', further to the right than"
                                + " it",
                        "line 17, column 12: 'four' is no whole number",
                        "line 18, column 1: 'solution' is missing below this do",
                        "line 20, column 9: '0' isn't from 1 to 1000",
                        "line 21, column 10: 'soon' is no time: 250us, 250ms, 1.5s, 2m or 1h would"
                                + " be",
                        "line 22, column 7: a hint expected behind 'hint'",
                        "line 25, column 18: a } is missing behind this {: a brace that is text is"
                                + " {{",
                        "line 28, column 1: this step has no parts: say, predict, run, ... expected"
                                + " below it");
        for (String begin : List.of(
                "line 6, column 3: 'save' can't stand in a lesson",
                "line 12, column 24: a role expected (",
                "line 16, column 17: a figure of 'leader' (",
                "line 19, column 16: ",
                "line 23, column 3: unknown word 'alow'; below do may stand",
                "line 25, column 9: ",
                "line 26, column 1: unknown word 'explane'; in a step may stand")) {
            assertThat(mistakes).anyMatch(line -> line.startsWith(begin));
        }
    }

    @Test
    void aPredictionThatIsNeverJudgedIsAMistake() {
        String lesson = """
            title T
            minutes 1
            says S
            setup
              new --seed 1
            step One
            predict Who?
              choice "a" if leader
              choice "b" if no leader
            """;
        assertThat(mistakes(lesson)).singleElement().asString().contains("never judged");
        assertThat(mistakes(lesson + "run\n  run 1s\n")).isEmpty();
        assertThat(mistakes(lesson + "setup\n  run 1s\nrun\n  run 1s\n")).hasSize(1);
        assertThat(mistakes(lesson + "run\n  new --seed 3\n"))
                .containsExactly("line 11, column 3: 'new' can't stand here: another cluster begins"
                        + " in a setup");
        assertThat(mistakes(lesson + "setup\n  new\nrun\n  run 1s\n"))
                .anyMatch(line -> line.contains("'new' needs --seed in a lesson"));
        assertThat(mistakes(lesson + "run\n  source /etc/passwd\n"))
                .containsExactly("line 11, column 10: a lesson takes nothing from other files");
        assertThat(mistakes(lesson + "run\n  run 1s\nsetup\n  new --seed 1 --data here\n"))
                .containsExactly("line 13, column 3: 'new' has neither --data nor --machine in a"
                        + " lesson");
    }

    @Test
    void textsHaveParagraphsValuesBracesAndComments() {
        Lesson lesson = Student.lesson("""
            # A comment.
            title T
            minutes 1
            says S
            setup
              # Begins.
              new --nodes 3 --seed 1
            # Between.
              until leader
            step One
            say First {leader} leads
              in term {term}, {{so}.

              # is no comment here.
            """);
        try (Student student = Student.of(lesson)) {
            assertThat(student.heard(Saying.Kind.TEXT))
                    .containsExactly(
                            "S", "First n2 leads in term 1, {so}.", "# is no comment here.");
        }
    }

    @Test
    void aFileThatIsTooLargeOrNoLessonAtAllIsOneLine() {
        assertThat(mistakes("x".repeat(257 << 10)))
                .containsExactly("line 1, column 1: a lesson has at most 256 KiB");
        assertThat(mistakes("")).isNotEmpty().hasSizeLessThan(7);
        assertThat(mistakes("step x\nexplane\n".repeat(9_000)))
                .hasSize(201)
                .last()
                .isEqualTo("there are more mistakes than these 200");
        assertThat(mistakes("do x\n goal " + "(".repeat(200_000))).isNotEmpty();
        assertThat(mistakes("do x\n goal " + "not ".repeat(50_000) + "leader")).isNotEmpty();
    }

    /** Something is left out, doubled, swapped or put in, somewhere. */
    private static String mutated(String text, RandomStream random) {
        StringBuilder changed = new StringBuilder(text);
        String signs = "{}\"'#;\\\n\t |()<=>\u0000\u202e\ud83d9azn";
        for (long times = 1 + random.below(6); times > 0 && changed.length() > 2; times--) {
            int place = (int) random.below(changed.length() - 1L);
            int length = (int) Math.min(changed.length() - place, 1 + random.below(40));
            switch ((int) random.below(4)) {
                case 0 -> changed.delete(place, place + length);
                case 1 -> changed.insert(place, changed.substring(place, place + length));
                case 2 -> changed.insert(place, signs.charAt((int) random.below(signs.length())));
                default ->
                    changed.insert(
                            (int) random.below(changed.length()),
                            changed.substring(place, place + length));
            }
        }
        return changed.toString();
    }

    @Test
    void tenThousandLessonsThatAreBrokenSomewhereHaveMistakesOfOneLineOrNone() {
        List<LessonFile> files = new ArrayList<>(Lessons.ofTheProgram().files());
        files.add(new LessonFile("mistaken", "mistaken", WITH_MISTAKES));
        RandomStream random = RandomStream.of(20, "mutated lessons");
        int broken = 0;
        for (int round = 0; round < 10_000; round++) {
            LessonFile file = files.get((int) random.below(files.size()));
            String text = mutated(file.text(), random);
            LessonReader.Read read = LessonReader.read(file.id(), text);
            broken += read.mistakes().isEmpty() ? 0 : 1;
            assertThat(read.lesson().isPresent()).isEqualTo(read.mistakes().isEmpty());
            for (MistakeException mistake : read.mistakes()) {
                String words = mistake.words();
                if (words.isBlank() || words.contains("\n") || words.contains("Exception")) {
                    throw new AssertionError(words + " in " + text);
                }
            }
        }
        assertThat(broken).isBetween(2_000, 9_900);
    }
}
