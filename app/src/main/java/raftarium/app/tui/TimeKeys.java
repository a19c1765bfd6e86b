package raftarium.app.tui;

import raftarium.app.session.Pace;
import raftarium.app.tui.engine.Place;
import raftarium.app.tui.engine.Speeds;
import raftarium.app.tui.engine.Talk;
import raftarium.app.tui.engine.Turn;
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
        double speed = sender.frame().speed();
        if (speed > 0 && speedsAsked == 0) {
            ui.playedSpeed = speed;
            auto = sender.frame().auto();
        }
    }

    /** A line that a key stood for was carried out. */
    void answered(String line) {
        if (line.startsWith("speed ")) {
            speedsAsked = Math.max(0, speedsAsked - 1);
        }
    }

    // How fast.

    /** A scenario that stands goes on, in whatever state the cluster is. */
    void playOrStop() {
        if (talk().waits()) {
            sender.turn(new Turn.On(pace(ui.playedSpeed)), "go on");
        } else if (!sender.isStopped()) {
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
            ui.say("speed " + Pace.of(ui.playedSpeed).words() + " once it plays again", false);
        }
    }

    /** Whether the clock runs, or will once what was asked for is done. */
    private boolean plays() {
        return speedsAsked > 0 ? speedAsked > 0 : sender.frame().speed() > 0;
    }

    private void sendSpeed(double speed) {
        speedsAsked++;
        speedAsked = speed;
        sender.sendAnyway("speed " + (speed > 0 ? pace(speed) : Pace.STOPPED).words());
    }

    private Pace pace(double speed) {
        return auto ? Pace.AUTO : Pace.of(speed);
    }

    // A scenario that is told.

    private Talk talk() {
        return sender.frame().talk();
    }

    /** The scenario begins again. */
    void again() {
        if (!talk().isTold()) {
            ui.say("there is no scenario to begin again: o lists them", true);
        } else {
            sender.turn(new Turn.Again(pace(ui.playedSpeed)), "again");
        }
    }

    private void toNote(long note) {
        sender.turn(new Turn.ToNote(note), "to note " + note);
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
            if (talk().waits()) {
                sender.turn(new Turn.On(Pace.STOPPED), line);
            }
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
        if (sender.frame().speed() > 0) {
            sendSpeed(0);
        }
    }

    /** Of a scenario also to what it said before it began this cluster. */
    void markBefore() {
        String line = sender.frame().place().before();
        long before = talk().before();
        if (!line.isEmpty()) {
            back(line);
        } else if (before > 0) {
            toNote(before);
        } else {
            back("back --to leader");
        }
    }

    /** Of a scenario also to what it hasn't said yet. */
    void markAfter() {
        String line = sender.frame().place().after();
        boolean isPast = sender.frame().place().isPast();
        if (talk().waits() || line.isEmpty() && talk().isOn() && !isPast) {
            toNote(talk().note() + 1);
        } else if (line.isEmpty() && talk().state() == Talk.State.OVER && !isPast) {
            ui.say("the scenario is over: R begins it again, o lists others", true);
        } else if (line.isEmpty()) {
            goOnTo(isPast && talk().isOn() ? "goto end" : "step --to leader");
        } else {
            goOnTo(line);
        }
    }

    private void goOnTo(String line) {
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
        Place place = sender.frame().place();
        long session = sender.frame().session();
        marksSet = session == marksSession ? marksSet : 0;
        marksSession = session;
        do {
            marksSet++;
        } while (place.hasBookmark("mark" + marksSet));
        sender.sendAnyway("bookmark mark" + marksSet);
    }
}
