package raftarium.app.repl;

import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.EOFError;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.Terminal;

import raftarium.app.command.Interpreter;
import raftarium.app.command.Quantities;
import raftarium.app.session.Playground;
import raftarium.app.session.Session;
import raftarium.app.session.SessionException;
import raftarium.sim.Simulation;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The prompt on a terminal: JLine edits, completes, and remembers what was typed. */
public final class Prompt {
    private final Playground playground;
    private final Terminal terminal;
    private final PrintStream out;
    private final Exchange exchange;
    private final PromptClock clock;

    /** A prompt on that terminal, which stays open. */
    public Prompt(Playground playground, Terminal terminal) {
        this.playground = playground;
        this.terminal = terminal;
        out = new PrintStream(terminal.output(), true, StandardCharsets.UTF_8);
        exchange = new Exchange(playground, out);
        clock = new PromptClock(playground);
    }

    /** Reads and answers until {@code exit} or Ctrl-D. Returns the exit status. */
    public int run() throws IOException, SessionException {
        LineReader reader = LineReaderBuilder.builder()
                .terminal(terminal)
                .appName("raftarium")
                .parser(new BlockParser(exchange))
                .completer(new CommandCompleter(exchange.interpreter(), playground))
                .variable(LineReader.SECONDARY_PROMPT_PATTERN, "   ... ")
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .build();
        Session session = playground.session();
        out.println("Raftarium: " + session.simulation().nodes() + " nodes, seed " + session.seed()
                + ". 'help' lists the commands.\n"
                + "The clock stands: 'run 1s' or 'until leader' let it pass, 'speed 1' plays.");
        playground.setPace(clock);
        terminal.handle(Terminal.Signal.INT, signal -> clock.interrupt());
        while (!exchange.interpreter().hasLeft()) {
            try {
                String line = reader.readLine(prompt());
                clock.catchUp();
                exchange.answer(line);
            } catch (UserInterruptException interrupted) {
                // Ctrl-C at the prompt drops the line, as in a shell.
                out.println("(Ctrl-D or 'exit' leaves)");
            } catch (EndOfFileException end) {
                break;
            }
            clock.rest();
        }
        out.flush();
        return 0;
    }

    private String prompt() throws SessionException {
        Simulation simulation = playground.session().simulation();
        int leader = simulation.leader();
        return Quantities.seconds(simulation.nowNanos())
                + (leader == 0
                        ? "  no leader"
                        : "  n" + leader + " term " + simulation.host(leader).term())
                + (simulation.rules().modified() ? "  modified Raft" : "")
                + "> ";
    }

    /** Has the prompt read on where a block or a quote isn't closed yet. */
    private static final class BlockParser implements Parser {
        private final Exchange exchange;
        private final DefaultParser words = new DefaultParser();

        BlockParser(Exchange exchange) {
            this.exchange = exchange;
            words.setEscapeChars(new char[0]);
            words.setQuoteChars(new char[0]);
        }

        @Override
        public ParsedLine parse(String line, int cursor, ParseContext context) {
            if (context == ParseContext.ACCEPT_LINE && exchange.isOpen(line)) {
                throw new EOFError(-1, cursor, "the block goes on");
            }
            return words.parse(line, cursor, context);
        }
    }

    /** Completes the names of commands, their options, and nodes. */
    private record CommandCompleter(Interpreter interpreter, Playground playground)
            implements Completer {
        private static final List<String> SETS =
                List.of("all", "up", "down", "leader", "followers", "stale-leader", "random");

        @Override
        public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
            if (line.wordIndex() == 0) {
                interpreter.commandNames().forEach(name -> candidates.add(new Candidate(name)));
                return;
            }
            interpreter
                    .options(line.words().get(0))
                    .forEach(option -> candidates.add(new Candidate(option)));
            if (line.words().get(0).equals("compact")) {
                candidates.add(new Candidate("every"));
                candidates.add(new Candidate("off"));
            }
            SETS.forEach(set -> candidates.add(new Candidate(set)));
            Session session = playground.openSession();
            int next = line.words().get(0).equals("add") ? 1 : 0;
            for (int id = 1; session != null && id <= session.simulation().nodes() + next; id++) {
                candidates.add(new Candidate("n" + id));
            }
        }
    }
}
