package raftarium.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import raftarium.app.condition.NodeSet;
import raftarium.app.look.WhyNode;
import raftarium.app.session.Session;
import raftarium.app.session.SessionException;
import raftarium.app.words.MistakeException;
import raftarium.raft.Change;
import raftarium.raft.Change.Answer;
import raftarium.raft.Membership;
import raftarium.sim.Host;
import raftarium.sim.HostStatus;
import raftarium.sim.Members;
import raftarium.sim.Simulation;

/** Who belongs to the cluster (section 6). What can't begin is a mistake, and changes nothing. */
@Command(name = "Membership")
final class MembershipCommands {
    private static final long WAIT_NANOS = 10_000_000_000L;

    private final Desk desk;

    MembershipCommands(Desk desk) {
        this.desk = desk;
    }

    /** A node as it is typed, whether there is one or not. */
    record NodeName(int id) {
        static NodeName parse(String text) throws MistakeException {
            if (!text.matches("n[1-9]\\d{0,3}")) {
                throw new MistakeException("'" + text + "' is no node's name: n6 would be");
            }
            return new NodeName(Integer.parseInt(text.substring(1)));
        }
    }

    @Command(
            name = "add",
            description = {
                "Adds a node: a new one on an empty disk, or one that was removed, as it is.",
                "It catches up as a learner before it votes. Waits until it does, 10 s at most."
            },
            footer = "Example: add n6")
    Reply add(
            @Parameters(
                            paramLabel = "NODE",
                            description = "The next new node, or one that was removed.")
                    NodeName node,
            @Option(
                            names = "--learner",
                            description = "It gets the log and doesn't vote until it is promoted.")
                    boolean learner,
            @Option(names = "--no-wait", description = "Doesn't wait.") boolean noWait)
            throws MistakeException {
        Session session = desk.session();
        Simulation simulation = session.simulation();
        int id = node.id();
        int next = simulation.nodes() + 1;
        if (next > Membership.MAX_NODES && id >= next) {
            throw new MistakeException("n" + id + " can't be added: there are "
                    + Membership.MAX_NODES + " nodes already, the most that there can be");
        } else if (id > next) {
            throw new MistakeException("n" + id + " can't be added: the next new node is n" + next);
        }
        Change change = new Change(learner ? Change.Kind.ADD_LEARNER : Change.Kind.ADD, id);
        check(simulation, change);
        if (id == next) {
            try {
                session.addNode();
            } catch (SessionException trouble) {
                throw new MistakeException(String.valueOf(trouble.getMessage()));
            }
        }
        return carryThrough(change, noWait);
    }

    @Command(
            name = "promote",
            description = {
                "Has a learner vote, once it has caught up.",
                "Waits until it does, 10 s at most."
            },
            footer = "Example: promote n6")
    Reply promote(
            @Parameters(paramLabel = "NODE", description = "A learner.") NodeSet node,
            @Option(names = "--no-wait", description = "Doesn't wait.") boolean noWait)
            throws MistakeException {
        return change(Change.Kind.PROMOTE, node, noWait);
    }

    @Command(
            name = "remove",
            description = {
                "Removes a voter or a learner from the cluster; a leader hands over at the end.",
                "The machine goes on, and can be added again. Waits until it is done, 10 s at most."
            },
            footer = "Example: remove n5")
    Reply remove(
            @Parameters(paramLabel = "NODE", description = "Which.") NodeSet node,
            @Option(names = "--no-wait", description = "Doesn't wait.") boolean noWait)
            throws MistakeException {
        return change(Change.Kind.REMOVE, node, noWait);
    }

    private Reply change(Change.Kind kind, NodeSet node, boolean noWait) throws MistakeException {
        Change change = new Change(kind, node.one(desk.session()));
        check(desk.simulation(), change);
        return carryThrough(change, noWait);
    }

    /** Asks the leader before anything is changed. */
    private static void check(Simulation simulation, Change change) throws MistakeException {
        int leader = simulation.leader();
        Answer answer =
                leader == 0 ? Answer.NOT_LEADER : simulation.host(leader).mayChange(change);
        if (answer != Answer.BEGUN) {
            throw MistakeException.ofTheMoment(
                    "n" + change.node() + " can't be " + participle(change)
                            + ": "
                            + (answer == Answer.NOT_LEADER
                                    ? "nobody leads, and only a leader changes the membership"
                                    : answer.words()));
        }
    }

    private static String participle(Change change) {
        return switch (change.kind()) {
            case ADD, ADD_LEARNER -> "added";
            case PROMOTE -> "promoted";
            case REMOVE -> "removed";
        };
    }

    private Reply carryThrough(Change change, boolean noWait) throws MistakeException {
        Session session = desk.session();
        Simulation simulation = session.simulation();
        simulation.operator().change(change);
        String self = "n" + change.node();
        Host host = simulation.host(change.node());
        String down = change.kind() == Change.Kind.REMOVE || host.status() == HostStatus.RUNNING
                ? ""
                : "; it is " + host.status().word();
        if (noWait) {
            return Reply.ok(self + " is being " + participle(change) + down);
        }
        session.advanceUntil(
                () -> isSettled(simulation) && Members.of(simulation).isDone(change),
                session.after(WAIT_NANOS));
        return Members.of(simulation).isDone(change)
                ? Reply.ok(self + " is " + participle(change) + down + ": "
                        + Members.of(simulation).committed())
                : Reply.failed(self + " isn't " + participle(change) + " yet: "
                        + obstacle(simulation, change));
    }

    /** Whether somebody leads who would take another change: after a leader has gone, the next. */
    private static boolean isSettled(Simulation simulation) {
        int leader = simulation.leader();
        if (leader == 0) {
            return false;
        }
        Membership membership = simulation.host(leader).membership();
        return !membership.isJoint()
                && membership.equals(simulation.host(leader).committedMembership());
    }

    /** On what it hangs. */
    private static String obstacle(Simulation simulation, Change change) {
        int leader = simulation.leader();
        if (simulation.violation() != null) {
            return "the clock stands";
        } else if (leader == 0) {
            return "nobody leads";
        }
        Host host = simulation.host(leader);
        boolean waits = change.kind() != Change.Kind.REMOVE
                && host.membership().isLearner(change.node())
                && host.membership().equals(host.committedMembership());
        return waits
                ? "n" + change.node() + " hasn't caught up: "
                        + behind(simulation, host, change.node())
                : "the configuration " + host.membership() + " isn't committed; 'why not committed "
                        + (host.commitIndex() + 1) + "' says on whom it hangs";
    }

    private static String behind(Simulation simulation, Host leader, int learner) {
        Host host = simulation.host(learner);
        if (host.status() != HostStatus.RUNNING) {
            return "it is "
                    + (host.status() == HostStatus.CRASHED
                            ? "down"
                            : host.status().word());
        } else if (!WhyNode.side(simulation, leader.id()).contains(learner)) {
            return "it is cut off from n" + leader.id() + ", the leader";
        }
        return "its log ends at " + host.log().lastIndex() + ", that of n" + leader.id()
                + ", the leader, at " + leader.log().lastIndex();
    }
}
