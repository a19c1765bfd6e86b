package raftarium.app.lesson;

import raftarium.words.MistakeException;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What is wrong with a lesson, as far as anybody reads it. */
final class LessonMistakes {
    /** So many are listed. */
    private static final int MAX = 200;

    private final List<MistakeException> found = new ArrayList<>();

    void add(MistakeException mistake) {
        if (found.size() <= MAX) {
            found.add(mistake);
        }
    }

    void add(String what, int line, int column) {
        add(new MistakeException(what, line, column));
    }

    boolean areNone() {
        return found.isEmpty();
    }

    /** In the order of the file; behind the last of too many a line that says so. */
    List<MistakeException> list() {
        List<MistakeException> list =
                new ArrayList<>(found.subList(0, Math.min(MAX, found.size())));
        list.sort(Comparator.comparingInt(MistakeException::line)
                .thenComparingInt(MistakeException::column));
        if (found.size() > MAX) {
            list.add(new MistakeException("there are more mistakes than these " + MAX));
        }
        return list;
    }
}
