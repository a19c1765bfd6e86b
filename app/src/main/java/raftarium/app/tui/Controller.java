package raftarium.app.tui;

import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.input.KeyType;
import com.googlecode.lanterna.input.MouseAction;
import com.googlecode.lanterna.input.MouseActionType;

import raftarium.sim.HostStatus;
import raftarium.sim.NodeView;

import java.util.List;

/**
 * What keys and answers do to the user interface; what they do to the cluster they do as lines. Of
 * the screen's thread.
 */
final class Controller {
    /** Takes lines to be carried out. */
    interface Lines {
        /** Returns false if too many wait already. */
        boolean submit(Snapshot.Origin origin, String line);
    }

    private static final int STORY_STEP = 3;
    private static final int LOG_STEP = 4;

    private final Lines lines;
    private final UiState ui;
    private Snapshot snapshot;
    private Layout layout;
    private long echoesSeen;
    private long writes;

    /** The last speed at which it played; keys that follow each other fast count from the last. */
    private double playedSpeed = 1;

    private int speedsAsked;
    private boolean left;

    Controller(Lines lines, UiState ui, Snapshot snapshot, Layout layout) {
        this.lines = lines;
        this.ui = ui;
        this.snapshot = snapshot;
        this.layout = layout;
    }

    /** Whether the watcher has left. */
    boolean hasLeft() {
        return left;
    }

    void resized(Layout other) {
        layout = other;
    }

    /** There is something new to see. */
    void observe(Snapshot newer) {
        if (newer.session() != snapshot.session()) {
            ui.storyEnd = UiState.NEWEST;
            ui.logEnd = UiState.NEWEST;
        }
        snapshot = newer;
        ui.clamp(newer.view().nodes().size());
        for (Snapshot.Echo echo : newer.echoes()) {
            if (echo.number() > echoesSeen) {
                echoesSeen = echo.number();
                answered(echo);
            }
        }
        if (newer.speed() > 0 && speedsAsked == 0) {
            playedSpeed = newer.speed();
        }
    }

    private void answered(Snapshot.Echo echo) {
        List<String> output = echo.reply().output().lines().toList();
        boolean ok = echo.reply().isOk();
        if (echo.origin() == Snapshot.Origin.PROMPT && output.size() > 1) {
            ui.showOutput(echo.line(), echo.reply().output());
        } else if (!ok || echo.origin() == Snapshot.Origin.PROMPT) {
            ui.say(output.isEmpty() ? "done" : output.get(0), !ok);
        } else if (echo.line().equals("step")) {
            String more = output.size() > 2 ? " (+" + (output.size() - 2) + ")" : "";
            ui.say(output.size() > 1 ? output.get(1).strip() + more : "", false);
        }
        if (echo.origin() == Snapshot.Origin.KEY && echo.line().startsWith("speed ")) {
            speedsAsked = Math.max(0, speedsAsked - 1);
        }
        if (echo.origin() == Snapshot.Origin.SCENARIO) {
            ui.flash(echo.line());
        }
    }

    /** A key was pressed, or the mouse. */
    void press(KeyStroke key) {
        boolean interrupt = key.getKeyType() == KeyType.Character
                && key.isCtrlDown()
                && key.getCharacter() == 'c';
        if (interrupt || key.getKeyType() == KeyType.EOF) {
            left = true;
        } else if (key instanceof MouseAction mouse) {
            mouse(mouse);
        } else {
            ui.say("", false);
            switch (ui.mode) {
                case PANES -> panes(key);
                case PARTITION -> partition(key);
                case PROMPT -> typed(key);
                case HELP, OUTPUT -> overlay(key);
            }
        }
    }

    private void panes(KeyStroke key) {
        if (key.getKeyType() == KeyType.Escape) {
            ui.violationRead = snapshot.session();
            return;
        }
        KeyTable.Binding binding = KeyTable.of(key);
        if (binding != null) {
            binding.doing().perform(this, key);
        }
    }

    private void partition(KeyStroke key) {
        int count = snapshot.view().nodes().size();
        switch (key.getKeyType()) {
            case Escape -> ui.mode = UiState.Mode.PANES;
            case ArrowUp, ArrowDown -> move(key);
            case Enter -> {
                String line = ui.partition(count);
                ui.mode = UiState.Mode.PANES;
                if (!line.isEmpty()) {
                    send(line);
                }
            }
            case Character -> {
                char letter = key.getCharacter();
                if (letter == ' ') {
                    mark(ui.selected);
                } else if (letter >= '1' && letter <= '9' && letter - '0' <= count) {
                    mark(letter - '0');
                } else if (letter == 'j' || letter == 'k') {
                    move(key);
                }
            }
            default -> {}
        }
    }

    private void mark(int node) {
        if (!ui.marked.remove(node)) {
            ui.marked.add(node);
        }
        ui.selected = node;
    }

    private void typed(KeyStroke key) {
        switch (key.getKeyType()) {
            case Escape -> ui.mode = UiState.Mode.PANES;
            case Enter -> {
                String line = ui.editor.finish();
                ui.mode = UiState.Mode.PANES;
                if (line.equals("exit") || line.equals("quit")) {
                    left = true;
                } else if (!line.isEmpty()) {
                    submit(Snapshot.Origin.PROMPT, line);
                }
            }
            default -> ui.editor.edit(key);
        }
    }

    private void overlay(KeyStroke key) {
        switch (key.getKeyType()) {
            case ArrowUp -> ui.scroll--;
            case ArrowDown -> ui.scroll++;
            case PageUp -> ui.scroll -= layout.rows() / 2;
            case PageDown -> ui.scroll += layout.rows() / 2;
            case Escape, Enter -> ui.mode = UiState.Mode.PANES;
            case Character -> {
                char letter = key.getCharacter();
                if (letter == 'j' || letter == 'k') {
                    ui.scroll += letter == 'j' ? 1 : -1;
                } else if (letter == ':') {
                    prompt(key);
                } else if ("q? ".indexOf(letter) >= 0) {
                    ui.mode = UiState.Mode.PANES;
                }
            }
            default -> {}
        }
        ui.scroll = Math.max(0, ui.scroll);
    }

    private void mouse(MouseAction mouse) {
        int column = mouse.getPosition().getColumn();
        int row = mouse.getPosition().getRow();
        boolean up = mouse.getActionType() == MouseActionType.SCROLL_UP;
        if (up || mouse.getActionType() == MouseActionType.SCROLL_DOWN) {
            if (ui.mode == UiState.Mode.HELP || ui.mode == UiState.Mode.OUTPUT) {
                ui.scroll = Math.max(0, ui.scroll + (up ? -STORY_STEP : STORY_STEP));
            } else if (layout.log().holds(column, row)) {
                scrollLog(up ? -LOG_STEP : LOG_STEP);
            } else {
                scrollStory(up ? -STORY_STEP : STORY_STEP);
            }
        } else if (mouse.getActionType() == MouseActionType.CLICK_DOWN) {
            click(column, row);
        }
    }

    private void click(int column, int row) {
        for (Region pane : List.of(layout.nodes(), layout.log())) {
            int place = row - pane.row() - 1;
            if (pane.holds(column, row) && place >= 0) {
                int count = snapshot.view().nodes().size();
                int node = layout.firstNode(ui.selected, count) + place;
                if (node <= count && ui.mode == UiState.Mode.PARTITION) {
                    mark(node);
                } else if (node <= count) {
                    ui.selected = node;
                }
                return;
            }
        }
    }

    // What the key table says.

    void playOrStop(KeyStroke key) {
        sendSpeed(snapshot.speed() > 0 ? 0 : playedSpeed);
    }

    void step(KeyStroke key) {
        if (snapshot.speed() > 0) {
            sendSpeed(0);
        }
        send("step");
    }

    void faster(KeyStroke key) {
        playedSpeed = Speeds.above(playedSpeed);
        sendSpeed(playedSpeed);
    }

    void slower(KeyStroke key) {
        playedSpeed = Speeds.below(playedSpeed);
        sendSpeed(playedSpeed);
    }

    private void sendSpeed(double speed) {
        speedsAsked++;
        send("speed " + Texts.typedSpeed(speed));
    }

    void crash(KeyStroke key) {
        send((Roles.isDown(selected()) ? "restart n" : "crash n") + ui.selected);
    }

    void restart(KeyStroke key) {
        send("restart n" + ui.selected);
    }

    void isolate(KeyStroke key) {
        send("isolate n" + ui.selected);
    }

    void beginPartition(KeyStroke key) {
        ui.marked.clear();
        ui.mode = UiState.Mode.PARTITION;
    }

    void heal(KeyStroke key) {
        send("heal");
    }

    void timeout(KeyStroke key) {
        send("timeout n" + ui.selected);
    }

    void write(KeyStroke key) {
        writes++;
        send("put x " + writes + " --no-wait");
    }

    void writeHere(KeyStroke key) {
        writes++;
        send("put x " + writes + " --to n" + ui.selected + " --no-wait");
    }

    void pause(KeyStroke key) {
        boolean paused = selected().status() == HostStatus.PAUSED;
        send((paused ? "resume n" : "pause n") + ui.selected);
    }

    void load(KeyStroke key) {
        send(snapshot.view().load() ? "load stop" : Cockpit.USUAL_LOAD);
    }

    void renew(KeyStroke key) {
        ui.editor.begin("new");
        ui.mode = UiState.Mode.PROMPT;
    }

    void prompt(KeyStroke key) {
        ui.editor.begin("");
        ui.mode = UiState.Mode.PROMPT;
    }

    void selectDigit(KeyStroke key) {
        ui.selected = key.getCharacter() - '0';
        ui.clamp(snapshot.view().nodes().size());
    }

    void move(KeyStroke key) {
        boolean up = key.getKeyType() == KeyType.ArrowUp
                || key.getKeyType() == KeyType.Character && key.getCharacter() == 'k';
        ui.selected += up ? -1 : 1;
        ui.clamp(snapshot.view().nodes().size());
    }

    void scrollLog(KeyStroke key) {
        boolean older = key.getKeyType() == KeyType.ArrowLeft
                || key.getKeyType() == KeyType.Character && key.getCharacter() == '[';
        scrollLog(older ? -LOG_STEP : LOG_STEP);
    }

    private void scrollLog(int step) {
        long newest = LogPane.lastIndex(snapshot.view());
        long wanted = (ui.logEnd == UiState.NEWEST ? newest : ui.logEnd) + step;
        ui.logEnd = wanted >= newest ? UiState.NEWEST : Math.max(1, wanted);
    }

    void scrollStory(KeyStroke key) {
        int page = Math.max(1, layout.story().rows() - 2);
        scrollStory(key.getKeyType() == KeyType.PageUp ? -page : page);
    }

    private void scrollStory(int step) {
        long newest = snapshot.storyCount();
        long wanted = (ui.storyEnd == UiState.NEWEST ? newest : ui.storyEnd) + step;
        long oldest = newest - snapshot.story().size() + 1;
        ui.storyEnd = wanted >= newest ? UiState.NEWEST : Math.max(oldest, wanted);
    }

    void newest(KeyStroke key) {
        ui.storyEnd = UiState.NEWEST;
        ui.logEnd = UiState.NEWEST;
    }

    void help(KeyStroke key) {
        ui.scroll = 0;
        ui.mode = UiState.Mode.HELP;
    }

    void quit(KeyStroke key) {
        left = true;
    }

    private NodeView selected() {
        return snapshot.view().node(ui.selected);
    }

    private void send(String line) {
        ui.flash(line);
        submit(Snapshot.Origin.KEY, line);
    }

    private void submit(Snapshot.Origin origin, String line) {
        if (!lines.submit(origin, line)) {
            ui.say("too many commands wait: not taken: " + line, true);
        }
    }
}
