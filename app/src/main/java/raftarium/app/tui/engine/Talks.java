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
 */
public record Talks(@Nullable Scenario first, Library library, boolean stops) {
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
