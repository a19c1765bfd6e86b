package raftarium.app.command;

import static raftarium.grammar.Part.argument;

import com.google.gson.JsonArray;

import raftarium.app.look.HistoryFormat;
import raftarium.app.look.HistoryLines;
import raftarium.app.look.TraceLines;
import raftarium.app.session.Session;
import raftarium.check.history.Operation;
import raftarium.disk.NamedFile;
import raftarium.grammar.Chapter;
import raftarium.grammar.Kinds;
import raftarium.grammar.Shape;
import raftarium.grammar.Usage;
import raftarium.trace.Outcome;
import raftarium.words.MistakeException;
import raftarium.words.Quantities;
import raftarium.words.Shown;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/** What clients asked and were answered. Nothing here changes anything, or enters the digest. */
final class HistoryUsages {
    static final Chapter<Order> ALL = Chapter.of(
            "History",
            Usage.of(
                    "history",
                    List.of("Shows what clients asked, when, and what became of it, oldest first."),
                    List.of("history --last 50"),
                    Shape.<Order>toRead()
                            .with(LookUsages.last("How many operations (default: 20)."))
                            .makes(last -> Order.look(context -> history(context, last)))),
            Usage.of(
                    "export",
                    List.of(
                            "Writes the session to a file, for other programs, as JSON, an object"
                                    + " a line.",
                            "FORMAT history: what clients asked and were answered; json: all that"
                                    + " happened, from the beginning to here, with every field."),
                    List.of("export history run.jsonl", "export json run.jsonl"),
                    Shape.<Order>toRead()
                            .with(argument(
                                    "FORMAT",
                                    Kinds.oneOf(
                                            "format",
                                            List.of("history", "json"),
                                            format -> format,
                                            format -> ""),
                                    "history or json."))
                            .with(argument("FILE", Kinds.FILE, "Where to; what is there is lost."))
                            .makes((format, file) -> format.equals("json")
                                    ? Order.travel(context -> exportTrace(context, file))
                                    : Order.look(context -> exportHistory(context, file)))));

    private HistoryUsages() {}

    private static Reply history(CommandContext context, int last) throws MistakeException {
        List<Operation> operations = context.session().history().last(last);
        JsonArray data = new JsonArray();
        operations.forEach(operation -> data.add(HistoryFormat.fields(operation)));
        return Reply.ok(
                String.join("\n", operations.stream().map(HistoryUsages::line).toList()), data);
    }

    private static String line(Operation operation) {
        String read =
                operation.read() == null ? "" : " --read " + operation.read().word();
        boolean hasEnded = operation.returnNanos() != Operation.NEVER;
        String end = hasEnded ? Quantities.seconds(operation.returnNanos()) : "";
        return Shown.line(Quantities.seconds(operation.callNanos()) + ".." + end + "  "
                + operation.client() + "  " + operation.command() + read + " -> "
                + answer(operation));
    }

    private static String answer(Operation operation) {
        String result = operation.result();
        if (operation.outcome() != Outcome.OK) {
            return operation.outcome().word();
        }
        return result == null ? "none" : result.isEmpty() ? "ok" : result;
    }

    private static Reply exportHistory(CommandContext context, String file)
            throws MistakeException {
        Session session = context.session();
        HistoryLines exported = HistoryLines.of(session.history(), session.isResumed());
        try {
            Files.write(placeOf(file), exported.lines());
        } catch (IOException trouble) {
            throw unwritten(file, trouble);
        }
        return exported(exported.operations(), "operation", exported.lost());
    }

    private static Reply exportTrace(CommandContext context, String file) throws MistakeException {
        Session session = context.session();
        Path place = placeOf(file);
        TraceLines exported;
        try (Writer out = Files.newBufferedWriter(place)) {
            exported = TraceLines.write(session.timeline(), context.search(), out);
        } catch (IOException trouble) {
            throw unwritten(file, trouble);
        } catch (UncheckedIOException trouble) {
            throw unwritten(file, trouble.getCause());
        }
        if (exported == null) {
            throw MistakeException.ofTheMoment("broken off: " + file + " holds a part of it");
        } else if (!exported.same()) {
            throw MistakeException.ofTheMoment(TraceLines.different(session.simulation()));
        }
        return exported(exported.events(), "event", exported.lost());
    }

    private static Path placeOf(String file) throws MistakeException {
        try {
            return NamedFile.checked(Path.of(file));
        } catch (InvalidPathException nowhere) {
            throw new MistakeException("there can be no file " + file);
        } catch (IOException trouble) {
            throw unwritten(file, trouble);
        }
    }

    private static MistakeException unwritten(String file, IOException trouble) {
        return new MistakeException("can't write " + file + ": " + trouble.getMessage());
    }

    private static Reply exported(long count, String what, long lost) {
        return Reply.ok(count
                + " "
                + what
                + (count == 1 ? "" : "s")
                + (lost == 0 ? "" : ", the newest; " + lost + " older ones weren't kept"));
    }
}
