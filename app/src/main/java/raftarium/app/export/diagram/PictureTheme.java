package raftarium.app.export.diagram;

import java.util.Locale;

/** Which colours a picture has: those of the cockpit. */
public enum PictureTheme {
    /** Dark on light: paper, slides, projectors in bright rooms. */
    LIGHT(
            0xfbfbf8, 0xe9edf5, 0xeceff3, 0xdfe5ee, 0x23292f, 0x5b6570, 0xb4bac4, 0xfff0a8,
            0x1a1200, 0xb3261e, 0xffffff, 0x7a4d1c, 0x2b4fa8, 0xc5cbd4, 0xffffff, 0x0a68a6,
            0xa34a00, 0x007255, 0x5b45b5, 0x716400),
    /** Light on dark. */
    DARK(
            0x10141b, 0x1b2331, 0x1b2331, 0x26324a, 0xd0d6e0, 0x9aa4b4, 0x3d4858, 0xfff4c2,
            0x1a1200, 0xff6a4d, 0x10141b, 0xc9a27a, 0xa9c7ff, 0x4d596b, 0x10141b, 0x56b4e9,
            0xf0a030, 0x2fc49a, 0xb09cff, 0xe8e070);

    private final int[] rgb;

    PictureTheme(int... rgb) {
        this.rgb = rgb;
    }

    /** As it is typed. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Red, green and blue, a byte each. */
    int rgb(Paint paint) {
        return rgb[paint.ordinal() - 1];
    }

    /** As SVG and CSS write it. */
    String hex(Paint paint) {
        return paint == Paint.NONE ? "none" : String.format(Locale.ROOT, "#%06x", rgb(paint));
    }
}
