/**
 * The algorithm: {@link raftarium.raft.RaftNode}, a plain object that does no I/O.
 * Time, messages and proposals go in; what to persist, to send and to apply comes out as a {@link
 * raftarium.raft.Ready}. No thread, clock, socket, file or unseeded chance lives here; one thread
 * at a time may call a node.
 */
@NullMarked
package raftarium.raft;

import org.jspecify.annotations.NullMarked;
