package raftarium.app.tui.pane;

import org.jspecify.annotations.Nullable;

import raftarium.app.command.Completion;
import raftarium.app.tui.engine.Frame;
import raftarium.app.tui.paint.Look;
import raftarium.app.tui.ring.MessageFilter;
import raftarium.app.tui.ring.Slide;
import raftarium.trace.Address;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What the watcher has chosen to see, and is about to do; of the screen's thread. */
public final class UiState {
    /** Who gets the keys. */
    public enum Mode {
        /** The key table. */
        PANES,
        /** Marks the nodes of one side. */
        PARTITION,
        /** A line is typed. */
        PROMPT,
        /** The key table is shown. */
        HELP,
        /** A long answer is shown. */
        OUTPUT,
        /** One of a list is chosen. */
        MENU,
        /** What the story, or the help, is to be about is typed. */
        SEARCH
    }

    /** Scrolled as far down as it goes. */
    public static final int TO_THE_END = Integer.MAX_VALUE / 2;

    /** So many rows of a lesson are a page. */
    public static final int LESSON_PAGE = 8;

    /** Stays at the newest, whatever comes. */
    public static final long NEWEST = -1;

    /** The key table, as the footer and the help tell of it. */
    public final List<KeyHint> keys;

    /** Which of them the footer has. */
    final FooterKeys footerKeys;

    public Look look = Look.USUAL;
    public Mode mode = Mode.PANES;
    public PaneKind focus = PaneKind.CLUSTER;

    /** Whether the pane that has the keys has the screen, with the inspector below it. */
    public boolean zoomed;

    /** Whether this is shown to many: large, a pane at a time, with captions. */
    public boolean presents;

    /** Whether who leaves comes back to the same cluster at a prompt. */
    public boolean comesBack;

    /** Which pane is below the story, where there is room for one only. */
    public PaneKind beside = PaneKind.FLIGHT;

    /** Of which pane the inspector tells what is selected there. */
    public PaneKind subject = PaneKind.CLUSTER;

    public int selected = 1;

    /** How far the cards are that a deed has parted or joined. */
    public Slide slide = Slide.NONE;

    /** How often the window of the tape is halved; 0: it shows all of the session. */
    public int tapeZoom;

    /** The message that is selected, by its id; 0: none yet. */
    public long packet;

    /** The index that is selected in the logs; 0: the newest. */
    public long index;

    /** Whether somebody has selected one; else the newest is only shown. */
    public boolean entryChosen;

    /** Whether that one stays in sight, whichever pane has the keys and however the logs grow. */
    public boolean pinned;

    /** Whether the logs show what their entries say. */
    public boolean values;

    /** The ends of the link that is selected; 0 stands for clients. */
    public int linkFrom = 1;

    public int linkTo = 2;

    /** Only what has these words is told in the story. */
    public String filter = "";

    /** Only what has these words is shown of the help. */
    public String search = "";

    /** Only messages that have these words are shown. */
    public String messages = "";

    /** What a search is typed for. */
    public enum Sought {
        STORY,
        MESSAGES,
        HELP
    }

    /** What it is typed for now. */
    public Sought sought = Sought.STORY;

    /** The two branches that are seen side by side instead of the panes; null: none are. */
    public @Nullable BranchComparison comparison;

    /** Which pane had the keys before that. */
    private PaneKind focusBefore = PaneKind.CLUSTER;

    /** How many lines of the inspector are above its upper edge. */
    public int inspectorScroll;

    /** The speed at which it plays, or played last. */
    public double playedSpeed = 1;

    public final TreeSet<Integer> marked = new TreeSet<>();
    public final LineEditor editor = new LineEditor();

    /** None of several. */
    public static final int NONE = -1;

    /** What the word that is being typed may become, when that was asked for. */
    public List<Completion.Proposal> candidates = List.of();

    /** Which of them is tried. */
    public int chosen = NONE;

    /** What comes behind the line that is typed, as far as that is certain. */
    public String hint = "";

    public final FlightRows flight = new FlightRows();

    /** Which messages are shown. */
    public MessageFilter wanted() {
        return new MessageFilter(messages);
    }

    /** The line that the last key stood for; "" when it has been seen long enough. */
    public String flash = "";

    /** How often there was such a line. */
    public long flashes;

    /** One line of answer, until the next key. */
    public String message = "";

    public boolean mistake;

    /** How many rows further down the lesson is read than it is shown by itself. */
    public int lessonScroll;

    /** How many percent of what takes long are done; below 0: nothing does. */
    public int percent = -1;

    /** The list of which one is chosen. */
    public Menu menu = Menu.NONE;

    public String outputTitle = "";
    public List<String> output = List.of();
    public int scroll;

    /** Which event of all that were told begins the lowest row of the story, from 1. */
    public long storyEnd = NEWEST;

    /** The line that leads to the event that is selected in the story; "" if none is. */
    public String told = "";

    /** The index in the last column of the log. */
    public long logEnd = NEWEST;

    /** After how many moves in time a violation was read and put away. */
    public long violationRead;

    public UiState(List<KeyHint> keys) {
        this.keys = List.copyOf(keys);
        footerKeys = new FooterKeys(this.keys);
    }

    /** Sees to it that what is selected exists. */
    public void clamp(int nodes) {
        selected = Math.max(1, Math.min(selected, nodes));
        marked.removeIf(id -> id > nodes);
        linkFrom = Math.max(0, Math.min(linkFrom, nodes));
        linkTo = Math.max(0, Math.min(linkTo, nodes));
    }

    /** The logs show that entry of that node, and keep it in sight. */
    public void pin(long chosenIndex, int node) {
        index = chosenIndex;
        entryChosen = true;
        pinned = true;
        selected = node;
        focusOn(PaneKind.LOG);
    }

    /** No entry is chosen, and the logs show the newest. */
    public void unpin() {
        index = 0;
        entryChosen = false;
        pinned = false;
        logEnd = NEWEST;
    }

    /** Where the panes are on a screen of that size. */
    public Layout layout(int columns, int rows, Frame frame) {
        boolean isTold = frame.talk().isTold();
        Layout.View view = new Layout.View(
                focus,
                zoomed,
                presents,
                beside,
                isTold,
                comparison != null,
                frame.lesson() != null);
        return Layout.of(columns, rows, frame.view().nodes().size(), view);
    }

    /** That pane gets the keys; the inspector tells of what is selected in it. */
    public void focusOn(PaneKind pane) {
        focus = pane;
        if (pane == PaneKind.FLIGHT || pane == PaneKind.INSPECTOR || pane == PaneKind.LINKS) {
            beside = pane;
        }
        if (pane.selects() && pane != subject) {
            subject = pane;
            inspectorScroll = 0;
        }
    }

    /** Two branches are seen side by side; the tape, which moves both in time, has the keys. */
    public void compare(BranchComparison found) {
        focusBefore = comparison == null ? focus : focusBefore;
        comparison = found;
        focusOn(PaneKind.TAPE);
    }

    /** The panes are back. */
    public void compareNoMore() {
        if (comparison != null) {
            comparison = null;
            focusOn(focusBefore);
        }
    }

    /** The link that is selected, in words. */
    public String link() {
        return end(linkFrom) + " -> " + end(linkTo);
    }

    /** An end of a link, as it is typed. */
    public static String end(int end) {
        return end == 0 ? "clients" : Address.name(end);
    }

    public void flash(String line) {
        flash = line;
        flashes++;
    }

    public void say(String text, boolean isMistake) {
        message = text;
        mistake = isMistake;
    }

    public void showOutput(String title, String text) {
        outputTitle = title;
        output = new ArrayList<>(text.lines().toList());
        scroll = 0;
        mode = Mode.OUTPUT;
    }

    /** Marks a node for one side, or takes the mark back. */
    public void mark(int node) {
        if (!marked.remove(node)) {
            marked.add(node);
        }
        selected = node;
    }

    /** The command that splits the marked nodes from the others; "" if one side is empty. */
    public String partition(int nodes) {
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
