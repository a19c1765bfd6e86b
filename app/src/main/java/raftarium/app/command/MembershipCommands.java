package raftarium.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import raftarium.command.MemberCommand;
import raftarium.condition.NodeSet;
import raftarium.raft.Change;

/** Who belongs to the cluster (section 6). What can't begin is a mistake, and changes nothing. */
@Command(name = "Membership")
final class MembershipCommands {
    private static final String NO_WAIT = "Doesn't wait.";

    @Command(
            name = "add",
            description = {
                "Adds nodes: new ones on empty disks, or some that were removed, as they are.",
                "They catch up as learners, and vote then, all in one joint step.",
                "Waits until they do, 10 s at most."
            },
            footer = {"Example: add n6", "Example: add n7,n8"})
    MemberCommand add(
            @Parameters(
                            paramLabel = "NODES",
                            description = "The next new nodes, or some that were removed.")
                    NodeSet nodes,
            @Option(
                            names = "--learner",
                            description = "They get the log and don't vote until promoted.")
                    boolean learner,
            @Option(names = "--no-wait", description = NO_WAIT) boolean noWait) {
        return new MemberCommand(
                learner ? Change.Kind.ADD_LEARNER : Change.Kind.ADD, nodes, !noWait);
    }

    @Command(
            name = "promote",
            description = {
                "Has learners vote, once all of them have caught up, in one joint step.",
                "Waits until they do, 10 s at most."
            },
            footer = "Example: promote n6")
    MemberCommand promote(
            @Parameters(paramLabel = "NODES", description = "Learners.") NodeSet nodes,
            @Option(names = "--no-wait", description = NO_WAIT) boolean noWait) {
        return new MemberCommand(Change.Kind.PROMOTE, nodes, !noWait);
    }

    @Command(
            name = "remove",
            description = {
                "Removes voters and learners from the cluster in one joint step; a leader hands"
                        + " over at the end.",
                "The machines go on, and can be added again. Waits until it is done, 10 s at most."
            },
            footer = {"Example: remove n5", "Example: remove n1,n2"})
    MemberCommand remove(
            @Parameters(paramLabel = "NODES", description = "Which.") NodeSet nodes,
            @Option(names = "--no-wait", description = NO_WAIT) boolean noWait) {
        return new MemberCommand(Change.Kind.REMOVE, nodes, !noWait);
    }

    @Command(
            name = "members",
            description = {
                "Has exactly these nodes be the cluster, and vote, from whatever is there.",
                "New ones are created and catch up as learners; then all change in one joint step.",
                "Waits until it is done, 10 s at most."
            },
            footer = {"Example: members n1..n3,n6,n7", "Example: members all except leader"})
    MemberCommand members(
            @Parameters(paramLabel = "NODES", description = "Which; the next new nodes too.")
                    NodeSet nodes,
            @Option(names = "--no-wait", description = NO_WAIT) boolean noWait) {
        return new MemberCommand(Change.Kind.EXACTLY, nodes, !noWait);
    }
}
