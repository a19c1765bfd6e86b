package raftarium.app.tui;

import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.input.KeyType;

import raftarium.app.tui.engine.Snapshot;
import raftarium.app.tui.engine.Speeds;
import raftarium.app.tui.paint.Texts;
import raftarium.app.tui.pane.Layout;
import raftarium.app.tui.pane.LogPane;
import raftarium.app.tui.pane.Roles;
import raftarium.app.tui.pane.UiState;
import raftarium.sim.HostStatus;
import raftarium.sim.NodeView;

/** What each key of the {@link KeyTable} does. Of the screen's thread. */
final class PaneKeys {
    /** Takes lines to be carried out. */
    interface Lines {
        /** Returns false if too many wait already. */
        boolean submit(Snapshot.Origin origin, String line);
    }

    private static final int LOG_STEP = 4;

    private final Lines lines;
    private final UiState ui;
    private Snapshot snapshot;
    private int storyRows;
    private long writes;

    /** The last speed at which it played; keys that follow each other fast count from the last. */
    private double playedSpeed = 1;

    private int speedsAsked;
    private boolean left;

    PaneKeys(Lines lines, UiState ui, Snapshot snapshot) {
        this.lines = lines;
        this.ui = ui;
        this.snapshot = snapshot;
    }

    /** Whether the watcher has left. */
    boolean hasLeft() {
        return left;
    }

    void observe(Snapshot newer, Layout layout) {
        snapshot = newer;
        storyRows = layout.story().rows() - 1;
        if (newer.speed() > 0 && speedsAsked == 0) {
            playedSpeed = newer.speed();
        }
    }

    /** A line that a key stood for was carried out. */
    void answered(String line) {
        if (line.startsWith("speed ")) {
            speedsAsked = Math.max(0, speedsAsked - 1);
        }
    }

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

    /** What it says has several lines, and is shown like what somebody asked for by name. */
    void explain(KeyStroke key) {
        String line = "why n" + ui.selected;
        ui.flash(line);
        submit(Snapshot.Origin.PROMPT, line);
    }

    void transfer(KeyStroke key) {
        send("transfer n" + ui.selected + " --no-wait");
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

    void scrollLog(int step) {
        long newest = LogPane.lastIndex(snapshot.view());
        long wanted = (ui.logEnd == UiState.NEWEST ? newest : ui.logEnd) + step;
        ui.logEnd = wanted >= newest ? UiState.NEWEST : Math.max(1, wanted);
    }

    void scrollStory(KeyStroke key) {
        int page = Math.max(1, storyRows - 1);
        scrollStory(key.getKeyType() == KeyType.PageUp ? -page : page);
    }

    void scrollStory(int step) {
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
        leave();
    }

    void leave() {
        left = true;
    }

    private NodeView selected() {
        return snapshot.view().node(ui.selected);
    }

    void send(String line) {
        ui.flash(line);
        submit(Snapshot.Origin.KEY, line);
    }

    void submit(Snapshot.Origin origin, String line) {
        if (!lines.submit(origin, line)) {
            ui.say("too many commands wait: not taken: " + line, true);
        }
    }
}
