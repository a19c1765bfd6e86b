package raftarium.app.tui;

import com.googlecode.lanterna.input.KeyStroke;

import raftarium.app.tui.pane.LogPane;
import raftarium.app.tui.pane.PaneKind;
import raftarium.app.tui.pane.StoryPane;
import raftarium.app.tui.pane.StoryRow;
import raftarium.app.tui.pane.UiState;

/** The keys that ask about what is selected: why it is as it is, and what brought it about. */
final class WhyKeys {
    static final String NO_MESSAGE =
            "no message is selected: up and down in the pane 'in flight' do";

    static final String NO_LINK = "no link: arrows select one";

    private static final String NO_ENTRY =
            "no entry is chosen: left and right choose one, up and down whose";

    private final LineSender sender;
    private final TimeKeys time;
    private final UiState ui;
    private final Moves moves;

    WhyKeys(LineSender sender, TimeKeys time, UiState ui, Moves moves) {
        this.sender = sender;
        this.time = time;
        this.ui = ui;
        this.moves = moves;
    }

    /** What it says has several lines, and is shown like what somebody asked for by name. */
    void explain(KeyStroke key) {
        if (lacksEntry()) {
            ui.say(NO_ENTRY, true);
            return;
        }
        String line = question();
        if (line.isEmpty()) {
            ui.say(ui.subject == PaneKind.LINKS ? NO_LINK : NO_MESSAGE, true);
        } else {
            sender.ask(line);
        }
    }

    private boolean lacksEntry() {
        return ui.focus != PaneKind.STORY && ui.subject == PaneKind.LOG && !ui.entryChosen;
    }

    private String question() {
        if (ui.focus == PaneKind.STORY) {
            return "why " + told();
        }
        return switch (ui.subject) {
            case LOG -> "why not committed " + Math.max(1, index()) + " n" + ui.selected;
            case FLIGHT -> ui.packet == 0 ? "" : "why " + ui.packet;
            case LINKS ->
                ui.linkFrom == ui.linkTo
                        ? ""
                        : "why link " + UiState.end(ui.linkFrom) + " " + UiState.end(ui.linkTo);
            default -> "why n" + ui.selected;
        };
    }

    /** The event that is selected; if none is, the lowest that is seen from now on is. */
    private String told() {
        StoryPane story = moves.story();
        if (story.selected() == null) {
            story.select(0);
        }
        StoryRow row = story.selected();
        return row == null || row.told().isNote()
                ? "n" + ui.selected
                : "event " + row.told().number();
    }

    /** Back to what brought about what is selected; again and again, to the command. */
    void cause(KeyStroke key) {
        if (lacksEntry()) {
            ui.say(NO_ENTRY, true);
        } else {
            time.back("cause" + subject());
        }
    }

    private String subject() {
        if (ui.focus == PaneKind.STORY) {
            return " " + told();
        }
        return switch (ui.subject) {
            case LOG -> " entry " + Math.max(1, index()) + " n" + ui.selected;
            case FLIGHT -> ui.packet == 0 ? "" : " " + ui.packet;
            case LINKS -> "";
            default -> " n" + ui.selected;
        };
    }

    private long index() {
        long newest = LogPane.lastIndex(sender.snapshot().view());
        return ui.index == 0 ? newest : Math.min(ui.index, newest);
    }
}
