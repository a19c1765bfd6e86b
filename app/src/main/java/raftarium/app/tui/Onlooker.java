package raftarium.app.tui;

import raftarium.app.export.ScreenOptions;
import raftarium.app.session.Pace;
import raftarium.app.tui.paint.Look;
import raftarium.app.tui.paint.Theme;
import raftarium.app.tui.pane.UiState;

import java.util.Arrays;

/** Somebody who looks at the cockpit, and presses no key. */
public final class Onlooker {
    private Onlooker() {}

    /** What is seen by somebody who has chosen nothing else. */
    public static UiState ui(ScreenOptions options) {
        String word = options.look().theme();
        Theme theme = Arrays.stream(Theme.values())
                .filter(one -> one.word().equals(word))
                .findFirst()
                .orElse(Theme.DARK);
        UiState ui = new UiState(KeyTable.hints());
        ui.playedSpeed = Pace.AUTO.times();
        ui.look = new Look(theme, options.look().isAscii());
        ui.presents = options.look().presents();
        return ui;
    }
}
