package raftarium.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import raftarium.app.session.Session;
import raftarium.app.session.SessionException;
import raftarium.command.NodeCommand;
import raftarium.condition.NodeSet;
import raftarium.machine.MachineType;
import raftarium.words.MistakeException;

/** What is done to nodes. */
@Command(name = "Cluster")
final class ClusterCommands {
    private final Desk desk;

    ClusterCommands(Desk desk) {
        this.desk = desk;
    }

    @Command(
            name = "new",
            description = "Starts afresh: time, rules, counters and digest are reset.",
            footer = "Example: new --nodes 3 --seed 7 --net wan")
    Reply renew(
            @Mixin SessionMixin options,
            @Option(
                            names = "--overwrite",
                            description = "Delete a cluster that the data directory holds.")
                    boolean overwrite)
            throws MistakeException {
        try {
            Session session = desk.playground().renew(options.options(), overwrite);
            MachineType machine = session.simulation().config().machine();
            return Reply.ok(session.simulation().nodes()
                    + " nodes, seed "
                    + session.seed()
                    + (machine.equals(MachineType.KV) ? "" : ", machine " + machine)
                    + (session.simulation().rules().modified()
                            ? ", " + session.simulation().rules().label()
                            : ""));
        } catch (SessionException trouble) {
            throw new MistakeException(String.valueOf(trouble.getMessage()));
        }
    }

    @Command(
            name = "crash",
            description = {
                "Cuts the power of nodes: what was not synced is lost.",
                "A node that is down already stays down."
            },
            footer = "Example: crash leader --torn")
    NodeCommand crash(
            @Parameters(paramLabel = "NODES", description = "Which.") NodeSet nodes,
            @Option(
                            names = "--torn",
                            description = "In the middle of a write: a random part of what was not"
                                    + " synced stays, cut anywhere.")
                    boolean torn) {
        return new NodeCommand.Crash(nodes, torn);
    }

    @Command(
            name = "restart",
            description = {
                "Starts nodes again from what is on their disks.",
                "A node that runs is crashed first."
            },
            footer = "Example: restart down")
    NodeCommand restart(@Parameters(paramLabel = "NODES", description = "Which.") NodeSet nodes) {
        return new NodeCommand.Restart(nodes);
    }

    @Command(
            name = "pause",
            description =
                    "Has the processes of running nodes stand still; what comes for them waits.",
            footer = "Example: pause leader")
    NodeCommand pause(@Parameters(paramLabel = "NODES", description = "Which.") NodeSet nodes) {
        return new NodeCommand.Pause(nodes);
    }

    @Command(
            name = "resume",
            description = "Has paused nodes go on.",
            footer = "Example: resume all")
    NodeCommand resume(@Parameters(paramLabel = "NODES", description = "Which.") NodeSet nodes) {
        return new NodeCommand.Resume(nodes);
    }

    @Command(
            name = "timeout",
            description = "Has the election timers of nodes fire now. A leader refuses.",
            footer = "Example: timeout n3")
    NodeCommand timeout(@Parameters(paramLabel = "NODES", description = "Which.") NodeSet nodes) {
        return new NodeCommand.Timeout(nodes);
    }

    @Command(
            name = "transfer",
            description = {
                "Hands leadership over to a node, for certain: it is brought up to date first.",
                "Waits until it leads, 10 s at most."
            },
            footer = "Example: transfer n2")
    NodeCommand transfer(
            @Parameters(paramLabel = "NODE", description = "Who is to lead.") NodeSet node,
            @Option(names = "--no-wait", description = "Doesn't wait.") boolean noWait) {
        return new NodeCommand.Transfer(node, !noWait);
    }
}
