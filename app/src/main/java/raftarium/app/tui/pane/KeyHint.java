package raftarium.app.tui.pane;

import java.util.List;

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

    /** Whether it stands at the end of the footer, however narrow that is. */
    boolean isLast() {
        return ":?q".contains(shown);
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
