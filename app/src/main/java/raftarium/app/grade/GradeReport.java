package raftarium.app.grade;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import raftarium.words.MistakeException;
import raftarium.words.Shown;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Marks, written for people and for programs; no time is in them. */
public final class GradeReport {
    private static final Gson JSON =
            new GsonBuilder().disableHtmlEscaping().setPrettyPrinting().create();

    private final List<StudentMarks> all;
    private final List<String> challenges;

    /**
     * @param all a student each
     * @param challenges their ids, in which order they have columns
     */
    public GradeReport(List<StudentMarks> all, List<String> challenges) {
        this.all = List.copyOf(all);
        this.challenges = List.copyOf(challenges);
    }

    /** Lines: a student with their points, and below that each file. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (StudentMarks one : all) {
            text.append(String.format(
                    Locale.ROOT,
                    "%s  %d of %d%n",
                    Shown.line(one.student()),
                    one.points(),
                    one.most()));
            for (FileMark file : one.files()) {
                String topic = file.challenge().isEmpty() ? "?" : file.challenge();
                text.append(String.format(
                        Locale.ROOT,
                        "  %2d  %-14s %s (%s)%n",
                        file.points(),
                        topic,
                        Shown.line(file.why()),
                        Shown.line(file.file().name())));
            }
        }
        return text.toString();
    }

    /** One object, with a list of students, each with a list of files. */
    public String json() {
        JsonArray students = new JsonArray();
        for (StudentMarks one : all) {
            JsonObject student = new JsonObject();
            student.addProperty("student", one.student());
            student.addProperty("points", one.points());
            student.addProperty("of", one.most());
            JsonArray files = new JsonArray();
            one.files().forEach(file -> files.add(json(one, file)));
            student.add("files", files);
            students.add(student);
        }
        JsonObject whole = new JsonObject();
        whole.add("students", students);
        return JSON.toJson(whole) + "\n";
    }

    private static JsonObject json(StudentMarks student, FileMark file) {
        JsonObject object = new JsonObject();
        object.addProperty("file", file.file().name());
        object.addProperty("challenge", file.challenge().isEmpty() ? null : file.challenge());
        object.addProperty("points", file.points());
        object.addProperty("reached", file.isReached());
        object.addProperty("commands", file.isReached() ? file.commands() : null);
        object.addProperty("par", file.isReached() ? file.par() : null);
        object.addProperty("counts", file.equals(student.counted().get(file.challenge())));
        object.addProperty("why", file.why());
        return object;
    }

    /** A row a student, after a row with the names of columns; as spreadsheets read it. */
    public String csv() {
        StringBuilder text = new StringBuilder();
        List<String> head = new ArrayList<>(List.of("student", "points", "of"));
        head.addAll(challenges);
        head.add("remarks");
        row(text, head);
        for (StudentMarks one : all) {
            List<String> row = new ArrayList<>();
            row.add(one.student());
            row.add(String.valueOf(one.points()));
            row.add(String.valueOf(one.most()));
            for (String id : challenges) {
                FileMark mark = one.counted().get(id);
                row.add(mark == null ? "" : String.valueOf(mark.points()));
            }
            row.add(String.join("; ", one.troubles()));
            row(text, row);
        }
        return text.toString();
    }

    private static void row(StringBuilder text, List<String> cells) {
        text.append(cells.stream().map(GradeReport::cell).collect(Collectors.joining(",")))
                .append("\r\n");
    }

    /** A cell that a spreadsheet would take for a formula begins with an apostrophe. */
    private static String cell(String value) {
        String shown = Shown.line(value);
        String safe = shown.matches("[-=+@].*") ? "'" + shown : shown;
        boolean isPlain = safe.chars().noneMatch(at -> at == ',' || at == '"');
        return isPlain ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }

    /**
     * Gradescope's results.json: of one student, as it grades one at a time; all files are theirs.
     *
     * @throws MistakeException if there are several
     */
    public String gradescope() throws MistakeException {
        if (all.size() != 1) {
            throw new MistakeException("gradescope takes the results of one student, and here are "
                    + all.size() + ": name the files of one");
        }
        StudentMarks one = all.get(0);
        JsonArray tests = new JsonArray();
        int number = 1;
        int commands = 0;
        for (FileMark file : one.files()) {
            boolean counts =
                    file.challenge().isEmpty() || file.equals(one.counted().get(file.challenge()));
            if (counts) {
                tests.add(test(file, number++));
                commands += file.commands();
            }
        }
        JsonObject results = new JsonObject();
        results.addProperty("score", one.points());
        results.addProperty("output", one.points() + " of " + one.most() + " points");
        results.addProperty("visibility", "visible");
        results.add("tests", tests);
        results.add("leaderboard", leaderboard(one.points(), commands));
        return JSON.toJson(results) + "\n";
    }

    private static JsonObject test(FileMark file, int number) {
        JsonObject test = new JsonObject();
        test.addProperty(
                "name",
                file.challenge().isEmpty()
                        ? file.file().name()
                        : file.challenge() + " (" + file.file().name() + ")");
        test.addProperty("score", file.points());
        test.addProperty("max_score", FileMark.MOST);
        test.addProperty("number", String.valueOf(number));
        test.addProperty("output", file.why());
        test.addProperty("visibility", "visible");
        JsonArray tags = new JsonArray();
        tags.add(file.challenge().isEmpty() ? "unknown" : file.challenge());
        test.add("tags", tags);
        return test;
    }

    private static JsonArray leaderboard(int points, int commands) {
        JsonArray board = new JsonArray();
        board.add(entry("Points", points, "desc"));
        board.add(entry("Commands", commands, "asc"));
        return board;
    }

    private static JsonObject entry(String name, int value, String order) {
        JsonObject entry = new JsonObject();
        entry.addProperty("name", name);
        entry.addProperty("value", value);
        entry.addProperty("order", order);
        return entry;
    }
}
