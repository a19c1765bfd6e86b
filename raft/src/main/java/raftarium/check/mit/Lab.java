package raftarium.check.mit;

import org.jspecify.annotations.Nullable;

import raftarium.check.SafetyChecker;
import raftarium.command.Answer;
import raftarium.command.Command;
import raftarium.command.CompactCommand;
import raftarium.command.Moment;
import raftarium.command.NetworkCommand;
import raftarium.command.NodeCommand;
import raftarium.condition.NodeSet;
import raftarium.data.Bytes;
import raftarium.data.RandomStream;
import raftarium.disk.MemoryDisk;
import raftarium.machine.MachineException;
import raftarium.raft.Entry;
import raftarium.raft.Proposal;
import raftarium.raft.RaftConfig;
import raftarium.raft.RaftLog;
import raftarium.sim.Compaction;
import raftarium.sim.Counters;
import raftarium.sim.Host;
import raftarium.sim.NetPreset;
import raftarium.sim.Simulation;
import raftarium.sim.SimulationConfig;
import raftarium.trace.Violation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** A cluster on the bench, and what the scenarios do to it and ask of it. */
final class Lab {
    static final long MILLISECOND = 1_000_000;
    static final long SECOND = 1_000 * MILLISECOND;

    /** The longest election timeout of the lab. */
    static final long ELECTION_NANOS = SECOND;

    private final Simulation simulation;
    private final Moment moment;
    private final Deeds deeds;
    private final AppliedCommands applied;
    private final Wire wire = new Wire();
    private final RandomStream chance;
    private final TreeSet<Integer> disconnected = new TreeSet<>();
    private final List<Task> tasks = new ArrayList<>();
    private long lastCommand;

    Lab(MitScenario scenario, long seed, RaftConfig raft) {
        int nodes = scenario.nodes();
        applied = new AppliedCommands(nodes);
        chance = RandomStream.of(seed, "mit " + scenario.key());
        deeds = new Deeds(nodes, seed, raft);
        simulation = new Simulation(
                new SimulationConfig(nodes, nodes, seed, raft, NetPreset.PERFECT, 0, 0),
                node -> new MemoryDisk(),
                List.of(new SafetyChecker(nodes), applied, wire));
        moment = new Moment(simulation, node -> new MemoryDisk());
        give(new CompactCommand.Every(Compaction.OFF));
    }

    void close() {
        simulation.close();
    }

    // Looking.

    int nodes() {
        return simulation.nodes();
    }

    /** The node so many places after that one, round and round. */
    int next(int node, int places) {
        return (node - 1 + places) % nodes() + 1;
    }

    Host host(int node) {
        return simulation.host(node);
    }

    /** Whether it runs and isn't disconnected. */
    boolean isConnected(int node) {
        return host(node).isUp() && !disconnected.contains(node);
    }

    AppliedCommands applied() {
        return applied;
    }

    Wire wire() {
        return wire;
    }

    Counters counters() {
        return simulation.counters();
    }

    long events() {
        return simulation.executed();
    }

    long digest() {
        return simulation.trace().digest();
    }

    RandomStream chance() {
        return chance;
    }

    int randomNode() {
        return 1 + (int) chance.below(nodes());
    }

    // Time.

    long nowNanos() {
        return simulation.nowNanos();
    }

    /** Lets time pass; tasks go on meanwhile. */
    void run(long nanos) {
        long end = nowNanos() + nanos;
        long due = nextDueNanos();
        while (due <= end) {
            pass(due);
            long now = nowNanos();
            tasks.stream().filter(task -> task.dueNanos() <= now).forEach(Task::go);
            tasks.removeIf(task -> task.dueNanos() == Task.NEVER);
            due = nextDueNanos();
        }
        pass(end);
    }

    private long nextDueNanos() {
        long next = Task.NEVER;
        for (Task task : tasks) {
            next = Math.min(next, task.dueNanos());
        }
        return next;
    }

    private void pass(long untilNanos) {
        simulation.runUntil(Math.max(untilNanos, nowNanos()));
        MachineException failure = simulation.failure();
        if (failure != null) {
            throw failure;
        }
        Violation violation = simulation.violation();
        if (violation != null) {
            throw new UnmetExpectation(violation.property() + " to hold", violation.detail());
        }
    }

    /** Has it go on from now, beside the scenario. */
    void begin(Task task) {
        tasks.add(task);
    }

    /** Lets time pass until all tasks are done. */
    void awaitTasks() {
        while (!tasks.isEmpty()) {
            run(nextDueNanos() - nowNanos());
        }
    }

    // What is done to the cluster: all of it is commands, so that it can be done again.

    /** Does it. Returns what is said then by name; null if it can't be done, and isn't. */
    private @Nullable Map<String, @Nullable Object> give(Command command) {
        long ticket = moment.give(command);
        if (moment.waits().answer(ticket) instanceof Answer.Done done) {
            deeds.add(nowNanos(), command);
            return done.fields();
        }
        return null;
    }

    /** The lines of a script that does the same to such a cluster, up to now. */
    List<String> lines() {
        return deeds.lines(nowNanos());
    }

    void disconnect(int... nodes) {
        for (int node : nodes) {
            disconnected.add(node);
        }
        isolate();
    }

    void connect(int... nodes) {
        for (int node : nodes) {
            disconnected.remove(node);
        }
        give(new NetworkCommand.Heal());
        isolate();
    }

    private void isolate() {
        if (!disconnected.isEmpty()) {
            List<NodeSet> sets = disconnected.stream().map(NodeSet::node).toList();
            give(new NetworkCommand.Isolate(NodeSet.union(sets)));
        }
    }

    void crash(int node) {
        give(new NodeCommand.Crash(NodeSet.node(node), false));
    }

    /** Starts it from its disk, crashed before if it runs, and connects it. */
    void restart(int node) {
        give(new NodeCommand.Restart(NodeSet.node(node)));
        connect(node);
    }

    /** All lose power, then all start again. */
    void restartAll() {
        for (int node = 1; node <= nodes(); node++) {
            crash(node);
        }
        for (int node = 1; node <= nodes(); node++) {
            restart(node);
        }
    }

    void setNet(NetPreset preset) {
        give(new NetworkCommand.Net(preset));
    }

    void compactEvery(long entries) {
        give(new CompactCommand.Every(new Compaction(entries, Long.MAX_VALUE)));
    }

    // Commands.

    /** A command unlike all before. */
    Bytes command() {
        return Bytes.utf8(Long.toString(++lastCommand));
    }

    /** Hands a command to a node, connected or not: whether it takes it, and where. */
    Proposal propose(int node, Bytes command) {
        Map<String, @Nullable Object> taken =
                give(new NodeCommand.ProposeInto(NodeSet.node(node), command.utf8()));
        return taken != null
                        && taken.get("index") instanceof Long index
                        && taken.get("term") instanceof Long term
                ? new Proposal(true, index, term, node)
                : Proposal.NOT_RUNNING;
    }

    /** Hands so many new commands to a node, all at once. */
    void proposeMany(int node, long count) {
        for (long done = 0; done < count; done++) {
            propose(node, command());
        }
    }

    /** Carries a new command through until that many nodes apply it. Returns its index. */
    long agree(int nodes) {
        return agree(new Agreement(this, command(), nodes, false));
    }

    /** The same with a command that is handed over only once. */
    long agreeAtOnce(int nodes, Bytes command) {
        return agree(new Agreement(this, command, nodes, true));
    }

    private long agree(Agreement agreement) {
        agreement.go();
        while (agreement.dueNanos() != Task.NEVER) {
            run(agreement.dueNanos() - nowNanos());
            agreement.go();
        }
        return agreement.index();
    }

    /** Lets a while pass until that many nodes have applied the command of that index. */
    void awaitApplied(long index, int nodes) {
        long end = nowNanos() + 10 * SECOND;
        while (applied.nodesWith(index) < nodes && nowNanos() < end) {
            run(10 * MILLISECOND);
        }
        int count = applied.nodesWith(index);
        expect(count >= nodes, count(nodes) + " to apply command " + index, count + " within 10 s");
    }

    /**
     * The index, among the application's commands, that an entry of a node's log will have if it is
     * committed. Only for nodes that have taken no snapshot.
     */
    long indexOf(int node, long logIndex) {
        RaftLog log = host(node).status().log();
        long commands = 0;
        for (Entry entry : log.entries(log.firstIndex(), logIndex)) {
            commands += entry.kind() == Entry.Kind.COMMAND ? 1 : 0;
        }
        return commands;
    }

    // Judging.

    /**
     * Goes on if that holds.
     *
     * @param expected what must be
     * @param found what is
     * @throws UnmetExpectation if it doesn't hold
     */
    void expect(boolean holds, String expected, String found) {
        if (!holds) {
            throw new UnmetExpectation(expected, found);
        }
    }

    /** "1 node", "2 nodes". */
    static String count(int nodes) {
        return nodes + (nodes == 1 ? " node" : " nodes");
    }
}
