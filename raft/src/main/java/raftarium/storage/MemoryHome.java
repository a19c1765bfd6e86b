package raftarium.storage;

import org.jspecify.annotations.Nullable;

import raftarium.disk.Disk;
import raftarium.disk.MemoryDisk;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;

/** Disks in memory. */
final class MemoryHome implements Home {
    private final IntUnaryOperator labels;
    private final Map<Integer, Disk> disks = new TreeMap<>();
    private @Nullable ClusterFile cluster;

    /** @param labels what the files on each node's disk bear, by id */
    MemoryHome(IntUnaryOperator labels) {
        this.labels = labels;
    }

    @Override
    public @Nullable Path directory() {
        return null;
    }

    @Override
    public @Nullable ClusterFile cluster() {
        return cluster;
    }

    @Override
    public void save(ClusterFile saved) {
        cluster = saved;
    }

    @Override
    public Disk disk(int node) {
        return disks.computeIfAbsent(
                NodeDirectories.checked(node),
                absent -> MemoryDisk.labelled(labels.applyAsInt(node)));
    }

    @Override
    public void lay(ClusterFile then, IntFunction<? extends Disk> images) {
        cluster = then;
    }

    @Override
    public boolean isSettled() {
        return true;
    }

    @Override
    public void close() {}
}
