package raftarium.app.command;

import raftarium.words.Word;

import java.util.ArrayList;
import java.util.List;

/**
 * A command as it stands in a text, for whoever asks what the text would do.
 *
 * @param word its name
 * @param effect what kind of thing it does
 * @param words all of it, its name first
 */
public record ScriptCommand(String word, Effect effect, List<Word> words) {
    public ScriptCommand {
        words = List.copyOf(words);
    }

    /** What a command does, roughly. */
    public enum Effect {
        /** It changes the cluster. */
        CHANGES,
        /** Time passes, or a condition is judged. */
        WAITS,
        /** Something is looked at. */
        LOOKS,
        /** It goes to other moments, begins or ends sessions, or touches files. */
        LEAVES
    }

    /** Those of statements, blocks' too, each once, in the order of the text. */
    static List<ScriptCommand> of(List<Statement> statements) {
        List<ScriptCommand> commands = new ArrayList<>();
        statements.forEach(statement -> add(statement, commands));
        return commands;
    }

    private static void add(Statement statement, List<ScriptCommand> commands) {
        if (statement instanceof Statement.Single single) {
            commands.add(of(single.invocation()));
        } else if (statement instanceof Statement.Maybe maybe) {
            commands.add(of(maybe.invocation()));
        } else if (statement instanceof Statement.Repeat repeat) {
            commands.addAll(of(repeat.body()));
        } else if (statement instanceof Statement.If when) {
            commands.addAll(of(when.then()));
            commands.addAll(of(when.otherwise()));
        } else if (statement instanceof Statement.Source source) {
            commands.add(new ScriptCommand("source", Effect.LEAVES, source.words()));
        }
    }

    private static ScriptCommand of(Invocation invocation) {
        String word = invocation.words().get(0).text();
        return new ScriptCommand(word, effect(word, invocation.order()), invocation.words());
    }

    private static Effect effect(String word, Order order) {
        if (order instanceof Order.Give give) {
            return give.command().changes() ? Effect.CHANGES : Effect.WAITS;
        }
        boolean stays = order.looks() && !order.travels() && !word.equals("tui");
        return stays ? Effect.LOOKS : Effect.LEAVES;
    }
}
