package raftarium.app.tui.pane;

import raftarium.app.tui.engine.Frame;
import raftarium.app.tui.paint.Region;
import raftarium.sim.ClusterView;

/**
 * Which indexes of the logs are shown, and in which columns of the screen. The rule behind what is
 * committed has a column of its own, and stands at three quarters of the width while there is room.
 */
final class LogColumns {
    /** With what an entry says, where that was asked for and where there is room for it always. */
    private static final int WORDS_COLUMNS = 18;

    private static final int SHORT_WORDS_COLUMNS = 11;

    /** So much of the width is for what is committed. */
    private static final double COMMITTED = 0.75;

    /** With fewer columns none of them stays empty. */
    private static final int FEW = 5;

    /** Where the first column of the indexes begins. */
    final int begin;

    /** How wide the column in front is that stands for snapshots; 0 without any. */
    final int fold;

    /** How wide an index is. */
    final int cell;

    final long first;
    final long last;

    /** The index that is selected; 0: none. */
    final long chosen;

    /** The highest that is committed, behind which the rule stands. */
    final long committed;

    private final int end;

    /**
     * Columns in a region, in which nothing else is.
     *
     * @param words whether there is room for what entries say
     */
    LogColumns(Region region, Frame frame, UiState ui, boolean words, Ghosts ghosts) {
        ClusterView view = frame.view();
        long held = LogPane.lastIndex(view);
        long newest = Math.max(held, ghosts.lastIndex());
        committed = Math.min(held, HeaderPane.committed(frame));
        boolean folds =
                view.nodes().stream().anyMatch(node -> node.status().log().snapshotIndex() > 0);
        fold = folds ? digits(newest) + 4 : 0;
        begin = region.column() + fold;
        end = region.end();
        long term = view.nodes().stream()
                .mapToLong(node -> node.status().log().lastTerm())
                .max()
                .orElse(0);
        int least = Math.max(4, Math.max(digits(term) + 3, digits(newest) + 1));
        cell = words
                ? (ui.values ? least : SHORT_WORDS_COLUMNS)
                : ui.values ? WORDS_COLUMNS : least;
        long count = Math.max(1, (end - begin - 1) / cell);
        long oldest = firstIndex(view);
        long settled = count < FEW ? count : (long) (COMMITTED * count);
        long from = Math.max(committed - settled + 1, newest - count + 1);
        if (ui.logEnd != UiState.NEWEST) {
            from = Math.min(ui.logEnd, newest) - count + 1;
        }
        boolean tells = ui.pinned || ui.subject == PaneKind.LOG;
        chosen = tells ? (ui.index == 0 ? held : Math.min(ui.index, held)) : 0;
        if (chosen > 0 && (ui.pinned || ui.focus == PaneKind.LOG)) {
            // With the one before it: from there on the logs differ.
            long before = count < FEW ? chosen : chosen - 1;
            from = Math.max(chosen - count + 1, Math.min(from, before));
        }
        first = Math.max(oldest, from);
        last = Math.min(newest, first + count - 1);
    }

    /** The first index that any log holds. */
    private static long firstIndex(ClusterView view) {
        return view.nodes().stream()
                .filter(node -> node.status().log().lastIndex() > 0)
                .mapToLong(node -> node.status().log().firstIndex())
                .min()
                .orElse(1);
    }

    private static int digits(long figure) {
        return Long.toString(figure).length();
    }

    /** Where an index begins. */
    int of(long index) {
        return begin + (int) (index - first) * cell + (index > committed ? 1 : 0);
    }

    /** The index in that column of the screen; 0: none. */
    long at(int column) {
        for (long index = first; index <= last; index++) {
            if (column >= of(index) && column < of(index) + cell) {
                return index;
            }
        }
        return 0;
    }

    /** Where the rule stands, if what is behind it or in front of it is shown; else -1. */
    int rule() {
        boolean shown = committed > 0 && committed >= first - 1 && committed <= last;
        return shown ? begin + (int) (committed - first + 1) * cell : -1;
    }

    /** Behind the last index. */
    int end() {
        return end;
    }
}
