package raftarium.app.command;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import raftarium.app.look.Texts;
import raftarium.app.session.Session;
import raftarium.app.session.SessionException;
import raftarium.condition.NodeSet;
import raftarium.machine.MachineType;
import raftarium.raft.Membership;
import raftarium.sim.Event;
import raftarium.sim.EventType;
import raftarium.sim.Host;
import raftarium.sim.HostStatus;
import raftarium.sim.Simulation;
import raftarium.words.MistakeException;

import java.util.ArrayList;
import java.util.List;

/** What is done to nodes. */
@Command(name = "Cluster")
final class ClusterCommands {
    private static final long TRANSFER_NANOS = 10_000_000_000L;

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
    Reply crash(
            @Parameters(paramLabel = "NODES", description = "Which.") NodeSet nodes,
            @Option(
                            names = "--torn",
                            description = "In the middle of a write: a random part of what was not"
                                    + " synced stays, cut anywhere.")
                    boolean torn)
            throws MistakeException {
        List<Integer> ids = nodes.some(desk.session());
        for (int id : ids) {
            desk.simulation().faults().crash(id, torn);
        }
        return Reply.ok(Texts.names(ids) + (ids.size() == 1 ? " is down" : " are down"));
    }

    @Command(
            name = "restart",
            description = {
                "Starts nodes again from what is on their disks.",
                "A node that runs is crashed first."
            },
            footer = "Example: restart down")
    Reply restart(@Parameters(paramLabel = "NODES", description = "Which.") NodeSet nodes)
            throws MistakeException {
        List<Integer> ids = nodes.some(desk.session());
        List<Integer> started = new ArrayList<>();
        List<String> words = new ArrayList<>();
        for (int id : ids) {
            desk.simulation().faults().restart(id);
            Host host = desk.simulation().host(id);
            if (host.status() == HostStatus.FAILED) {
                words.add("n" + id + " fails: " + host.failure());
            } else {
                started.add(id);
            }
        }
        if (!started.isEmpty()) {
            words.add(0, Texts.names(started) + " started");
        }
        return Reply.ok(String.join("\n", words));
    }

    @Command(
            name = "pause",
            description =
                    "Has the processes of running nodes stand still; what comes for them waits.",
            footer = "Example: pause leader")
    Reply pause(@Parameters(paramLabel = "NODES", description = "Which.") NodeSet nodes)
            throws MistakeException {
        List<Integer> ids = nodes.some(desk.session());
        Simulation simulation = desk.simulation();
        for (int id : ids) {
            if (simulation.host(id).status() != HostStatus.RUNNING) {
                throw MistakeException.ofTheMoment(
                        "n" + id + " is " + simulation.host(id).status().word()
                                + ": only a running node can be paused");
            }
        }
        ids.forEach(simulation.faults()::pause);
        return Reply.ok(Texts.names(ids) + " paused");
    }

    @Command(
            name = "resume",
            description = "Has paused nodes go on.",
            footer = "Example: resume all")
    Reply resume(@Parameters(paramLabel = "NODES", description = "Which.") NodeSet nodes)
            throws MistakeException {
        List<Integer> ids = nodes.some(desk.session());
        ids.forEach(desk.simulation().faults()::resume);
        return Reply.ok(Texts.names(ids) + " resumed");
    }

    @Command(
            name = "timeout",
            description = "Has the election timers of nodes fire now. A leader refuses.",
            footer = "Example: timeout n3")
    Reply timeout(@Parameters(paramLabel = "NODES", description = "Which.") NodeSet nodes)
            throws MistakeException {
        List<Integer> ids = nodes.some(desk.session());
        Simulation simulation = desk.simulation();
        for (int id : ids) {
            String reason = whyNoTimeout(simulation.host(id));
            if (reason != null) {
                throw MistakeException.ofTheMoment(reason);
            }
        }
        long before = simulation.trace().count();
        ids.forEach(simulation.faults()::timeoutNow);
        return Reply.ok("the election timer of " + Texts.names(ids) + " fires"
                + refusals(simulation, ids, before));
    }

    /** Who doesn't stand all the same, and why. */
    private static String refusals(Simulation simulation, List<Integer> ids, long before) {
        StringBuilder words = new StringBuilder();
        for (int id : ids) {
            if (!simulation.host(id).membership().isVoter(id)) {
                words.append("; n").append(id).append(" doesn't vote, and doesn't stand");
            }
        }
        for (Event event : simulation.trace().since(before)) {
            if (event.type() == EventType.STAND_REFUSED) {
                words.append("; ").append(event.words());
            }
        }
        return words.toString();
    }

    @Command(
            name = "transfer",
            description = {
                "Hands leadership over to a node, for certain: it is brought up to date first.",
                "Waits until it leads, 10 s at most."
            },
            footer = "Example: transfer n2")
    Answer transfer(
            @Parameters(paramLabel = "NODE", description = "Who is to lead.") NodeSet node,
            @Option(names = "--no-wait", description = "Doesn't wait.") boolean noWait)
            throws MistakeException {
        Session session = desk.session();
        Simulation simulation = session.simulation();
        int target = node.one(session);
        int leader = leaderToReplace(simulation, target);
        simulation.faults().transfer(leader, target);
        if (noWait) {
            return Reply.ok("n" + leader + " hands over to n" + target);
        }
        return new Handing(leader, target, session.after(TRANSFER_NANOS));
    }

    /** transfer: that node is to lead. */
    private record Handing(int leader, int target, long limitNanos) implements Wait {
        @Override
        public boolean isOver(Session session) {
            return session.simulation().host(target).leads();
        }

        @Override
        public Reply end(Session session, boolean leads) {
            return leads
                    ? Reply.ok("n" + target + " leads in term "
                            + session.simulation().host(target).term())
                    : Reply.failed("n" + target + " doesn't lead: n" + leader
                            + " couldn't hand over in time");
        }
    }

    private static int leaderToReplace(Simulation simulation, int target) throws MistakeException {
        Host host = simulation.host(target);
        if (host.status() != HostStatus.RUNNING) {
            throw new MistakeException("n" + target + " is " + host.status().word()
                    + ": only a running node can take over");
        }
        int leader = simulation.leader();
        if (leader == target) {
            throw new MistakeException("n" + target + " leads already");
        } else if (leader != 0) {
            Membership membership = simulation.host(leader).membership();
            if (!membership.staysVoter(target)) {
                throw new MistakeException("n" + target
                        + (membership.isLearner(target) ? " is a learner" : " is no member")
                        + ": only a voter can take over");
            }
            return leader;
        }
        throw new MistakeException("nobody leads: there is no leadership to hand over");
    }

    private static @Nullable String whyNoTimeout(Host host) {
        if (host.status() != HostStatus.RUNNING) {
            return "n" + host.id() + " is " + host.status().word() + ": its timer doesn't run";
        }
        return host.leads() ? "n" + host.id() + " leads: a leader has no election timer" : null;
    }
}
