package raftarium.app.tui;

import raftarium.app.export.ExportFormat;
import raftarium.app.export.ExportFormats;
import raftarium.app.tui.engine.Frame;
import raftarium.app.tui.paint.CellText;
import raftarium.app.tui.pane.Menu;
import raftarium.app.tui.pane.UiState;
import raftarium.words.Lexer;
import raftarium.words.MistakeException;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What hands a session on: in which format, and to which file. Of the screen's thread. */
final class ExportKeys {
    private static final int MAX_NAMES = 1_000;

    private final LineSender sender;
    private final UiState ui;

    /** The line of which was said that it writes over something; "" if none was. */
    private String asked = "";

    ExportKeys(LineSender sender, UiState ui) {
        this.sender = sender;
        this.ui = ui;
    }

    /** The formats, as a list of which one is chosen. */
    Menu formats() {
        List<Menu.Item> items = ExportFormats.ALL.stream()
                .map(one -> new Menu.Item(one.name(), one.meaning(), one.name()))
                .toList();
        return new Menu(Menu.Kind.FORMATS, items, 0);
    }

    /** Asks for the file, and proposes one that isn't there, for the format of that name. */
    void ask(String format) {
        ui.editor.begin("export " + format + " " + proposal(format));
        ui.hint = "";
        ui.candidates = List.of();
        ui.mode = UiState.Mode.PROMPT;
    }

    private String proposal(String format) {
        Frame frame = sender.frame();
        String ending = ExportFormats.ALL.stream()
                .filter(one -> one.name().equals(format))
                .map(ExportFormat::ending)
                .findFirst()
                .orElse("");
        String stem = "raftarium-" + frame.view().seed() + "-"
                + CellText.seconds(frame.view().nowNanos());
        String name = stem + "." + ending;
        for (int number = 2; isThere(name) && number < MAX_NAMES; number++) {
            name = stem + "-" + number + "." + ending;
        }
        return name;
    }

    private static boolean isThere(String name) {
        try {
            return Files.exists(Path.of(name));
        } catch (InvalidPathException never) {
            return false;
        }
    }

    /** Whether a line may be carried out; where it writes over a file, that is said once. */
    boolean mayWrite(String line) {
        Optional<String> file = file(line);
        boolean asks = file.isPresent() && !line.equals(asked);
        asked = asks ? line : "";
        file.filter(any -> asks)
                .ifPresent(name -> ui.say(
                        name + " is there already: Enter again writes over it, Esc backs out",
                        true));
        return !asks;
    }

    /** The file that a line exports to, and that is there already. */
    private static Optional<String> file(String line) {
        try {
            return Lexer.statements(line).stream()
                    .filter(words -> words.size() > 2 && words.get(0).is("export"))
                    .map(words -> words.get(2).text())
                    .filter(ExportKeys::isThere)
                    .findFirst();
        } catch (MistakeException mistaken) {
            return Optional.empty();
        }
    }
}
