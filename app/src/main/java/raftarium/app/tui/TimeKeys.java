package raftarium.app.tui;

import raftarium.app.session.Pace;
import raftarium.app.tui.engine.Place;
import raftarium.app.tui.engine.Speeds;
import raftarium.app.tui.paint.Texts;
import raftarium.app.tui.pane.UiState;

import java.util.List;

/** What the keys do that play, stop, and go both ways in time. Of the screen's thread. */
final class TimeKeys {
    private static final List<String> TRAVELS = List.of("back", "goto", "undo", "bookmark");

    private final LineSender sender;
    private final UiState ui;

    /** Keys that follow each other fast count from the speed that was asked for last. */
    private int speedsAsked;

    private double speedAsked;

    /** It plays, or would play again, as fast as an election can be followed. */
    private boolean auto;

    /** The highest number that a bookmark of a key was given, in the session of that number. */
    private int marksSet;

    private long marksSession;

    TimeKeys(LineSender sender, UiState ui) {
        this.sender = sender;
        this.ui = ui;
    }

    /** Whether a key's line goes elsewhere in time, or marks where it is. */
    static boolean isTravel(String line) {
        return TRAVELS.contains(line.split(" ", 2)[0]);
    }

    void observe() {
        double speed = sender.snapshot().speed();
        if (speed > 0 && speedsAsked == 0) {
            ui.playedSpeed = speed;
            auto = sender.snapshot().auto();
        }
    }

    /** A line that a key stood for was carried out. */
    void answered(String line) {
        if (line.startsWith("speed ")) {
            speedsAsked = Math.max(0, speedsAsked - 1);
        }
    }

    // How fast.

    void playOrStop() {
        if (!sender.isStopped()) {
            sendSpeed(plays() ? 0 : ui.playedSpeed);
        }
    }

    /** The wheel of the speeds. */
    void turn(boolean faster) {
        auto = false;
        ui.playedSpeed = faster ? Speeds.above(ui.playedSpeed) : Speeds.below(ui.playedSpeed);
        if (plays()) {
            sendSpeed(ui.playedSpeed);
        } else {
            ui.say("speed " + Texts.typedSpeed(ui.playedSpeed) + " once it plays again", false);
        }
    }

    /** Whether the clock runs, or will once what was asked for is done. */
    private boolean plays() {
        return speedsAsked > 0 ? speedAsked > 0 : sender.snapshot().speed() > 0;
    }

    private void sendSpeed(double speed) {
        speedsAsked++;
        speedAsked = speed;
        sender.sendAnyway("speed " + (auto && speed > 0 ? "auto" : Texts.typedSpeed(speed)));
    }

    /** As fast as an election can be followed. */
    void playToBeFollowed() {
        if (!sender.isStopped()) {
            auto = true;
            sendSpeed(Pace.AUTO.times());
        }
    }

    // Step by step, the clock stopped.

    void step(String line) {
        if (!sender.isStopped()) {
            stop();
            sender.sendAnyway(line);
        }
    }

    void back(String line) {
        stop();
        sender.sendAnyway(line);
    }

    /** The clock is stopped if it runs. */
    void stop() {
        if (sender.snapshot().speed() > 0) {
            sendSpeed(0);
        }
    }

    void markBefore() {
        back(sender.snapshot().place().before());
    }

    void markAfter() {
        String line = sender.snapshot().place().after();
        if (isTravel(line)) {
            back(line);
        } else {
            step(line);
        }
    }

    // To somewhere, and on at the speed that it has.

    void go(String line) {
        sender.sendAnyway(line);
    }

    /** A bookmark with the next name that is free. */
    void bookmark() {
        Place place = sender.snapshot().place();
        long session = sender.snapshot().session();
        marksSet = session == marksSession ? marksSet : 0;
        marksSession = session;
        do {
            marksSet++;
        } while (place.hasBookmark("mark" + marksSet));
        sender.sendAnyway("bookmark mark" + marksSet);
    }

    void ask(String line) {
        sender.ask(line);
    }
}
