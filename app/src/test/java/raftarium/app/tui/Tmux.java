package raftarium.app.tui;

import com.google.gson.Gson;
import com.googlecode.lanterna.screen.Screen;

import org.jline.terminal.Terminal;

import picocli.CommandLine;

import raftarium.app.Main;
import raftarium.data.Bytes;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A real terminal with a shell in it that starts the program: a tmux server of its own, which is
 * given keys and asked what is on the screen.
 */
final class Tmux {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Each look is a process: without a pause they would take the time that the program needs. */
    private static final long BETWEEN_LOOKS_NANOS = 20_000_000;

    private static final long MAX_COMMAND_SECONDS = 20;
    private static final Pattern STATUS = Pattern.compile("(?m)^status (\\d+)$");

    private final Path place;
    private int modesAsked;

    /** A terminal of 80x24, with a shell that works in that directory. */
    Tmux(Path place) throws Exception {
        this.place = place;
        Files.writeString(
                place.resolve("raftarium"),
                "exec '" + Path.of(System.getProperty("java.home"), "bin", "java") + "'"
                        + " -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto"
                        + " -cp '" + classPath() + "' raftarium.app.Main \"$@\"\n");
        tmux("new-session", "-d", "-x", "80", "-y", "24", "sh", "-i");
    }

    static boolean isInstalled() throws InterruptedException {
        try {
            return new ProcessBuilder("tmux", "-V").start().waitFor() == 0;
        } catch (IOException missing) {
            return false;
        }
    }

    /** What started the tests may have loaded the classes from elsewhere than the property says. */
    private static String classPath() throws URISyntaxException {
        Set<String> places = new LinkedHashSet<>();
        for (Class<?> one : List.of(
                Main.class,
                Bytes.class,
                Tmux.class,
                CommandLine.class,
                Screen.class,
                Terminal.class,
                Gson.class)) {
            var source = one.getProtectionDomain().getCodeSource().getLocation();
            places.add(Path.of(source.toURI()).toString());
        }
        places.add(System.getProperty("java.class.path"));
        return String.join(File.pathSeparator, places);
    }

    private String tmux(String... words) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of("tmux", "-u", "-L", "raftarium", "-f", "/dev/null"));
        command.addAll(List.of(words));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(place.toFile()).redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        // Whoever runs the tests may do so within a tmux, and have a shell set up to taste.
        environment.keySet().removeAll(Set.of("TMUX", "TMUX_PANE", "ENV", "NO_COLOR"));
        // The server is found by a socket in there.
        environment.put("TMUX_TMPDIR", place.toString());
        environment.put("PS1", "$ ");
        environment.put("LC_ALL", "C.UTF-8");
        environment.put("XDG_CONFIG_HOME", place.resolve("config").toString());
        environment.put("XDG_STATE_HOME", place.resolve("state").toString());
        Process process = builder.start();
        try {
            process.getOutputStream().close();
            byte[] output = process.getInputStream().readAllBytes();
            boolean ended = process.waitFor(MAX_COMMAND_SECONDS, TimeUnit.SECONDS);
            String told = new String(output, StandardCharsets.UTF_8);
            if (!ended || process.exitValue() != 0) {
                throw new AssertionError(command + ": " + told);
            }
            return told;
        } finally {
            process.destroyForcibly();
        }
    }

    /** Types these signs as they are. */
    void type(String text) throws Exception {
        tmux("send-keys", "-l", "--", text);
    }

    /** Presses one key, which may be one by name. */
    void press(String key) throws Exception {
        tmux("send-keys", "--", key);
    }

    void resize(int columns, int rows) throws Exception {
        tmux("resize-window", "-x", String.valueOf(columns), "-y", String.valueOf(rows));
    }

    /** What is to be seen, a line a row. */
    String screen() throws Exception {
        return tmux("capture-pane", "-p");
    }

    /** What is to be seen with its colours. */
    String colors() throws Exception {
        return tmux("capture-pane", "-p", "-e");
    }

    /** Whether it shows the alternate screen, the cursor, and wants to hear of the mouse. */
    String modes() throws Exception {
        return tmux(
                        "display-message",
                        "-p",
                        "alternate #{alternate_on}, cursor #{cursor_flag}, mouse #{mouse_any_flag}")
                .strip();
    }

    /**
     * Has the shell tell what the tty does with keys. The first line is left out: it has the size,
     * and the number of the line discipline, for which JLine writes another one back.
     */
    String tty() throws Exception {
        awaitPrompt();
        modesAsked++;
        Path told = place.resolve("tty" + modesAsked);
        type("stty -a > part; mv part " + told.getFileName());
        press("Enter");
        await(told.toString(), screen -> Files.exists(told));
        awaitPrompt();
        return Files.readString(told).replaceFirst(".*\n", "");
    }

    /** What is typed earlier is seen in front of the prompt, or twice. */
    private void awaitPrompt() throws Exception {
        await("a prompt", screen -> ("\n" + screen).stripTrailing().endsWith("\n$"));
    }

    /** Has the shell start the program, and say its status when it has ended. */
    void start(String arguments) throws Exception {
        type("sh raftarium " + arguments + "; echo status $?");
        press("Enter");
    }

    /** Sends a signal to the program, which is the shell's only child. */
    void signal(String name) throws Exception {
        long shell = Long.parseLong(tmux("display-message", "-p", "#{pane_pid}").strip());
        List<ProcessHandle> children =
                ProcessHandle.of(shell).orElseThrow().children().toList();
        if (children.size() != 1) {
            throw new AssertionError("children of the shell: " + children);
        }
        String program = String.valueOf(children.get(0).pid());
        int status = new ProcessBuilder("kill", "-" + name, program).start().waitFor();
        if (status != 0) {
            throw new AssertionError("kill: status " + status);
        }
    }

    /** Waits until the program has ended, and returns its status. */
    int status() throws Exception {
        Matcher status = STATUS.matcher(
                await("a status", screen -> STATUS.matcher(screen).find()));
        return status.find() ? Integer.parseInt(status.group(1)) : -1;
    }

    /** Waits for a text on the screen, which it returns. */
    String await(String text) throws Exception {
        return await(text, screen -> screen.contains(text));
    }

    String await(String what, Predicate<String> shown) throws Exception {
        long deadlineNanos = System.nanoTime() + PATIENCE.toNanos();
        String screen = screen();
        while (!shown.test(screen)) {
            if (System.nanoTime() > deadlineNanos) {
                throw new AssertionError("not seen: " + what + "\n" + screen);
            }
            LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
            screen = screen();
        }
        return screen;
    }

    /** Whatever runs in it is ended. */
    void close() throws Exception {
        tmux("kill-server");
    }
}
