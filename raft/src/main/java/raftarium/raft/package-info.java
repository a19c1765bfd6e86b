/**
 * The algorithm: {@link raftarium.raft.RaftNode}, a plain object that does no I/O.
 * Time, messages and proposals go in; what to persist, to send and to apply comes out as a {@link
 * raftarium.raft.Ready}. No thread, clock, socket, file or unseeded chance lives here; one thread
 * at a time may call a node.
 *
 * <p>Where the paper's rules are: {@code Server} has figure 2's state and the changes of role; what
 * a role adds is in {@code Follower}, {@code Candidate} and {@code Leader}. {@code
 * RequestVoteReceiver} grants and refuses votes (a candidate's own is {@code Server.campaign});
 * {@code Terms} refuses those of an old term before, {@code Stickiness} and {@code RemovedNodes}
 * before the term counts; {@code PreVotes} answers pre-votes. {@code AppendEntriesReceiver} and
 * {@code InstallSnapshotReceiver} take entries and snapshots, {@code Elections} says when a server
 * stands. What may be said only once a write is on stable storage is held back by {@code Output},
 * in its {@code Outbox}, until {@link raftarium.raft.Node#persisted}. {@link
 * raftarium.raft.Status} is all there is to see of a node.
 *
 * <p>This is a cluster of three in one thread, whose messages take a millisecond and whose writes
 * are on stable storage at once; a test runs it as it stands here:
 *
 * <pre>{@code
 * List<Node> nodes = new ArrayList<>();
 * for (int id = 1; id <= 3; id++) nodes.add(RaftNode.fresh(id, 3, RandomStream.of(42, "n" + id)));
 * Deque<Message> network = new ArrayDeque<>();
 * for (long now = 0; now < 2_000_000_000; now += 1_000_000) {
 *     for (int count = network.size(); count > 0; count--) {
 *         Message message = network.remove();
 *         nodes.get(message.to() - 1).receive(message, now);
 *     }
 *     for (Node node : nodes) {
 *         node.tick(now);
 *         if (now == 1_000_000_000) node.propose(Bytes.utf8("hello"), now); // the leader takes it
 *         Ready ready = node.ready(); // asked after each call; in this order:
 *         store(node.id(), ready.write()); // if there is one
 *         for (Ready.Outgoing outgoing : ready.messages()) network.add(outgoing.message());
 *         for (Entry entry : ready.committed()) apply(node.id(), entry);
 *         if (ready.write() != null) node.persisted(now); // what rests on it comes out next time
 *     }
 * }
 * }</pre>
 *
 * <p>A node that starts again also has a snapshot to restore its state machine from, and may get
 * one from its leader: {@link raftarium.raft.Node} says all that a driver does, the README of this
 * module has a whole program, and {@code raftarium.node} is the driver that the simulation uses.
 */
@NullMarked
package raftarium.raft;

import org.jspecify.annotations.NullMarked;
