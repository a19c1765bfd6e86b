package raftarium.app.export;

import raftarium.app.look.HistoryFormat;
import raftarium.check.history.Operation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;

/**
 * What clients asked and were answered: a JSON object a line, an operation each. Where nothing is
 * known of what was before, a line says so.
 */
final class HistoryExport {
    private HistoryExport() {}

    /** Writes it. */
    static Exported write(ExportSource source, Writer out) {
        ClientOperations history = ClientOperations.of(source);
        try {
            for (Operation operation : history.operations()) {
                out.write(HistoryFormat.line(operation) + "\n");
            }
            if (!history.isFromNothing()) {
                out.write(HistoryFormat.UNKNOWN_BEGINNING + "\n");
            }
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
        return history.exported();
    }
}
