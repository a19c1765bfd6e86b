package raftarium.raft;

import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;

import raftarium.data.Bytes;
import raftarium.data.RandomStream;
import raftarium.raft.Message.AppendEntries;
import raftarium.raft.Message.AppendEntriesReply;
import raftarium.raft.Message.InstallSnapshot;
import raftarium.raft.Message.RequestVote;
import raftarium.raft.Message.RequestVoteReply;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One node under test, n1 unless said otherwise; the other nodes, the disk and the clock are the
 * test's. What came out of the node and wasn't asked for yet is kept here.
 */
final class Subject {
    static final RaftConfig CONFIG = RaftConfig.DEFAULT.withEvents(true);

    final RaftNode node;
    long now;
    final List<Message> sent = new ArrayList<>();
    final List<Entry> applied = new ArrayList<>();
    final List<Ready.Read> reads = new ArrayList<>();
    final List<NodeEvent> events = new ArrayList<>();
    final List<Ready.Write> writes = new ArrayList<>();

    /** What its state machine was restored from. */
    final List<Snapshot> restored = new ArrayList<>();

    final Membership founders;
    final RaftConfig config;
    final Disk disk;
    private Ready.@Nullable Write writing;

    Subject(int id, int nodes, RaftConfig config, HardState state, List<Entry> log) {
        this(id, Membership.ofFirst(nodes), config, new Disk(state, null, log));
    }

    /** A node that starts from what is on this disk. */
    Subject(int id, Membership founders, RaftConfig config, Disk disk) {
        this.founders = founders;
        this.config = config;
        this.disk = disk;
        RandomStream random = RandomStream.of(1, "election n" + id);
        node = new RaftNode(
                id, founders, config, disk.state, disk.snapshot, disk.entries(), random, 0);
    }

    private Subject(Subject other) {
        founders = other.founders;
        config = other.config;
        disk = new Disk(other.disk.state, other.disk.snapshot, other.disk.entries());
        node = other.node.copy();
        now = other.now;
        writing = other.writing;
    }

    /** A copy, out of which nothing has come yet. */
    Subject copy() {
        return new Subject(this);
    }

    /** The node that starts from its disk after a crash: what was being written is lost. */
    Subject restarted() {
        return new Subject(
                node.id(), founders, config, new Disk(disk.state, disk.snapshot, disk.entries()));
    }

    /** The next index that it will send to that member as a leader; 0 if it sends it nothing. */
    long nextIndex(int member) {
        Status.Follower known = node.status().follower(member);
        return known == null ? 0 : known.nextIndex();
    }

    /** The highest index that it knows that member to have as a leader; else 0. */
    long matchIndex(int member) {
        Status.Follower known = node.status().follower(member);
        return known == null ? 0 : known.matchIndex();
    }

    /** A follower whose log has entries of these terms; it is in the last one's. */
    static Subject withLog(int nodes, long... terms) {
        return with(Rules.PAPER, nodes, terms);
    }

    static Subject with(Rules rules, int nodes, long... terms) {
        long term = terms.length == 0 ? 0 : terms[terms.length - 1];
        HardState state = new HardState(term, HardState.NO_VOTE);
        // It has been up for long.
        RaftConfig config = CONFIG.withRules(rules.with(Rule.RESTART_VOTE_WAIT, false));
        return new Subject(1, nodes, config, state, entries(1, terms));
    }

    static Subject without(Rule rule, int nodes, long... terms) {
        return with(Rules.without(List.of(rule)), nodes, terms);
    }

    /** A leader of the term after its log's; its no-op is on disk and sent, nothing answered. */
    static Subject leader(int nodes, long... terms) {
        return withLog(nodes, terms).elected();
    }

    static List<Entry> entries(long first, long... terms) {
        Entry[] entries = new Entry[terms.length];
        Arrays.setAll(entries, place -> entry(first + place, terms[place]));
        return List.of(entries);
    }

    static Entry entry(long index, long term) {
        Bytes data = Bytes.utf8("command " + index + " of term " + term);
        return new Entry(index, term, Entry.Kind.COMMAND, data);
    }

    /** It stands for election, and all others vote for it. */
    Subject elected() {
        timeout().sync();
        for (int voter = 2; voter <= node.status().membership().size(); voter++) {
            receive(new RequestVoteReply(voter, node.id(), node.status().term(), true));
        }
        Assertions.assertThat(node.status().role()).isEqualTo(Role.LEADER);
        return sync();
    }

    Subject timeout() {
        now = Math.max(now, node.deadlineNanos());
        node.tick(now);
        return ask();
    }

    Subject receive(Message message) {
        node.receive(message, now);
        return ask();
    }

    Proposal propose(String text) {
        Proposal proposal = node.propose(Bytes.utf8(text), now);
        ask();
        return proposal;
    }

    boolean read(long token) {
        boolean begun = node.read(token, now);
        ask();
        return begun;
    }

    /** The disk has what it was given; if there is more, that too. */
    Subject sync() {
        while (writing != null) {
            syncOnce();
        }
        return this;
    }

    Subject syncOnce() {
        Assertions.assertThat(writing).as("a write is under way").isNotNull();
        disk.store(writing);
        writing = null;
        node.persisted(now);
        return ask();
    }

    Subject tick(long later) {
        now += later;
        node.tick(now);
        return ask();
    }

    /** Its machine's state is to take the place of the log that was applied. */
    Subject compact(String state) {
        node.compact(Bytes.utf8(state), now);
        return ask();
    }

    MembershipRequest.Answer change(MembershipRequest.Kind kind, int whom) {
        MembershipRequest.Answer answer = node.change(new MembershipRequest(kind, whom), now);
        ask();
        return answer;
    }

    Subject ask() {
        Ready ready = node.ready();
        if (ready.write() != null) {
            Assertions.assertThat(writing).as("one write at a time").isNull();
            writing = ready.write();
            writes.add(ready.write());
        }
        ready.messages().forEach(outgoing -> sent.add(outgoing.message()));
        if (ready.restore() != null) {
            restored.add(ready.restore());
        }
        applied.addAll(ready.committed());
        reads.addAll(ready.reads());
        events.addAll(ready.events());
        return this;
    }

    boolean isWriting() {
        return writing != null;
    }

    /** Forgets what came out so far. */
    Subject forget() {
        sent.clear();
        applied.clear();
        reads.clear();
        events.clear();
        writes.clear();
        restored.clear();
        return this;
    }

    /** The newest message of that kind; the test fails if there is none. */
    <T extends Message> T last(Class<T> kind) {
        List<T> all = all(kind);
        Assertions.assertThat(all).as("%s among %s", kind.getSimpleName(), sent).isNotEmpty();
        return all.get(all.size() - 1);
    }

    <T extends Message> List<T> all(Class<T> kind) {
        return sent.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    List<AppendEntries> appendsTo(int follower) {
        return all(AppendEntries.class).stream().filter(m -> m.to() == follower).toList();
    }

    <T extends NodeEvent> List<T> told(Class<T> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    List<Long> logTerms() {
        return node.log().entries(node.log().firstIndex(), node.log().lastIndex()).stream()
                .map(Entry::term)
                .toList();
    }

    // What others say to n1.

    static RequestVote requestVote(int from, long term, long lastIndex, long lastTerm) {
        return new RequestVote(from, 1, term, lastIndex, lastTerm);
    }

    static AppendEntries heartbeat(int from, long term) {
        return append(from, term, 0, 0, List.of(), 0);
    }

    static AppendEntries append(
            int from,
            long term,
            long previous,
            long previousTerm,
            List<Entry> entries,
            long commit) {
        return new AppendEntries(from, 1, term, previous, previousTerm, entries, commit, 0);
    }

    static AppendEntriesReply accepts(int from, long term, long matchIndex) {
        return accepts(from, term, matchIndex, 0);
    }

    static AppendEntriesReply accepts(int from, long term, long matchIndex, long round) {
        return new AppendEntriesReply(from, 1, term, true, matchIndex, 0, 0, matchIndex, round);
    }

    /** A leader's snapshot, from that offset on, so many bytes of it. */
    static InstallSnapshot piece(int from, long term, Snapshot snapshot, int offset, int length) {
        Bytes data = snapshot.data();
        int end = Math.min(data.length(), offset + length);
        return new InstallSnapshot(
                from,
                1,
                term,
                snapshot.lastIncludedIndex(),
                snapshot.lastIncludedTerm(),
                snapshot.membership(),
                offset,
                data.slice(offset, end - offset),
                end == data.length());
    }

    static InstallSnapshot whole(int from, long term, Snapshot snapshot) {
        return piece(from, term, snapshot, 0, snapshot.data().length());
    }

    static AppendEntriesReply refuses(
            int from, long term, long previous, long xTerm, long xIndex, long xLen) {
        return new AppendEntriesReply(from, 1, term, false, previous, xTerm, xIndex, xLen, 0);
    }
}
