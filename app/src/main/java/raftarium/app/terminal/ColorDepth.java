package raftarium.app.terminal;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How many colours a terminal shows. */
public enum ColorDepth {
    /** 24 bits a colour. */
    TRUECOLOR,
    /** The 256 of xterm: 16, a cube of 216, 24 greys. */
    COLORS_256,
    /** The 8 of ANSI, each of them normal and bright. */
    COLORS_16,
    /** No colour: bold, dim, underline and reverse remain. */
    NONE;

    /** What {@code --color} asks for. */
    public enum Choice {
        /** As the environment says. */
        AUTO,
        /** Colours, even if {@code NO_COLOR} is set or the terminal claims to have none. */
        ALWAYS,
        /** No colours. */
        NEVER
    }

    private static final int UNKNOWN = -1;

    /**
     * These have 24 bits and say so in COLORTERM, which ssh doesn't pass on; it does pass on TERM.
     */
    private static final List<String> TRUECOLOR_TYPES =
            List.of("alacritty", "contour", "foot", "wezterm", "xterm-ghostty", "xterm-kitty");

    private static final List<String> COLOR_TYPES = List.of(
            "ansi", "cygwin", "eterm", "konsole", "linux", "rxvt", "screen", "tmux", "vte",
            "xterm");

    /**
     * As {@link #detect(Choice, Map, int)}, where it isn't known what the terminal's description
     * says.
     */
    public static ColorDepth detect(Choice choice, Map<String, String> environment) {
        return detect(choice, environment, UNKNOWN);
    }

    /**
     * The depth to draw with.
     *
     * @param choice what {@code --color} asks for
     * @param environment of which {@code NO_COLOR}, {@code COLORTERM}, {@code TERM} and
     *     {@code STY} count
     * @param maxColors the capability {@code max_colors} of the terminal's type, negative if
     *     not known
     */
    public static ColorDepth detect(Choice choice, Map<String, String> environment, int maxColors) {
        return switch (choice) {
            case NEVER -> NONE;
            case ALWAYS -> {
                ColorDepth depth = capability(environment, maxColors);
                yield depth == NONE ? COLORS_16 : depth;
            }
            // no-color.org: set, to anything but nothing
            case AUTO ->
                environment.getOrDefault("NO_COLOR", "").isEmpty()
                        ? capability(environment, maxColors)
                        : NONE;
        };
    }

    private static ColorDepth capability(Map<String, String> environment, int maxColors) {
        String type = environment.getOrDefault("TERM", "").toLowerCase(Locale.ROOT);
        String claim = environment.getOrDefault("COLORTERM", "").toLowerCase(Locale.ROOT);
        if (type.startsWith("dumb")) {
            return NONE;
        }
        boolean truecolor = claim.equals("truecolor") || claim.equals("24bit");
        if (truecolor && environment.containsKey("STY") && type.startsWith("screen")) {
            // GNU screen inherits the variable from the terminal around it, and has 256 colours
            // itself.
            return COLORS_256;
        }
        if (truecolor
                || type.endsWith("-direct")
                || isOneOf(TRUECOLOR_TYPES, type)
                || maxColors >= 1 << 24) {
            return TRUECOLOR;
        }
        if (type.contains("256color") || maxColors >= 256) {
            return COLORS_256;
        }
        if (maxColors >= 8 || !claim.isEmpty()) {
            return COLORS_16;
        }
        return maxColors < 0 && isOneOf(COLOR_TYPES, type) ? COLORS_16 : NONE;
    }

    private static boolean isOneOf(List<String> types, String type) {
        return types.stream().anyMatch(known -> type.equals(known) || type.startsWith(known + "-"));
    }
}
