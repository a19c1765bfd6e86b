package raftarium.storage;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The small text files of a data directory: lines of a key and a value, the last one the CRC32C of
 * those before. They are read in order; the first line that isn't as expected is named.
 */
final class CheckedLines {
    /** Longer files are none. */
    static final int MAX_BYTES = 4096;

    private static final String CHECKSUM = "crc32c";
    private static final int SHOWN = 40;

    private final String file;
    private final String text;

    /** Where the last line begins. */
    private final int end;

    private int offset;

    private CheckedLines(String file, String text, int end) {
        this.file = file;
        this.text = text;
        this.end = end;
    }

    /** {@code lines}, each with its newline, and the line with their checksum. */
    static ByteBuffer sealed(String lines) {
        String text = lines + CHECKSUM + " " + checksum(lines) + "\n";
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    }

    /**
     * The lines of {@code content}, whose checksum is right.
     *
     * @throws CorruptionException if it isn't
     */
    static CheckedLines of(String file, byte[] content) {
        String text = new String(content, StandardCharsets.ISO_8859_1);
        int end = text.lastIndexOf('\n', text.length() - 2) + 1;
        String expected = CHECKSUM + " " + checksum(text.substring(0, end)) + "\n";
        if (!text.startsWith(expected, end) || text.length() != end + expected.length()) {
            throw new CorruptionException(
                    file,
                    end,
                    "'" + expected.strip() + "'",
                    "'" + printable(text.substring(end)) + "'");
        }
        return new CheckedLines(file, text, end);
    }

    private static String checksum(String lines) {
        ByteBuffer bytes = ByteBuffer.wrap(lines.getBytes(StandardCharsets.ISO_8859_1));
        return Checksum.shown(Checksum.of(bytes, 0, bytes.limit()));
    }

    private static String printable(String text) {
        return text.substring(0, Math.min(SHOWN, text.length())).replaceAll("[^ -~]", "?");
    }

    /** Whether the next line has that key. */
    boolean isNext(String key) {
        return offset < end && line().startsWith(key + " ");
    }

    /** The value of the next line, a number of that range. */
    long number(String key, long low, long high) {
        String value = isNext(key) ? value(key) : "";
        try {
            long number = Long.parseLong(value);
            if (number >= low && number <= high) {
                pass();
                return number;
            }
        } catch (NumberFormatException e) {
            // It is refused below, like a number out of range.
        }
        throw refused("'" + key + "' and a number of " + low + " to " + high);
    }

    /**
     * The value of the next line, a text.
     *
     * @param pattern what it looks like
     */
    String text(String key, String pattern) {
        String value = isNext(key) ? value(key) : "";
        if (value.isEmpty() || !value.matches(pattern)) {
            throw refused("'" + key + "' and what fits " + pattern);
        }
        pass();
        return value;
    }

    /** That was all. */
    void end() {
        if (offset != end) {
            throw refused("the checksum");
        }
    }

    private String line() {
        int lineEnd = text.indexOf('\n', offset);
        return text.substring(offset, lineEnd < 0 ? text.length() : lineEnd);
    }

    private String value(String key) {
        return line().substring(key.length() + 1);
    }

    private void pass() {
        offset += line().length() + 1;
    }

    private CorruptionException refused(String expected) {
        return new CorruptionException(file, offset, expected, "'" + printable(line()) + "'");
    }
}
