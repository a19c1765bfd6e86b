/**
 * State machines: what committed commands are applied to, and the sessions that apply each client's
 * command once. Deterministic: the same commands in the same order give the same state everywhere.
 * Knows nothing of logs, disks or networks.
 */
@NullMarked
package raftarium.machine;

import org.jspecify.annotations.NullMarked;
