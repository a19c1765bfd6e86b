/**
 * What a node keeps: {@link raftarium.storage.Storage}, a write-ahead log and snapshots on a
 * {@link raftarium.disk.Disk}; {@link raftarium.storage.Inspection}, a look at them; and the
 * directories that hold the disks of a cluster. No algorithm, clock or thread lives here; a storage
 * belongs to one thread at a time.
 */
@NullMarked
package raftarium.storage;

import org.jspecify.annotations.NullMarked;
