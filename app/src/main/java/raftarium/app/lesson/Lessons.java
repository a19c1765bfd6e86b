package raftarium.app.lesson;

import raftarium.app.command.BundledTexts;
import raftarium.words.Spelling;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The lessons and challenges that come with the program, in the order of the book. */
public final class Lessons {
    private static final String LESSONS = "lessons/";
    private static final String CHALLENGES = "challenges/";

    private final Map<String, LessonFile> files = new LinkedHashMap<>();
    private final Map<String, Lesson> lessons = new LinkedHashMap<>();

    private Lessons(List<LessonFile> all) {
        for (LessonFile file : all) {
            files.put(file.id(), file);
            file.read().lesson().ifPresent(lesson -> lessons.put(file.id(), lesson));
        }
    }

    /** The ids of all, for completion. */
    public static final class Ids implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return ofTheProgram().files.keySet().iterator();
        }
    }

    /** The ids of challenges, for completion. */
    public static final class Challenges implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return ofTheProgram().files().stream()
                    .filter(Lessons::isChallenge)
                    .map(LessonFile::id)
                    .iterator();
        }
    }

    /** Those in the program's jar: lessons first. */
    public static Lessons ofTheProgram() {
        List<LessonFile> all = new ArrayList<>();
        Map<String, String> texts = BundledTexts.all(LessonFile.ENDING);
        for (String folder : List.of(LESSONS, CHALLENGES)) {
            texts.forEach((path, text) -> {
                if (path.startsWith(folder)) {
                    all.add(LessonFile.bundled(path, text));
                }
            });
        }
        return new Lessons(all);
    }

    /** All that have no mistakes, in their order. */
    public List<Lesson> list() {
        return List.copyOf(lessons.values());
    }

    /** The files of all, in their order. */
    public List<LessonFile> files() {
        return List.copyOf(files.values());
    }

    /** Whether a file that comes with the program is a challenge's. */
    public static boolean isChallenge(LessonFile file) {
        return file.name().startsWith(CHALLENGES);
    }

    /** The file of that lesson. */
    public Optional<LessonFile> file(String id) {
        return Optional.ofNullable(files.get(id));
    }

    /** "; did you mean 'too-early'?", if an id is near enough; or nothing. */
    public String hint(String typed) {
        return Spelling.hint(typed, files.keySet());
    }

    /** Whether there is a lesson of that id. */
    boolean has(String id) {
        return files.containsKey(id);
    }

    /** The commands that were taught by the end of that lesson: in it, and in those before it. */
    public Set<String> taughtBy(Lesson lesson) {
        Set<String> taught = new TreeSet<>(lesson.teaches());
        Set<String> seen = new HashSet<>();
        List<String> next = new ArrayList<>(lesson.after());
        while (!next.isEmpty()) {
            String id = next.remove(next.size() - 1);
            Lesson before = lessons.get(id);
            if (before != null && seen.add(id)) {
                taught.addAll(before.teaches());
                next.addAll(before.after());
            }
        }
        return taught;
    }
}
