package raftarium.app.tui.health;

import java.util.List;

/**
 * A part of what is said, in one wording or several: the fullest first, the shortest last.
 *
 * @param wordings at least one; the last may be "", for what may be left out
 */
record Clause(List<String> wordings) {
    Clause {
        wordings = List.copyOf(wordings);
    }

    static Clause of(String... wordings) {
        return new Clause(List.of(wordings));
    }

    String full() {
        return wordings.get(0);
    }
}
