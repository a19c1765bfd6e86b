package raftarium.app.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What somebody has done in all lessons, as lines of text. */
final class LessonProgress {
    /** The first word of such a text, and behind it the version of its format. */
    private static final String HEAD = "raftarium progress ";

    private static final int VERSION = 1;
    private static final int MAX_LINES = 100_000;
    private static final Pattern LESSON = Pattern.compile("lesson ([^\\s]{1,100})");
    private static final Pattern AT = Pattern.compile("at ([1-9][0-9]{0,4}) of ([1-9][0-9]{0,4})");
    private static final Pattern ANSWER =
            Pattern.compile("answer ([1-9][0-9]{0,4}\\.[1-9][0-9]{0,4}) ([0-9]{1,18}|-)");
    private static final Pattern DEED =
            Pattern.compile("deed ([1-9][0-9]{0,4}\\.[1-9][0-9]{0,4}) ([0-9]{1,6})");

    private final Map<String, LessonRecord> records = new TreeMap<>();
    private final List<Integer> damaged = new ArrayList<>();

    private LessonProgress() {}

    /** A text was written by a program that is newer than this one. */
    static final class NewerException extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /** Of somebody who has done nothing. */
    static LessonProgress none() {
        return new LessonProgress();
    }

    /**
     * What a text says; lines that say nothing known are passed over: see {@link #damaged}.
     *
     * @throws NewerException if its format is a later one
     */
    static LessonProgress read(String text) throws NewerException {
        LessonProgress progress = new LessonProgress();
        List<String> lines = text.lines().limit(MAX_LINES + 1L).toList();
        String head = lines.isEmpty() ? "" : lines.get(0);
        if (!head.equals(HEAD + VERSION)) {
            if (head.matches(Pattern.quote(HEAD) + "[1-9][0-9]{0,8}")) {
                throw new NewerException();
            }
            progress.damaged.add(1);
        }
        String id = "";
        for (int line = 1; line < lines.size(); line++) {
            Matcher lesson = LESSON.matcher(lines.get(line));
            if (lesson.matches()) {
                id = lesson.group(1);
                progress.records.putIfAbsent(id, new LessonRecord());
            } else if (line == MAX_LINES
                    || id.isEmpty()
                    || !progress.reads(progress.of(id), lines.get(line))) {
                progress.damaged.add(line + 1);
            }
        }
        return progress;
    }

    private boolean reads(LessonRecord record, String line) {
        Matcher at = AT.matcher(line);
        Matcher answer = ANSWER.matcher(line);
        Matcher deed = DEED.matcher(line);
        if (at.matches()) {
            record.at(Integer.parseInt(at.group(2)) - 1);
            record.at(Integer.parseInt(at.group(1)) - 1);
        } else if (answer.matches()) {
            record.answer(answer.group(1), answer.group(2));
        } else if (deed.matches()) {
            record.deed(deed.group(1), Integer.parseInt(deed.group(2)));
        } else if (line.equals("done")) {
            record.done();
        } else {
            return false;
        }
        return true;
    }

    /** The numbers of lines that say nothing known, from 1. */
    List<Integer> damaged() {
        return List.copyOf(damaged);
    }

    /** What was done in a lesson; an empty record if nothing was. */
    LessonRecord of(String id) {
        return Optional.ofNullable(records.get(id)).orElseGet(LessonRecord::new);
    }

    /** Puts what was done in a lesson in place of what was known. */
    void put(String id, LessonRecord record) {
        records.put(id, record);
    }

    /** Nothing was done in that lesson. */
    void forget(String id) {
        records.remove(id);
    }

    /** As a text that reads as the same. */
    String text() {
        StringBuilder text = new StringBuilder(HEAD).append(VERSION).append('\n');
        records.forEach((id, record) -> {
            text.append("lesson ").append(id).append('\n');
            text.append("at ").append(record.step() + 1);
            text.append(" of ").append(record.furthest() + 1).append('\n');
            record.answers()
                    .forEach((place, given) -> text.append("answer ")
                            .append(place)
                            .append(' ')
                            .append(given)
                            .append('\n'));
            record.deeds()
                    .forEach((place, commands) -> text.append("deed ")
                            .append(place)
                            .append(' ')
                            .append(commands)
                            .append('\n'));
            text.append(record.isDone() ? "done\n" : "");
        });
        return text.toString();
    }
}
