package raftarium.app.terminal;

import com.googlecode.lanterna.TextColor;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Turns a colour into the SGR parameters that show it, or what comes nearest to it, at one depth.
 * The colours of {@link TextColor.ANSI} are the user's own palette and are left as they are.
 */
final class ColorReduction {
    static final String DEFAULT_FOREGROUND = "39";
    static final String DEFAULT_BACKGROUND = "49";

    /** A theme has some dozens of colours; a program that makes them up as it goes starts over. */
    private static final int CACHE_LIMIT = 4096;

    private static final int[] CUBE = {0, 95, 135, 175, 215, 255};
    /** Channels that lie closer together than this make a grey. */
    private static final int GREY_SPREAD = 32;
    /** A ground all of whose channels are below this is the page, a shade lighter. */
    private static final int DARK_GROUND = 0x60;
    /** A ground all of whose channels are above this is a light page, a shade darker. */
    private static final int LIGHT_GROUND = 0xc0;

    private final ColorDepth depth;
    private final Map<TextColor, String> foregrounds = new HashMap<>();
    private final Map<TextColor, String> backgrounds = new HashMap<>();

    ColorReduction(ColorDepth depth) {
        this.depth = depth;
    }

    String foreground(TextColor color) {
        return cached(foregrounds, color, true);
    }

    String background(TextColor color) {
        return cached(backgrounds, color, false);
    }

    private String cached(Map<TextColor, String> cache, TextColor color, boolean foreground) {
        String known = cache.get(color);
        if (known != null) {
            return known;
        }
        if (cache.size() >= CACHE_LIMIT) {
            cache.clear();
        }
        String parameters = parameters(color, foreground);
        cache.put(color, parameters);
        return parameters;
    }

    private String parameters(TextColor color, boolean foreground) {
        return switch (depth) {
            case NONE -> foreground ? DEFAULT_FOREGROUND : DEFAULT_BACKGROUND;
            case COLORS_16 ->
                color instanceof TextColor.ANSI
                        ? asGiven(color, foreground)
                        : ansiParameter(ansi(color, foreground), foreground);
            case COLORS_256 ->
                color instanceof TextColor.RGB
                        ? (foreground ? "38;5;" : "48;5;")
                                + toIndexed(color.getRed(), color.getGreen(), color.getBlue())
                        : asGiven(color, foreground);
            case TRUECOLOR -> asGiven(color, foreground);
        };
    }

    private static String asGiven(TextColor color, boolean foreground) {
        byte[] sequence =
                foreground ? color.getForegroundSGRSequence() : color.getBackgroundSGRSequence();
        return new String(sequence, StandardCharsets.US_ASCII);
    }

    private static int ansi(TextColor color, boolean foreground) {
        int red = color.getRed();
        int green = color.getGreen();
        int blue = color.getBlue();
        return foreground ? toAnsi(red, green, blue) : toAnsiGround(red, green, blue);
    }

    private static String ansiParameter(int index, boolean foreground) {
        int normal = foreground ? 30 : 40;
        int bright = foreground ? 90 : 100;
        return Integer.toString(index < 8 ? normal + index : bright + index - 8);
    }

    /**
     * The nearest of the cube (16 to 231) and the greys (232 to 255); the first 16 vary by user.
     */
    static int toIndexed(int red, int green, int blue) {
        int r = nearestLevel(red);
        int g = nearestLevel(green);
        int b = nearestLevel(blue);
        int step = Math.min(Math.max((red + green + blue) / 3 - 3, 0) / 10, 23);
        int grey = 8 + 10 * step;
        int toCube = distance(red, green, blue, CUBE[r], CUBE[g], CUBE[b]);
        int toGrey = distance(red, green, blue, grey, grey, grey);
        return toGrey < toCube ? 232 + step : 16 + 36 * r + 6 * g + b;
    }

    private static int nearestLevel(int channel) {
        int nearest = 0;
        for (int level = 1; level < CUBE.length; level++) {
            if (Math.abs(CUBE[level] - channel) < Math.abs(CUBE[nearest] - channel)) {
                nearest = level;
            }
        }
        return nearest;
    }

    private static int distance(int red, int green, int blue, int r, int g, int b) {
        return (red - r) * (red - r) + (green - g) * (green - g) + (blue - b) * (blue - b);
    }

    /**
     * One of the 16, by hue rather than by distance: the palette is the user's, so that distances
     * to it mean little, and the nearest colour of a pale one is a grey, which says nothing.
     */
    static int toAnsi(int red, int green, int blue) {
        int most = Math.max(red, Math.max(green, blue));
        int least = Math.min(red, Math.min(green, blue));
        if (most - least < GREY_SPREAD) {
            int level = (red + green + blue) / 3;
            return level < 48 ? 0 : level < 128 ? 8 : level < 208 ? 7 : 15;
        }
        int middle = (most + least) / 2;
        int hue = (red > middle ? 1 : 0) + (green > middle ? 2 : 0) + (blue > middle ? 4 : 0);
        return most >= 192 ? hue + 8 : hue;
    }

    /**
     * One of the 16 to write on. Grounds that set off a part of the page by a shade become the
     * page: the 16 have no shades, and any colour among them would shout.
     */
    static int toAnsiGround(int red, int green, int blue) {
        int most = Math.max(red, Math.max(green, blue));
        int least = Math.min(red, Math.min(green, blue));
        return most < DARK_GROUND ? 0 : least > LIGHT_GROUND ? 15 : toAnsi(red, green, blue);
    }
}
