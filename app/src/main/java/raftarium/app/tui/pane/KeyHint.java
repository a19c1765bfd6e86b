package raftarium.app.tui.pane;

import java.util.List;
import java.util.Set;

/**
 * A key, as the footer and the help tell of it.
 *
 * @param shown the keys, as shown
 * @param footer what it does in a word; "" if the footer doesn't have it
 * @param help what it does
 * @param line the line that it stands for, as an example; "" if it stands for none
 * @param acts whether it does something to the message or the link that is selected
 */
public record KeyHint(String shown, String footer, String help, String line, boolean acts) {
    private static final List<String> OF_THE_END =
            List.of("why", "new", "back", "goto", "undo", "bookmark", "branch");

    private static final List<String> TRAVELS =
            List.of("speed 0", "back", "step", "undo", "goto", "bookmark");

    /** What is told where room is left. */
    private static final Set<String> SPARE = Set.of(
            "change", "mark", "present", "bookmark", "branches", "scenarios", "load", "values");

    /** Whether it stands at the end of the footer, however narrow that is. */
    boolean isLast() {
        return ":?q".contains(shown);
    }

    /** Whether the one that is told next does the same the other way: it says what both do. */
    boolean isPairWith(KeyHint next) {
        return line.startsWith("back") && next.line.equals(line.replaceFirst("back", "step"));
    }

    /** Whether it waits for the others to find room. */
    boolean isSpare() {
        return SPARE.contains(footer);
    }

    /** Whether it goes to another moment, or marks this one. */
    boolean travels() {
        return !footer.isEmpty() && TRAVELS.stream().anyMatch(line::startsWith);
    }

    /** Whether it leads to the present. */
    boolean isToPresent() {
        return line.equals("goto end");
    }

    /** Whether it leads to the other panes. */
    boolean isToPanes() {
        return shown.equals("Tab");
    }

    /** Whether it is of use only once the clock stands for good. */
    boolean isOfTheEnd() {
        return shown.equals("!");
    }

    /** Whether it is of use though the clock stands for good. */
    boolean looks() {
        return line.isEmpty() || OF_THE_END.stream().anyMatch(line::startsWith);
    }

    /** How many columns it takes in the footer with that word. */
    int length(String word) {
        return shown.length() + 1 + (word.isEmpty() ? 0 : word.length() + 1);
    }
}
