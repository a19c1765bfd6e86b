package raftarium.app;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import raftarium.app.batch.ParallelTasks;
import raftarium.app.batch.ProgressLine;
import raftarium.app.grade.FileMark;
import raftarium.app.grade.GradeLimits;
import raftarium.app.grade.GradeReport;
import raftarium.app.grade.Grader;
import raftarium.app.grade.HandedIn;
import raftarium.app.grade.HandedInFiles;
import raftarium.app.grade.StudentMarks;
import raftarium.app.lesson.Lesson;
import raftarium.app.lesson.LessonFile;
import raftarium.app.lesson.Lessons;
import raftarium.app.session.SessionFile;
import raftarium.words.MistakeException;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;

/** {@code raftarium grade}. */
@Command(
        name = "grade",
        description = {
            "Grades sessions that students handed in: each is done once more, and the goal of its"
                    + " challenge is judged on the cluster that comes of it. Reached with par"
                    + " commands or fewer: 10 points; each command more costs one, down to 4; not"
                    + " reached, or with commands that aren't allowed: 0. The best branch counts,"
                    + " up to where the goal is reached.",
            "A directory below one that is named is a student's; of a file that is named, or lies"
                    + " in one, the student's name is its own, up to the first hyphen. What is"
                    + " damaged, or too large or too long, costs only its own mark. The same files"
                    + " have the same marks.",
            "Exit status: 0 graded, whatever the marks; 2 a mistake."
        },
        footer = {
            "",
            "Examples:",
            "raftarium grade handed-in --format csv",
            "raftarium grade ann-crown.raftarium --challenge crown --challenge comeback"
        })
final class GradeSubcommand implements Callable<Integer> {
    /** How marks are told. */
    enum Format {
        text,
        json,
        csv,
        gradescope
    }

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE|DIR",
            description = "Sessions that save wrote, files with a line that share showed, and"
                    + " directories of such.")
    List<String> places = new ArrayList<>();

    @Option(
            names = "--challenge",
            paramLabel = "ID|FILE",
            completionCandidates = Lessons.Challenges.class,
            description = "One that was set, also a file of your own; may be repeated. These count,"
                    + " and what isn't handed in counts 0. Without it those count that are handed"
                    + " in.")
    List<String> set = new ArrayList<>();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "text, json, csv (a row a student) or gradescope (results.json, of one"
                    + " student).")
    Format format = Format.text;

    @Option(
            names = "--limit",
            paramLabel = "SECONDS",
            description = "How long a file may take at most, 1 to 3600 (default: 30); beside that a"
                    + " file may have 1 MiB, 20 minutes of the cluster's time and 400000 actions of"
                    + " its clock.")
    @Nullable
    Integer limit;

    @Mixin
    JobsMixin jobs = new JobsMixin();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help.")
    boolean help;

    private final Program program;

    GradeSubcommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws UsageException, MistakeException {
        List<Lesson> challenges = new ArrayList<>();
        Set<String> wanted = new LinkedHashSet<>();
        Lessons lessons = Lessons.ofTheProgram();
        for (String name : set) {
            Lesson challenge = challenge(lessons, name);
            if (wanted.add(challenge.id())) {
                challenges.add(challenge);
            }
        }
        if (set.isEmpty()) {
            lessons.list().stream().filter(Lesson::isChallenge).forEach(challenges::add);
        }
        List<StudentMarks> all =
                StudentMarks.of(marks(new Grader(challenges, limits()), files()), wanted);
        GradeReport report =
                new GradeReport(all, challenges.stream().map(Lesson::id).toList());
        System.out.print(
                switch (format) {
                    case text -> report.text();
                    case json -> report.json();
                    case csv -> report.csv();
                    case gradescope -> report.gradescope();
                });
        return 0;
    }

    private GradeLimits limits() throws UsageException {
        Integer seconds = limit;
        if (seconds == null) {
            return GradeLimits.DEFAULT;
        } else if (seconds < 1 || seconds > 3_600) {
            throw new UsageException("--limit is from 1 to 3600 seconds: " + seconds);
        }
        return GradeLimits.DEFAULT.withRealSeconds(seconds);
    }

    private static Lesson challenge(Lessons lessons, String name) throws UsageException {
        LessonFile file = LessonSubcommand.file(lessons, name);
        Lesson read = file.read()
                .lesson()
                .orElseThrow(() -> new UsageException(
                        name + " has mistakes: raftarium challenge --check " + name));
        if (!read.isChallenge()) {
            throw new UsageException(name + " is a lesson; challenges are graded");
        }
        return read;
    }

    /** Gradescope grades one student: all is theirs. */
    private List<HandedIn> files() throws MistakeException {
        List<Path> paths = new ArrayList<>();
        for (String place : places) {
            paths.add(SessionFile.path(place));
        }
        List<HandedIn> files = HandedInFiles.in(paths);
        return format == Format.gradescope
                ? files.stream().map(one -> one.by("student")).toList()
                : files;
    }

    private List<FileMark> marks(Grader grader, List<HandedIn> files) throws UsageException {
        ProgressLine line = new ProgressLine(System.err, program.isTerminal());
        List<FileMark> marks = new ArrayList<>();
        ParallelTasks.run(
                files.iterator(),
                Math.min(jobs.jobs(), files.size()),
                grader::mark,
                (file, mark) -> {
                    marks.add(mark);
                    line.show(marks.size(), files.size(), "grading");
                    return true;
                });
        line.end();
        return marks;
    }
}
