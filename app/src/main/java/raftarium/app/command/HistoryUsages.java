package raftarium.app.command;

import com.google.gson.JsonArray;

import raftarium.app.look.HistoryFormat;
import raftarium.check.history.Operation;
import raftarium.grammar.Chapter;
import raftarium.grammar.Shape;
import raftarium.grammar.Usage;
import raftarium.trace.Outcome;
import raftarium.words.MistakeException;
import raftarium.words.Quantities;
import raftarium.words.Shown;

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
                            .makes(last -> Order.look(context -> history(context, last)))));

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
}
