package raftarium.app.command;

import com.google.gson.JsonArray;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import raftarium.app.look.HistoryFormat;
import raftarium.app.look.HistoryLines;
import raftarium.app.session.Session;
import raftarium.check.history.Operation;
import raftarium.disk.NamedFile;
import raftarium.sim.Outcome;
import raftarium.words.MistakeException;
import raftarium.words.Quantities;
import raftarium.words.Shown;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/** What clients asked and were answered. Nothing here changes anything, or enters the digest. */
@Command(name = "History")
final class HistoryCommands {
    private final Desk desk;

    HistoryCommands(Desk desk) {
        this.desk = desk;
    }

    /** What can be exported. */
    enum ExportFormat {
        history
    }

    @Command(
            name = "history",
            description = "Shows what clients asked, when, and what became of it, oldest first.",
            footer = "Example: history --last 50")
    Reply history(
            @Option(
                            names = "--last",
                            paramLabel = "N",
                            defaultValue = "20",
                            description = "How many operations (default: 20).")
                    int last)
            throws MistakeException {
        if (last < 1) {
            throw new MistakeException("--last takes 1 or more, not " + last);
        }
        List<Operation> operations = desk.session().history().last(last);
        JsonArray data = new JsonArray();
        operations.forEach(operation -> data.add(HistoryFormat.fields(operation)));
        return Reply.ok(
                String.join("\n", operations.stream().map(HistoryCommands::line).toList()), data);
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

    @Command(
            name = "export",
            description = {
                "Writes the session to a file, for other programs. FORMAT is history:",
                "what clients asked and were answered, a JSON object a line. Others come later."
            },
            footer = "Example: export history run.jsonl")
    Reply export(
            @Parameters(paramLabel = "FORMAT", description = "history.") ExportFormat format,
            @Parameters(paramLabel = "FILE", description = "Where to; what is there is lost.")
                    String file)
            throws MistakeException {
        Session session = desk.session();
        HistoryLines exported = HistoryLines.of(session.history(), session.isResumed());
        try {
            Files.write(NamedFile.checked(Path.of(file)), exported.lines());
        } catch (InvalidPathException nowhere) {
            throw new MistakeException("there can be no file " + file);
        } catch (IOException trouble) {
            throw new MistakeException("can't write " + file + ": " + trouble.getMessage());
        }
        int count = exported.operations();
        long lost = exported.lost();
        return Reply.ok(count
                + (count == 1 ? " operation" : " operations")
                + (lost == 0 ? "" : ", the newest; " + lost + " older ones weren't kept"));
    }
}
