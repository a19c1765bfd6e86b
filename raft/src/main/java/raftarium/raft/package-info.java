/**
 * The algorithm: {@link raftarium.raft.RaftNode}, a plain object that does no I/O.
 * Time, messages and proposals go in; what to persist, to send and to apply comes out as a {@link
 * raftarium.raft.Ready}. No thread, clock, socket, file or unseeded chance lives here; one thread
 * at a time may call a node.
 *
 * <p>The README of this module has a whole program: a cluster of three that replicates a text, is
 * compacted, and starts again from what it stored. Its heart is what is done after each call:
 *
 * <pre>{@code
 * Ready.Write write;
 * do {
 *     Ready ready = node.ready();
 *     write = ready.write(); // begin to store it
 *     for (Ready.Outgoing outgoing : ready.messages()) network.add(outgoing.message());
 *     restore(ready.restore()); // if there is one; when a node starts, also from node.snapshot()
 *     for (Entry entry : ready.committed()) {
 *         if (entry.kind() == Entry.Kind.COMMAND) apply(entry.data());
 *     }
 *     if (write != null) node.persisted(now); // once it is on stable storage
 * } while (write != null || node.lastApplied() < node.commitIndex());
 * }</pre>
 */
@NullMarked
package raftarium.raft;

import org.jspecify.annotations.NullMarked;
