package raftarium.sim;

import raftarium.data.RandomStream;
import raftarium.disk.SimulatedDisk;
import raftarium.disk.StorageException;
import raftarium.storage.Finding;
import raftarium.storage.Inspection;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What is on a node's disk, as the node sees it, and how much of that a power cut would leave.
 *
 * @param findings what there is, file by file
 * @param openResult what opening it would come to if the process ended and the power stayed
 * @param synced those of the batches that outlast a power cut
 */
public record DiskView(
        List<Finding> findings, Inspection.OpenResult openResult, Set<Finding.Batch> synced) {
    public DiskView {
        findings = List.copyOf(findings);
        synced = Collections.unmodifiableSet(new LinkedHashSet<>(synced));
    }

    /** That of a disk on which nothing is looked at: it isn't its node's any more. */
    static DiskView refused(StorageException reason) {
        return new DiskView(List.of(), new Inspection.Refused(reason), new LinkedHashSet<>());
    }

    /** That of {@code copy}, a copy of the node's disk, whose power is then cut. */
    static DiskView of(SimulatedDisk copy) {
        Inspection inspection = Inspection.of(copy);
        List<Finding> findings = new ArrayList<>();
        inspection.read(findings::add);
        copy.crash(false, RandomStream.of(0, "a whole crash draws nothing"));
        Set<Finding.Batch> synced = new LinkedHashSet<>();
        Inspection.of(copy).read(found -> {
            if (found instanceof Finding.Batch batch) {
                synced.add(batch);
            }
        });
        return new DiskView(findings, inspection.openResult(), synced);
    }

    /** Whether a power cut leaves {@code batch}, one of the findings, as it is. */
    public boolean isSynced(Finding.Batch batch) {
        return synced.contains(batch);
    }
}
