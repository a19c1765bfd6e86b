package raftarium.app.tui.pane;

import raftarium.app.tui.paint.Region;
import raftarium.sim.ClusterView;

/** Which indexes of the logs are shown, and in which columns of the screen. */
final class LogColumns {
    /** Of figures, "last next match" and blanks. */
    private static final int PROGRESS_WORDS = 19;

    private static final int WITH_MARKS = 100;
    private static final int WITH_PROGRESS = 72;

    /** With what an entry says. */
    private static final int WORDS_COLUMNS = 18;

    /** Where the first column of the indexes begins. */
    final int begin;

    /** How wide the column in front is that stands for snapshots; 0 without any. */
    final int fold;

    /** How wide an index is. */
    final int cell;

    /** Whether there is room in front of a cell for how far the leader knows a log to go. */
    final boolean marks;

    final long first;
    final long last;

    /** The index that is selected; 0: none. */
    final long chosen;

    private final Region region;
    private final int progress;

    LogColumns(Region region, ClusterView view, UiState ui) {
        this.region = region;
        long newest = LogPane.lastIndex(view);
        boolean folds = view.nodes().stream().anyMatch(node -> node.log().snapshotIndex() > 0);
        fold = folds ? Math.max(4, digits(newest) + 2) + 1 : 0;
        begin = region.column() + 5 + Pane.nameColumns(view.nodes().size()) + fold;
        long term = view.nodes().stream()
                .mapToLong(node -> node.log().lastTerm())
                .max()
                .orElse(0);
        int least = Math.max(digits(term) + 2, digits(newest) + 1);
        marks = region.columns() >= WITH_MARKS;
        progress = region.columns() >= WITH_PROGRESS && !ui.values
                ? PROGRESS_WORDS + 3 * Pane.figureColumns(view)
                : 0;
        cell = (ui.values ? WORDS_COLUMNS : least) + (marks ? 1 : 0);
        long count = Math.max(1, (end() - begin) / cell);
        long wanted = ui.logEnd == UiState.NEWEST ? newest : ui.logEnd;
        long oldest = firstIndex(view);
        long shown = Math.max(Math.min(oldest + count - 1, newest), Math.min(wanted, newest));
        chosen = ui.subject == PaneKind.LOG ? (ui.index == 0 ? newest : ui.index) : 0;
        if (chosen > 0 && ui.focus == PaneKind.LOG) {
            shown = Math.max(chosen, Math.min(shown, chosen + count - 1));
        }
        last = Math.min(shown, newest);
        first = Math.max(oldest, last - count + 1);
    }

    /** The first index that any log holds. */
    private static long firstIndex(ClusterView view) {
        return view.nodes().stream()
                .filter(node -> node.log().lastIndex() > 0)
                .mapToLong(node -> node.log().firstIndex())
                .min()
                .orElse(1);
    }

    private static int digits(long figure) {
        return Long.toString(figure).length();
    }

    /** Where an index begins. */
    int of(long index) {
        return begin + (int) (index - first) * cell;
    }

    /** Behind the last index. */
    int end() {
        return region.end() - progress;
    }

    /** Where it begins what stands behind the indexes; 0 if there is no room for it. */
    int progress() {
        return progress == 0 ? 0 : end() + 1;
    }
}
