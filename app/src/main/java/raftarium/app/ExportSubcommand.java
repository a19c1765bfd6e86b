package raftarium.app;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import raftarium.app.arguments.ExportMixin;
import raftarium.app.arguments.SessionMixin;
import raftarium.app.command.ExportUsages;
import raftarium.app.export.ExportFormat;
import raftarium.app.export.ExportFormats;
import raftarium.app.export.ExportOptions;
import raftarium.app.export.ExportSource;
import raftarium.app.export.Exported;
import raftarium.app.look.EventJson;
import raftarium.app.script.Scenarios;
import raftarium.app.session.SessionException;
import raftarium.app.session.SessionOptions;
import raftarium.words.MistakeException;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/** {@code raftarium export}. */
@Command(
        name = "export",
        description = {
            "Runs a script, or opens a session, and writes what came of it, to be looked at"
                    + " elsewhere or read by other programs. Where a script goes back, or says new"
                    + " again, it is what led to its end; of a session what led to where it is."
                    + " How many nodes there are a script says.",
            "svg: a diagram for a slide, a lane a node, time from left to right.",
            "strips: the same for a document, in strips like lines of music, as SVG.",
            "html: a page that works from disk: the diagram with a playhead, and each node's"
                    + " state.",
            "json: all that happened, a JSON object a line an event, with every field.",
            "history: what clients asked and were answered, a JSON object a line an operation.",
            "edn: the same as a history of Jepsen's, which Knossos and Elle read.",
            "mermaid: a sequence diagram, as text that web pages and READMEs draw.",
            "shiviz: who knew what by when: events with vector clocks, for ShiViz.",
            "picture: the cockpit as it is at the end, as an SVG.",
            "film: the cockpit while it is played, as an SVG that moves, without a script.",
            "cast: the cockpit while it is played, as a recording for asciinema.",
            "schema, without a script: the JSON Schema of a line of json.",
            "Exit status: 0 it was run, whatever it expected; 2 a mistake in it."
        },
        footer = {
            "",
            "Examples:",
            "raftarium export svg election/leader-crash -o crash.svg",
            "raftarium export html replication/stale-leader -o stale.html",
            "raftarium export history reads/lease -o lease.jsonl",
            "raftarium export json election/leader-crash --from 1s --to 2s > crash.jsonl",
            "raftarium export picture rules/commit-own-term --note 5 -o figure-8.svg",
            "raftarium export film election/leader-crash --size 120x40 -o crash.svg",
            "raftarium export schema > event.schema.json"
        })
final class ExportSubcommand implements Callable<Integer> {
    private static final String SCHEMA = "schema";

    /** The words that FORMAT may be. */
    static final class Words implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Stream.concat(
                            ExportFormats.ALL.stream().map(ExportFormat::name), Stream.of(SCHEMA))
                    .iterator();
        }
    }

    private final Program program;

    @Parameters(
            index = "0",
            paramLabel = "FORMAT",
            completionCandidates = Words.class,
            description = "What is written: ${COMPLETION-CANDIDATES}.")
    String what = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "FILE",
            completionCandidates = Scenarios.Names.class,
            description = "A script, the name of a scenario, - for standard input, or a session:"
                    + " its file, or the line that share showed.")
    String file = "";

    @Option(
            names = {"-o", "--output"},
            paramLabel = "OUT",
            description = "The file to write (default: standard output); what is there is lost.")
    @Nullable
    String output;

    @Mixin
    ExportMixin said = new ExportMixin();

    @Mixin
    SessionMixin session = new SessionMixin();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help.")
    boolean help;

    ExportSubcommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws UsageException, MistakeException, SessionException {
        if (what.equals(SCHEMA)) {
            printSchema();
            return 0;
        }
        ExportFormat format = ExportUsages.FORMAT.reader().read(what);
        ExportOptions options = said.options();
        ExportUsages.check(format, options);
        if (file.isEmpty()) {
            throw new UsageException("export " + what + " needs a FILE: a script, the name of a"
                    + " scenario, -, or a saved session");
        }
        try (FinishedRun run =
                FinishedRun.of(program, file, session.options(), SessionOptions.DEFAULT)) {
            write(
                    format,
                    new ExportSource(
                            run.session(),
                            run.title(),
                            options,
                            WaitingLine.during(program, "telling")));
        }
        return 0;
    }

    private void write(ExportFormat format, ExportSource source) throws MistakeException {
        Exported exported =
                output == null ? print(format, source) : ExportUsages.write(format, source, output);
        if (exported != null) {
            exported.remarks().forEach(remark -> System.err.println("raftarium: " + remark));
        }
    }

    private static @Nullable Exported print(ExportFormat format, ExportSource source)
            throws MistakeException {
        Writer out = new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8));
        Exported exported = format.write(source, out);
        try {
            out.flush();
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
        return exported;
    }

    private void printSchema() throws UsageException {
        if (!file.isEmpty()) {
            throw new UsageException("the schema is of no script: export schema, and no more");
        }
        System.out.print(EventJson.schema());
    }
}
