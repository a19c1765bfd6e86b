package raftarium.app;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import raftarium.app.arguments.SessionMixin;
import raftarium.app.command.Interpreter;
import raftarium.app.command.Reply;
import raftarium.app.command.ScriptText;
import raftarium.app.look.EventJson;
import raftarium.app.look.HistoryLines;
import raftarium.app.look.TraceLines;
import raftarium.app.script.Scenarios;
import raftarium.app.script.ScriptSource;
import raftarium.app.session.Playground;
import raftarium.app.session.Session;
import raftarium.app.session.SessionException;
import raftarium.session.SearchContext;
import raftarium.words.MistakeException;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** {@code raftarium export}. */
@Command(
        name = "export",
        description = {
            "Runs a script and writes what came of it to standard output, for other programs.",
            "FORMAT history: what clients asked and were answered, a JSON object a line.",
            "FORMAT json: all that happened, an event a line, with every field: enough to rebuild"
                    + " each node and each message. Where the script goes back, or says new again,"
                    + " what led to its end.",
            "FORMAT schema, without a script: the JSON Schema of such a line.",
            "Exit status: 0 it was run, whatever it expected; 2 a mistake in it."
        },
        footer = {
            "",
            "Examples:",
            "raftarium export history reads/lease > lease.jsonl",
            "raftarium export json election/leader-crash > crash.jsonl",
            "raftarium export schema > event.schema.json"
        })
final class ExportSubcommand implements Callable<Integer> {
    /** What can be exported. */
    enum Format {
        history,
        json,
        schema
    }

    @Parameters(index = "0", paramLabel = "FORMAT", description = "history, json or schema.")
    Format what = Format.history;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "SCRIPT",
            completionCandidates = Scenarios.Names.class,
            description = "A script, the name of a scenario, or - for standard input.")
    String file = "";

    @Mixin
    SessionMixin session = new SessionMixin();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help.")
    boolean help;

    @Override
    public Integer call() throws UsageException, MistakeException, SessionException {
        if (what == Format.schema) {
            printSchema();
            return 0;
        }
        ScriptSource source = source();
        try (Playground playground = new Playground(session.options())) {
            Interpreter interpreter = new Interpreter(playground);
            Interpreter.Script script = interpreter.parse(source.text(), source.origin());
            for (MistakeException mistake : script.mistakes()) {
                throw new UsageException(mistake.place(source.name()) + ": " + mistake.what());
            }
            List<String> mistakes = new ArrayList<>();
            interpreter.run(script, executed -> {
                if (executed.reply().status() == Reply.Status.MISTAKE) {
                    mistakes.add(executed.place(source.name()) + ": "
                            + executed.reply().output());
                }
            });
            if (!mistakes.isEmpty()) {
                throw new UsageException(mistakes.get(0));
            }
            write(playground.session());
        }
        return 0;
    }

    private void write(Session session) throws UsageException {
        if (what == Format.json) {
            writeTrace(session);
        } else {
            writeHistory(session);
        }
    }

    private void printSchema() throws UsageException {
        if (!file.isEmpty()) {
            throw new UsageException("the schema is of no script: export schema, and no more");
        }
        System.out.print(EventJson.schema());
    }

    private static void writeTrace(Session session) throws UsageException {
        Writer out = new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8));
        TraceLines exported = TraceLines.write(session.timeline(), SearchContext.HERE, out);
        try {
            out.flush();
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
        if (exported == null || !exported.same()) {
            throw new UsageException(TraceLines.different(session.simulation()));
        } else if (exported.lost() > 0) {
            System.err.println("raftarium: the newest " + exported.events() + " events; the "
                    + exported.lost() + " before them weren't kept");
        }
    }

    private static void writeHistory(Session session) {
        HistoryLines exported = HistoryLines.of(session.history(), session.isResumed());
        exported.lines().forEach(System.out::println);
        if (exported.lost() > 0) {
            System.err.println("raftarium: the newest " + exported.operations()
                    + " operations of " + session.history().count()
                    + "; older ones weren't kept");
        }
    }

    private ScriptSource source() throws UsageException {
        if (file.isEmpty()) {
            throw new UsageException("export " + what + " needs a SCRIPT: a file, the name of a"
                    + " scenario, or -");
        }
        try {
            return ScriptSource.readOne(file, System.in);
        } catch (ScriptText.UnreadableException unreadable) {
            throw new UsageException(String.valueOf(unreadable.getMessage()));
        }
    }
}
