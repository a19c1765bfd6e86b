/**
 * Histories of client operations, and whether they are linearizable: whether the operations of each
 * key, or of a queue, of all locks or of a configuration, could have taken effect one after the
 * other, each at some moment between its call and its return, with the answers that the clients got
 * (Herlihy and Wing, 1990). Where an operation's outcome is unknown it may take effect at any
 * moment after its call, or never. {@link raftarium.check.history.LiveCheck} checks a history while
 * it happens, {@link raftarium.check.history.HistoryCheck} a whole one. Knows nothing of nodes,
 * logs and terms.
 */
@NullMarked
package raftarium.check.history;

import org.jspecify.annotations.NullMarked;
