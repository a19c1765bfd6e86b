package raftarium.app.lesson;

import org.jspecify.annotations.Nullable;

import raftarium.words.MistakeException;
import raftarium.words.TextLines;
import raftarium.words.Wrapping;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;

/**
 * A lesson in plain lines, one after the other: what a screen reader reads out, and what works
 * without a terminal.
 */
public final class PlainLesson {
    private static final String WORDS =
            "hint, skip, back, again (this step once more), list, go N (to step N), quit";

    private static final String CHALLENGE_WORDS =
            "hint, again (from its beginning), save FILE (to hand it in), skip, quit";

    private static final String LEAVE = "quit";

    private final LessonPlayer player;
    private final PrintStream out;
    private final int columns;
    private final Runnable keeper;

    /**
     * @param columns how wide lines are, at least 20
     * @param keeper is called after each line that was typed, to keep what was done
     */
    public PlainLesson(LessonPlayer player, PrintStream out, int columns, Runnable keeper) {
        this.player = player;
        this.out = out;
        this.columns = Math.max(20, columns);
        this.keeper = keeper;
    }

    /** Plays to the end of the input, or to {@code quit}; nothing is asked once all is done. */
    public void run(InputStream input) throws IOException {
        TextLines lines = new TextLines(input);
        begin();
        boolean more = isOpen();
        while (more) {
            String line = next(lines);
            more = take(line == null ? LEAVE : line);
        }
    }

    /** Says how it begins, and what it waits for. */
    public void begin() {
        show(player.begin());
        out.println();
        wrapped(
                "",
                "Beside answers and commands you can type: "
                        + (isChallenge() ? CHALLENGE_WORDS : WORDS) + ".");
        keeper.run();
        ask();
    }

    /**
     * Takes a line that was typed, and says what comes of it.
     *
     * @return whether it waits for another one
     */
    public boolean take(String line) {
        if (line.equals(LEAVE) || line.equals("exit")) {
            if (!isChallenge()) {
                out.println("The lesson goes on here the next time.");
            }
            out.flush();
            return false;
        }
        show(carryOut(line));
        keeper.run();
        ask();
        return isOpen();
    }

    /** What is done in a challenge can be saved behind its end. */
    private boolean isOpen() {
        return isChallenge() || player.waitsFor() != LessonPlayer.Wait.NOTHING;
    }

    private boolean isChallenge() {
        return player.lesson().isChallenge();
    }

    private @Nullable String next(TextLines lines) throws IOException {
        while (true) {
            try {
                String line = lines.next();
                return line == null ? null : line.strip();
            } catch (MistakeException mistake) {
                out.println("mistake: " + mistake.what());
                out.flush();
            }
        }
    }

    private void ask() {
        switch (player.waitsFor()) {
            case ENTER -> out.println("[Enter]");
            case ANSWER -> out.println("[your answer]");
            case DEED -> out.println("[your command]");
            case NOTHING -> {
                if (isChallenge()) {
                    out.println("[save FILE, again or quit]");
                }
            }
            case TIME -> {}
        }
        out.flush();
    }

    private List<Saying> carryOut(String line) {
        return switch (line) {
            case "" ->
                isChallenge() || player.waitsFor() == LessonPlayer.Wait.DEED
                        ? List.of()
                        : player.enter();
            case "hint" -> player.hint();
            case "skip" -> player.skip();
            case "back" -> player.back();
            case "again" -> player.again();
            case "list" -> player.list();
            default -> {
                if (line.matches("go [0-9]{1,4}")) {
                    yield player.goToStep(Integer.parseInt(line.substring(3)));
                } else if (isChallenge() && line.matches("save(\\s.*)?")) {
                    yield player.save(line);
                }
                boolean answers = player.waitsFor() == LessonPlayer.Wait.ANSWER
                        && line.matches("[-+]?[0-9]+");
                yield answers ? player.answer(line) : player.give(line);
            }
        };
    }

    private void show(List<Saying> said) {
        said.forEach(this::show);
    }

    private void show(Saying saying) {
        String text = saying.text();
        switch (saying.kind()) {
            case TITLE -> {
                out.println();
                wrapped("", "== " + text + " ==");
            }
            case TEXT, EXPLANATION -> {
                out.println();
                wrapped("", text);
            }
            case QUESTION -> {
                out.println();
                wrapped("", "Question: " + text);
            }
            case TASK -> {
                out.println();
                wrapped("", "Task: " + text);
            }
            case CHOICE, LISTED -> wrapped("   ", "  " + saying.number() + "  " + text);
            case COMMAND -> wrapped("  ", "> " + text);
            case REPLY -> text.lines().forEach(line -> wrapped("  ", line));
            case EVENT -> wrapped("  ", "  " + text);
            case RIGHT, WRONG, NOTE -> wrapped("", text);
            case HINT -> wrapped("", "Hint: " + text);
            case MISTAKE -> wrapped("", "mistake: " + text);
        }
    }

    private void wrapped(String indent, String text) {
        Wrapping.hang(text, indent.length(), columns).forEach(out::println);
    }
}
