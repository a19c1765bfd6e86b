package raftarium.words;

/**
 * A text as one line that a program reads back: a backslash stands in it twice, and a character
 * that ends a line, or that a terminal would obey, as {@code \}{@code u} with four hexadecimal
 * digits.
 */
public final class EscapedLine {
    private EscapedLine() {}

    /** The text as such a line. */
    public static String of(String text) {
        StringBuilder line = new StringBuilder(text.length() + 16);
        for (int place = 0; place < text.length(); place++) {
            char letter = text.charAt(place);
            if (letter == '\\') {
                line.append("\\\\");
            } else if (isEscaped(text, place)) {
                String digits = Integer.toHexString(letter);
                line.append("\\u").append("0".repeat(4 - digits.length())).append(digits);
            } else {
                line.append(letter);
            }
        }
        return line.toString();
    }

    /** A half of a letter that stands alone would be lost in UTF-8. */
    private static boolean isEscaped(String text, int place) {
        char letter = text.charAt(place);
        boolean isPair = Character.isHighSurrogate(letter)
                        && place + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(place + 1))
                || Character.isLowSurrogate(letter)
                        && place > 0
                        && Character.isHighSurrogate(text.charAt(place - 1));
        return Shown.isControl(letter) || Character.isSurrogate(letter) && !isPair;
    }

    /**
     * The text that a line stands for.
     *
     * @throws MistakeException if a backslash in it begins nothing that {@link #of} writes
     */
    public static String read(String line) throws MistakeException {
        StringBuilder text = new StringBuilder(line.length());
        int place = 0;
        while (place < line.length()) {
            char letter = line.charAt(place);
            if (letter != '\\') {
                text.append(letter);
                place++;
            } else if (line.startsWith("\\\\", place)) {
                text.append('\\');
                place += 2;
            } else {
                text.append(character(line, place));
                place += 6;
            }
        }
        return text.toString();
    }

    private static char character(String line, int place) throws MistakeException {
        String digits = line.startsWith("\\u", place) && place + 6 <= line.length()
                ? line.substring(place + 2, place + 6)
                : "";
        if (!digits.matches("[0-9a-f]{4}")) {
            throw new MistakeException("a backslash stands twice, or before u and four hexadecimal"
                    + " digits: column " + (place + 1));
        }
        return (char) Integer.parseInt(digits, 16);
    }
}
