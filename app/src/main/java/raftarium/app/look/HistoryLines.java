package raftarium.app.look;

import raftarium.check.history.FirstValues;
import raftarium.check.history.HistoryRecorder;
import raftarium.check.history.Operation;

import java.util.ArrayList;
import java.util.List;

/**
 * A session's history as it is exported.
 *
 * @param operations how many there are of clients, the newest
 * @param lost how many older ones weren't kept
 * @param lines the lines, without their ends: more than operations where it says what was before
 */
public record HistoryLines(int operations, long lost, List<String> lines) {
    /** Copies the lines. */
    public HistoryLines {
        lines = List.copyOf(lines);
    }

    /**
     * Of what is kept. Keys that have had a value before that begin with a put of it; of other
     * machines a line says that nothing is known.
     *
     * @param isResumed whether there was something before the session
     */
    public static HistoryLines of(HistoryRecorder history, boolean isResumed) {
        List<Operation> kept = history.last(HistoryRecorder.KEPT);
        long lost = history.count() - kept.size();
        List<String> lines = new ArrayList<>();
        if (isResumed || lost > 0) {
            FirstValues.puts(kept).forEach(put -> lines.add(HistoryFormat.line(put)));
            if (kept.stream().anyMatch(one -> !one.kind().object().isEmpty())) {
                lines.add(HistoryFormat.UNKNOWN_BEGINNING);
            }
        }
        kept.forEach(operation -> lines.add(HistoryFormat.line(operation)));
        return new HistoryLines(kept.size(), lost, lines);
    }
}
