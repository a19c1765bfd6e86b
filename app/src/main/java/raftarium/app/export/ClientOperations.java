package raftarium.app.export;

import raftarium.check.history.FirstValues;
import raftarium.check.history.HistoryRecorder;
import raftarium.check.history.Operation;

import java.util.ArrayList;
import java.util.List;

/**
 * What clients asked in the time that is wanted, as far as it is kept. Where something was before
 * it, keys that have had a value begin with a put of it.
 *
 * @param operations in the order of their calls, those puts first
 * @param asked how many of them clients asked for
 * @param isFromNothing whether there was nothing else before
 * @param lost how many older ones weren't kept
 */
record ClientOperations(List<Operation> operations, int asked, boolean isFromNothing, long lost) {
    /** Copies the operations. */
    ClientOperations {
        operations = List.copyOf(operations);
    }

    /** Those of a session. */
    static ClientOperations of(ExportSource source) {
        HistoryRecorder history = source.session().history();
        List<Operation> kept = history.last(HistoryRecorder.KEPT);
        List<Operation> chosen = kept.stream()
                .filter(one -> source.selection().has(one.callNanos()))
                .toList();
        long lost = history.count() - kept.size();
        boolean isFromNothing = !source.session().isResumed()
                && lost == 0
                && source.selection().fromNanos() == null;
        List<Operation> all = new ArrayList<>(isFromNothing ? List.of() : FirstValues.puts(chosen));
        all.addAll(chosen);
        boolean isKnown = chosen.stream().allMatch(one -> one.kind().object().isEmpty());
        return new ClientOperations(all, chosen.size(), isFromNothing || isKnown, lost);
    }

    /** What was written of them. */
    Exported exported() {
        return Exported.newest(asked, "operation", lost);
    }
}
