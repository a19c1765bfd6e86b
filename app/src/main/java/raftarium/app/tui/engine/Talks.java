package raftarium.app.tui.engine;

import org.jspecify.annotations.Nullable;

import raftarium.words.MistakeException;

import java.util.List;

/**
 * What is told to those who watch.
 *
 * @param first what is told first; null: nothing is
 * @param library what else can be
 * @param stops whether it stands at its title and at each note until they want it to go on
 * @param classroom the lessons that there are
 */
public record Talks(@Nullable Scenario first, Library library, boolean stops, Classroom classroom) {
    /** Without lessons. */
    public Talks(@Nullable Scenario first, Library library, boolean stops) {
        this(first, library, stops, Classroom.NONE);
    }

    /** Lessons, the first of them at once, and scenarios that can be begun instead. */
    public static Talks lessons(Classroom classroom, Library library) {
        return new Talks(null, library, true, classroom);
    }

    /** Whether something is told from the beginning. */
    public boolean begin() {
        return first != null || classroom.first() != null;
    }

    /** That scenario, from its beginning to its end, and no other. */
    public static Talks played(@Nullable Scenario scenario) {
        return new Talks(scenario, NoLibrary.HERE, false);
    }

    /** There is nothing else. */
    private enum NoLibrary implements Library {
        HERE;

        @Override
        public List<Scenario.Title> titles() {
            return List.of();
        }

        @Override
        public Scenario open(String name) throws MistakeException {
            throw new MistakeException("there are no scenarios here");
        }
    }
}
