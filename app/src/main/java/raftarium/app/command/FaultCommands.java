package raftarium.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import raftarium.command.DiskCommand;
import raftarium.condition.NodeSet;
import raftarium.words.Quantities;

/** What is done to the disks of machines. */
@Command(name = "Disks")
final class FaultCommands {
    @Command(
            name = "fault",
            description = {
                "Says how disks behave from now on, whatever runs on them.",
                "slow D: a sync takes D, or D..D (by itself 100us..500us).",
                "full, read-only: a node that has something to write fails: it has told nobody what"
                        + " isn't on its disk. 'ok', then 'restart', and it goes on.",
                "error N: the Nth operation from now fails (default: the next).",
                "corrupt: a bit of what is there flips, in FILE or anywhere but in the newest"
                        + " batch; the node finds out when it starts from there.",
                "ok: ends all of these but the last: what is damaged stays damaged."
            },
            footer = {
                "Example: fault disk leader full",
                "Example: fault disk n2 slow 20ms..50ms",
                "Example: fault disk n3 corrupt"
            })
    DiskCommand fault(
            @Parameters(
                            paramLabel =
                                    "disk NODES slow D|full|read-only|error [N]|corrupt [FILE]|ok",
                            arity = "1..*",
                            description = "Whose, and what.")
                    Clause.DiskFault fault) {
        NodeSet nodes = fault.nodes();
        return switch (fault.kind()) {
            case SLOW -> {
                Quantities.TimeRange sync = fault.sync().orElseThrow();
                yield new DiskCommand.Slow(nodes, sync.minNanos(), sync.maxNanos());
            }
            case FULL -> new DiskCommand.Full(nodes);
            case READ_ONLY -> new DiskCommand.ReadOnly(nodes);
            case ERROR -> new DiskCommand.Failing(nodes, fault.nth());
            case CORRUPT -> new DiskCommand.Corrupt(nodes, fault.file().orElse(null));
            case OK -> new DiskCommand.Mend(nodes);
        };
    }
}
