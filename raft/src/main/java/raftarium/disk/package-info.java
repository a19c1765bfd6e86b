/**
 * Disks: a directory of files that keeps what is synced. {@link raftarium.disk.RealDisk} is one in
 * a file system, {@link raftarium.disk.MemoryDisk} one in memory, and
 * {@link raftarium.disk.SimulatedDisk} the crash model over either. What is written to them, and
 * why, is not known here. A disk belongs to one thread at a time.
 */
@NullMarked
package raftarium.disk;

import org.jspecify.annotations.NullMarked;
