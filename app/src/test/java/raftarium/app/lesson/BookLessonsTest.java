package raftarium.app.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import raftarium.app.session.DataChoice;
import raftarium.app.session.Playground;
import raftarium.app.session.SessionOptions;
import raftarium.words.MistakeException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The lessons and challenges that come with the program, each played by students of all kinds. */
class BookLessonsTest {
    private static final Lessons LESSONS = Lessons.ofTheProgram();

    /** Their answers hang on which timer ends first: the seed is a part of them. */
    private static final Set<String> OF_ONE_SEED = Set.of("first-election", "vanish");

    private static Stream<String> ids() {
        return LESSONS.files().stream().map(LessonFile::id);
    }

    private static Lesson lesson(String id) {
        LessonFile file = LESSONS.file(id).orElseThrow();
        return file.read().lesson().orElseThrow(() -> new AssertionError(mistakes(file)));
    }

    private static String mistakes(LessonFile file) {
        return file.read().mistakes().stream().map(MistakeException::words).toList() + "";
    }

    @ParameterizedTest
    @MethodSource("ids")
    void eachIsRightAtEachJudgement(String id) {
        try (Playground playground = Student.playground()) {
            LessonCheck.Found found = LessonCheck.check(lesson(id), LESSONS, playground);
            assertThat(found.mistakes()).extracting(MistakeException::words).isEmpty();
            assertThat(found.judgements()).isPositive();
        }
    }

    @ParameterizedTest
    @MethodSource("ids")
    void eachIsRightWithOtherSeeds(String id) {
        long last = OF_ONE_SEED.contains(id) ? 0 : 25;
        for (long seed = 1; seed <= last; seed++) {
            SessionOptions options = SessionOptions.DEFAULT.withData(new DataChoice.Memory());
            try (Playground playground = new Playground(options, seed)) {
                assertThat(LessonCheck.check(lesson(id), LESSONS, playground).mistakes())
                        .extracting(MistakeException::words)
                        .as("seed %d", seed)
                        .isEmpty();
            }
        }
    }

    @Test
    void anotherSeedMakesAnswersOfTheFirstElectionWrong() {
        SessionOptions options = SessionOptions.DEFAULT.withData(new DataChoice.Memory());
        try (Playground playground = new Playground(options, 1)) {
            assertThat(LessonCheck.check(lesson("first-election"), LESSONS, playground)
                            .mistakes())
                    .isNotEmpty();
        }
    }

    private static long questions(Lesson lesson) {
        return lesson.steps().stream()
                .flatMap(step -> step.parts().stream())
                .filter(part ->
                        part instanceof LessonPart.Predict || part instanceof LessonPart.Observe)
                .count();
    }

    private static long deeds(Lesson lesson) {
        return lesson.steps().stream()
                .flatMap(step -> step.parts().stream())
                .filter(LessonPart.Deed.class::isInstance)
                .count();
    }

    @ParameterizedTest
    @MethodSource("ids")
    void eachIsPlayedThroughBySomebodyWhoIsAlwaysRightAndBySomebodyWhoIsAlwaysWrong(String id) {
        Lesson lesson = lesson(id);
        List<String> right = rightAnswers(lesson);
        try (Student student = Student.of(lesson)) {
            student.play(right::get);
            assertThat(student.heard(Saying.Kind.WRONG)).isEmpty();
            assertThat(student.heard(Saying.Kind.RIGHT))
                    .hasSize((int) (questions(lesson) + deeds(lesson)));
        }
        LessonRecord record = new LessonRecord();
        try (Student student = Student.of(lesson, record)) {
            student.play(place -> right.get(place).equals("1") ? "2" : "1");
            assertThat(student.heard(Saying.Kind.RIGHT)).hasSize((int) deeds(lesson));
            assertThat(student.heard(Saying.Kind.WRONG)).hasSize((int) questions(lesson));
            assertThat(record.isDone()).isTrue();
        }
    }

    /** What is right, in the order of the questions: who always says 1 is told. */
    private static List<String> rightAnswers(Lesson lesson) {
        List<String> right = new ArrayList<>();
        try (Student student = Student.of(lesson)) {
            List<LessonQuestion> asked = student.play(any -> "1");
            List<Saying> verdicts = student.verdicts();
            assertThat(verdicts).as("verdicts of %s", lesson.id()).hasSameSizeAs(asked);
            for (int place = 0; place < asked.size(); place++) {
                right.add(right(asked.get(place), verdicts.get(place)));
            }
        }
        return right;
    }

    private static String right(LessonQuestion question, Saying verdict) {
        if (verdict.kind() == Saying.Kind.RIGHT) {
            return "1";
        }
        String words = verdict.text().replaceAll("(?s)^.*; it is |\\.$", "");
        if (question instanceof LessonQuestion.OfChoices of) {
            List<String> texts = of.choices().stream()
                    .map(choice -> "\"" + choice.text() + "\"")
                    .toList();
            assertThat(texts).contains(words);
            return "" + (texts.indexOf(words) + 1);
        }
        return words;
    }

    @ParameterizedTest
    @MethodSource("ids")
    void eachFitsOnAPageOfEightyColumnsInPlainLines(String id) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Playground playground = Student.playground()) {
            Lesson lesson = lesson(id);
            LessonPlayer player = new LessonPlayer(
                    lesson, LESSONS.taughtBy(lesson), playground, new LessonRecord());
            new PlainLesson(
                            player,
                            new PrintStream(out, true, StandardCharsets.UTF_8),
                            80,
                            () -> {})
                    .run(new ByteArrayInputStream(
                            "skip\n".repeat(200).getBytes(StandardCharsets.UTF_8)));
        }
        String said = out.toString(StandardCharsets.UTF_8);
        assertThat(said.lines()).allSatisfy(line -> assertThat(line.length()).isLessThan(81));
        assertThat(said).contains("That was all of it");
        // Behind the end of a challenge nothing is skipped.
        assertThat(said.substring(0, said.indexOf("That was all of it")))
                .doesNotContain("mistake:", "?}", " ? ");
    }

    @Test
    void eachComesAfterLessonsBeforeItInTheBook() {
        List<String> before = new ArrayList<>();
        for (Lesson lesson : LESSONS.list()) {
            assertThat(before).as(lesson.id()).containsAll(lesson.after());
            before.add(lesson.id());
        }
        assertThat(before).contains("too-early", "first-election", "commit");
        assertThat(before).hasSameSizeAs(LESSONS.files());
    }
}
