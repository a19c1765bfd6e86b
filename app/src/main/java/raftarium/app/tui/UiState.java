package raftarium.app.tui;

import raftarium.sim.Address;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What the watcher has chosen to see, and is about to do; of the screen's thread. */
final class UiState {
    /** Who gets the keys. */
    enum Mode {
        /** The key table. */
        PANES,
        /** Marks the nodes of one side. */
        PARTITION,
        /** A line is typed. */
        PROMPT,
        /** The key table is shown. */
        HELP,
        /** A long answer is shown. */
        OUTPUT
    }

    /** Stays at the newest, whatever comes. */
    static final long NEWEST = -1;

    Mode mode = Mode.PANES;
    int selected = 1;
    final TreeSet<Integer> marked = new TreeSet<>();
    final LineEditor editor = new LineEditor();

    /** What the word that is being typed may become, when that was asked for. */
    List<String> candidates = List.of();

    final FlightRows flight = new FlightRows();

    /** The line that the last key stood for; "" when it has been seen long enough. */
    String flash = "";

    /** How often there was such a line. */
    long flashes;

    /** One line of answer, until the next key. */
    String message = "";

    boolean mistake;
    String outputTitle = "";
    List<String> output = List.of();
    int scroll;

    /** How many story events are above the lower edge of the pane. */
    long storyEnd = NEWEST;

    /** The index in the last column of the log. */
    long logEnd = NEWEST;

    /** The session whose violation was read and put away. */
    long violationRead;

    /** Sees to it that what is selected exists. */
    void clamp(int nodes) {
        selected = Math.max(1, Math.min(selected, nodes));
        marked.removeIf(id -> id > nodes);
    }

    void flash(String line) {
        flash = line;
        flashes++;
    }

    void say(String text, boolean isMistake) {
        message = text;
        mistake = isMistake;
    }

    void showOutput(String title, String text) {
        outputTitle = title;
        output = new ArrayList<>(text.lines().toList());
        scroll = 0;
        mode = Mode.OUTPUT;
    }

    /** The command that splits the marked nodes from the others; "" if one side is empty. */
    String partition(int nodes) {
        if (marked.isEmpty() || marked.size() >= nodes) {
            return "";
        }
        String others = IntStream.rangeClosed(1, nodes)
                .filter(id -> !marked.contains(id))
                .mapToObj(Address::name)
                .collect(Collectors.joining(","));
        return "partition " + names() + " | " + others;
    }

    private String names() {
        return marked.stream().map(Address::name).collect(Collectors.joining(","));
    }
}
