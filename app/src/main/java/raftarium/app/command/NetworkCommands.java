package raftarium.app.command;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import raftarium.command.LinkChange;
import raftarium.command.NetworkCommand;
import raftarium.condition.NodeSet;
import raftarium.sim.NetPreset;
import raftarium.words.MistakeException;
import raftarium.words.Quantities.Chance;
import raftarium.words.Quantities.TimeRange;

/** What is done to the network. */
@Command(name = "Network")
final class NetworkCommands {
    private final Desk desk;

    NetworkCommands(Desk desk) {
        this.desk = desk;
    }

    @Command(
            name = "partition",
            description = {
                "Splits the nodes into sides that don't reach each other.",
                "Nodes not named form one more side. It replaces the partition before."
            },
            footer = "Example: partition n1,n2 | n3..n5")
    NetworkCommand partition(
            @Parameters(
                            paramLabel = "SET | SET",
                            arity = "1..*",
                            description = "The sides, with bars between them.")
                    Clause.Sides sides) {
        return new NetworkCommand.Partition(sides.sets());
    }

    @Command(
            name = "isolate",
            description =
                    "Cuts nodes off from all other nodes, each alone. Clients still reach them.",
            footer = "Example: isolate leader")
    NetworkCommand isolate(
            @Parameters(paramLabel = "NODES", description = "Which.") NodeSet nodes) {
        return new NetworkCommand.Isolate(nodes);
    }

    @Command(
            name = "heal",
            description = "Undoes partition, isolate and cut, and nothing else.",
            footer = "Example: heal")
    NetworkCommand heal() {
        return new NetworkCommand.Heal();
    }

    @Command(
            name = "cut",
            description = "Cuts the links between A and B.",
            footer = "Example: cut leader followers --one-way")
    NetworkCommand cut(
            @Parameters(paramLabel = "A", description = "Nodes, or clients.") NodeSet from,
            @Parameters(paramLabel = "B", description = "Nodes, or clients.") NodeSet to,
            @Option(names = "--one-way", description = "Only from A to B.") boolean oneWay) {
        return new NetworkCommand.Cut(from, to, oneWay);
    }

    @Command(name = "mend", description = "Undoes cut.", footer = "Example: mend all clients")
    NetworkCommand mend(
            @Parameters(paramLabel = "A", description = "Nodes, or clients.") NodeSet from,
            @Parameters(paramLabel = "B", description = "Nodes, or clients.") NodeSet to,
            @Option(names = "--one-way", description = "Only from A to B.") boolean oneWay) {
        return new NetworkCommand.Mend(from, to, oneWay);
    }

    @Command(
            name = "link",
            description = "Sets how links behave; without options, says how they do.",
            footer = "Example: link n1 n2..n3 --loss 20%% --delay 10ms..50ms")
    Object link(
            @Parameters(paramLabel = "A", description = "Nodes, or clients.") NodeSet from,
            @Parameters(paramLabel = "B", description = "Nodes, or clients.") NodeSet to,
            @Option(names = "--one-way", description = "Only from A to B.") boolean oneWay,
            @Option(names = "--loss", paramLabel = "P", description = "How many are lost.")
                    @Nullable
                    Chance loss,
            @Option(names = "--delay", paramLabel = "D", description = "10ms, or 10ms..50ms.")
                    @Nullable
                    TimeRange delay,
            @Option(names = "--duplicate", paramLabel = "P", description = "How many come twice.")
                    @Nullable
                    Chance duplicate,
            @Option(names = "--reorder", paramLabel = "P", description = "How many are overtaken.")
                    @Nullable
                    Chance reorder)
            throws MistakeException {
        LinkChange change = new LinkChange(loss, delay, duplicate, reorder);
        NetworkCommand.Link link = new NetworkCommand.Link(from, to, oneWay, change);
        return change.isNothing() ? Reply.ok(link.looked(desk.moment())) : link;
    }

    @Command(
            name = "net",
            description = {
                "Sets how all links behave, clients' too: perfect (0.1 ms), lan (0.5 to 2 ms), wan"
                        + " (30 to 120 ms), lossy, mit-unreliable, mit-reordering."
            },
            footer = "Example: net lossy")
    NetworkCommand net(
            @Parameters(paramLabel = "PRESET", description = "Which.") NetPreset preset) {
        return new NetworkCommand.Net(preset);
    }
}
