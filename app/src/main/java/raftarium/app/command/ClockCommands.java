package raftarium.app.command;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import raftarium.command.ClockCommand;
import raftarium.condition.NodeSet;
import raftarium.words.MistakeException;
import raftarium.words.Quantities.Drift;
import raftarium.words.Quantities.Shift;

/** What is done to the clocks of machines. */
@Command(name = "Clocks")
final class ClockCommands {
    @Command(
            name = "clock",
            description = {
                "Has the clocks of nodes run fast or slow, or jump. Nodes know no other time.",
                "A restart doesn't set a clock right; --drift 0%% mends the drift alone."
            },
            footer = {"Example: clock n2 --drift -2.5%%", "Example: clock leader --jump -50ms"})
    ClockCommand clock(
            @Parameters(paramLabel = "NODES", description = "Whose.") NodeSet nodes,
            @Option(
                            names = "--drift",
                            paramLabel = "P",
                            description = "How much too fast, -90%% to 900%%; negative: too slow.")
                    @Nullable
                    Drift drift,
            @Option(
                            names = "--jump",
                            paramLabel = "D",
                            description = "How far ahead, or, negative, back; not to before 0.")
                    @Nullable
                    Shift jump)
            throws MistakeException {
        if (drift != null && jump != null) {
            throw new MistakeException("clock takes --drift P or --jump D, not both");
        } else if (drift != null) {
            return new ClockCommand.Drift(nodes, drift.ppm());
        } else if (jump != null) {
            return new ClockCommand.Jump(nodes, jump.nanos());
        }
        throw new MistakeException("clock takes --drift P, such as 10%, or --jump D, such as 50ms");
    }
}
