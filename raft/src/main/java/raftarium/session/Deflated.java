package raftarium.session;

import raftarium.words.MistakeException;

import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** Bytes, deflated, as letters that stand in any line: base64 for URLs, without padding. */
final class Deflated {
    private static final int CHUNK_BYTES = 1 << 16;

    private Deflated() {}

    /** The letters for some bytes. */
    static String text(byte[] bytes) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        try {
            deflater.setInput(bytes);
            deflater.finish();
            ByteArrayOutputStream deflated = new ByteArrayOutputStream();
            byte[] chunk = new byte[CHUNK_BYTES];
            while (!deflater.finished()) {
                deflated.write(chunk, 0, deflater.deflate(chunk));
            }
            return Base64.getUrlEncoder().withoutPadding().encodeToString(deflated.toByteArray());
        } finally {
            deflater.end();
        }
    }

    /**
     * The bytes that letters stand for.
     *
     * @param most no more may come of them, whatever they say
     * @throws MistakeException if they are no such letters, or more would come of them
     */
    static byte[] bytes(String text, int most) throws MistakeException {
        byte[] deflated;
        try {
            deflated = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException mistake) {
            throw notWhole();
        }
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(deflated);
            byte[] bytes = inflated(inflater, most);
            if (inflater.getRemaining() > 0) {
                throw notWhole();
            }
            return bytes;
        } catch (DataFormatException mistake) {
            throw notWhole();
        } finally {
            inflater.end();
        }
    }

    private static byte[] inflated(Inflater inflater, int most)
            throws DataFormatException, MistakeException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] chunk = new byte[CHUNK_BYTES];
        while (!inflater.finished()) {
            int length = inflater.inflate(chunk);
            if (length == 0 && !inflater.finished()) {
                throw notWhole();
            }
            bytes.write(chunk, 0, length);
            if (bytes.size() > most) {
                throw new MistakeException(
                        "more than " + (most >> 20) + " MiB come of it: it is no session");
            }
        }
        return bytes.toByteArray();
    }

    private static MistakeException notWhole() {
        return new MistakeException("it isn't whole, or was changed: copy all of it");
    }
}
