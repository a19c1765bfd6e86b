package raftarium.words;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * The lines of a text that is read as it comes; a line ends as on any system. It is UTF-8: a mark
 * before the first letter, which some editors put there, is passed over, and bytes that stand for
 * no letter are a mistake of their line, never another letter.
 */
public final class TextLines implements AutoCloseable {
    /** What is said of bytes that are no text. */
    public static final String NO_TEXT = "no text in UTF-8";

    /** A line has at most so many bytes. */
    public static final int MAX_LINE_MEBIBYTES = 8;

    private static final char MARK = '\uFEFF';

    private final InputStream input;
    private final byte[] buffer = new byte[8192];
    private int from;
    private int end;
    private boolean afterReturn;
    private int number;
    private boolean given;

    /** The lines of that; nothing is read before it is asked for. */
    public TextLines(InputStream input) {
        this.input = input;
    }

    /**
     * A whole text.
     *
     * @throws CharacterCodingException if it isn't in UTF-8
     */
    public static String whole(byte[] bytes) throws CharacterCodingException {
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
        return !text.isEmpty() && text.charAt(0) == MARK ? text.substring(1) : text;
    }

    /**
     * The next line, without its end; null at the end of the text.
     *
     * @throws MistakeException if it isn't in UTF-8, after which the lines behind it can be read;
     *     or it is too long, and the text ends with it
     */
    public @Nullable String next() throws IOException, MistakeException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        boolean ended = false;
        boolean any = false;
        while (!ended && !given && fill()) {
            if (afterReturn && buffer[from] == '\n') {
                from++;
                afterReturn = false;
                continue;
            }
            afterReturn = false;
            any = true;
            int stop = from;
            while (stop < end && buffer[stop] != '\n' && buffer[stop] != '\r') {
                stop++;
            }
            line.write(buffer, from, stop - from);
            if (line.size() > MAX_LINE_MEBIBYTES << 20) {
                number++;
                given = true;
                throw new MistakeException(
                        "a line has at most " + MAX_LINE_MEBIBYTES + " MiB, and this one has more");
            }
            ended = stop < end;
            afterReturn = ended && buffer[stop] == '\r';
            from = ended ? stop + 1 : stop;
        }
        if (!any) {
            return null;
        }
        number++;
        return decoded(line.toByteArray());
    }

    /** How many lines were read. */
    public int number() {
        return number;
    }

    private boolean fill() throws IOException {
        if (from == end) {
            from = 0;
            end = Math.max(0, input.read(buffer));
        }
        return from < end;
    }

    private String decoded(byte[] line) throws MistakeException {
        try {
            return number == 1
                    ? whole(line)
                    : StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(line))
                            .toString();
        } catch (CharacterCodingException malformed) {
            throw new MistakeException("this is " + NO_TEXT);
        }
    }

    @Override
    public void close() throws IOException {
        input.close();
    }
}
