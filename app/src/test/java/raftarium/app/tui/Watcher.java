package raftarium.app.tui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody at a terminal with the cockpit: presses keys, and waits for what they do. */
final class Watcher {
    private static final String PLAY = "play --seed 42 --data memory --no-config";
    private static final String USUAL = "alternate 0, cursor 1, mouse 0";
    private static final String TAKEN = "alternate 1, cursor 0, mouse 1";
    private static final Pattern TRACE = Pattern.compile("\\bat raftarium\\.|Exception in");

    private final Set<String> pressed = new HashSet<>();
    private final Tmux tmux;
    private String ttyBefore = "";

    /** Sits down at a shell; without tmux the test that wants to is skipped. */
    Watcher(Path place) throws Exception {
        assumeTrue(Tmux.isInstalled(), "tmux is not installed: nothing is tested on a terminal");
        tmux = new Tmux(place);
    }

    /** Starts the program, and waits until there is a leader. */
    void start(String more) throws Exception {
        ttyBefore = tmux.tty();
        assertThat(ttyBefore).containsPattern("[ ;]icanon\\b").containsPattern("[ ;]echo\\b");
        tmux.start(PLAY + more);
        find("n\\d leads T1");
        assertThat(tmux.modes()).isEqualTo(TAKEN);
    }

    /** Its terminal. */
    Tmux tmux() {
        return tmux;
    }

    void press(String... keys) throws Exception {
        for (String key : keys) {
            pressed.add(key);
            tmux.press(key);
        }
    }

    /** The keys that were pressed so far, each as tmux calls it. */
    Set<String> pressed() {
        return pressed;
    }

    void type(String text) throws Exception {
        tmux.type(text);
    }

    /** Types a line for the cockpit. */
    void line(String text) throws Exception {
        press(":");
        see("Enter does it");
        type(text);
        press("Enter");
    }

    /** Clicks at a cell; both are counted from 0. */
    void click(int column, int row) throws Exception {
        String cell = ";" + (column + 1) + ";" + (row + 1);
        type("\u001b[<0" + cell + "M\u001b[<0" + cell + "m");
    }

    /** Waits for a text on the screen, which it returns. */
    String see(String text) throws Exception {
        return tmux.await(text);
    }

    /** Waits until a text is not, or no longer, on the screen. */
    void seeNo(String text) throws Exception {
        await("no " + text, screen -> !screen.contains(text));
    }

    void await(String what, Predicate<String> shown) throws Exception {
        tmux.await(what, shown);
    }

    /** Waits for a pattern on the screen; returns what its first group is, if it has any. */
    String find(String regex) throws Exception {
        Pattern pattern = Pattern.compile("(?m)" + regex);
        Matcher found = pattern.matcher(
                tmux.await(regex, screen -> pattern.matcher(screen).find()));
        return found.find() && found.groupCount() > 0 ? found.group(1) : "";
    }

    /** Waits for the line that a key stands for, which the footer has for a moment. */
    void flash(String line) throws Exception {
        find("  " + Pattern.quote(line) + "$");
    }

    /**
     * Waits until the program has ended with that status: the screen is the shell's again, and the
     * tty is as it was. Returns what the program has said then.
     */
    String leaves(int status) throws Exception {
        assertThat(tmux.status()).isEqualTo(status);
        String screen = tmux.screen();
        assertThat(screen).contains("\n$ sh raftarium " + PLAY).doesNotContain("nodes", "─");
        assertThat(screen).doesNotContainPattern(TRACE);
        assertThat(tmux.modes()).isEqualTo(USUAL);
        assertThat(tmux.tty()).isEqualTo(ttyBefore);
        String said = screen.substring(screen.indexOf("$?") + 2, screen.lastIndexOf("\nstatus "));
        // What is longer than a row goes on in the next one.
        return said.replace("\n", "");
    }

    void close() throws Exception {
        tmux.close();
    }
}
