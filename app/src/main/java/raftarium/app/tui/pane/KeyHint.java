package raftarium.app.tui.pane;

/**
 * A key, as the footer and the help tell of it.
 *
 * @param shown the keys, as shown
 * @param footer what it does in a word; "" if the footer doesn't have it
 * @param help what it does
 * @param line the line that it stands for, as an example; "" if it stands for none
 */
public record KeyHint(String shown, String footer, String help, String line) {
    /** Whether it stands at the end of the footer, however narrow that is. */
    boolean isLast() {
        return !footer.isEmpty() && ":?q".contains(shown);
    }

    /** How many columns it takes in the footer. */
    int length() {
        return shown.length() + footer.length() + 2;
    }
}
