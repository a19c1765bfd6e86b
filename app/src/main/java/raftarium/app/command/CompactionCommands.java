package raftarium.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import raftarium.command.CompactCommand;

/** How long logs get (section 7). */
@Command(name = "Compaction")
final class CompactionCommands {
    @Command(
            name = "compact",
            description = {
                "Has nodes take a snapshot now and drop the log behind it.",
                "compact every N: all do so by themselves, whenever N entries were applied since"
                        + " the last, or the log has that size (64KiB, 1MiB); by default every"
                        + " 100000.",
                "compact off: none does so by itself."
            },
            footer = "Example: compact every 1000")
    CompactCommand compact(
            @Parameters(
                            paramLabel = "NODES|every N|off",
                            arity = "1..*",
                            description = "Which nodes; or when, N being entries or a size.")
                    Clause.Compact clause) {
        return clause.setting().isPresent()
                ? new CompactCommand.Every(clause.setting().get())
                : new CompactCommand.Now(clause.nodes().orElseThrow());
    }
}
