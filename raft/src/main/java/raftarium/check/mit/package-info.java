/**
 * The 28 scenarios of the Raft lab of MIT's course 6.5840, with their bounds, rebuilt on the
 * simulation: what every student of the course has to pass, in virtual time.
 *
 * <p>The lab's parameters: an election must be over within 5 s of losing the leader; a leader sends
 * each peer 10 heartbeats a second at most; election timeouts are of up to 1 s; a scenario has 120
 * s. Nodes are therefore configured as {@link raftarium.check.mit.Mit#CONFIG} says, not as they are
 * by default; the bounds on requests mean nothing else. The rules are the paper's.
 *
 * <p>What the lab's words mean here:
 *
 * <ul>
 *   <li>A command is handed to a node itself, without a client, a session or a network between, and
 *       also to one that is disconnected; so what counts is requests and bytes between nodes, and
 *       the network counts them.
 *   <li>Indexes are those of the application's commands, 1, 2, 3, ...; the no-op with which a
 *       leader begins its term takes a place in the log, and none here.
 *   <li>A disconnected node reaches nobody and is reached by nobody. The lab has a call to it fail
 *       after up to 7 s; here nobody waits for calls, and what is sent is lost.
 *   <li>The reliable network delivers everything after 100 us; the others are the presets {@link
 *       raftarium.sim.NetPreset#MIT_UNRELIABLE} and {@link
 *       raftarium.sim.NetPreset#MIT_REORDERING}.
 *   <li>One leader: looked for up to ten times, about 500 ms apart; two leaders in one term fail at
 *       once.
 *   <li>Agreement on a command: it is handed to a node that claims to lead; if the expected nodes
 *       haven't applied it at that index within 2 s, it is handed over again, for 10 s in all.
 *   <li>Each node applies the same command at the same index, in order and without a gap; that is
 *       checked on every application, beside the properties of {@link
 *       raftarium.check.SafetyChecker}.
 *   <li>A persisted log has the length of the records in use on the node's disk, whatever the
 *       length of its files.
 * </ul>
 *
 * <p>What a scenario does to its cluster is {@link raftarium.command.Command}s, so a script does
 * the same to the event, see {@link raftarium.check.mit.Mit#script}. What it expects is in Java.
 */
@NullMarked
package raftarium.check.mit;

import org.jspecify.annotations.NullMarked;
