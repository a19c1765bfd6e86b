package raftarium.sim;

import org.jspecify.annotations.Nullable;

import raftarium.raft.Membership;
import raftarium.raft.MembershipRequest;
import raftarium.raft.Status;

import java.util.ArrayList;
import java.util.List;

/**
 * Who belongs to the cluster (section 6), as the nodes know it at a moment. No node knows all: what
 * counts is the newest configuration that a running node knows to be committed, and what the leader
 * is in.
 */
public final class Members {
    private final Membership committed;
    private final Membership inUse;

    /** Configurations behind the committed one in logs of running nodes. */
    private final List<Membership> later;

    private Members(Membership committed, Membership inUse, List<Membership> later) {
        this.committed = committed;
        this.inUse = inUse;
        this.later = later;
    }

    /** How things are now. */
    public static Members of(Simulation simulation) {
        List<Status> running = new ArrayList<>();
        for (int id = 1; id <= simulation.nodes(); id++) {
            Host host = simulation.host(id);
            if (host.state() == HostState.RUNNING) {
                running.add(host.status());
            }
        }
        Status newest = null;
        for (Status node : running) {
            boolean newer = newest == null
                    || node.committedMembershipIndex() > newest.committedMembershipIndex()
                    || newest.committedMembership().equals(Membership.NONE);
            newest = newer ? node : newest;
        }
        long index = newest == null ? 0 : newest.committedMembershipIndex();
        return new Members(
                newest == null ? Membership.NONE : newest.committedMembership(),
                inUse(simulation, running),
                running.stream()
                        .filter(node -> node.membershipIndex() > index)
                        .map(Status::membership)
                        .toList());
    }

    static int leader(List<Host> hosts) {
        int leader = 0;
        long term = 0;
        for (Host host : hosts) {
            if (host.leads() && (leader == 0 || host.status().term() > term)) {
                leader = host.id();
                term = host.status().term();
            }
        }
        return leader;
    }

    private static Membership inUse(Simulation simulation, List<Status> running) {
        int leader = simulation.leader();
        if (leader != 0) {
            return simulation.host(leader).status().membership();
        }
        Status furthest = null;
        for (Status node : running) {
            furthest = isFurther(node, furthest) ? node : furthest;
        }
        return furthest != null ? furthest.membership() : onDisks(simulation);
    }

    private static boolean isFurther(Status node, @Nullable Status than) {
        return !node.membership().equals(Membership.NONE)
                && (than == null || node.membershipIndex() > than.membershipIndex());
    }

    /** Nobody who runs knows one: then what is on the disk of the first that knows one. */
    private static Membership onDisks(Simulation simulation) {
        Membership found = Membership.NONE;
        for (int id = simulation.nodes(); id >= 1; id--) {
            Membership membership = simulation.host(id).status().membership();
            found = membership.equals(Membership.NONE) ? found : membership;
        }
        return found;
    }

    /** The newest configuration that a running node knows to be committed; nobody's if none. */
    public Membership committed() {
        return committed;
    }

    /**
     * The configuration in use: the leader's, committed or not; without a leader the one that
     * stands furthest in the log of a running node.
     */
    public Membership inUse() {
        return inUse;
    }

    /**
     * Whether that node belongs to the cluster, whatever it knows of that itself: by the newest
     * committed configuration, or one that follows it in a running node's log.
     */
    public boolean isMember(int id) {
        return committed.equals(Membership.NONE)
                || committed.contains(id)
                || later.stream().anyMatch(membership -> membership.contains(id));
    }

    /** Whether the change is done: the newest committed configuration is as it was to become. */
    public boolean isDone(MembershipRequest change) {
        return Operator.isDone(change, committed);
    }
}
