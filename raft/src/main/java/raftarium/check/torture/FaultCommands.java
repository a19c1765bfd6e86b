package raftarium.check.torture;

import raftarium.command.Ask;
import raftarium.command.CheckCommand;
import raftarium.command.Command;
import raftarium.command.CompactCommand;
import raftarium.command.DiskCommand;
import raftarium.command.LoadCommand;
import raftarium.command.NetworkCommand;
import raftarium.command.NodeCommand;
import raftarium.command.RuleCommand;
import raftarium.command.TimeCommand;
import raftarium.condition.NodeSet;

/** Which commands are faults: they break something, or ask something unusual of the cluster. */
final class FaultCommands {
    static final NodeSet ALL = NodeSet.named(NodeSet.Kind.ALL);
    static final NodeSet DOWN = NodeSet.named(NodeSet.Kind.DOWN);

    private FaultCommands() {}

    static boolean isFault(Command command) {
        return !isUsage(command) && !mends(command) && !setsUp(command);
    }

    /** Time passes, and clients ask. */
    private static boolean isUsage(Command command) {
        return command instanceof TimeCommand
                || command instanceof Ask
                || command instanceof LoadCommand
                || command instanceof CheckCommand;
    }

    private static boolean mends(Command command) {
        return command instanceof NetworkCommand.Heal
                || command instanceof NetworkCommand.Mend
                || command instanceof NodeCommand.Resume
                || command instanceof DiskCommand.Mend
                || command instanceof NodeCommand.Restart restart
                        && restart.nodes().equals(DOWN);
    }

    /** How the whole cluster is to be. */
    private static boolean setsUp(Command command) {
        return command instanceof RuleCommand
                || command instanceof CompactCommand.Every
                || command instanceof DiskCommand.Slow slow && slow.nodes().equals(ALL);
    }
}
