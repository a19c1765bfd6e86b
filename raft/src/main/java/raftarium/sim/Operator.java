package raftarium.sim;

import raftarium.raft.Change;
import raftarium.raft.Membership;

import java.util.TreeMap;

/**
 * Who administers the cluster: asks the leader for a change of the membership, and if that one
 * loses its leadership before it is done, the next one, for {@link #PATIENCE_NANOS}.
 */
final class Operator {
    static final long PATIENCE_NANOS = 10_000_000_000L;

    /** How often it looks whether there is something to do. */
    private static final long INTERVAL_NANOS = 20_000_000;

    private record Task(Change change, long deadlineNanos) {}

    private final Simulation simulation;

    /** By node: what is asked for it last. */
    private final TreeMap<Integer, Task> tasks = new TreeMap<>();

    private boolean timerRuns;

    Operator(Simulation simulation) {
        this.simulation = simulation;
    }

    Operator copy(Simulation twinOf) {
        Operator twin = new Operator(twinOf);
        twin.tasks.putAll(tasks);
        twin.timerRuns = timerRuns;
        return twin;
    }

    /** Asks the leader, and goes on asking until it is done. */
    Change.Answer ask(Change change) {
        int leader = simulation.leader();
        Change.Answer answer =
                leader == 0 ? Change.Answer.NOT_LEADER : simulation.host(leader).change(change);
        if (answer == Change.Answer.BEGUN) {
            tasks.put(change.node(), new Task(change, simulation.nowNanos() + PATIENCE_NANOS));
            setTimer();
        }
        return answer;
    }

    /** Whether a change for that node is still asked for. */
    boolean isBusyWith(int node) {
        return tasks.containsKey(node);
    }

    boolean isIdle() {
        return tasks.isEmpty();
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
            tasks.values().removeIf(task -> isDone(task.change, host.committedMembership()));
            tasks.values().forEach(task -> host.change(nextStep(task.change, host.membership())));
        }
        setTimer();
    }

    static boolean isDone(Change change, Membership committed) {
        int node = change.node();
        return !committed.isJoint()
                && switch (change.kind()) {
                    case ADD, PROMOTE -> committed.isVoter(node);
                    case ADD_LEARNER -> committed.contains(node);
                    case REMOVE -> !committed.contains(node);
                };
    }

    /** Who was added as a learner under an earlier leader only has to be promoted. */
    private static Change nextStep(Change change, Membership membership) {
        return change.kind() == Change.Kind.ADD && membership.isLearner(change.node())
                ? new Change(Change.Kind.PROMOTE, change.node())
                : change;
    }
}
