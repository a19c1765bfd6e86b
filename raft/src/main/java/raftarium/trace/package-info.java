/**
 * What happened, as data: {@link raftarium.trace.Event}, its kinds, and the {@link
 * raftarium.trace.Trace} that keeps the newest of them. Whoever wants to know what an event says
 * reads it by an {@link raftarium.trace.Event.Reader}, with a method a kind, or by a {@link
 * raftarium.trace.PartialReader} if some kinds are enough. A {@link raftarium.trace.Packet} is a
 * message between nodes, or a client's request or reply, on its way; its id joins what happens to
 * it.
 *
 * <p>Each event follows from an earlier one, from a command, or from the start: its {@link
 * raftarium.trace.Cause}, a number, which {@link raftarium.trace.CausalChain} follows back. {@link
 * raftarium.trace.NodeStates} is what nodes are by their events alone. Digests are mixed from the
 * fields of events ({@link raftarium.trace.EventDigest}); words and causes are no part of them.
 */
@NullMarked
package raftarium.trace;

import org.jspecify.annotations.NullMarked;
