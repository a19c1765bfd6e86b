package raftarium.app.tui;

import com.googlecode.lanterna.input.KeyType;

import java.util.List;
import java.util.Set;

/** The rows of the {@link KeyTable} about time, which goes both ways. */
final class TimeBindings {
    static final List<KeyTable.Binding> ALL = List.of(
            key(
                    "space",
                    " ",
                    "play",
                    "the clock plays or stops; a scenario that stands goes on",
                    "speed 0",
                    (keys, key) -> keys.time().playOrStop()),
            back(",", "back", "the moment before the last event", "back"),
            step(".", "step", "the next event, and no more", "step"),
            go("u", "undo", "the last command is taken back, on a branch of its own", "undo"),
            back(
                    "<",
                    "change",
                    "back to where a role, a commit index or the cluster changed",
                    "back --to change"),
            step(
                    ">",
                    "change",
                    "on to where a role, a commit index or the cluster changes",
                    "step --to change"),
            back("(", "", "back to where a message arrived, or was lost", "back --to message"),
            step(")", "", "on to where a message has arrived, or is lost", "step --to message"),
            key(
                    "[",
                    "[",
                    "mark",
                    "back to a bookmark, a note, or to where a node became leader",
                    "back --to leader",
                    (keys, key) -> keys.time().markBefore()),
            key(
                    "]",
                    "]",
                    "mark",
                    "on to a bookmark, a note, a new leader, or a broken property",
                    "step --to leader",
                    (keys, key) -> keys.time().markAfter()),
            new KeyTable.Binding(
                    "Home",
                    "",
                    Set.of(KeyType.Home),
                    "",
                    "the start of the session",
                    "goto start",
                    false,
                    (keys, key) -> keys.time().go("goto start")),
            new KeyTable.Binding(
                    "End",
                    "",
                    Set.of(KeyType.End),
                    "present",
                    "the end of the branch: the present",
                    "goto end",
                    false,
                    (keys, key) -> keys.toTheEnd()),
            key(
                    "m",
                    "m",
                    "bookmark",
                    "sets a bookmark here",
                    "bookmark mark1",
                    (keys, key) -> keys.time().bookmark()),
            key(
                    "'",
                    "'",
                    "",
                    "lists the bookmarks; Enter goes to one",
                    "",
                    (keys, key) -> keys.choices().bookmarks()),
            key(
                    "B",
                    "B",
                    "branches",
                    "lists the branches; Enter goes to the end of one, c compares it with this one",
                    "",
                    (keys, key) -> keys.choices().branches()),
            key(
                    "o",
                    "o",
                    "scenarios",
                    "lists the scenarios; Enter begins one",
                    "",
                    (keys, key) -> keys.choices().scenarios()),
            key(
                    "R",
                    "R",
                    "",
                    "the scenario begins again",
                    "",
                    (keys, key) -> keys.time().again()),
            key(
                    "+",
                    "+=",
                    "",
                    "the clock plays faster; on the time line: closer",
                    "speed 2",
                    (keys, key) -> keys.turn(true)),
            key(
                    "-",
                    "-_",
                    "",
                    "the clock plays slower; on the time line: further away",
                    "speed 0.5",
                    (keys, key) -> keys.turn(false)),
            key(
                    "0",
                    "0",
                    "",
                    "the clock plays a tenth as fast, and in elections half of that",
                    "speed auto",
                    (keys, key) -> keys.time().playToBeFollowed()));

    private TimeBindings() {}

    private static KeyTable.Binding key(
            String shown,
            String characters,
            String footer,
            String help,
            String line,
            KeyTable.Doing doing) {
        return new KeyTable.Binding(shown, characters, Set.of(), footer, help, line, false, doing);
    }

    /** A key that stops the clock, and goes back. */
    private static KeyTable.Binding back(String shown, String footer, String help, String line) {
        return key(shown, shown, footer, help, line, (keys, key) -> keys.time().back(line));
    }

    /** A key that stops the clock, and goes on. */
    private static KeyTable.Binding step(String shown, String footer, String help, String line) {
        return key(shown, shown, footer, help, line, (keys, key) -> keys.time().step(line));
    }

    /** A key that goes elsewhere, where the clock plays on if it did. */
    private static KeyTable.Binding go(String shown, String footer, String help, String line) {
        return key(shown, shown, footer, help, line, (keys, key) -> keys.time().go(line));
    }
}
