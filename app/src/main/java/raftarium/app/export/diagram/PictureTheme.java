package raftarium.app.export.diagram;

import raftarium.app.look.SharedColor;

import java.util.Locale;
import java.util.function.ToIntFunction;

/** Which colours a picture has: those of the cockpit. */
public enum PictureTheme {
    /** Dark on light: paper, slides, projectors in bright rooms. */
    LIGHT(SharedColor::light, 0xe9edf5, 0x5b6570, 0xfff0a8, 0x1a1200, 0xc5cbd4),
    /** Light on dark. */
    DARK(SharedColor::dark, 0x1b2331, 0x9aa4b4, 0xfff4c2, 0x1a1200, 0x4d596b);

    private final int[] rgb = new int[Paint.values().length];

    /** With colours of its own for what isn't shared, in the order of {@link Paint}. */
    PictureTheme(ToIntFunction<SharedColor> colors, int... own) {
        int next = 0;
        for (Paint paint : Paint.values()) {
            if (paint != Paint.NONE) {
                SharedColor shared = paint.shared();
                rgb[paint.ordinal()] = shared == null ? own[next++] : colors.applyAsInt(shared);
            }
        }
        if (next != own.length) {
            throw new IllegalArgumentException(own.length + " colours");
        }
    }

    /** As it is typed. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Red, green and blue, a byte each. */
    int rgb(Paint paint) {
        return rgb[paint.ordinal()];
    }

    /** As SVG and CSS write it. */
    String hex(Paint paint) {
        return paint == Paint.NONE ? "none" : String.format(Locale.ROOT, "#%06x", rgb(paint));
    }
}
