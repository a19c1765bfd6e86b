package raftarium.session;

import raftarium.words.MistakeException;
import raftarium.words.TextLines;

import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** A saved session's text as one line that can be pasted anywhere. */
public final class SharedLine {
    private static final String NAME = "raftarium:";

    /** The version of such a line stands in it; a newer one is refused. */
    private static final String BEGINNING = NAME + "1:";

    private SharedLine() {}

    /** Whether it is meant to be such a line, of any version. */
    public static boolean isOne(String line) {
        return line.startsWith(NAME);
    }

    /** The line for a text. */
    public static String of(String text) {
        return BEGINNING + Deflated.text(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The text that a line is of; at most {@link SavedSession#MAX_BYTES} come of it, whatever it
     * says.
     *
     * @throws MistakeException if it isn't whole, or of a newer version, or more would come of it
     */
    public static String text(String line) throws MistakeException {
        if (!line.startsWith(BEGINNING)) {
            throw new MistakeException("a shared session begins with " + BEGINNING
                    + (line.matches(NAME + "\\d+:.*") ? ", and this is of another version" : ""));
        }
        byte[] bytes = Deflated.bytes(line.substring(BEGINNING.length()), SavedSession.MAX_BYTES);
        try {
            return TextLines.whole(bytes);
        } catch (CharacterCodingException mistake) {
            throw new MistakeException("this is " + TextLines.NO_TEXT + ", and no session");
        }
    }
}
