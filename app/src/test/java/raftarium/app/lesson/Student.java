package raftarium.app.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import raftarium.app.session.DataChoice;
import raftarium.app.session.Playground;
import raftarium.app.session.SessionOptions;
import raftarium.words.Lexer;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;

/** Somebody who plays a lesson, and remembers what was said. */
final class Student implements AutoCloseable {
    private final Playground playground = playground();
    private final LessonPlayer player;
    private final List<Saying> heard = new ArrayList<>();

    private Student(Lesson lesson, Set<String> taught, LessonRecord record) {
        player = new LessonPlayer(lesson, taught, playground, record);
        heard.addAll(player.begin());
    }

    static Playground playground() {
        return new Playground(SessionOptions.DEFAULT.withData(new DataChoice.Memory()));
    }

    static Student of(Lesson lesson) {
        return of(lesson, new LessonRecord());
    }

    static Student of(Lesson lesson, LessonRecord record) {
        return new Student(lesson, Lessons.ofTheProgram().taughtBy(lesson), record);
    }

    /** A lesson without mistakes. */
    static Lesson lesson(String text) {
        LessonReader.Read read = LessonReader.read("test", text);
        assertThat(read.mistakes()).isEmpty();
        return read.lesson().orElseThrow();
    }

    LessonPlayer player() {
        return player;
    }

    /** What was said, of that kind, from the beginning on. */
    List<String> heard(Saying.Kind kind) {
        return heard.stream()
                .filter(saying -> saying.kind() == kind)
                .map(Saying::text)
                .toList();
    }

    /** Does something, and returns the texts of what is said to that. */
    List<String> hears(List<Saying> said) {
        heard.addAll(said);
        return said.stream().map(Saying::text).toList();
    }

    /** Goes on to where something else is waited for than reading. */
    void read() {
        while (player.waitsFor() == LessonPlayer.Wait.ENTER) {
            hears(player.enter());
        }
    }

    /** Goes on to what is to be done; answers anything to what is asked. */
    void toTheDeed() {
        read();
        while (player.waitsFor() == LessonPlayer.Wait.ANSWER) {
            hears(player.skip());
            read();
        }
        assertThat(player.waitsFor()).isEqualTo(LessonPlayer.Wait.DEED);
    }

    /**
     * Plays to the end, and does what is to be done as the solution does.
     *
     * @param answers gives an answer to a question, by its place among all, from 0
     * @return what was asked
     */
    List<LessonQuestion> play(IntFunction<String> answers) {
        List<LessonQuestion> asked = new ArrayList<>();
        read();
        while (player.waitsFor() != LessonPlayer.Wait.NOTHING) {
            if (player.waitsFor() == LessonPlayer.Wait.ANSWER) {
                asked.add(LessonFlow.question(player.part()));
                hears(player.answer(answers.apply(asked.size() - 1)));
            } else {
                solve();
            }
            read();
        }
        return asked;
    }

    /** How answers were judged, in their order. */
    List<Saying> verdicts() {
        return heard.stream()
                .filter(saying -> saying.kind() == Saying.Kind.WRONG
                        || saying.kind() == Saying.Kind.RIGHT
                                && saying.text().startsWith("Right: "))
                .toList();
    }

    /** Does what is to be done, as the solution does. */
    void solve() {
        LessonPart.Deed deed = (LessonPart.Deed) player.part();
        for (var command : deed.solution().commands()) {
            if (player.waitsFor() == LessonPlayer.Wait.DEED && player.part() == deed) {
                hears(player.give(Lexer.line(command.words())));
            }
        }
    }

    @Override
    public void close() {
        playground.close();
    }
}
