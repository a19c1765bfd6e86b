package raftarium.app.export;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * How the cockpit looks in the formats that show it. What isn't said is as it usually is.
 *
 * @param size how large it is; null: {@link ScreenSize#USUAL}
 * @param theme which of {@link #THEMES} its colours are; null: the first
 * @param isAscii whether only the signs of ASCII are drawn
 * @param presents whether it is drawn for an audience
 */
public record ScreenLook(
        @Nullable ScreenSize size, @Nullable String theme, boolean isAscii, boolean presents) {
    /** The words of the themes. */
    public static final List<String> THEMES = List.of("dark", "light", "contrast", "color-blind");

    /** Nothing is said. */
    static final ScreenLook USUAL = new ScreenLook(null, null, false, false);

    /** The size. */
    public ScreenSize sizeOrUsual() {
        return size == null ? ScreenSize.USUAL : size;
    }
}
