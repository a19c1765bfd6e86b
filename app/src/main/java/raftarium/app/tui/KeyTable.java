package raftarium.app.tui;

import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.input.KeyType;

import org.jspecify.annotations.Nullable;

import raftarium.app.tui.pane.KeyHint;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the keys do while the panes have them: this one table dispatches, fills the footer and is
 * the help.
 */
final class KeyTable {
    /** Does what a key stands for. */
    interface Doing {
        void perform(PaneKeys keys, KeyStroke key);
    }

    /**
     * A row of the table.
     *
     * @param shown the keys, as shown
     * @param characters those among them that are characters
     * @param types those that are not
     * @param footer what it does in a word; "" if the footer doesn't have it
     * @param help what it does
     * @param line the line that it stands for, as an example; "" if it stands for none
     * @param acts whether it does something to the message or the link that is selected
     */
    record Binding(
            String shown,
            String characters,
            Set<KeyType> types,
            String footer,
            String help,
            String line,
            boolean acts,
            Doing doing) {
        /** One of its keys. */
        KeyStroke key() {
            return characters.isEmpty()
                    ? new KeyStroke(types.iterator().next())
                    : new KeyStroke(characters.charAt(0), false, false);
        }

        private KeyHint hint() {
            return new KeyHint(shown, footer, help, line, acts);
        }
    }

    /** What is done to the node that is selected, and to the cluster. */
    private static final List<Binding> DEEDS = List.of(
            key(
                    "c",
                    "c",
                    "crash",
                    "cuts its power; if it is down, starts it",
                    "crash n2",
                    PaneKeys::crash),
            key("r", "r", "", "starts it again from its disk", "restart n2", PaneKeys::restart),
            key(
                    "i",
                    "i",
                    "isolate",
                    "cuts it off from all others",
                    "isolate n2",
                    PaneKeys::isolate),
            key(
                    "p",
                    "p",
                    "split",
                    "marks the nodes of one side, then splits",
                    "partition n1,n2 | n3,n4,n5",
                    PaneKeys::beginPartition),
            key("H", "H", "heal", "undoes isolations, splits and cuts", "heal", PaneKeys::heal),
            key(
                    "w/W",
                    "wW",
                    "write",
                    "a client writes the next number; W: to the selected node and no other",
                    "put x 1 --no-wait",
                    PaneKeys::write),
            key(
                    "e",
                    "e",
                    "why",
                    "explains what it is, and its last decision",
                    "why n2",
                    (keys, key) -> keys.why().explain(key)),
            new Binding(
                    "b",
                    "b",
                    Set.of(KeyType.Backspace),
                    "cause",
                    "back to what brought it about; again: to what brought that about",
                    "cause n2",
                    false,
                    (keys, key) -> keys.why().cause(key)),
            key("a", "a", "", "a hint, in a lesson", "", PaneKeys::hint),
            key(
                    "!",
                    "!",
                    "what broke",
                    "shows again which property is broken",
                    "",
                    PaneKeys::broken),
            key(
                    "*",
                    "*",
                    "",
                    "the next entry that conflicts or isn't committed; Esc or G lets it go",
                    "",
                    (keys, key) -> keys.moves().nextUnsettled(key)),
            key(
                    "t",
                    "t",
                    "timeout",
                    "its election timer fires now",
                    "timeout n2",
                    PaneKeys::timeout),
            key(
                    "T",
                    "T",
                    "",
                    "the leader hands its leadership over to it",
                    "transfer n2 --no-wait",
                    PaneKeys::transfer),
            key("z", "z", "", "its process freezes, or goes on", "pause n2", PaneKeys::pause),
            key(
                    "L",
                    "L",
                    "load",
                    "clients that ask on and on: begin, or end",
                    "load stop",
                    PaneKeys::load),
            key("n", "n", "new", "begins afresh, with options", "new --nodes 5", PaneKeys::renew));

    /** What is done to the message or the link that is selected. */
    private static final List<Binding> ON_MESSAGES = List.of(
            on(
                    "x",
                    "x",
                    "drop, cut",
                    "loses the message that is selected; cuts or mends the link",
                    "drop 12",
                    PaneKeys::strike),
            on("D", "D", "deliver", "has the message arrive now", "deliver 12", PaneKeys::deliver),
            on(
                    "d",
                    "d",
                    "duplicate",
                    "sends the message once more",
                    "duplicate 12",
                    PaneKeys::duplicate),
            on(
                    "f",
                    "f",
                    "hold",
                    "keeps the message in flight, or lets it go",
                    "hold --id 12",
                    PaneKeys::hold));

    /** How one moves on the screen, and what is about the program. */
    private static final List<Binding> MOVES_AND_PROGRAM = List.of(
            key(
                    "1-9",
                    "123456789",
                    "",
                    "selects a node",
                    "",
                    (keys, key) -> keys.moves().selectDigit(key)),
            keys(
                    "Tab",
                    "",
                    Set.of(KeyType.Tab, KeyType.ReverseTab),
                    "pane",
                    "the next pane gets the keys; Shift-Tab: the one before",
                    (keys, key) -> keys.moves().nextPane(key)),
            keys(
                    "Enter",
                    "",
                    Set.of(KeyType.Enter),
                    "zoom",
                    "zooms that pane, or all are back; in the story: goes to what is selected",
                    PaneKeys::enter),
            keys(
                    "up down",
                    "kj",
                    Set.of(KeyType.ArrowUp, KeyType.ArrowDown),
                    "",
                    "a node, message, link or line of the pane, as k and j do",
                    (keys, key) -> keys.moves().vertical(key)),
            keys(
                    "left right",
                    "hl",
                    Set.of(KeyType.ArrowLeft, KeyType.ArrowRight),
                    "",
                    "older or newer entries of the logs, a link, or the time, as h and l do",
                    PaneKeys::horizontal),
            keys(
                    "PgUp PgDn",
                    "",
                    Set.of(KeyType.PageUp, KeyType.PageDown),
                    "",
                    "a page up or down in the pane that has the keys, or in the story",
                    (keys, key) -> keys.moves().page(key)),
            key(
                    "g",
                    "g",
                    "",
                    "the first in the pane that has the keys, or the oldest of the logs",
                    "",
                    (keys, key) -> keys.moves().oldest(key)),
            key(
                    "G",
                    "G",
                    "",
                    "the last of it, or back to the newest",
                    "",
                    (keys, key) -> keys.moves().newest(key)),
            key(
                    "v",
                    "v",
                    "values",
                    "the logs show the values: what their entries say, or terms only",
                    "",
                    PaneKeys::values),
            key(
                    "/",
                    "/",
                    "",
                    "filters the story, or messages: only those words; in the help it searches",
                    "",
                    PaneKeys::filter),
            key(
                    "s",
                    "s",
                    "",
                    "the next theme: other colours, for colour-blind eyes among them",
                    "",
                    PaneKeys::theme),
            key(":", ":", "", "types any command", "status", PaneKeys::prompt),
            key(
                    "S",
                    "S",
                    "save",
                    "saves the session: asks for a file",
                    "save split.raftarium",
                    (keys, key) -> keys.save().ask(key)),
            key(
                    "E",
                    "E",
                    "",
                    "exports the session: a list of formats; Enter asks for a file",
                    "export film leader-lost.svg",
                    (keys, key) -> keys.choices().formats()),
            keys(
                    "?",
                    "?",
                    Set.of(KeyType.F1),
                    "help",
                    "this help, as F1 does; / searches it",
                    PaneKeys::help),
            key(
                    "q",
                    "q",
                    "",
                    "ends the program, as Ctrl-C does, and asks if it isn't saved; Ctrl-Z"
                            + " suspends it",
                    "",
                    PaneKeys::quit));

    static final List<Binding> BINDINGS = Stream.of(
                    TimeBindings.ALL, DEEDS, ON_MESSAGES, MOVES_AND_PROGRAM)
            .flatMap(List::stream)
            .toList();

    private KeyTable() {}

    private static Binding key(
            String shown, String characters, String footer, String help, String line, Doing doing) {
        return new Binding(shown, characters, Set.of(), footer, help, line, false, doing);
    }

    /** A key that does something to the message or the link that is selected. */
    private static Binding on(
            String shown, String characters, String footer, String help, String line, Doing doing) {
        return new Binding(shown, characters, Set.of(), footer, help, line, true, doing);
    }

    private static Binding keys(
            String shown,
            String characters,
            Set<KeyType> types,
            String footer,
            String help,
            Doing doing) {
        return new Binding(shown, characters, types, footer, help, "", false, doing);
    }

    /** The table, as the footer and the help tell of it. */
    static List<KeyHint> hints() {
        return BINDINGS.stream().map(Binding::hint).toList();
    }

    /** Whether that sign does something. */
    static boolean hasCharacter(char letter) {
        return BINDINGS.stream().anyMatch(one -> one.characters().indexOf(letter) >= 0);
    }

    /** What is told by that hint, or null. */
    static @Nullable Binding of(KeyHint hint) {
        return BINDINGS.stream()
                .filter(binding -> binding.help().equals(hint.help()))
                .findFirst()
                .orElse(null);
    }

    /** What a key does, or null. */
    static @Nullable Binding of(KeyStroke key) {
        for (Binding binding : BINDINGS) {
            boolean character = key.getKeyType() == KeyType.Character
                    && !key.isCtrlDown()
                    && !key.isAltDown()
                    && binding.characters().indexOf(key.getCharacter()) >= 0;
            if (character || binding.types().contains(key.getKeyType())) {
                return binding;
            }
        }
        return null;
    }
}
