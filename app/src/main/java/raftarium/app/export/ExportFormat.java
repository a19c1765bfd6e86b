package raftarium.app.export;

import org.jspecify.annotations.Nullable;

import raftarium.words.MistakeException;

import java.io.Writer;

/**
 * A format in which a session is handed on.
 *
 * @param name the word by which it is asked for
 * @param meaning what is in it, in half a sentence
 * @param ending how the name of a file of it ends, without the dot
 * @param exporter writes it
 */
public record ExportFormat(String name, String meaning, String ending, Exporter exporter) {
    /** Writes a session in a format. */
    @FunctionalInterface
    public interface Exporter {
        /**
         * Writes what is asked for. It goes through as much as there is at once, and keeps no more
         * of it than it must.
         *
         * @return what was written; null if it was broken off
         * @throws MistakeException if what is asked for can't be said in the format
         * @throws java.io.UncheckedIOException if it can't be written
         */
        @Nullable
        Exported write(ExportSource source, Writer out) throws MistakeException;
    }

    /** Writes what is asked for: {@link Exporter#write}. */
    public @Nullable Exported write(ExportSource source, Writer out) throws MistakeException {
        return exporter.write(source, out);
    }
}
