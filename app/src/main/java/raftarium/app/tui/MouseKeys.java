package raftarium.app.tui;

import com.googlecode.lanterna.input.MouseAction;
import com.googlecode.lanterna.input.MouseActionType;

import org.jspecify.annotations.Nullable;

import raftarium.app.tui.engine.Frame;
import raftarium.app.tui.paint.Region;
import raftarium.app.tui.pane.ClusterPane;
import raftarium.app.tui.pane.FooterPane;
import raftarium.app.tui.pane.KeyHint;
import raftarium.app.tui.pane.Layout;
import raftarium.app.tui.pane.LinksPane;
import raftarium.app.tui.pane.LogPane;
import raftarium.app.tui.pane.PaneKind;
import raftarium.app.tui.pane.StoryPane;
import raftarium.app.tui.pane.StoryRow;
import raftarium.app.tui.pane.UiState;

/** What the mouse does. Of the screen's thread. */
final class MouseKeys {
    private static final int WHEEL_STEP = 3;

    private final UiState ui;
    private final PaneKeys keys;
    private final Moves moves;

    MouseKeys(UiState ui, PaneKeys keys, Moves moves) {
        this.ui = ui;
        this.keys = keys;
        this.moves = moves;
    }

    /** It was turned or pressed, over what is shown in that layout. */
    void act(MouseAction mouse, Frame frame, Layout layout) {
        int column = mouse.getPosition().getColumn();
        int row = mouse.getPosition().getRow();
        boolean up = mouse.getActionType() == MouseActionType.SCROLL_UP;
        if (up || mouse.getActionType() == MouseActionType.SCROLL_DOWN) {
            wheel(up, row, layout.at(column, row));
        } else if (mouse.getActionType() == MouseActionType.CLICK_DOWN) {
            if (row == layout.rows() - 1 && layout.at(column, row) == null) {
                footer(FooterPane.at(column, layout, frame, ui));
            } else {
                click(column, row, frame, layout);
            }
        } else if (mouse.getActionType() == MouseActionType.DRAG) {
            keys.tape().drag(layout, column);
        } else {
            keys.tape().release();
        }
    }

    /** In the first row it is the wheel of the speeds; elsewhere it scrolls what is below it. */
    private void wheel(boolean up, int row, @Nullable PaneKind pane) {
        int step = up ? -WHEEL_STEP : WHEEL_STEP;
        if (ui.mode == UiState.Mode.HELP || ui.mode == UiState.Mode.OUTPUT) {
            ui.scroll = Math.max(0, ui.scroll + step);
        } else if (row == 0) {
            keys.time().turn(up);
        } else if (pane == PaneKind.LOG) {
            moves.scrollLog(step);
        } else if (pane == PaneKind.INSPECTOR) {
            moves.scrollInspector(step);
        } else {
            moves.scrollStory(step);
        }
    }

    /** A key of the footer does what it does when it is pressed. */
    private void footer(@Nullable KeyHint hint) {
        KeyTable.Binding binding = hint == null ? null : KeyTable.of(hint);
        if (binding != null) {
            ui.say("", false);
            binding.doing().perform(keys, binding.key());
        }
    }

    /** The pane gets the keys, and what is in the cell is selected. */
    private void click(int column, int row, Frame frame, Layout layout) {
        PaneKind pane = layout.at(column, row);
        if (pane == null) {
            return;
        }
        Region region = layout.region(pane);
        int place = row - region.row() - 1;
        int count = frame.view().nodes().size();
        // On a stage the tape is beside the ring: to go there with the keys would hide that.
        if (ui.mode == UiState.Mode.PANES && layout.form() != Layout.Form.STAGE) {
            long index = LogPane.indexAt(layout, frame, ui, column);
            ui.focusOn(pane);
            if (pane == PaneKind.LOG && index > 0) {
                moves.choose(index);
            }
        }
        if (pane == PaneKind.TAPE && ui.mode == UiState.Mode.PANES) {
            keys.tape().press(layout, column);
        } else if (place < 0) {
            return;
        } else if (pane == PaneKind.CLUSTER || pane == PaneKind.LOG) {
            int node = ClusterPane.at(layout, frame.view(), ui.selected, pane, column, row);
            if (node > 0 && ui.mode == UiState.Mode.PARTITION) {
                ui.mark(node);
            } else if (node > 0) {
                ui.selected = node;
            }
        } else if (pane == PaneKind.FLIGHT) {
            ui.packet = ui.flight.at(place);
        } else if (pane == PaneKind.STORY) {
            story(row);
        } else if (pane == PaneKind.LINKS) {
            link(LinksPane.at(region, count, column, row));
        }
    }

    /** What is clicked is selected; what is selected is gone to. */
    private void story(int row) {
        StoryPane story = moves.story();
        StoryRow clicked = story.at(row);
        if (clicked == null || ui.mode != UiState.Mode.PANES) {
            return;
        } else if (clicked.told().there().equals(ui.told)) {
            keys.time().back(ui.told);
        } else {
            story.select(clicked);
        }
    }

    private void link(int @Nullable [] ends) {
        if (ends != null) {
            ui.linkFrom = ends[0];
            ui.linkTo = ends[1];
        }
    }
}
