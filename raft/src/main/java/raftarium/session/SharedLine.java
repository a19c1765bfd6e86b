package raftarium.session;

import raftarium.words.MistakeException;
import raftarium.words.TextLines;

import java.io.ByteArrayOutputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** A saved session's text as one line that can be pasted anywhere. */
public final class SharedLine {
    private static final String NAME = "raftarium:";

    /** The version of such a line stands in it; a newer one is refused. */
    private static final String BEGINNING = NAME + "1:";

    private static final int CHUNK_BYTES = 1 << 16;

    private SharedLine() {}

    /** Whether it is meant to be such a line, of any version. */
    public static boolean isOne(String line) {
        return line.startsWith(NAME);
    }

    /** The line for a text. */
    public static String of(String text) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        try {
            deflater.setInput(text.getBytes(StandardCharsets.UTF_8));
            deflater.finish();
            ByteArrayOutputStream deflated = new ByteArrayOutputStream();
            byte[] chunk = new byte[CHUNK_BYTES];
            while (!deflater.finished()) {
                deflated.write(chunk, 0, deflater.deflate(chunk));
            }
            return BEGINNING
                    + Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString(deflated.toByteArray());
        } finally {
            deflater.end();
        }
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
        byte[] deflated;
        try {
            deflated = Base64.getUrlDecoder().decode(line.substring(BEGINNING.length()));
        } catch (IllegalArgumentException mistake) {
            throw notWhole();
        }
        try {
            return TextLines.whole(inflated(deflated));
        } catch (CharacterCodingException mistake) {
            throw notWhole();
        }
    }

    private static byte[] inflated(byte[] deflated) throws MistakeException {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(deflated);
            ByteArrayOutputStream text = new ByteArrayOutputStream();
            byte[] chunk = new byte[CHUNK_BYTES];
            while (!inflater.finished()) {
                int length = inflater.inflate(chunk);
                if (length == 0 && !inflater.finished()) {
                    throw notWhole();
                }
                text.write(chunk, 0, length);
                if (text.size() > SavedSession.MAX_BYTES) {
                    throw new MistakeException("more than " + (SavedSession.MAX_BYTES >> 20)
                            + " MiB come of this line: it is no session");
                }
            }
            if (inflater.getRemaining() > 0) {
                throw notWhole();
            }
            return text.toByteArray();
        } catch (DataFormatException mistake) {
            throw notWhole();
        } finally {
            inflater.end();
        }
    }

    private static MistakeException notWhole() {
        return new MistakeException("the line isn't whole, or was changed: copy all of it");
    }
}
