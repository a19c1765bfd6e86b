package raftarium.app.tui;

import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.input.KeyType;

import org.jspecify.annotations.Nullable;

import raftarium.app.tui.engine.Place;
import raftarium.app.tui.engine.Scenario;
import raftarium.app.tui.engine.Turn;
import raftarium.app.tui.paint.CellText;
import raftarium.app.tui.pane.Menu;
import raftarium.app.tui.pane.UiState;

import java.util.ArrayList;
import java.util.List;

/** Lists: of bookmarks, branches, scenarios, formats. Of the screen's thread. */
final class Choices {
    private final LineSender sender;
    private final TimeKeys time;
    private final UiState ui;
    private final ExportKeys export;
    private List<Scenario.Title> scenarios = List.of();

    Choices(LineSender sender, TimeKeys time, UiState ui) {
        this.sender = sender;
        this.time = time;
        this.ui = ui;
        export = new ExportKeys(sender, ui);
    }

    /** Which scenarios there are. */
    void setScenarios(List<Scenario.Title> titles) {
        scenarios = List.copyOf(titles);
    }

    void bookmarks() {
        List<Menu.Item> items = new ArrayList<>();
        long now = sender.frame().view().nowNanos();
        int chosen = 0;
        for (Place.Flag one : sender.frame().place().bookmarks()) {
            chosen = one.atNanos() <= now ? items.size() : chosen;
            String where = one.isHere() ? "" : "another branch";
            items.add(new Menu.Item(
                    CellText.seconds(one.atNanos()) + "  " + one.text(), where, one.text()));
        }
        open(new Menu(Menu.Kind.BOOKMARKS, items, chosen), "no bookmark yet: m sets one");
    }

    void branches() {
        List<Menu.Item> items = new ArrayList<>();
        Place place = sender.frame().place();
        int chosen = 0;
        for (Place.Rail one : place.rails()) {
            chosen = one.number() == place.branch() ? items.size() : chosen;
            String from = one.parent() == 0
                    ? ""
                    : "from branch " + one.parent() + " at " + CellText.seconds(one.forkNanos())
                            + ", ";
            String led = one.leader() == 0
                    ? "no leader"
                    : "n" + one.leader() + " leads in T" + one.term();
            items.add(new Menu.Item(
                    one.number() + "  " + one.name(),
                    from + "to " + CellText.seconds(one.endNanos()) + ", " + led,
                    String.valueOf(one.number())));
        }
        open(new Menu(Menu.Kind.BRANCHES, items, chosen), "no branch yet");
    }

    void scenarios() {
        List<Menu.Item> items = new ArrayList<>();
        String now = sender.frame().talk().title().name();
        int chosen = 0;
        for (Scenario.Title one : scenarios) {
            chosen = one.name().equals(now) ? items.size() : chosen;
            items.add(new Menu.Item(one.name(), one.text(), one.name()));
        }
        open(new Menu(Menu.Kind.SCENARIOS, items, chosen), "there are no scenarios here");
    }

    void formats() {
        open(export.formats(), "there is no format");
    }

    /** What is exported. */
    ExportKeys export() {
        return export;
    }

    private void open(Menu menu, String none) {
        if (menu.items().isEmpty()) {
            ui.say(none, true);
        } else {
            ui.menu = menu;
            ui.editor.begin("");
            ui.mode = UiState.Mode.MENU;
        }
    }

    /** A key of somebody who chooses. */
    void press(KeyStroke key, int rows) {
        Menu menu = ui.menu;
        switch (key.getKeyType()) {
            case ArrowUp -> menu.move(-1);
            case ArrowDown -> menu.move(1);
            case PageUp -> menu.move(-rows / 2);
            case PageDown -> menu.move(rows / 2);
            case Home -> menu.move(-menu.items().size());
            case End -> menu.move(menu.items().size());
            case Enter -> choose(menu.chosen());
            case Escape -> escape(menu);
            default -> {
                if (isCompare(key, menu)) {
                    compare(menu.chosen());
                } else {
                    ui.editor.edit(key);
                    menu.filter(ui.editor.text());
                }
            }
        }
    }

    /** Of branches {@code c} compares, unless it is a letter of what is looked for. */
    private boolean isCompare(KeyStroke key, Menu menu) {
        return menu.kind() == Menu.Kind.BRANCHES
                && ui.editor.text().isEmpty()
                && key.getKeyType() == KeyType.Character
                && key.getCharacter() == 'c';
    }

    /** The branch of the present, and that one beside it. */
    private void compare(Menu.@Nullable Item item) {
        String here = String.valueOf(sender.frame().place().branch());
        ui.mode = UiState.Mode.PANES;
        if (item == null || item.id().equals(here)) {
            ui.say("the present is on that branch: choose another one to compare it with", true);
        } else {
            sender.sendAnyway("compare " + here + " " + item.id());
        }
    }

    /** What is looked for is given up first. */
    private void escape(Menu menu) {
        if (menu.filter().isEmpty()) {
            ui.mode = UiState.Mode.PANES;
        } else {
            ui.editor.begin("");
            menu.filter("");
        }
    }

    private void choose(Menu.@Nullable Item item) {
        if (item == null) {
            return;
        }
        ui.mode = UiState.Mode.PANES;
        switch (ui.menu.kind()) {
            case BOOKMARKS -> time.back("goto " + item.id());
            case BRANCHES -> time.back("branch " + item.id());
            case FORMATS -> export.ask(item.id());
            case SCENARIOS -> sender.turn(new Turn.Open(item.id()), item.id());
        }
    }
}
