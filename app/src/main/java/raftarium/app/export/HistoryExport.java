package raftarium.app.export;

import raftarium.app.look.HistoryFormat;
import raftarium.check.history.FirstValues;
import raftarium.check.history.HistoryRecorder;
import raftarium.check.history.Operation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;

/**
 * What clients asked and were answered: a JSON object a line, an operation each. Where something
 * was before it, keys that have had a value begin with a put of it; of other machines a line says
 * that nothing is known.
 */
final class HistoryExport implements ExportFormat {
    @Override
    public String name() {
        return "history";
    }

    @Override
    public String meaning() {
        return "what clients asked and were answered, a JSON object a line an operation";
    }

    @Override
    public String ending() {
        return "jsonl";
    }

    @Override
    public Exported write(ExportSource source, Writer out) {
        HistoryRecorder history = source.session().history();
        List<Operation> kept = history.last(HistoryRecorder.KEPT);
        List<Operation> chosen = kept.stream()
                .filter(one -> source.selection().has(one.callNanos()))
                .toList();
        long lost = history.count() - kept.size();
        boolean isFromNothing = !source.session().isResumed()
                && lost == 0
                && source.selection().fromNanos() == null;
        try {
            if (!isFromNothing) {
                writeBeginning(chosen, out);
            }
            for (Operation operation : chosen) {
                out.write(HistoryFormat.line(operation) + "\n");
            }
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
        return Exported.newest(chosen.size(), "operation", lost);
    }

    private static void writeBeginning(List<Operation> operations, Writer out) throws IOException {
        for (Operation put : FirstValues.puts(operations)) {
            out.write(HistoryFormat.line(put) + "\n");
        }
        if (operations.stream().anyMatch(one -> !one.kind().object().isEmpty())) {
            out.write(HistoryFormat.UNKNOWN_BEGINNING + "\n");
        }
    }
}
