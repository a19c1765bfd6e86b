package raftarium.app.lesson;

import org.jspecify.annotations.Nullable;

import raftarium.app.command.Interpreter;
import raftarium.app.command.Work;

import java.util.List;

/** Commands that are carried out in the student's sight, at once or while time passes. */
final class WatchedCommands {
    private final LessonStage stage;
    private final List<Saying> said;
    private @Nullable Work running;

    /** What there is to say of them is added to {@code said}. */
    WatchedCommands(LessonStage stage, List<Saying> said) {
        this.stage = stage;
        this.said = said;
    }

    /** Begins; what happens is told too where it can't be seen. */
    Work begin(Interpreter.Script script) {
        if (stage.isWatched()) {
            return stage.begin(script, listener());
        }
        stage.tellStory(true);
        Work begun = stage.begin(script, listener());
        stage.tellStory(false);
        return begun;
    }

    /** That goes on once time has passed. */
    void await(Work begun) {
        running = begun;
    }

    /**
     * Goes on if what it waits for has come.
     *
     * @return whether it did
     */
    boolean goOn() {
        Work begun = running;
        boolean went = begun != null && begun.goOn();
        if (begun != null && begun.isOver()) {
            running = null;
        }
        return went;
    }

    /** Whether nothing is being carried out. */
    boolean isOver() {
        return running == null;
    }

    /** Nothing more of it is done, and nothing is said of it. */
    void breakOff() {
        Work begun = running;
        running = null;
        if (begun != null) {
            List<Saying> before = List.copyOf(said);
            begun.breakOff();
            said.clear();
            said.addAll(before);
        }
    }

    private Interpreter.Listener listener() {
        return new Interpreter.Listener() {
            private int shown = said.size();

            /** A command is named before what it leads to. */
            @Override
            public void executed(Interpreter.Executed executed) {
                int place = Math.min(shown, said.size());
                said.add(place, Saying.of(Saying.Kind.COMMAND, executed.command()));
                if (!executed.reply().output().isEmpty()) {
                    said.add(Saying.of(Saying.Kind.REPLY, executed.reply().output()));
                }
                shown = said.size();
            }

            @Override
            public void told(String event) {
                said.add(Saying.of(Saying.Kind.EVENT, event));
            }
        };
    }
}
