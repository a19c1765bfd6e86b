package raftarium.check.torture;

import raftarium.command.Command;

import java.util.ArrayList;
import java.util.List;

/** A cluster, and what is done to it. Plain data: run twice it gives the same trace twice. */
record Plan(Setup setup, List<Command> commands) {
    Plan {
        commands = List.copyOf(commands);
    }

    Plan with(List<Command> others) {
        return new Plan(setup, others);
    }

    Plan with(Setup other) {
        return new Plan(other, commands);
    }

    /** The lines of a script that does the same. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(setup.line());
        commands.forEach(command -> lines.add(command.line()));
        return lines;
    }
}
