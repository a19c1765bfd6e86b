package raftarium.app.script;

import org.jspecify.annotations.Nullable;

import raftarium.app.session.SessionOptions;

/**
 * A script that is to be run.
 *
 * @param options what it doesn't say itself
 * @param seed the seed, whatever it says itself; null: it may say
 */
public record ScriptRun(
        ScriptSource source,
        SessionOptions options,
        @Nullable Long seed) {
    /** The script, and the seed if it isn't the script's own. */
    public String name() {
        return seed == null ? source.name() : source.name() + " (seed " + seed + ")";
    }

    @Override
    public String toString() {
        return name();
    }
}
