package raftarium.app.grade;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import raftarium.app.lesson.Lesson;
import raftarium.session.SharedLine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A whole class hands in: each has a row, whatever the others have handed in. */
class ManyHandedInTest {
    private static final int STUDENTS = 200;

    @TempDir
    Path place;

    private void handIn() throws IOException {
        List<Lesson> challenges = HandingIn.challenges();
        List<byte[]> solved = challenges.stream()
                .map(one -> HandingIn.text(HandingIn.solved(one)).getBytes(StandardCharsets.UTF_8))
                .toList();
        for (int student = 0; student < STUDENTS; student++) {
            int which = student % challenges.size();
            byte[] bytes = solved.get(which);
            Path file = place.resolve(String.format(
                    Locale.ROOT,
                    "s%03d-%s.raftarium",
                    student,
                    challenges.get(which).id()));
            Files.write(file, student % 10 == 9 ? spoilt(bytes, student / 10) : bytes);
        }
    }

    /** Twenty ways in which a file may be no session. */
    private static byte[] spoilt(byte[] bytes, int way) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        String other = switch (way) {
            case 0 -> "";
            case 1 -> text.substring(0, text.length() / 2);
            case 2 -> text + "put x 1\n";
            case 3 -> "\u0000\u0001\u001b[2J";
            case 4 -> "=cmd|' /C calc'!A0,\"\n";
            case 5 -> text.replace("raftarium session 1", "raftarium session 99");
            case 6 -> text.replace("--nodes", "--machine java.lang.Runtime --nodes");
            case 7 -> text.replace("--nodes", "--nodes 101 --nodes");
            case 8 -> text.repeat(2);
            case 9 -> "raftarium:1:" + "A".repeat(5_000);
            case 10 -> "raftarium:9:AAAA";
            case 11 -> SharedLine.of("x".repeat(10_000_000));
            case 12 -> "x".repeat(2 << 20);
            case 13 -> text.replace("digest ", "digest 0");
            case 14 -> text.replaceAll("#\\d+", "#999999999999999999");
            case 15 -> text.replaceAll("@\\d+", "@9999999999");
            case 16 -> "(".repeat(500_000);
            case 17 -> text.lines().skip(1).reduce("", (a, b) -> a + b + "\n");
            case 18 -> text.toUpperCase(Locale.ROOT);
            default -> text.replace('\n', '\r');
        };
        return other.getBytes(StandardCharsets.UTF_8);
    }

    private List<StudentMarks> graded() throws Exception {
        Grader grader = new Grader(HandingIn.challenges(), GradeLimits.DEFAULT);
        List<FileMark> marks =
                HandedInFiles.in(List.of(place)).stream().map(grader::mark).toList();
        return StudentMarks.of(marks, Set.of());
    }

    @Test
    void eachHasARowAndTheSameOneTwice() throws Exception {
        handIn();
        long began = System.nanoTime();
        List<StudentMarks> all = graded();
        long tookNanos = System.nanoTime() - began;
        assertThat(all).hasSize(STUDENTS);
        for (int student = 0; student < STUDENTS; student++) {
            StudentMarks marks = all.get(student);
            int points = student % 10 == 9 ? 0 : FileMark.MOST;
            assertThat(marks.points()).as(marks.toString()).isEqualTo(points);
            assertThat(marks.most()).isEqualTo(FileMark.MOST);
            assertThat(marks.troubles()).hasSize(points == 0 ? 1 : 0);
            marks.troubles().forEach(line -> assertThat(line).doesNotContain("\n", "Exception"));
        }
        assertThat(tookNanos).isLessThan(120_000_000_000L);
        GradeReport report = new GradeReport(all, List.of("crown"));
        GradeReport again = new GradeReport(graded(), List.of("crown"));
        assertThat(again.text()).isEqualTo(report.text());
        assertThat(again.json()).isEqualTo(report.json());
        assertThat(again.csv()).isEqualTo(report.csv());
        assertThat(report.csv().lines()).hasSize(STUDENTS + 1);
    }
}
