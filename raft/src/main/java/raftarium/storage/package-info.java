/**
 * What a node keeps: {@link raftarium.storage.Storage}, a write-ahead log and snapshots on a {@link
 * raftarium.disk.Disk}; {@link raftarium.storage.Inspection}, a look at them; and the directories
 * that hold the disks of a cluster, {@link raftarium.storage.Home}. Files are read in one way, by
 * {@code SegmentReader} and {@code SnapshotFile}: recovery decides what a crash can have left,
 * inspection shows what is there. No algorithm, clock or thread lives here; a storage belongs to
 * one thread at a time.
 */
@NullMarked
package raftarium.storage;

import org.jspecify.annotations.NullMarked;
