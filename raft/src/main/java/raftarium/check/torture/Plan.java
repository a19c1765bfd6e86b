package raftarium.check.torture;

import raftarium.command.ClusterSpec;
import raftarium.command.Command;

import java.util.ArrayList;
import java.util.List;

/** A cluster, and what is done to it. Plain data: run twice it gives the same trace twice. */
record Plan(ClusterSpec cluster, List<Command> commands) {
    Plan {
        commands = List.copyOf(commands);
    }

    Plan with(List<Command> others) {
        return new Plan(cluster, others);
    }

    Plan with(ClusterSpec other) {
        return new Plan(other, commands);
    }

    /** The lines of a script that does the same. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(cluster.line());
        commands.forEach(command -> lines.add(command.line()));
        return lines;
    }
}
