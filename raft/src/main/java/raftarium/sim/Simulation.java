package raftarium.sim;

import org.jspecify.annotations.Nullable;

import raftarium.disk.Disk;
import raftarium.machine.MachineException;
import raftarium.machine.StateMark;
import raftarium.raft.Rule;
import raftarium.raft.Rules;
import raftarium.trace.Body;
import raftarium.trace.Cause;
import raftarium.trace.Event;
import raftarium.trace.FaultEvent;
import raftarium.trace.HostEvent;
import raftarium.trace.Observer;
import raftarium.trace.Packet;
import raftarium.trace.Trace;
import raftarium.trace.Violation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Predicate;

/**
 * A cluster in virtual time: it takes the next event, does what it says, and so on. Nothing happens
 * but by {@link #step} and {@link #runUntil} and by what is done to it, and everything that happens
 * hangs on the configuration and on what is done, when, alone. One thread at a time.
 */
public final class Simulation {
    private final SimulationConfig config;
    private final EventQueue queue;
    private final Journal journal;
    private final Network network;
    private final List<Host> hosts = new ArrayList<>();
    private final Clients clients;
    private final Faults faults;
    private final Operator operator;
    private Rules rules;
    private long nowNanos;
    private long executed;

    /**
     * A cluster whose nodes have started, each from its disk.
     *
     * @param disks gives each node, by id, the disk under it
     */
    @SuppressWarnings("this-escape")
    public Simulation(SimulationConfig config, IntFunction<Disk> disks, List<Observer> observers) {
        this.config = config;
        journal = new Journal(observers, config.stopsOnViolation());
        queue = new EventQueue();
        network = new Network(config);
        rules = config.raft().rules();
        nowNanos = config.startNanos();
        clients = new Clients(this);
        faults = new Faults(this);
        operator = new Operator(this);
        for (int id = 1; id <= config.nodes(); id++) {
            hosts.add(new Host(this, id, disks.apply(id)));
        }
        hosts.forEach(Host::start);
        because(Cause.OUTSIDE);
    }

    @SuppressWarnings("this-escape")
    private Simulation(Simulation other, Journal journal, IntFunction<@Nullable Disk> mirrors) {
        config = other.config;
        queue = other.queue.copy();
        this.journal = journal;
        network = other.network.copy();
        rules = other.rules;
        nowNanos = other.nowNanos;
        executed = other.executed;
        clients = other.clients.copy(this);
        faults = new Faults(this);
        operator = other.operator.copy(this);
        other.hosts.forEach(host -> hosts.add(host.copy(this, mirrors.apply(host.id()))));
    }

    /**
     * An independent copy, on disks in memory, that goes on identically. The thread whose this
     * simulation is makes it, since a copy writes to its source.
     */
    public Simulation copy() {
        return copyOnto(node -> null);
    }

    /** The same, to be kept: its trace has none of the events so far, which take most memory. */
    public Simulation copyToKeep() {
        return new Simulation(this, journal.copyWithoutEvents(), node -> null);
    }

    /** The same, on disks, by node, that hold what is durable already; null: in memory. */
    public Simulation copyOnto(IntFunction<@Nullable Disk> mirrors) {
        return new Simulation(this, journal.copy(), mirrors);
    }

    /** Lets go of the disks. */
    public void close() {
        hosts.forEach(Host::close);
    }

    /** The virtual time. */
    public long nowNanos() {
        return nowNanos;
    }

    /** How many events the clock has executed. */
    public long executed() {
        return executed;
    }

    /** The time of the next event; {@link Long#MAX_VALUE} if there is none or the clock stands. */
    public long nextNanos() {
        queue.dropStale(this);
        return isStopped() || queue.isEmpty() ? Long.MAX_VALUE : queue.nextTime();
    }

    /** Executes the next event; false if there is none, or the clock stands. */
    public boolean step() {
        return step(Long.MAX_VALUE);
    }

    /** Executes the next event if it is due by {@code limit}; else returns false. */
    public boolean step(long limit) {
        if (nextNanos() > limit || isStopped() || queue.isEmpty()) {
            return false;
        }
        nowNanos = queue.nextTime();
        executed++;
        try {
            queue.take().perform(this);
            because(Cause.OUTSIDE);
        } catch (MachineException mistake) {
            stop(mistake);
        }
        return true;
    }

    /** Executes all events until then; then it is that time, unless the clock was stopped. */
    public void runUntil(long timeNanos) {
        boolean more = step(timeNanos);
        while (more) {
            more = step(timeNanos);
        }
        advanceTo(timeNanos);
    }

    /** Lets the time pass in which nothing happens; not beyond the next event. */
    public void advanceTo(long timeNanos) {
        if (!isStopped() && timeNanos > nowNanos) {
            nowNanos = Math.min(timeNanos, nextNanos());
        }
    }

    Network network() {
        return network;
    }

    /** The clients. */
    public Clients clients() {
        return clients;
    }

    Streams streams() {
        return network.streams();
    }

    void schedule(long timeNanos, Action action) {
        queue.add(timeNanos, action);
    }

    List<Packet> takeArrivals(Predicate<Packet> which) {
        return queue.take(which);
    }

    /** What is done from now on, until the next action, is because of the command so numbered. */
    public void command(long number) {
        because(Cause.ofCommand(number));
    }

    /** What is done from now on, until the next action, is because of that. */
    void because(long newCause) {
        journal.because(newCause);
    }

    long cause() {
        return journal.cause();
    }

    long send(int from, int to, Body body) {
        return network.send(this, from, to, body, cause(), 0);
    }

    long emit(Event event) {
        return emit(event, cause());
    }

    /** It happened, and follows from that. Returns its number. */
    long emit(Event event, long follows) {
        return journal.add(this, event, follows);
    }

    /** Has what all machines hold compared now. */
    public void compareStates() {
        for (Host host : hosts) {
            StateMark state = host.mark();
            if (state != null) {
                compare(host, state);
            }
        }
    }

    private void compare(Host host, StateMark state) {
        for (Observer observer : journal.observers()) {
            journal.add(observer.compare(nowNanos, host.id(), host.status().lastApplied(), state));
        }
    }

    /** What it began with. */
    public SimulationConfig config() {
        return config;
    }

    /** How many nodes there are; their ids are 1 to this. */
    public int nodes() {
        return hosts.size();
    }

    /** The host of a node, by id. */
    public Host host(int id) {
        return hosts.get(id - 1);
    }

    /** The running leader of the newest term, 0 if nobody leads. */
    public int leader() {
        return Members.leader(hosts);
    }

    /** What happened. */
    public Trace trace() {
        return journal.trace();
    }

    /** Which rules are on. */
    public Rules rules() {
        return rules;
    }

    /** The property that was broken first, if one is: then the clock stands, mostly. */
    public @Nullable Violation violation() {
        return violations().isEmpty() ? null : violations().get(0);
    }

    /** All properties that were broken so far, each once, in the order seen. */
    public List<Violation> violations() {
        return journal.stop().violations();
    }

    /** What the state machine threw in the middle of an action: then the clock stands, too. */
    public @Nullable MachineException failure() {
        return journal.stop().failure();
    }

    /** The clock stands from now on: the state machine has done that. */
    public void stop(MachineException mistake) {
        journal.stop().add(mistake);
        journal.tally().turn();
    }

    /** Whether the clock stands: a property is broken, or the state machine has failed. */
    public boolean isStopped() {
        return journal.stop().isThere();
    }

    /** What the network has counted. */
    public Counters counters() {
        return new Counters(
                network.messages(),
                network.rpcs(),
                network.bytes(),
                journal.tally().elections());
    }

    /**
     * Grows when it may be others who are up, lead, are known to, vote or belong to the cluster, or
     * another term, side of the network or broken property. While it stays, all that does.
     */
    public long turns() {
        return journal.tally().turns();
    }

    /** The first of its observers that is of that class, if one is. */
    public <T extends Observer> Optional<T> observer(Class<T> type) {
        return journal.observer(type);
    }

    /** Packets on their way, those that are held among them, by id. */
    public List<Packet> inFlight() {
        return network.holds().with(queue.packets());
    }

    /** Who is with whom. */
    public List<List<Integer>> sides() {
        return network.walls().sides();
    }

    /** How the link from one node to another behaves; 0 stands for the clients. */
    public LinkSettings link(int from, int to) {
        return network.settings(from, to);
    }

    /** Everything, as it is now. */
    public ClusterView view() {
        return ClusterViews.of(this, network.walls().cuts(), clients.load().isAny());
    }

    // What is done to it.

    /** What breaks and mends nodes and links. */
    public Faults faults() {
        return faults;
    }

    /** Who administers the cluster: its members, and when nodes take snapshots. */
    public Operator operator() {
        return operator;
    }

    void add(Host host) {
        network.addNode();
        hosts.add(host);
        emit(new HostEvent.Added(nowNanos, host.id()));
        host.setRules(rules);
        host.start();
    }

    /** Turns a rule on or off everywhere. */
    public void setRule(Rule rule, boolean on) {
        rules = rules.with(rule, on);
        hosts.forEach(host -> host.setRules(rules));
        emit(new FaultEvent.RuleChanged(nowNanos, rule.key(), on));
    }
}
