/**
 * What a node keeps: {@link raftarium.storage.Storage}, a write-ahead log and snapshots on a
 * {@link raftarium.storage.Disk}, and the directories that hold the disks of a cluster. Files are
 * touched here and nowhere else; {@link raftarium.storage.SimulatedDisk} is the one crash model. No
 * algorithm, clock or thread lives here; a disk, and the storage on it, belong to one thread at a
 * time.
 */
@NullMarked
package raftarium.storage;

import org.jspecify.annotations.NullMarked;
