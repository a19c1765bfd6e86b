package raftarium.app.grade;

import raftarium.app.lesson.Lesson;
import raftarium.app.session.Session;
import raftarium.app.session.SessionException;
import raftarium.app.session.SessionFile;
import raftarium.session.SavedSession;
import raftarium.session.SearchContext;
import raftarium.session.SharedLine;
import raftarium.words.MistakeException;
import raftarium.words.Quantities;
import raftarium.words.Shown;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Grades what was handed in, each file for itself. From any thread. */
public final class Grader {
    private static final int MAX_WHY = 200;

    private final List<Beginning> challenges;
    private final GradeLimits limits;

    /**
     * @param lessons those that are challenges are graded
     * @param limits for each file
     */
    public Grader(List<Lesson> lessons, GradeLimits limits) {
        challenges = lessons.stream().flatMap(one -> Beginning.of(one).stream()).toList();
        this.limits = limits;
    }

    /** What a file is worth. */
    public FileMark mark(HandedIn file) {
        List<Beginning> about = new ArrayList<>();
        try {
            SavedSession saved = read(file.file());
            check(saved);
            about.addAll(about(saved, file.topic()));
            return mark(file, saved, about);
        } catch (MistakeException | SessionException wrong) {
            return wrong(file, about, String.valueOf(wrong.getMessage()));
        } catch (StackOverflowError deep) {
            return wrong(file, about, "it is nested too deep");
        }
    }

    private static FileMark wrong(HandedIn file, List<Beginning> about, String why) {
        String id = about.size() == 1 ? about.get(0).id() : "";
        return FileMark.none(file, id, line(why.replace(file.file() + ": ", "")));
    }

    private static String line(String why) {
        String line = Shown.line(why);
        return line.length() > MAX_WHY ? line.substring(0, MAX_WHY) + "..." : line;
    }

    private SavedSession read(Path file) throws MistakeException {
        try {
            if (Files.size(file) > (long) limits.kibibytes() << 10) {
                throw new MistakeException(
                        "it is larger than " + limits.kibibytes() + " KiB, and isn't looked at");
            } else if (SessionFile.holdsSession(file)) {
                return SessionFile.read(Path.of(""), file.toString());
            }
            String text = Files.readString(file, StandardCharsets.UTF_8).strip();
            if (!SharedLine.isOne(text)) {
                throw new MistakeException("it is no session, and no shared line");
            }
            return SessionFile.read(Path.of(""), text);
        } catch (IOException unreadable) {
            throw new MistakeException("it can't be read as text");
        }
    }

    private void check(SavedSession saved) throws MistakeException {
        long actions = 0;
        for (SavedSession.SavedBranch branch : saved.branches()) {
            if (branch.end().nanos() > limits.virtualNanos()) {
                throw new MistakeException("its cluster has run for more than "
                        + Quantities.typed(limits.virtualNanos()));
            }
            long more = branch.end().actions();
            actions = more > limits.actions() ? more : actions + more;
            if (actions > limits.actions()) {
                throw new MistakeException("it has more than " + limits.actions()
                        + " actions: it is too long to be done once more");
            }
        }
    }

    /** Which challenges may be meant; the session's note tells, or the file's name, if one fits. */
    private List<Beginning> about(SavedSession saved, String topic) throws MistakeException {
        List<Beginning> fitting =
                challenges.stream().filter(one -> one.isOf(saved)).toList();
        if (fitting.isEmpty()) {
            throw new MistakeException("it begins as no challenge does");
        }
        for (SavedSession.SavedNote note : saved.notes()) {
            for (Beginning one : fitting) {
                if (note.text().equals(one.lesson().note())) {
                    return List.of(one);
                }
            }
        }
        List<Beginning> named =
                fitting.stream().filter(one -> one.id().equals(topic)).toList();
        return named.isEmpty() ? fitting : named;
    }

    private FileMark mark(HandedIn file, SavedSession saved, List<Beginning> about)
            throws MistakeException, SessionException {
        long began = System.nanoTime();
        boolean[] isLate = {false};
        SearchContext limit = () -> {
            isLate[0] |= System.nanoTime() - began > limits.realNanos();
            return !isLate[0];
        };
        try (Session session = Session.restored(saved, limit)) {
            Attempts attempts = new Attempts(session.timeline(), limit);
            FileMark best = FileMark.none(file, "", "");
            for (Beginning one : about) {
                FileMark next = mark(file, one, attempts.best(one), about.size() == 1);
                best = best.why().isEmpty() || next.points() > best.points() ? next : best;
            }
            return best;
        } catch (MistakeException wrong) {
            if (isLate[0]) {
                throw new MistakeException(
                        "it takes longer than " + Quantities.typed(limits.realNanos()) + " here");
            }
            throw wrong;
        }
    }

    private static FileMark mark(HandedIn file, Beginning one, Attempt attempt, boolean isSure) {
        if (!attempt.isReached()) {
            return isSure
                    ? FileMark.none(file, one.id(), line(attempt.why()))
                    : FileMark.none(file, "", "it reaches the goal of no challenge");
        }
        int count = attempt.commands();
        String how = count + (count == 1 ? " command" : " commands") + ", par " + one.par();
        return new FileMark(
                file, one.id(), FileMark.points(count, one.par()), count, one.par(), how);
    }
}
