/**
 * A node driven: {@link raftarium.node.Process} carries out what a {@link raftarium.raft.RaftNode}
 * wants done, with its storage, its state machine, its sessions and the clients that wait for it.
 * What surrounds it (clock, network, disk's time, trace) is behind {@link
 * raftarium.node.Surroundings}. No thread, clock or file is here; whoever surrounds it brings them.
 */
@NullMarked
package raftarium.node;

import org.jspecify.annotations.NullMarked;
