/**
 * The simulation: one virtual clock, and on it nodes with their disks, the network between them and
 * their clients. Same seed and same commands give the same trace, to the byte; {@link
 * raftarium.sim.Simulation#copy} gives a copy that goes on identically. It knows nothing of who
 * watches: checkers and screens are {@link raftarium.trace.Observer}s or read a {@link
 * raftarium.sim.ClusterView}.
 *
 * <p>The way of one message: {@link raftarium.sim.Simulation} takes the next action, an arrival;
 * the {@code Network} delivers it, or loses it, at one of its {@code Walls} or since nobody is
 * there; the {@link raftarium.sim.Host} hands it to its run's {@link raftarium.node.Process}, which
 * does what the node wants done and says what it sends; and the {@code Network} takes that, or
 * loses it, by chance or at a wall. {@code Holds} keeps messages in flight, and loses what is
 * dropped by command or has no room. How long a sync takes is drawn in {@code HostDisk}; {@code
 * HostSurroundings} puts its end on the clock, {@code Action.Synced} is that end, and {@code
 * HostRun} tells the process. What comes for a host that
 * is paused waits in its run. {@code Clients} ask, try again and get the answers. Faults, and what
 * an administrator does, come from {@link raftarium.sim.Faults} and {@link raftarium.sim.Operator}.
 */
@NullMarked
package raftarium.sim;

import org.jspecify.annotations.NullMarked;
