package raftarium.node;

import raftarium.data.Bytes;
import raftarium.data.RandomStream;
import raftarium.disk.MemoryDisk;
import raftarium.disk.SimulatedDisk;
import raftarium.disk.StorageException;
import raftarium.machine.KeyValueCommand;
import raftarium.machine.MachineType;
import raftarium.machine.SessionCommand;
import raftarium.raft.Entry;
import raftarium.raft.Membership;
import raftarium.raft.Message;
import raftarium.raft.RaftConfig;
import raftarium.raft.Ready;
import raftarium.raft.Role;
import raftarium.raft.Rules;
import raftarium.storage.Storage;
import raftarium.storage.StorageConfig;
import raftarium.trace.Body;
import raftarium.trace.Event;
import raftarium.trace.ReadMode;

import java.util.ArrayList;
import java.util.List;

/**
 * A process and what surrounds it in a test, which writes down, a line each and in order, all that
 * the process does: events as {@code 3 appended <2}, number, key and cause; messages as {@code send
 * RequestVote n2 <3}, answers as {@code answer 1001 OK <5}, with the packet that they answer.
 */
final class Driven implements Surroundings {
    static final int CLIENT = 1001;
    static final long SYNC_NANOS = 300;
    private static final long START_NANOS = 1_000;

    static final RaftConfig CONFIG = RaftConfig.DEFAULT.withEvents(true);

    final SimulatedDisk disk;
    final Process process;
    final List<String> done = new ArrayList<>();
    final List<Event> events = new ArrayList<>();
    final List<Long> causes = new ArrayList<>();
    final List<Message> sent = new ArrayList<>();
    final List<Body.Reply> answers = new ArrayList<>();

    long clockNanos = START_NANOS;
    long snapshotAfterEntries = Long.MAX_VALUE;
    long snapshotAfterBytes = Long.MAX_VALUE;
    int nodes;
    StorageException failure;
    private long attempts;

    Driven(int nodes) {
        this(nodes, CONFIG, MachineType.KV);
    }

    Driven(int nodes, RaftConfig config, MachineType machine) {
        this(nodes, config, machine, new SimulatedDisk(new MemoryDisk()), 1);
    }

    /** Node 1, on that disk. */
    Driven(int nodes, RaftConfig config, MachineType machine, SimulatedDisk disk, int run) {
        this.nodes = nodes;
        this.disk = disk;
        Process.Setup setup = new Process.Setup(
                1, run, Membership.ofFirst(nodes), config, machine, RandomStream.of(7, "election"));
        process = new Process(setup, Storage.open(disk, StorageConfig.DEFAULT), this);
    }

    private Driven(Driven other) {
        disk = other.disk.copy();
        nodes = other.nodes;
        events.addAll(other.events);
        causes.addAll(other.causes);
        clockNanos = other.clockNanos;
        attempts = other.attempts;
        process = other.process.copy(disk, this);
    }

    /** A copy, of which nothing is written down yet. */
    Driven copy() {
        return new Driven(this);
    }

    // What a test does.

    /** Something outside happened, which has the next number. */
    long happens() {
        long number = events.size();
        events.add(null);
        causes.add(null);
        return number;
    }

    /** It is started and stands at once, with what that brings about, its write synced. */
    Driven standing() {
        process.start(happens());
        timeout();
        sync();
        return this;
    }

    /** It leads, its no-op on disk, and its followers have none of that yet. */
    Driven leading() {
        standing();
        for (int voter = 2; voter <= nodes / 2 + 1; voter++) {
            receive(new Message.RequestVoteReply(voter, 1, term(), true));
        }
        sync();
        done.clear();
        sent.clear();
        return this;
    }

    long term() {
        return process.node().status().term();
    }

    Role role() {
        return process.node().status().role();
    }

    void timeout() {
        clockNanos = process.node().deadlineNanos();
        process.tick(happens());
    }

    /** The disk has what was written, and the node learns of it. */
    void sync() {
        if (process.diskSynced()) {
            process.synced();
        }
    }

    /** Returns the number of the packet's arrival; its id is a hundred more. */
    long receive(Message message) {
        long arrival = happens();
        process.receive(message, arrival + 100, arrival);
        return arrival;
    }

    /** A follower has all of the log. */
    long acknowledge(int follower) {
        long last = process.node().log().lastIndex();
        return receive(new Message.AppendEntriesReply(follower, 1, term(), true, last, 0, 0, 0, 0));
    }

    long ask(Bytes command, ReadMode read) {
        long arrival = happens();
        attempts++;
        process.ask(CLIENT, new Body.Request(attempts, command, read, ""), arrival + 100, arrival);
        return arrival;
    }

    static Bytes put(long serial, String value) {
        Bytes command = KeyValueCommand.put("x", value).encode();
        return new SessionCommand(CLIENT, serial, 1, command).encode();
    }

    static Bytes get() {
        return KeyValueCommand.get("x").encode();
    }

    static Message.AppendEntries append(
            long term, long previousIndex, long previousTerm, long commit, Entry... entries) {
        return new Message.AppendEntries(
                2, 1, term, previousIndex, previousTerm, List.of(entries), commit, 1);
    }

    static Entry entry(long index, long term, Bytes data) {
        return new Entry(index, term, Entry.Kind.COMMAND, data);
    }

    /** What was written down since it was asked for last. */
    List<String> done() {
        List<String> lines = List.copyOf(done);
        done.clear();
        return lines;
    }

    /** The newest event of that kind. */
    <T extends Event> T last(Class<T> kind) {
        for (int place = events.size() - 1; place >= 0; place--) {
            if (kind.isInstance(events.get(place))) {
                return kind.cast(events.get(place));
            }
        }
        throw new AssertionError("no " + kind.getSimpleName() + " in " + events);
    }

    static RaftConfig with(Rules rules) {
        return CONFIG.withRules(rules);
    }

    // What surrounds the process.

    @Override
    public long clockNanos() {
        return clockNanos;
    }

    /** A day ahead, so that the two are told apart. */
    @Override
    public long nowNanos() {
        return clockNanos + 86_400_000_000_000L;
    }

    @Override
    public int nodes() {
        return nodes;
    }

    @Override
    public long emit(Event event, long cause) {
        long number = events.size();
        done.add(number + " " + event.type().key() + " <" + cause);
        events.add(event);
        causes.add(cause);
        return number;
    }

    @Override
    public void send(Message message, long inReplyTo, long cause) {
        done.add("send " + message.name() + " n" + message.to() + " <" + cause
                + (inReplyTo == 0 ? "" : " re " + inReplyTo));
        sent.add(message);
    }

    @Override
    public void answer(int client, Body.Reply reply, long inReplyTo, long cause) {
        done.add("answer " + client + " " + reply.answer() + " <" + cause + " re " + inReplyTo);
        answers.add(reply);
    }

    @Override
    public long syncDueNanos(Ready.Write write) {
        return nowNanos() + SYNC_NANOS;
    }

    @Override
    public void sync(long dueNanos) {
        done.add("sync in " + (dueNanos - nowNanos()));
    }

    @Override
    public boolean isSnapshotDue(long appliedEntries, long logBytes) {
        return appliedEntries >= snapshotAfterEntries || logBytes >= snapshotAfterBytes;
    }

    @Override
    public void failed(StorageException trouble, long cause) {
        done.add("failed <" + cause);
        failure = trouble;
    }
}
