package raftarium.app;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The program as a process of its own that is given lines and answers with lines. */
final class LineProcess implements AutoCloseable {
    private static final int MAX_SECONDS = 120;

    private final Process process;
    private final InputStream output;
    private final List<String> answers = new ArrayList<>();
    private final StringBuilder unfinished = new StringBuilder();

    /** Starts it; its complaints go to a file. */
    LineProcess(Path complaints, String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-cp",
                System.getProperty("java.class.path"),
                "raftarium.app.Main"));
        command.addAll(List.of(args));
        process = new ProcessBuilder(command).redirectError(complaints.toFile()).start();
        output = process.getInputStream();
        // Whoever reads from a process that hangs reads on to its end all the same.
        CompletableFuture.delayedExecutor(MAX_SECONDS, TimeUnit.SECONDS).execute(this::kill);
    }

    /** Gives it all these lines, and no more. */
    void type(List<String> lines) {
        try (var input = process.getOutputStream()) {
            input.write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException killed) {
            // Then the lines are not answered either.
            return;
        }
    }

    /** Waits for so many answers in all, or the end of the process. Returns those there are. */
    List<String> answers(int count) throws IOException {
        while (answers.size() < count) {
            int letter = output.read();
            if (letter < 0) {
                break;
            }
            if (letter == '\n') {
                answers.add(unfinished.toString());
                unfinished.setLength(0);
            } else {
                unfinished.append((char) letter);
            }
        }
        return List.copyOf(answers);
    }

    /** Kills it with SIGKILL; what it has answered can still be read. */
    void kill() {
        process.toHandle().destroyForcibly();
    }

    /** Waits for its end, and returns its exit status. */
    int status() throws InterruptedException {
        return process.waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
