package raftarium.storage;

import raftarium.data.Bytes;
import raftarium.data.RandomStream;
import raftarium.disk.Disk;
import raftarium.disk.SimulatedDisk;
import raftarium.raft.Entry;
import raftarium.raft.Membership;
import raftarium.raft.Message;
import raftarium.raft.Message.AppendEntries;
import raftarium.raft.Message.AppendEntriesReply;
import raftarium.raft.Message.InstallSnapshot;
import raftarium.raft.Message.InstallSnapshotReply;
import raftarium.raft.RaftConfig;
import raftarium.raft.RaftNode;
import raftarium.raft.Ready;
import raftarium.raft.Role;
import raftarium.raft.Snapshot;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A node with its storage, whose power goes after some operations on its disk and comes back. All
 * that it writes and all that it claims is kept, to be compared with what is on its disk.
 */
final class CrashServer implements Claim.Heard {
    static final StorageConfig CONFIG = new StorageConfig(512);

    private static final long SYNC_MIN_NANOS = 100_000;
    private static final long SYNC_MAX_NANOS = 500_000;

    /** How long a sync takes now and then, so that much is said meanwhile. */
    private static final long SLOW_SYNC_NANOS = 8_000_000;

    private static final long ENTRIES_PER_SNAPSHOT = 10;
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
        SPOKE_WHILE_WRITING
    }

    final int id;
    final Workload batches = new Workload();
    final Claims claims = new Claims(batches);
    final SimulatedDisk disk;

    private final Disk watched;
    private final int servers;
    private final RaftConfig config;
    private final RandomStream random;
    private final Consumer<Happening> happened;

    private int run;
    private RaftNode node;
    private Storage storage;
    private long upAtNanos;
    private long syncAtNanos = NEVER;

    /** By leader, its term and index: the term of that entry. */
    private final Map<String, Long> heard = new HashMap<>();

    /** Up to where each follower has told this leader of {@code ledTerm} to have its log. */
    private final Map<Integer, Long> stored = new HashMap<>();

    private long ledTerm;
    private long counted;

    /** What its state machine does: count commands, and mix them into a number. */
    private long commands;

    private long mixed;

    CrashServer(
            int id,
            int servers,
            RaftConfig config,
            SimulatedDisk disk,
            WatchedDisk.Watcher watcher,
            RandomStream random,
            Consumer<Happening> happened) {
        this.id = id;
        this.servers = servers;
        this.config = config;
        this.disk = disk;
        this.watched = new WatchedDisk(disk, watcher);
        this.random = random;
        this.happened = happened;
    }

    boolean leads() {
        return node != null && node.role() == Role.LEADER;
    }

    /** What is due by now is done: a start, a sync, an election. */
    void advance(long now, Consumer<Message> network) {
        if (node == null && now >= upAtNanos) {
            powered(now, () -> start(now, network));
        }
        if (node != null && now >= syncAtNanos) {
            powered(now, () -> {
                syncAtNanos = NEVER;
                storage.sync();
                node.persisted(now);
                handle(now, network);
            });
        }
        if (node != null && now >= node.deadlineNanos()) {
            powered(now, () -> {
                node.tick(now);
                handle(now, network);
            });
        }
    }

    void receive(Message message, long now, Consumer<Message> network) {
        if (node != null) {
            powered(now, () -> {
                hear(message);
                node.receive(message, now);
                handle(now, network);
            });
        }
    }

    void propose(Bytes command, long now, Consumer<Message> network) {
        powered(now, () -> {
            node.propose(command, now);
            handle(now, network);
        });
    }

    // Power.

    /** Does it, as far as the power lasts. */
    private void powered(long now, Runnable work) {
        try {
            work.run();
        } catch (CutDisk.PowerGone e) {
            happened.accept(node == null ? Happening.LOST_POWER_STARTING : Happening.LOST_POWER);
            node = null;
            disk.crash(true, random);
            upAtNanos = now + random.between(0, 40_000_000);
        }
    }

    /** The power lasts for a while, or is gone before the log is opened. */
    private void start(long now, Consumer<Message> network) {
        int operations = (int) (random.chance(300_000) ? random.below(4) : random.below(250));
        storage = Storage.open(CutDisk.of(watched, operations), CONFIG);
        batches.forgetAfter(storage.lastBatch());
        claims.forgetAfter(storage.lastBatch());
        heard.clear();
        syncAtNanos = NEVER;
        Recovery recovery = storage.recovery();
        restore(recovery.snapshot());
        node = new RaftNode(
                id,
                Membership.ofFirst(servers),
                config,
                recovery.hardState(),
                recovery.snapshot(),
                recovery.entries(),
                RandomStream.of(random.nextLong(), "run " + ++run),
                now);
        counted = node.commitIndex();
        ledTerm = 0;
        happened.accept(Happening.STARTED);
        handle(now, network);
    }

    // What the node wants done.

    private void handle(long now, Consumer<Message> network) {
        carryOutAll(now, network);
        if (node.lastApplied() - node.log().snapshotIndex() >= ENTRIES_PER_SNAPSHOT) {
            node.prepareSnapshot(now);
            carryOutAll(now, network);
            node.compact(machineState(), now);
            happened.accept(Happening.COMPACTED);
            carryOutAll(now, network);
        }
    }

    private void carryOutAll(long now, Consumer<Message> network) {
        do {
            noteCommit();
            carryOut(node.ready(), now, network);
        } while (node.lastApplied() < Math.min(node.commitIndex(), node.log().lastIndex()));
    }

    private void carryOut(Ready ready, long now, Consumer<Message> network) {
        restore(ready.restore());
        if (ready.restore() != null) {
            happened.accept(Happening.INSTALLED);
        }
        if (ready.write() != null) {
            begin(ready.write(), now);
        }
        for (Ready.Outgoing outgoing : ready.messages()) {
            Message message = outgoing.message();
            Claim.of(message, this).forEach(claims::add);
            network.accept(message);
            if (syncAtNanos != NEVER) {
                happened.accept(Happening.SPOKE_WHILE_WRITING);
            }
        }
        for (Entry entry : ready.committed()) {
            if (entry.kind() == Entry.Kind.COMMAND) {
                commands++;
                mixed = 31 * mixed + entry.data().hashCode();
            }
        }
    }

    private void begin(Ready.Write write, long now) {
        Entry[] entries = write.entries().toArray(new Entry[0]);
        if (entries.length > 0 && entries[0].index() <= batches.last().lastIndex()) {
            happened.accept(Happening.TRUNCATED);
        }
        batches.add(write.hardState(), write.snapshot(), entries);
        claims.batchAdded();
        batches.append(storage, batches.size() - 1);
        long slowest = random.chance(200_000) ? SLOW_SYNC_NANOS : SYNC_MAX_NANOS;
        syncAtNanos = now + random.between(SYNC_MIN_NANOS, slowest);
    }

    private Bytes machineState() {
        String state = commands + " " + mixed + " ";
        return Bytes.utf8(state + "x".repeat((int) (commands * 7 % 600)));
    }

    private void restore(Snapshot snapshot) {
        String[] state = snapshot == null
                ? new String[] {"0", "0"}
                : snapshot.data().utf8().split(" ");
        if (snapshot != null || node == null) {
            commands = Long.parseLong(state[0]);
            mixed = Long.parseLong(state[1]);
        }
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
        if (leads() && reply.term() == node.term()) {
            beginTerm();
            stored.merge(reply.from(), index, Math::max);
        }
    }

    private void beginTerm() {
        if (ledTerm != node.term()) {
            ledTerm = node.term();
            stored.clear();
            happened.accept(Happening.LED);
        }
    }

    /** A leader claims what it calls committed, unless a majority has it without it. */
    private void noteCommit() {
        long index = node.commitIndex();
        if (leads() && index > counted) {
            beginTerm();
            long others = stored.values().stream().filter(to -> to >= index).count();
            if (others <= servers / 2) {
                long term = node.log().termAt(index);
                claims.add(new Claim.Holds(Loss.COMMIT, index, term, node.term()));
            }
        }
        counted = Math.max(counted, index);
    }

    @Override
    public String toString() {
        return "n" + id + ", run " + run;
    }
}
