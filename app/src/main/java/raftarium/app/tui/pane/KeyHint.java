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

    /** Lines of keys that stand in front of their counterpart, which says what both do. */
    private static final List<String> PAIRED =
            List.of("back", "back --to change", "back --to leader");

    private static final List<String> TRAVELS =
            List.of("speed 0", "back", "step", "undo", "goto", "bookmark");

    /** What is told where room is left. */
    private static final Set<String> SPARE = Set.of(
            "change", "mark", "present", "bookmark", "branches", "scenarios", "load", "values");

    /** Whether it stands at the end of the footer, however narrow that is. */
    boolean isLast() {
        return ":?q".contains(shown);
    }

    /** Whether the footer has it: with a word, or in front of its counterpart. */
    boolean isTold() {
        return !footer.isEmpty() || isPaired();
    }

    /** Whether its counterpart, which comes next, says what both do. */
    boolean isPaired() {
        return PAIRED.contains(line);
    }

    /** Whether it waits for the others to find room; its counterpart goes with it. */
    boolean isSpare() {
        return SPARE.contains(footer) || isPaired() && !line.equals("back");
    }

    /** Whether it goes to another moment, or marks this one. */
    boolean travels() {
        return isTold() && TRAVELS.stream().anyMatch(line::startsWith);
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

    /** How many columns it takes in the footer. */
    int length() {
        return shown.length() + 1 + (footer.isEmpty() ? 0 : footer.length() + 1);
    }
}
