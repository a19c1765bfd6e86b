package raftarium.app.tui.engine;

import org.jspecify.annotations.Nullable;

import raftarium.app.command.Reply;
import raftarium.app.command.Work;
import raftarium.app.lesson.LessonPlayer;
import raftarium.app.lesson.Saying;
import raftarium.app.session.Pace;
import raftarium.app.session.Playground;
import raftarium.app.session.Session;
import raftarium.words.MistakeException;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A lesson while one watches: the clock goes while commands are carried out that are to be seen,
 * and else stands. Of the engine's thread.
 */
final class LessonDesk implements Work {
    private static final String COMMAND = "lesson";
    private static final Set<String> WORDS = Set.of("hint", "skip", "again", "back", "list");
    private static final Set<String> ENDS = Set.of("quit", "exit");

    /** So much of a step is kept; what was said first goes. */
    private static final int MAX_SAID = 300;

    private final Playground playground;
    private final Publisher publisher;
    private final Classroom classroom;
    private @Nullable LessonPlayer player;
    private final List<Saying> said = new ArrayList<>();
    private int fresh;
    private long number;

    /** How fast commands are carried out that are to be seen. */
    private Pace pace = Pace.AUTO;

    LessonDesk(Playground playground, Publisher publisher, Classroom classroom) {
        this.playground = playground;
        this.publisher = publisher;
        this.classroom = classroom;
    }

    /** What is played first is begun; returns whether there is something. */
    boolean begin() {
        LessonPlayer first = classroom.first();
        if (first != null) {
            begin(first);
        }
        return first != null;
    }

    private void begin(LessonPlayer other) {
        leave();
        player = other;
        did(other, other.begin());
    }

    /** There is no lesson any more; the cluster stays. */
    void leave() {
        LessonPlayer left = player;
        if (left != null) {
            left.breakOff();
            classroom.keep(left);
        }
        player = null;
        said.clear();
        publisher.lesson(null);
    }

    // What the student does.

    /** Whether a line is the lesson's; then it is done. */
    boolean takes(Frame.Source origin, String typed) {
        String line = typed.strip();
        if (line.equals(COMMAND) || line.startsWith(COMMAND + " ")) {
            command(origin, line, line.substring(COMMAND.length()).strip());
            return true;
        }
        LessonPlayer open = player;
        if (open == null || origin == Frame.Source.SCENARIO || ENDS.contains(line)) {
            return false;
        }
        boolean isTyped = origin == Frame.Source.PROMPT;
        boolean isAnswer =
                open.waitsFor() == LessonPlayer.Wait.ANSWER && line.matches("[-+]?[0-9]+");
        if (isTyped && (isAnswer || WORDS.contains(line) || line.matches("go [0-9]{1,4}"))) {
            take(line);
            return true;
        } else if (line.matches("save(\\s.*)?")) {
            save(open, origin, line);
            return true;
        } else if (open.onlyLooks(line)) {
            return false;
        } else if (line.startsWith("speed")) {
            return !setsSpeed(origin, line);
        }
        give(open, origin, line);
        return true;
    }

    /** The clock can be stopped, or be made faster, while it goes at all. */
    private boolean setsSpeed(Frame.Source origin, String line) {
        boolean goes = !stands();
        if (!goes) {
            publisher.tell(
                    origin, line, Reply.mistake("the clock stands while the lesson waits for you"));
        }
        return goes;
    }

    private void command(Frame.Source origin, String line, String name) {
        if (name.isEmpty()) {
            publisher.tell(Frame.Source.PROMPT, line, Reply.ok(classroom.list()));
        } else if (name.equals("stop")) {
            leave();
            publisher.tell(origin, line, Reply.ok("the lesson is left; the cluster is yours"));
        } else {
            try {
                begin(classroom.open(name));
            } catch (MistakeException mistake) {
                publisher.tell(origin, line, Reply.mistake(mistake.what()));
            }
        }
    }

    private void save(LessonPlayer open, Frame.Source origin, String line) {
        for (Saying one : open.save(line)) {
            Reply reply = isMistake(one) ? Reply.mistake(one.text()) : Reply.ok(one.text());
            publisher.tell(origin, line, reply);
        }
    }

    private void give(LessonPlayer open, Frame.Source origin, String line) {
        List<Saying> answer = open.give(line);
        boolean isRefused = answer.stream().anyMatch(LessonDesk::isMistake);
        if (isRefused) {
            tellMistakes(origin, line, answer);
        } else {
            fresh = said.size();
            said.add(new Saying(Saying.Kind.COMMAND, 0, line));
        }
        did(open, answer.stream().filter(one -> !isMistake(one)).toList());
    }

    private static boolean isMistake(Saying saying) {
        return saying.kind() == Saying.Kind.MISTAKE;
    }

    private void tellMistakes(Frame.Source origin, String line, List<Saying> answer) {
        answer.stream()
                .filter(LessonDesk::isMistake)
                .forEach(one -> publisher.tell(origin, line, Reply.mistake(one.text())));
    }

    /**
     * Does what a word says.
     *
     * @param word one of the words that a lesson knows, an answer, or "" for having read
     */
    void take(String word) {
        LessonPlayer open = player;
        if (open == null) {
            return;
        } else if (open.waitsFor() == LessonPlayer.Wait.TIME && word.isEmpty()) {
            hurry();
            return;
        }
        List<Saying> answer = answer(open, word);
        tellMistakes(Frame.Source.PROMPT, word, answer);
        if (word.equals("list")) {
            publisher.tell(
                    Frame.Source.PROMPT, "the steps; go N goes to one", Reply.ok(listed(answer)));
            return;
        } else if (answer.stream().anyMatch(LessonDesk::isMistake)) {
            return;
        }
        fresh = said.size();
        did(open, answer);
    }

    private static List<Saying> answer(LessonPlayer open, String word) {
        return switch (word) {
            case "" -> open.enter();
            case "hint" -> open.hint();
            case "skip" -> open.skip();
            case "again" -> open.again();
            case "back" -> open.back();
            case "list" -> open.list();
            default ->
                word.startsWith("go ")
                        ? open.goToStep(Integer.parseInt(word.substring(3)))
                        : open.answer(word);
        };
    }

    private static String listed(List<Saying> steps) {
        return steps.stream()
                .map(one -> one.number() + "  " + one.text())
                .collect(Collectors.joining("\n"));
    }

    /** What is being carried out is brought to its end as fast as the machine goes. */
    private void hurry() {
        keepPace();
        playground.setPace(Pace.of(Double.POSITIVE_INFINITY));
    }

    // How it goes on.

    private void did(LessonPlayer open, List<Saying> more) {
        add(more);
        boolean goes = open.waitsFor() == LessonPlayer.Wait.TIME;
        if (!goes) {
            keepPace();
        }
        playground.setPace(goes ? pace : Pace.STOPPED);
        classroom.keep(open);
        show(open);
    }

    /** A pace that somebody has chosen while it went holds the next time, too. */
    private void keepPace() {
        Session session = playground.openSession();
        Pace now = session == null ? Pace.STOPPED : session.pace();
        if (now.times() > 0 && !Double.isInfinite(now.times())) {
            pace = now;
        }
    }

    private void add(List<Saying> more) {
        for (Saying one : more) {
            if (one.kind() == Saying.Kind.TITLE) {
                said.clear();
                fresh = 0;
            } else if (said.size() == MAX_SAID) {
                said.remove(0);
                fresh = Math.max(0, fresh - 1);
            }
            said.add(one);
        }
    }

    private void show(LessonPlayer open) {
        number++;
        publisher.lesson(new LessonPage(
                number,
                open.lesson().id(),
                open.lesson().title(),
                open.step(),
                open.lesson().isChallenge() ? 0 : open.lesson().steps().size(),
                open.waitsFor(),
                open.waitsForPrediction(),
                open.choices(),
                said,
                fresh));
    }

    @Override
    public boolean goOn() {
        LessonPlayer open = player;
        if (open == null || !open.timeHasPassed()) {
            return false;
        }
        List<Saying> more = open.said();
        if (open.waitsFor() == LessonPlayer.Wait.TIME) {
            add(more);
            show(open);
        } else {
            did(open, more);
        }
        return true;
    }

    @Override
    public boolean stands() {
        LessonPlayer open = player;
        return open == null || open.waitsFor() != LessonPlayer.Wait.TIME;
    }

    /** It is there as long as the engine is. */
    @Override
    public boolean isOver() {
        return false;
    }

    @Override
    public void breakOff() {
        leave();
    }
}
