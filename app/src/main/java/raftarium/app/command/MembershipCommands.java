package raftarium.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import raftarium.app.look.Texts;
import raftarium.app.session.Session;
import raftarium.app.session.SessionException;
import raftarium.condition.NodeSet;
import raftarium.raft.Change;
import raftarium.raft.Membership;
import raftarium.sim.Host;
import raftarium.sim.Simulation;
import raftarium.words.MistakeException;

import java.util.List;

/** Who belongs to the cluster (section 6). What can't begin is a mistake, and changes nothing. */
@Command(name = "Membership")
final class MembershipCommands {
    private static final String NO_WAIT = "Doesn't wait.";

    private final Desk desk;

    MembershipCommands(Desk desk) {
        this.desk = desk;
    }

    @Command(
            name = "add",
            description = {
                "Adds nodes: new ones on empty disks, or some that were removed, as they are.",
                "They catch up as learners, and vote then, all in one joint step.",
                "Waits until they do, 10 s at most."
            },
            footer = {"Example: add n6", "Example: add n7,n8"})
    Answer add(
            @Parameters(
                            paramLabel = "NODES",
                            description = "The next new nodes, or some that were removed.")
                    NodeSet nodes,
            @Option(
                            names = "--learner",
                            description = "They get the log and don't vote until promoted.")
                    boolean learner,
            @Option(names = "--no-wait", description = NO_WAIT) boolean noWait)
            throws MistakeException {
        Change.Kind kind = learner ? Change.Kind.ADD_LEARNER : Change.Kind.ADD;
        return change(new Change(kind, nodes.withNew(desk.session())), noWait);
    }

    @Command(
            name = "promote",
            description = {
                "Has learners vote, once all of them have caught up, in one joint step.",
                "Waits until they do, 10 s at most."
            },
            footer = "Example: promote n6")
    Answer promote(
            @Parameters(paramLabel = "NODES", description = "Learners.") NodeSet nodes,
            @Option(names = "--no-wait", description = NO_WAIT) boolean noWait)
            throws MistakeException {
        return change(new Change(Change.Kind.PROMOTE, nodes.some(desk.session())), noWait);
    }

    @Command(
            name = "remove",
            description = {
                "Removes voters and learners from the cluster in one joint step; a leader hands"
                        + " over at the end.",
                "The machines go on, and can be added again. Waits until it is done, 10 s at most."
            },
            footer = {"Example: remove n5", "Example: remove n1,n2"})
    Answer remove(
            @Parameters(paramLabel = "NODES", description = "Which.") NodeSet nodes,
            @Option(names = "--no-wait", description = NO_WAIT) boolean noWait)
            throws MistakeException {
        return change(new Change(Change.Kind.REMOVE, nodes.some(desk.session())), noWait);
    }

    @Command(
            name = "members",
            description = {
                "Has exactly these nodes be the cluster, and vote, from whatever is there.",
                "New ones are created and catch up as learners; then all change in one joint step.",
                "Waits until it is done, 10 s at most."
            },
            footer = {"Example: members n1..n3,n6,n7", "Example: members all except leader"})
    Answer members(
            @Parameters(paramLabel = "NODES", description = "Which; the next new nodes too.")
                    NodeSet nodes,
            @Option(names = "--no-wait", description = NO_WAIT) boolean noWait)
            throws MistakeException {
        return change(new Change(Change.Kind.EXACTLY, nodes.withNew(desk.session())), noWait);
    }

    /** Nothing is changed, and no machine created, unless all of it can begin. */
    private Answer change(Change change, boolean noWait) throws MistakeException {
        Session session = desk.session();
        Simulation simulation = session.simulation();
        ChangeWords words = new ChangeWords(simulation, change);
        checkNew(simulation, words);
        int leader = simulation.leader();
        Change.Answer answer =
                leader == 0 ? Change.Answer.NOT_LEADER : simulation.host(leader).mayChange(change);
        if (answer == Change.Answer.AS_IT_IS) {
            return Reply.ok("the members are " + Texts.names(change.nodes()) + " already");
        } else if (answer != Change.Answer.BEGUN) {
            throw MistakeException.ofTheMoment(words.refusal(answer));
        }
        try {
            while (simulation.nodes() < words.last()) {
                session.addNode();
            }
        } catch (SessionException trouble) {
            throw new MistakeException(String.valueOf(trouble.getMessage()));
        }
        simulation.operator().change(change);
        return noWait ? Reply.ok(words.begun()) : ChangeWait.of(session, change);
    }

    /** New nodes are the next ones, without a gap. */
    private static void checkNew(Simulation simulation, ChangeWords words) throws MistakeException {
        int next = simulation.nodes() + 1;
        for (int id : words.change().nodes()) {
            if (id > next) {
                throw new MistakeException(
                        words.cannot(List.of(id)) + ": the next new node is n" + next);
            }
            next = Math.max(next, id + 1);
        }
    }

    /** Whether somebody leads who would take another change: after a leader has gone, the next. */
    static boolean isSettled(Simulation simulation) {
        int leader = simulation.leader();
        if (leader == 0) {
            return false;
        }
        Host host = simulation.host(leader);
        Membership membership = host.membership();
        return !membership.isJoint() && membership.equals(host.committedMembership());
    }
}
