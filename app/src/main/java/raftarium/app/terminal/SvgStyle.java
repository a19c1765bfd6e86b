package raftarium.app.terminal;

import com.googlecode.lanterna.SGR;
import com.googlecode.lanterna.TextCharacter;
import com.googlecode.lanterna.TextColor;

import java.util.List;
import java.util.Set;

/**
 * How one cell looks in a picture: reverse is applied, and each colour is there, as #rrggbb.
 *
 * @param foreground the text's colour
 * @param background the cell's colour
 * @param modes what else there is to the text, other than reverse
 */
record SvgStyle(String foreground, String background, Set<SGR> modes) {
    static final String PAGE = "#10141b";
    private static final String TEXT = "#d4d8df";

    /** The 16 colours that a terminal's user chooses; here, ones to be read on a dark page. */
    private static final List<String> ANSI = List.of(
            "#1d2430", "#e0606a", "#7fb868", "#d9a441", "#5c8fe0", "#b57edc", "#4fb3bf", "#c3c8d0",
            "#6b7687", "#ff8a93", "#a5dd8e", "#f5cd6e", "#8ab4ff", "#d7a6f7", "#7fdbe6", "#ffffff");

    SvgStyle {
        modes = Set.copyOf(modes);
    }

    static SvgStyle of(TextCharacter character, boolean underCursor) {
        String foreground = hex(character.getForegroundColor(), TEXT);
        String background = hex(character.getBackgroundColor(), PAGE);
        Set<SGR> modes = character.getModifiers();
        boolean reversed = modes.remove(SGR.REVERSE) != underCursor;
        return reversed
                ? new SvgStyle(background, foreground, modes)
                : new SvgStyle(foreground, background, modes);
    }

    private static String hex(TextColor color, String otherwise) {
        if (color == TextColor.ANSI.DEFAULT) {
            return otherwise;
        }
        if (color instanceof TextColor.ANSI ansi) {
            // In Lanterna's order DEFAULT stands between the normal colours and the bright ones.
            int index = ansi.ordinal();
            return ANSI.get(ansi.isBright() ? index - 1 : index);
        }
        int rgb = color.getRed() << 16 | color.getGreen() << 8 | color.getBlue();
        return "#" + Integer.toHexString(0x1000000 | rgb).substring(1);
    }

    /** The same wherever it is written: what is behind it is drawn apart. */
    SvgStyle ink() {
        return new SvgStyle(foreground, PAGE, modes);
    }

    /** Whether text in this style and in that can be one text. */
    boolean writesAs(SvgStyle other) {
        return foreground.equals(other.foreground) && modes.equals(other.modes);
    }

    /** Whether there is something to see even where there is no letter. */
    boolean hasLine() {
        return modes.contains(SGR.UNDERLINE) || modes.contains(SGR.CROSSED_OUT);
    }

    /** What an element in the text's colour is filled with, a blank before each attribute. */
    String fill() {
        String opacity = modes.contains(TextStyle.DIM) ? " fill-opacity=\"0.6\"" : "";
        return " fill=\"" + foreground + "\"" + opacity;
    }

    /** The same as declarations of a style sheet. */
    String declarations() {
        StringBuilder all = new StringBuilder("fill:").append(foreground);
        if (modes.contains(TextStyle.DIM)) {
            all.append(";fill-opacity:.6");
        }
        if (modes.contains(SGR.BOLD)) {
            all.append(";font-weight:bold");
        }
        if (modes.contains(SGR.ITALIC)) {
            all.append(";font-style:italic");
        }
        if (modes.contains(SGR.UNDERLINE)) {
            all.append(";text-decoration:underline");
        } else if (modes.contains(SGR.CROSSED_OUT)) {
            all.append(";text-decoration:line-through");
        }
        return all.toString();
    }

    /** The attributes of a text element, a blank before each. */
    String attributes() {
        StringBuilder attributes = new StringBuilder(fill());
        if (modes.contains(SGR.BOLD)) {
            attributes.append(" font-weight=\"bold\"");
        }
        if (modes.contains(SGR.ITALIC)) {
            attributes.append(" font-style=\"italic\"");
        }
        if (modes.contains(SGR.UNDERLINE)) {
            attributes.append(" text-decoration=\"underline\"");
        } else if (modes.contains(SGR.CROSSED_OUT)) {
            attributes.append(" text-decoration=\"line-through\"");
        }
        return attributes.toString();
    }
}
