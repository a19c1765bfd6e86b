/**
 * The simulation: one virtual clock, and on it nodes with their disks, the network between them and
 * their clients. Same seed and same commands give the same trace, to the byte; {@link
 * raftarium.sim.Simulation#copy} gives a twin that goes on identically. It knows nothing of who
 * watches: checkers and screens are {@link raftarium.trace.Observer}s or read a {@link
 * raftarium.sim.ClusterView}.
 */
@NullMarked
package raftarium.sim;

import org.jspecify.annotations.NullMarked;
