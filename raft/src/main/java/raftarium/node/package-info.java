/**
 * A node driven: {@link raftarium.node.Process} carries out what a {@link raftarium.raft.Node}
 * wants done, with its storage, its state machine, its sessions and the clients that wait for it.
 * What surrounds it (clock, network, the disk's pace, trace) is behind {@link
 * raftarium.node.Surroundings}: virtual time in the simulation, a test's own in tests. No thread,
 * clock or file is here; whoever surrounds it brings them.
 *
 * <p>The way of one message: it is handed to the node, whose {@code Ready} says what changed; what
 * must be stored is handed to the disk ({@code StableStorage}, which waits for nothing), and what
 * may be said at once goes out: what must wait for the disk the node itself holds back. When the
 * time is over that the write takes ({@link raftarium.node.Process#diskSynced}, and the node learns
 * of it by {@link raftarium.node.Process#synced}), the node lets go of it. Committed entries go to
 * the state machine ({@code AppliedState}), and the client gets its answer ({@code
 * WaitingClients}). Each step is an event of the trace, and names what it follows from ({@code
 * Causes}).
 */
@NullMarked
package raftarium.node;

import org.jspecify.annotations.NullMarked;
