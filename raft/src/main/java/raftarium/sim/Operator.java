package raftarium.sim;

import raftarium.data.Bytes;
import raftarium.disk.Disk;
import raftarium.raft.Membership;
import raftarium.raft.MembershipRequest;
import raftarium.raft.Proposal;

import java.util.List;
import java.util.TreeMap;

/**
 * Who administers the cluster. Asks the leader for a change of the membership, and if that one
 * loses its leadership before it is done, the next one, for {@link #PATIENCE_NANOS}; says when
 * nodes take snapshots; and may hand a node a command.
 */
public final class Operator {
    /** How long it tries to carry a change through, in virtual time. */
    public static final long PATIENCE_NANOS = 10_000_000_000L;

    /** How often it looks whether there is something to do. */
    private static final long INTERVAL_NANOS = 20_000_000;

    /** What is asked for, until when, and why. */
    private record Task(MembershipRequest change, long deadlineNanos, long cause) {}

    private final Simulation simulation;

    /** By the first node that it concerns: what is asked for last. No two concern one node. */
    private final TreeMap<Integer, Task> tasks = new TreeMap<>();

    private boolean timerRuns;
    private Compaction compaction = Compaction.DEFAULT;

    Operator(Simulation simulation) {
        this.simulation = simulation;
    }

    Operator copy(Simulation original) {
        Operator copy = new Operator(original);
        copy.tasks.putAll(tasks);
        copy.timerRuns = timerRuns;
        copy.compaction = compaction;
        return copy;
    }

    /**
     * Hands a command to a node itself, with no client, session or network between: what becomes of
     * it, only the trace tells. A node that leads takes it, whoever it can reach.
     *
     * @param command any bytes, {@link raftarium.raft.Entry#MAX_DATA_BYTES} at most
     * @return whether it took it, and for which index of the log and term; one that doesn't run
     *     takes none and tells no term
     */
    public Proposal propose(int id, Bytes command) {
        Host host = simulation.host(id);
        boolean runs = host.state() == HostState.RUNNING;
        return runs ? host.propose(command) : Proposal.NOT_RUNNING;
    }

    // Section 6: who belongs to the cluster.

    /** One more machine, its id the next, on an empty disk; it belongs to no cluster yet. */
    public void addHost(Disk disk) {
        simulation.add(new Host(simulation, simulation.nodes() + 1, disk));
    }

    /** Asks the leader, if there is one; if it begins, goes on asking until it is done. */
    public MembershipRequest.Answer change(MembershipRequest change) {
        int leader = simulation.leader();
        MembershipRequest.Answer answer = leader == 0
                ? MembershipRequest.Answer.NOT_LEADER
                : simulation.host(leader).change(change);
        if (answer == MembershipRequest.Answer.BEGUN) {
            tasks.values().removeIf(task -> concernOneNode(task.change, change));
            tasks.put(
                    change.nodes().get(0),
                    new Task(change, simulation.nowNanos() + PATIENCE_NANOS, simulation.cause()));
            setTimer();
        }
        return answer;
    }

    private static boolean concernOneNode(MembershipRequest one, MembershipRequest other) {
        return one.kind() == MembershipRequest.Kind.EXACTLY
                || other.kind() == MembershipRequest.Kind.EXACTLY
                || one.nodes().stream().anyMatch(other.nodes()::contains);
    }

    /** Whether it still tries to carry a change for that node through. */
    public boolean isChanging(int node) {
        return tasks.values().stream().anyMatch(task -> task.change.nodes().contains(node));
    }

    boolean isIdle() {
        return tasks.isEmpty();
    }

    // Section 7: when logs are replaced by snapshots.

    /** When nodes take snapshots by themselves. */
    public Compaction compaction() {
        return compaction;
    }

    /** Sets that, for all nodes. */
    public void setCompaction(Compaction other) {
        compaction = other;
    }

    /** Has a running node take a snapshot now; returns false if it has nothing new to hold. */
    public boolean compact(int id) {
        Host host = simulation.host(id);
        return host.state() == HostState.RUNNING && host.compact();
    }

    private void setTimer() {
        if (!timerRuns && !tasks.isEmpty()) {
            timerRuns = true;
            simulation.schedule(simulation.nowNanos() + INTERVAL_NANOS, new Action.OperatorTimer());
        }
    }

    void timer() {
        timerRuns = false;
        int leader = simulation.leader();
        tasks.values().removeIf(task -> simulation.nowNanos() >= task.deadlineNanos);
        if (leader != 0) {
            Host host = simulation.host(leader);
            tasks.values()
                    .removeIf(task -> isDone(task.change, host.status().committedMembership()));
            for (Task task : tasks.values()) {
                simulation.because(task.cause);
                host.change(nextStep(task.change, host.status().membership()));
            }
        }
        setTimer();
    }

    static boolean isDone(MembershipRequest change, Membership committed) {
        List<Integer> nodes = change.nodes();
        return !committed.isJoint()
                && switch (change.kind()) {
                    case ADD, PROMOTE -> nodes.stream().allMatch(committed::isVoter);
                    case ADD_LEARNER -> nodes.stream().allMatch(committed::contains);
                    case REMOVE -> nodes.stream().noneMatch(committed::contains);
                    case EXACTLY ->
                        committed.voters().equals(nodes) && committed.members().equals(nodes);
                };
    }

    /**
     * What is left to ask for: who was added as a learner under an earlier leader only has to be
     * promoted, and who is as it is to be isn't asked for again.
     */
    private static MembershipRequest nextStep(MembershipRequest change, Membership now) {
        List<Integer> nodes = change.nodes();
        List<Integer> strangers =
                nodes.stream().filter(node -> !now.contains(node)).toList();
        List<Integer> learners = nodes.stream().filter(now::isLearner).toList();
        return switch (change.kind()) {
            case ADD, ADD_LEARNER -> {
                if (!strangers.isEmpty()) {
                    boolean none = learners.isEmpty();
                    yield new MembershipRequest(
                            none ? change.kind() : MembershipRequest.Kind.ADD_LEARNER, strangers);
                }
                boolean rise = change.kind() == MembershipRequest.Kind.ADD && !learners.isEmpty();
                yield rise
                        ? new MembershipRequest(MembershipRequest.Kind.PROMOTE, learners)
                        : change;
            }
            case PROMOTE ->
                learners.isEmpty() ? change : new MembershipRequest(change.kind(), learners);
            case REMOVE -> {
                List<Integer> left = nodes.stream().filter(now::contains).toList();
                yield left.isEmpty() ? change : new MembershipRequest(change.kind(), left);
            }
            case EXACTLY -> change;
        };
    }
}
