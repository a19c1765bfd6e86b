package raftarium.storage;

import org.jspecify.annotations.Nullable;

import raftarium.disk.Disk;
import raftarium.disk.MemoryDisk;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;

/** Disks in memory. */
final class MemoryHome implements Home {
    private final Map<Integer, Disk> disks = new TreeMap<>();
    private @Nullable ClusterFile cluster;

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
        return disks.computeIfAbsent(NodeDirectories.checked(node), absent -> new MemoryDisk());
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
