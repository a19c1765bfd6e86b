package raftarium.app.tui.paint;

import com.googlecode.lanterna.TextColor;

import raftarium.app.look.SharedColor;

import java.util.Locale;
import java.util.function.ToIntFunction;

/**
 * Which colours a screen has. None of them is ever the only sign of anything; a terminal with fewer
 * colours reduces them.
 */
public enum Theme {
    /** Light on dark. */
    DARK(
            SharedColor::dark,
            0x222b3a,
            0x2a3c5e,
            0x1b2331,
            0xa9c7ff,
            0xfff4c2,
            0xffffff,
            0x7d8797,
            0xffffff,
            0xd0d6e0,
            0xffffff,
            0x8d97a7,
            0xd0d6e0,
            0xffffff,
            0x8d97a7,
            0x10141b,
            0xff6a4d,
            0xfff4c2,
            0x10141b),
    /** Dark on light, for projectors in bright rooms. */
    LIGHT(
            SharedColor::light,
            0xdde3ec,
            0xcfe0f8,
            0xeceff3,
            0x2b4fa8,
            0x1a1200,
            0x000000,
            0x66707c,
            0x000000,
            0x23292f,
            0x000000,
            0x56606e,
            0x23292f,
            0x000000,
            0x5b6470,
            0xffffff,
            0xb3261e,
            0x1a1200,
            0xfff4c2),
    /** Black, white, and few colours as strong as they go. */
    CONTRAST(
            0x000000, 0x303030, 0x004a80, 0x101010, 0xffffff, 0xffd000, 0x181818, 0x303030,
            0xffff40, 0xffffff, 0xffffff, 0xd0d0d0, 0x9a9a9a, 0xffffff, 0xffffff, 0xffffff,
            0xe4e4e4, 0xffffff, 0xffffff, 0xd8d8d8, 0x000000, 0x000000, 0xffe060, 0xffff40,
            0x000000, 0x000000, 0xffd8a0, 0xa8d8ff, 0x60d8ff, 0xffb000, 0x40ffd0, 0xe0b0ff,
            0xffff40),
    /** Only colours that those who see no red, no green or no blue tell apart (Okabe and Ito). */
    COLOR_BLIND(
            0x0e0e12, 0x26262e, 0x2a2a48, 0x1b1b22, 0x56b4e9, 0xe69f00, 0x1b1b22, 0x26262e,
            0xf0e442, 0xd6d6da, 0xffffff, 0x8c8c96, 0x52525c, 0x56b4e9, 0xbfc8d8, 0xffffff,
            0xa6a6b0, 0xe6e6ea, 0xffffff, 0x9a9aa4, 0x000000, 0x000000, 0xe69f00, 0xf0e442,
            0x000000, 0x000000, 0xd87a28, 0x9fd4f2, 0x56b4e9, 0xe69f00, 0xffffff, 0xcc79a7,
            0xf0e442);

    private final int[] rgb;

    /** With the colours of pictures, and its own for what they don't have, in order of tones. */
    Theme(ToIntFunction<SharedColor> colors, int... own) {
        rgb = new int[Tone.values().length];
        int next = 0;
        for (Tone tone : Tone.values()) {
            SharedColor shared = tone.shared();
            rgb[tone.ordinal()] = shared == null ? own[next++] : colors.applyAsInt(shared);
        }
        if (next != own.length) {
            throw new IllegalArgumentException(own.length + " colours");
        }
    }

    Theme(int... rgb) {
        if (rgb.length != Tone.values().length) {
            throw new IllegalArgumentException(rgb.length + " colours");
        }
        this.rgb = rgb;
    }

    TextColor color(Tone tone) {
        int color = rgb[tone.ordinal()];
        return new TextColor.RGB(color >> 16 & 0xff, color >> 8 & 0xff, color & 0xff);
    }

    /** As it is typed. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The one after it, and after the last the first. */
    public Theme next() {
        return values()[(ordinal() + 1) % values().length];
    }
}
