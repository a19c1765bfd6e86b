package raftarium.app.tui;

import static org.assertj.core.api.Assertions.assertThat;

import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.input.KeyType;

import org.jspecify.annotations.Nullable;

import raftarium.app.command.Interpreter;
import raftarium.app.lesson.Lesson;
import raftarium.app.lesson.LessonFile;
import raftarium.app.lesson.LessonPlayer;
import raftarium.app.lesson.LessonRecord;
import raftarium.app.lesson.Lessons;
import raftarium.app.session.DataChoice;
import raftarium.app.session.Playground;
import raftarium.app.session.SessionOptions;
import raftarium.app.tui.engine.Classroom;
import raftarium.app.tui.engine.Engine;
import raftarium.app.tui.engine.Executor;
import raftarium.app.tui.engine.Frame;
import raftarium.app.tui.engine.Talks;
import raftarium.app.tui.engine.Turn;
import raftarium.app.tui.pane.UiState;
import raftarium.words.MistakeException;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Somebody before a lesson in the cockpit: an engine with its thread, keys, and a screen. */
final class LessonSitting implements AutoCloseable, PaneKeys.Lines {
    private static final long STOP_MILLIS = 10_000;
    private static final int MOST_FRAMES = 5_000;

    private final Semaphore woken = new Semaphore(0);
    private final LessonRecord record = new LessonRecord();
    private final Playground playground =
            new Playground(SessionOptions.DEFAULT.withData(new DataChoice.Memory()));
    private final UiState ui = new UiState(KeyTable.hints());
    private final int columns;
    private final int rows;
    private final Engine engine;
    private final Controller controller;
    private int kept;

    /** Before the lesson of that id, which stands at its first question or task then. */
    LessonSitting(String id, int columns, int rows) throws Exception {
        this(Lessons.ofTheProgram().file(id).orElseThrow(), columns, rows);
    }

    LessonSitting(LessonFile file, int columns, int rows) throws Exception {
        this.columns = columns;
        this.rows = rows;
        LessonPlayer first = player(file);
        Interpreter interpreter = new Interpreter(playground);
        Talks talks = Talks.lessons(new Room(first), Talks.played(null).library());
        Executor executor = Executor.of(interpreter);
        engine = new Engine(playground, executor, talks, woken::release, true);
        controller = new Controller(this, ui, engine.latest(), columns, rows, null);
        engine.start();
        await(frame -> frame.lesson() != null);
    }

    private LessonPlayer player(LessonFile file) {
        Lesson lesson = file.read().lesson().orElseThrow();
        Lessons lessons = Lessons.ofTheProgram();
        return new LessonPlayer(lesson, lessons.taughtBy(lesson), playground, record, true);
    }

    /** The lessons of the program. */
    private final class Room implements Classroom {
        private final LessonPlayer first;

        Room(LessonPlayer first) {
            this.first = first;
        }

        @Override
        public @Nullable LessonPlayer first() {
            return first;
        }

        @Override
        public LessonPlayer open(String name) throws MistakeException {
            return player(Lessons.ofTheProgram()
                    .file(name)
                    .orElseThrow(() -> new MistakeException("there is no lesson " + name)));
        }

        @Override
        public String list() {
            return "Lessons:\n  one";
        }

        @Override
        public void keep(LessonPlayer player) {
            kept++;
        }
    }

    @Override
    public boolean submit(Frame.Source origin, String line) {
        return engine.submit(origin, line);
    }

    @Override
    public boolean submit(Turn turn) {
        return engine.submit(turn);
    }

    UiState ui() {
        return ui;
    }

    LessonRecord record() {
        return record;
    }

    Frame frame() {
        return engine.latest();
    }

    /** What is on the screen. */
    String screen() {
        return Pictures.text(engine.latest(), ui, columns, rows);
    }

    /** Keys that are letters, one after the other. */
    LessonSitting press(String letters) {
        letters.chars()
                .forEach(letter -> controller.press(new KeyStroke((char) letter, false, false)));
        return this;
    }

    LessonSitting press(KeyType type) {
        controller.press(new KeyStroke(type));
        return this;
    }

    /** Types a line where one can be typed. */
    LessonSitting type(String line) {
        assertThat(ui.mode).isEqualTo(UiState.Mode.PROMPT);
        return press(line).press(KeyType.Enter);
    }

    /** Waits for a text on the screen. */
    String see(String text) throws Exception {
        String[] last = {""};
        await(frame -> {
            last[0] = Pictures.text(frame, ui, columns, rows);
            return last[0].contains(text);
        });
        return last[0];
    }

    void await(Predicate<Frame> wanted) throws Exception {
        for (int count = 0; count < MOST_FRAMES; count++) {
            Frame frame = engine.latest();
            controller.observe(frame, columns, rows);
            if (wanted.test(frame)) {
                return;
            }
            assertThat(woken.tryAcquire(20, TimeUnit.SECONDS)).as(screen()).isTrue();
        }
        throw new AssertionError(screen());
    }

    int kept() {
        return kept;
    }

    @Override
    public void close() {
        Cockpit.rethrow(engine.failure());
        assertThat(engine.stop(STOP_MILLIS)).isTrue();
    }
}
