package raftarium.app.export;

import org.jspecify.annotations.Nullable;

import raftarium.app.session.Pace;

/**
 * How the cockpit is played in the formats that show it. What isn't said is as it usually is.
 *
 * @param pace how fast it is played; null: as the cockpit plays by itself
 * @param pause how long it stands at each note, in nanoseconds of those who watch; null: not at all
 * @param note at the note of which number it ends, from 1; null: at none
 */
public record ScreenPlay(
        @Nullable Pace pace, @Nullable Long pause, @Nullable Integer note) {
    /** Nothing is said. */
    static final ScreenPlay USUAL = new ScreenPlay(null, null, null);

    /** How fast it is played. */
    public Pace paceOrUsual() {
        return pace == null ? Pace.AUTO : pace;
    }

    /** How long it stands at each note, in nanoseconds of those who watch. */
    public long pauseNanos() {
        return pause == null ? 0 : pause;
    }
}
