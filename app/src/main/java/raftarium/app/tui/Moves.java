package raftarium.app.tui;

import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.input.KeyType;

import raftarium.app.tui.engine.Frame;
import raftarium.app.tui.pane.Layout;
import raftarium.app.tui.pane.LogPane;
import raftarium.app.tui.pane.PaneKind;
import raftarium.app.tui.pane.StoryPane;
import raftarium.app.tui.pane.UiState;
import raftarium.app.tui.pane.Unsettled;

import java.util.List;

/** What the watcher looks at: which pane, and what in it. Of the screen's thread. */
final class Moves {
    private static final int LOG_STEP = 4;

    /** So many entries fit on a narrow screen. */
    private static final int LOG_PAGE = 8;

    private final UiState ui;
    private Frame frame;
    private Layout layout;

    Moves(UiState ui, Frame frame, Layout layout) {
        this.ui = ui;
        this.frame = frame;
        this.layout = layout;
    }

    void observe(Frame newer, Layout newLayout) {
        frame = newer;
        layout = newLayout;
    }

    private int nodes() {
        return frame.view().nodes().size();
    }

    void nextPane(KeyStroke key) {
        ui.focusOn(ui.focus.next(key.getKeyType() == KeyType.ReverseTab ? -1 : 1));
    }

    void zoom(KeyStroke key) {
        ui.zoomed = !ui.zoomed;
    }

    void selectDigit(KeyStroke key) {
        ui.selected = key.getCharacter() - '0';
        ui.clamp(nodes());
        if (ui.focus != PaneKind.LOG) {
            ui.subject = PaneKind.CLUSTER;
        }
    }

    /** Up or down. */
    void vertical(KeyStroke key) {
        boolean up = key.getKeyType() == KeyType.ArrowUp
                || key.getKeyType() == KeyType.Character && key.getCharacter() == 'k';
        int step = up ? -1 : 1;
        switch (ui.focus) {
            case CLUSTER, LOG, TAPE -> {
                ui.selected += step;
                ui.clamp(nodes());
            }
            case FLIGHT -> message(step);
            case LINKS -> ui.linkFrom = Math.floorMod(ui.linkFrom + step, nodes() + 1);
            case INSPECTOR -> scrollInspector(step);
            case STORY -> story().select(step);
        }
    }

    /** Where the panes are. */
    Layout layout() {
        return layout;
    }

    static boolean isLeft(KeyStroke key) {
        return key.getKeyType() == KeyType.ArrowLeft
                || key.getKeyType() == KeyType.Character && key.getCharacter() == 'h';
    }

    /** Left or right. */
    void horizontal(KeyStroke key) {
        int step = isLeft(key) ? -1 : 1;
        switch (ui.focus) {
            case LOG -> index(step);
            case LINKS -> ui.linkTo = Math.floorMod(ui.linkTo + step, nodes() + 1);
            default -> scrollLog(step * LOG_STEP);
        }
    }

    private void message(int step) {
        List<Long> shown = ui.flight.shown();
        int place = shown.indexOf(ui.packet);
        if (!shown.isEmpty()) {
            int next = place < 0 ? 0 : Math.max(0, Math.min(place + step, shown.size() - 1));
            ui.packet = shown.get(next);
            ui.inspectorScroll = 0;
        }
    }

    private void index(int step) {
        long newest = LogPane.lastIndex(frame.view());
        choose((ui.index == 0 ? newest : ui.index) + step);
    }

    /** That entry of the logs; what is behind the newest is the newest, whatever comes. */
    void choose(long index) {
        long newest = LogPane.lastIndex(frame.view());
        ui.index = index >= newest ? 0 : Math.max(1, index);
        ui.entryChosen = true;
    }

    /** To the next entry that conflicts, or isn't committed, round and round. */
    void nextUnsettled(KeyStroke key) {
        List<Unsettled> all = Unsettled.of(frame);
        if (all.isEmpty()) {
            ui.say("no entry conflicts, and all are committed", false);
            return;
        }
        int place = 0;
        while (place < all.size() && all.get(place).index() != ui.index) {
            place++;
        }
        int next = ui.pinned && place < all.size() ? (place + 1) % all.size() : 0;
        Unsettled one = all.get(next);
        ui.pin(one.index(), one.node());
        String which = " (" + (next + 1) + " of " + all.size() + "; Esc lets go)";
        ui.say(one.words(frame.view()) + which, false);
    }

    void scrollLog(int step) {
        long newest = LogPane.lastIndex(frame.view());
        long wanted = (ui.logEnd == UiState.NEWEST ? newest : ui.logEnd) + step;
        ui.logEnd = wanted >= newest ? UiState.NEWEST : Math.max(1, wanted);
    }

    /** A page of what has the keys, if there is more of it than fits; else of the story. */
    void page(KeyStroke key) {
        int sign = key.getKeyType() == KeyType.PageUp ? -1 : 1;
        switch (ui.focus) {
            case INSPECTOR -> scrollInspector(sign * pageOf(PaneKind.INSPECTOR));
            case FLIGHT -> message(sign * pageOf(PaneKind.FLIGHT));
            case LOG -> scrollLog(sign * LOG_PAGE);
            case STORY -> story().select(sign * pageOf(PaneKind.STORY));
            default -> scrollStory(sign * pageOf(PaneKind.STORY));
        }
    }

    private int pageOf(PaneKind pane) {
        return Math.max(1, layout.region(pane).rows() - 2);
    }

    void scrollInspector(int step) {
        ui.inspectorScroll = Math.max(0, ui.inspectorScroll + step);
    }

    void scrollStory(int step) {
        story().scroll(step);
    }

    /** The story as it is seen. */
    StoryPane story() {
        return new StoryPane(layout, frame, ui);
    }

    /** Nothing is selected in the story, which stays at the newest again. */
    void letGoOfStory() {
        ui.told = "";
        ui.storyEnd = UiState.NEWEST;
    }

    /** The first of what has the keys; else the oldest entries of the logs. */
    void oldest(KeyStroke key) {
        switch (ui.focus) {
            case STORY -> story().select(Integer.MIN_VALUE / 2);
            case INSPECTOR -> ui.inspectorScroll = 0;
            case FLIGHT -> message(Integer.MIN_VALUE / 2);
            case LOG -> {
                ui.logEnd = 1;
                ui.index = 1;
                ui.entryChosen = true;
            }
            default -> ui.logEnd = 1;
        }
    }

    /** The last of what has the keys; else the newest of all. */
    void newest(KeyStroke key) {
        switch (ui.focus) {
            case INSPECTOR -> ui.inspectorScroll = UiState.TO_THE_END;
            case FLIGHT -> message(Integer.MAX_VALUE / 2);
            case STORY -> story().select(Integer.MAX_VALUE / 2);
            default -> {
                ui.storyEnd = UiState.NEWEST;
                boolean chooses = ui.entryChosen || ui.focus == PaneKind.LOG;
                ui.unpin();
                ui.entryChosen = chooses;
                ui.inspectorScroll = 0;
            }
        }
    }
}
