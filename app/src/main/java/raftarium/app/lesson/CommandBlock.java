package raftarium.app.lesson;

import raftarium.app.command.Interpreter;
import raftarium.app.command.ScriptCommand;

import java.util.List;

/**
 * Commands of a lesson, read and without mistakes.
 *
 * @param linesBefore how many lines of the file stand before the first of its own
 * @param script what is carried out
 */
public record CommandBlock(int linesBefore, Interpreter.Script script) {
    /** The commands in it, in the order of the text. */
    public List<ScriptCommand> commands() {
        return script.commands();
    }

    /** Whether it begins a cluster of its own. */
    boolean beginsAfresh() {
        return script.beginsAfresh();
    }
}
