package raftarium.app.export;

import org.jspecify.annotations.Nullable;

import raftarium.app.session.Pace;

import java.util.List;

/**
 * How the cockpit is seen in the formats that show it. What isn't said is as it usually is.
 *
 * @param size how large it is; null: {@link ScreenSize#USUAL}
 * @param pace how fast it is played; null: as the cockpit plays by itself
 * @param theme which of {@link #THEMES} its colours are; null: the first
 * @param pause how long it stands at each note, in nanoseconds of those who watch; null: not at all
 * @param note at the note of which number it ends, from 1; null: at none
 * @param isAscii whether only the signs of ASCII are drawn
 * @param presents whether it is drawn for an audience
 */
public record ScreenOptions(
        @Nullable ScreenSize size,
        @Nullable Pace pace,
        @Nullable Long pause,
        @Nullable String theme,
        @Nullable Integer note,
        boolean isAscii,
        boolean presents) {
    /** The words of the themes. */
    public static final List<String> THEMES = List.of("dark", "light", "contrast", "color-blind");

    /** Nothing is said. */
    public static final ScreenOptions USUAL =
            new ScreenOptions(null, null, null, null, null, false, false);

    /** The size. */
    public ScreenSize sizeOrUsual() {
        return size == null ? ScreenSize.USUAL : size;
    }

    /** How fast it is played. */
    public Pace paceOrUsual() {
        return pace == null ? Pace.AUTO : pace;
    }

    /** How long it stands at each note, in nanoseconds of those who watch. */
    public long pauseNanos() {
        return pause == null ? 0 : pause;
    }

    /** The same, standing so long at notes. */
    public ScreenOptions withPause(Long other) {
        return new ScreenOptions(size, pace, other, theme, note, isAscii, presents);
    }

    /** The same in that size. */
    public ScreenOptions withSize(ScreenSize other) {
        return new ScreenOptions(other, pace, pause, theme, note, isAscii, presents);
    }

    /** The same at that speed. */
    public ScreenOptions withPace(Pace other) {
        return new ScreenOptions(size, other, pause, theme, note, isAscii, presents);
    }

    /** The same in those colours. */
    public ScreenOptions withTheme(String other) {
        return new ScreenOptions(size, pace, pause, other, note, isAscii, presents);
    }

    /** The same up to that note. */
    public ScreenOptions withNote(Integer other) {
        return new ScreenOptions(size, pace, pause, theme, other, isAscii, presents);
    }

    /** The same with the signs of ASCII only, or not. */
    public ScreenOptions withAscii(boolean other) {
        return new ScreenOptions(size, pace, pause, theme, note, other, presents);
    }

    /** The same for an audience, or not. */
    public ScreenOptions presenting(boolean other) {
        return new ScreenOptions(size, pace, pause, theme, note, isAscii, other);
    }
}
