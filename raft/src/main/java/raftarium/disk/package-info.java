/**
 * Disks: a directory of files that keeps what is synced. {@link raftarium.disk.RealDisk} is one in
 * a file system, {@link raftarium.disk.MemoryDisk} one in memory,
 * {@link raftarium.disk.MirroredDisk} one in memory whose files another one holds too, and
 * {@link raftarium.disk.SimulatedDisk} the crash model over any. What is written to them, and why,
 * is not known here. A disk belongs to one thread at a time, which also makes its copies.
 */
@NullMarked
package raftarium.disk;

import org.jspecify.annotations.NullMarked;
