package raftarium.storage;

import raftarium.data.Bytes;
import raftarium.data.RandomStream;
import raftarium.disk.Disk;
import raftarium.disk.SimulatedDisk;
import raftarium.disk.StorageException;
import raftarium.machine.KeyValueCommand;
import raftarium.machine.MachineType;
import raftarium.machine.SessionCommand;
import raftarium.node.Process;
import raftarium.node.Surroundings;
import raftarium.raft.Entry;
import raftarium.raft.Membership;
import raftarium.raft.Message;
import raftarium.raft.Message.AppendEntries;
import raftarium.raft.Message.AppendEntriesReply;
import raftarium.raft.Message.InstallSnapshot;
import raftarium.raft.Message.InstallSnapshotReply;
import raftarium.raft.NodeEvent;
import raftarium.raft.RaftConfig;
import raftarium.raft.Ready;
import raftarium.raft.Role;
import raftarium.trace.Body;
import raftarium.trace.Cause;
import raftarium.trace.Decision;
import raftarium.trace.Event;
import raftarium.trace.HostEvent;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What surrounds a process whose power goes after some operations on its disk and comes back. All
 * that it writes and all that it claims is kept, to be compared with what is on its disk.
 */
final class CrashServer implements Surroundings, Claim.Heard {
    static final StorageConfig CONFIG = new StorageConfig(512);

    private static final long SYNC_MIN_NANOS = 100_000;
    private static final long SYNC_MAX_NANOS = 500_000;

    /** How long a sync takes now and then, so that much is said meanwhile. */
    private static final long SLOW_SYNC_NANOS = 8_000_000;

    private static final long ENTRIES_PER_SNAPSHOT = 10;
    private static final long REQUESTS_A_CLIENT = 4;
    private static final long NEVER = Long.MAX_VALUE;

    /** All that happens in a server's life that a test may want to have happened. */
    enum Happening {
        STARTED,
        LOST_POWER,
        LOST_POWER_STARTING,
        LED,
        TRUNCATED,
        COMPACTED,
        INSTALLED,
        SPOKE_WHILE_WRITING,
        ANSWERED
    }

    final int id;
    final Workload batches = new Workload();
    final Claims claims = new Claims(batches);
    final SimulatedDisk disk;

    private final Disk watched;
    private final int servers;
    private final RaftConfig config;
    private final RandomStream random;
    private final Consumer<Message> network;
    private final Consumer<Happening> happened;

    private int run;
    private Process process;
    private long now;
    private long upAtNanos;
    private long syncAtNanos = NEVER;
    private long events;
    private long requests;

    /** By leader, its term and index: the term of that entry. */
    private final Map<String, Long> heard = new HashMap<>();

    /** Up to where each follower has told this leader of {@code ledTerm} to have its log. */
    private final Map<Integer, Long> stored = new HashMap<>();

    private long ledTerm;

    CrashServer(
            int id,
            int servers,
            RaftConfig config,
            SimulatedDisk disk,
            WatchedDisk.Watcher watcher,
            RandomStream random,
            Consumer<Message> network,
            Consumer<Happening> happened) {
        this.id = id;
        this.servers = servers;
        this.config = config;
        this.disk = disk;
        this.watched = new WatchedDisk(disk, watcher);
        this.random = random;
        this.network = network;
        this.happened = happened;
    }

    boolean leads() {
        return process != null && process.node().status().role() == Role.LEADER;
    }

    /** What is due by that time is done: a start, a sync, an election. */
    void advance(long time) {
        now = time;
        if (process == null && now >= upAtNanos) {
            powered(this::start);
        }
        if (process != null && now >= syncAtNanos) {
            powered(this::sync);
        }
        if (process != null && now >= process.node().deadlineNanos()) {
            powered(() -> process.tick(Cause.OUTSIDE));
        }
    }

    private void sync() {
        syncAtNanos = NEVER;
        process.diskSynced();
        process.synced();
    }

    void receive(Message message) {
        if (process != null) {
            hear(message);
            powered(() -> process.receive(message, 0, Cause.OUTSIDE));
        }
    }

    /** A client asks for that to be appended; each has a few requests. */
    void ask(String text) {
        requests++;
        long client = 1_000L * id + requests / REQUESTS_A_CLIENT;
        Bytes command = KeyValueCommand.append("key", text).encode();
        Bytes encoded = new SessionCommand(client, requests, 1, command).encode();
        Body.Request request = new Body.Request(requests, encoded, null, text);
        powered(() -> process.ask((int) client, request, 0, Cause.OUTSIDE));
    }

    // Power.

    /** Does it, as far as the power lasts. */
    private void powered(Runnable work) {
        try {
            work.run();
        } catch (CutDisk.PowerGone e) {
            happened.accept(process == null ? Happening.LOST_POWER_STARTING : Happening.LOST_POWER);
            process = null;
            disk.crash(true, random);
            upAtNanos = now + random.between(0, 40_000_000);
        }
    }

    /** The power lasts for a while, or is gone before the log is opened. */
    private void start() {
        int operations = (int) (random.chance(300_000) ? random.below(4) : random.below(250));
        Storage storage = Storage.open(CutDisk.of(watched, operations), CONFIG);
        batches.forgetAfter(storage.lastBatch());
        claims.forgetAfter(storage.lastBatch());
        heard.clear();
        syncAtNanos = NEVER;
        ledTerm = 0;
        Process.Setup setup = new Process.Setup(
                id,
                ++run,
                Membership.ofFirst(servers),
                config,
                MachineType.KV,
                RandomStream.of(random.nextLong(), "run " + run));
        process = new Process(setup, storage, this);
        process.start(Cause.OUTSIDE);
        happened.accept(Happening.STARTED);
    }

    // What surrounds its process.

    @Override
    public long clockNanos() {
        return now;
    }

    @Override
    public long nowNanos() {
        return now;
    }

    @Override
    public int nodes() {
        return servers;
    }

    @Override
    public long emit(Event event, long cause) {
        if (event instanceof HostEvent.SnapshotTaken) {
            happened.accept(Happening.COMPACTED);
        } else if (event instanceof Decision decision
                && decision.event() instanceof NodeEvent.SnapshotInstalled) {
            happened.accept(Happening.INSTALLED);
        } else if (event instanceof Decision decision
                && decision.event() instanceof NodeEvent.Committed committed) {
            noteCommit(committed.index());
        }
        return events++;
    }

    @Override
    public void send(Message message, long inReplyTo, long cause) {
        Claim.of(message, this).forEach(claims::add);
        network.accept(message);
        if (syncAtNanos != NEVER) {
            happened.accept(Happening.SPOKE_WHILE_WRITING);
        }
    }

    @Override
    public void answer(int client, Body.Reply reply, long inReplyTo, long cause) {
        if (reply.answer() == Body.Answer.OK) {
            happened.accept(Happening.ANSWERED);
        }
    }

    @Override
    public long syncDueNanos(Ready.Write write) {
        Entry[] entries = write.entries().toArray(new Entry[0]);
        if (entries.length > 0 && entries[0].index() <= batches.last().lastIndex()) {
            happened.accept(Happening.TRUNCATED);
        }
        batches.add(write.hardState(), write.snapshot(), entries);
        claims.batchAdded();
        long slowest = random.chance(200_000) ? SLOW_SYNC_NANOS : SYNC_MAX_NANOS;
        return now + random.between(SYNC_MIN_NANOS, slowest);
    }

    @Override
    public void sync(long dueNanos) {
        syncAtNanos = dueNanos;
    }

    @Override
    public boolean isSnapshotDue(long appliedEntries, long logBytes) {
        return appliedEntries >= ENTRIES_PER_SNAPSHOT;
    }

    @Override
    public void failed(StorageException trouble, long cause) {
        throw new AssertionError("the disk of n" + id + " only loses its power", trouble);
    }

    // What it has heard, and so may claim.

    private void hear(Message message) {
        if (message instanceof AppendEntries request) {
            int count = request.entries().size();
            long term = count == 0
                    ? request.previousTerm()
                    : request.entries().get(count - 1).term();
            heard.put(key(request.from(), request.term(), request.lastIndex()), term);
        } else if (message instanceof InstallSnapshot request) {
            heard.put(
                    key(request.from(), request.term(), request.lastIncludedIndex()),
                    request.lastIncludedTerm());
        } else if (message instanceof AppendEntriesReply reply && reply.success()) {
            noteStored(reply, reply.matchIndex());
        } else if (message instanceof InstallSnapshotReply reply && reply.installed()) {
            noteStored(reply, reply.lastIncludedIndex());
        }
    }

    private static String key(int leader, long term, long index) {
        return leader + " " + term + " " + index;
    }

    @Override
    public long termAt(int leader, long leaderTerm, long index) {
        Long term = heard.get(key(leader, leaderTerm, index));
        if (term == null) {
            throw new AssertionError("n" + id + " acknowledges what it never got: "
                    + key(leader, leaderTerm, index));
        }
        return term;
    }

    private void noteStored(Message reply, long index) {
        if (leads() && reply.term() == process.node().status().term()) {
            beginTerm();
            stored.merge(reply.from(), index, Math::max);
        }
    }

    private void beginTerm() {
        if (ledTerm != process.node().status().term()) {
            ledTerm = process.node().status().term();
            stored.clear();
            happened.accept(Happening.LED);
        }
    }

    /** A leader claims what it calls committed, unless a majority has it without it. */
    private void noteCommit(long index) {
        if (leads()) {
            beginTerm();
            long others = stored.values().stream().filter(to -> to >= index).count();
            if (others <= servers / 2) {
                long term = process.node().log().termAt(index);
                claims.add(new Claim.Holds(
                        Loss.COMMIT, index, term, process.node().status().term()));
            }
        }
    }

    @Override
    public String toString() {
        return "n" + id + ", run " + run;
    }
}
