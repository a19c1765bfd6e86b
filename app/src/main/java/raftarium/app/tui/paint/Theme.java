package raftarium.app.tui.paint;

import com.googlecode.lanterna.TextColor;

import java.util.Locale;

/**
 * Which colours a screen has. None of them is ever the only sign of anything; a terminal with fewer
 * colours reduces them.
 */
public enum Theme {
    /** Light on dark. */
    DARK(
            0x10141b, 0x232c3a, 0x1d2a3c, 0x1a2230, 0x8fb7de, 0xffb000, 0xc9d1dc, 0xffffff,
            0x7f8a9a, 0x465467, 0xa9bdd6, 0xdfe6ef, 0xffffff, 0x9aa7b8, 0xdfe6ef, 0xffffff,
            0x8d9aab, 0x10141b, 0x10141b, 0xffd27a, 0xf0e442, 0x7fc4f5, 0xf0a030, 0x56b4e9,
            0xf0a030, 0xc3a6f5, 0xf0e442, 0x45c4b0, 0xf296c0, 0x8ea7ff, 0xd9bd94),
    /** Dark on light, for projectors in bright rooms. */
    LIGHT(
            0xfbfaf6, 0xdfe3ea, 0xe3ebf6, 0xf0f1f5, 0x23518c, 0x8a2c00, 0x2b3138, 0x000000,
            0x68707c, 0xb4bac4, 0x2f4a6d, 0x20262e, 0x000000, 0x56606e, 0x20262e, 0x000000,
            0x5b6470, 0xffffff, 0xffffff, 0x9a3b00, 0x7a5c00, 0x1f6fb0, 0xa65e00, 0x0a5fa8,
            0xa34f00, 0x6a3fc0, 0x6d6200, 0x00705c, 0xa8246c, 0x3a45c9, 0x72562a),
    /** Black, white, and few colours as strong as they go. */
    CONTRAST(
            0x000000, 0x303030, 0x004a80, 0x101010, 0xffffff, 0xffd000, 0xffffff, 0xffffff,
            0xd0d0d0, 0x9a9a9a, 0xffffff, 0xffffff, 0xffffff, 0xe4e4e4, 0xffffff, 0xffffff,
            0xd8d8d8, 0x000000, 0x000000, 0xffe060, 0xffff00, 0x60d8ff, 0xffb000, 0x60d8ff,
            0xffb000, 0xe0b0ff, 0xffff40, 0x40ffd0, 0xff9fd8, 0xa8c0ff, 0xffd8a0),
    /** Only colours that those who see no red, no green or no blue tell apart (Okabe and Ito). */
    COLOR_BLIND(
            0x0e0e12, 0x26262e, 0x2a2a38, 0x1b1b22, 0x56b4e9, 0xe69f00, 0xd6d6da, 0xffffff,
            0x8c8c96, 0x52525c, 0xbfc8d8, 0xe6e6ea, 0xffffff, 0xa6a6b0, 0xe6e6ea, 0xffffff,
            0x9a9aa4, 0x000000, 0x000000, 0xe69f00, 0xf0e442, 0x56b4e9, 0xe69f00, 0x56b4e9,
            0xe69f00, 0xffffff, 0x0090d0, 0xf0e442, 0xcc79a7, 0x9fd4f2, 0xd87a28);

    private final int[] rgb;

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
