package raftarium.app.repl;

import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;

import raftarium.app.command.ProgressMonitor;
import raftarium.app.session.Playground;
import raftarium.app.session.Session;
import raftarium.app.session.SessionException;
import raftarium.app.terminal.ColorDepth;
import raftarium.app.terminal.Signs;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The prompt on a terminal: JLine edits, completes, colours, and remembers what was typed. */
public final class Prompt {
    /** Lists of more candidates than this are asked for first. */
    private static final int MAX_LISTED = 200;

    private static final String IN_LESSON = "lesson> ";

    private final Playground playground;
    private final Terminal terminal;
    private final PromptOptions options;
    private final PrintStream out;
    private final Exchange exchange;
    private final PromptClock clock;
    private final ProgressMonitor monitor;
    private final boolean hasColors;
    private final boolean hasHints;
    private final LineCompletion completion;
    private final LineColors lineColors;

    /** A prompt on that terminal, which stays open. */
    public Prompt(Playground playground, Terminal terminal, PromptOptions options) {
        this.playground = playground;
        this.terminal = terminal;
        this.options = options;
        out = new PrintStream(terminal.output(), true, StandardCharsets.UTF_8);
        clock = new PromptClock(playground);
        monitor = new PromptMonitor(clock, out);
        hasColors = options.depth() != ColorDepth.NONE;
        Pager pager = new Pager(terminal, options.depth(), out);
        exchange = new Exchange(
                playground,
                out,
                clock::isInterrupted,
                pager::show,
                new WaitLine(out),
                options.lessons());
        completion = new LineCompletion(exchange, playground);
        hasHints = hasColors && options.signs() == Signs.UNICODE;
        lineColors = new LineColors(exchange, completion, hasColors, hasHints);
    }

    /** Reads and answers until {@code exit} or Ctrl-D. Returns the exit status. */
    public int run() throws IOException, SessionException {
        terminal.handle(Terminal.Signal.INT, signal -> clock.interrupt());
        Session session = playground.session();
        out.println("Raftarium: " + session.simulation().nodes() + " nodes, seed " + session.seed()
                + ". 'help' lists the commands, Tab completes.\n"
                + "The clock stands: 'run 1s' or 'until leader' let it pass, 'speed 1' plays.");
        exchange.tellRefused();
        LineReader reader = reader();
        exchange.interpreter().setCockpit(this::showCockpit);
        exchange.interpreter().setMonitor(monitor);
        LineEnd lineEnd = new LineEnd(terminal);
        while (!exchange.interpreter().hasLeft()) {
            try {
                String line = lineEnd.around(() -> reader.readLine(prompt()));
                clock.catchUp();
                exchange.tellStory();
                exchange.answer(line);
                tellInterruption();
            } catch (UserInterruptException interrupted) {
                // Ctrl-C at the prompt drops the line, as in a shell.
                if (interrupted.getPartialLine().isEmpty()) {
                    out.println("(Ctrl-D or 'exit' leaves)");
                }
            } catch (EndOfFileException end) {
                break;
            }
            clock.rest();
        }
        out.flush();
        return 0;
    }

    private String prompt() throws SessionException {
        if (options.lessons().isOpen()) {
            lineColors.setPromptColumns(IN_LESSON.length());
            return IN_LESSON;
        }
        AttributedString text = PromptText.of(playground.session());
        lineColors.setPromptColumns(text.columnLength());
        return hasColors ? text.toAnsi(terminal) : text.toString();
    }

    private LineReader reader() {
        KeptHistory history = new KeptHistory();
        PromptEditor reader = new PromptEditor(terminal);
        reader.setParser(completion);
        reader.setCompleter(completion);
        reader.setHighlighter(lineColors);
        reader.setHistory(history);
        reader.variable(LineReader.SECONDARY_PROMPT_PATTERN, PromptText.CONTINUED);
        reader.variable(LineReader.LIST_MAX, MAX_LISTED);
        reader.option(LineReader.Option.DISABLE_EVENT_EXPANSION, true);
        reader.option(LineReader.Option.HISTORY_REDUCE_BLANKS, false);
        reader.option(LineReader.Option.AUTO_GROUP, false);
        reader.option(LineReader.Option.GROUP, false);
        Path file = options.history();
        if (file != null) {
            history.keep(reader, file, out);
        }
        if (hasHints) {
            reader.setAutosuggestion(LineReader.SuggestionType.TAIL_TIP);
        }
        if (!hasColors) {
            LineColors.clearStyles(reader);
        }
        return reader;
    }

    private void showCockpit() throws IOException, SessionException {
        out.flush();
        try {
            options.cockpit().open(terminal, exchange.interpreter());
        } finally {
            exchange.interpreter().setMonitor(monitor);
        }
    }

    private void tellInterruption() {
        Session session = playground.openSession();
        if (clock.isInterrupted() && session != null) {
            out.println("Ctrl-C: stopped at " + PromptText.time(session));
        }
    }
}
