package raftarium.app.export;

import org.jspecify.annotations.Nullable;

import raftarium.words.MistakeException;

import java.io.Writer;
import java.util.Set;

/**
 * A format in which a session is handed on.
 *
 * @param name the word by which it is asked for
 * @param meaning what is in it, in half a sentence
 * @param ending how the name of a file of it ends, without the dot
 * @param options the options that it heeds, by their words
 * @param exporter writes it
 */
public record ExportFormat(
        String name, String meaning, String ending, Set<String> options, Exporter exporter) {
    /** What formats heed that tell of events. */
    private static final Set<String> OF_EVENTS = Set.of("--from", "--to", "--nodes", "--types");

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

    /** One that heeds which part of the session is asked for. */
    ExportFormat(String name, String meaning, String ending, Exporter exporter) {
        this(name, meaning, ending, OF_EVENTS, exporter);
    }

    /** Copies the options. */
    public ExportFormat {
        options = Set.copyOf(options);
    }

    /** Writes what is asked for: {@link Exporter#write}. */
    public @Nullable Exported write(ExportSource source, Writer out) throws MistakeException {
        return exporter.write(source, out);
    }
}
