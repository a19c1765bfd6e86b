package raftarium.words;

/**
 * Text as people are shown it. A value, a key or a file's name may hold what a terminal obeys: to
 * go elsewhere, to turn the letters' direction, to begin a line that looks like ours. Such
 * characters are shown as they are typed in most languages, as {@code \}{@code u001b}; what other
 * programs read keeps them, as JSON does.
 */
public final class Shown {
    private Shown() {}

    /** A text in lines, whose ends are ours. */
    public static String text(String text) {
        return shown(text, true);
    }

    /** A line, or a part of one: it has no end within. */
    public static String line(String text) {
        return shown(text, false);
    }

    private static String shown(String text, boolean ends) {
        int place = 0;
        while (place < text.length() && isHarmless(text.charAt(place), ends)) {
            place++;
        }
        if (place == text.length()) {
            return text;
        }
        StringBuilder shown = new StringBuilder(text.length() + 16).append(text, 0, place);
        for (; place < text.length(); place++) {
            char letter = text.charAt(place);
            if (isHarmless(letter, ends)) {
                shown.append(letter);
            } else {
                escape(letter, shown);
            }
        }
        return shown.toString();
    }

    private static boolean isHarmless(char letter, boolean ends) {
        return !isControl(letter) || ends && letter == '\n';
    }

    /** Whether a terminal may obey it rather than show it: lines' ends and directions too. */
    public static boolean isControl(char letter) {
        return letter < ' '
                || letter >= 0x7f && letter < 0xa0
                || letter == 0x061c
                || letter >= 0x200e && letter <= 0x200f
                || letter >= 0x2028 && letter <= 0x202e
                || letter >= 0x2066 && letter <= 0x2069
                || letter == 0xfeff;
    }

    private static void escape(char letter, StringBuilder shown) {
        switch (letter) {
            case '\n' -> shown.append("\\n");
            case '\r' -> shown.append("\\r");
            case '\t' -> shown.append("\\t");
            default -> {
                String digits = Integer.toHexString(letter);
                shown.append("\\u").append("0".repeat(4 - digits.length())).append(digits);
            }
        }
    }
}
