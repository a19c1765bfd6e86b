package raftarium.sim;

import raftarium.disk.FoundDisk;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** What others do to the files of nodes, which the nodes find when they start. */
public final class OutsideChanges {
    private OutsideChanges() {}

    /** What nodes have found that started since somebody asked last, by node. */
    public static SortedMap<Integer, FoundDisk> take(Simulation simulation) {
        SortedMap<Integer, FoundDisk> all = Collections.emptySortedMap();
        for (int id = 1; id <= simulation.nodes(); id++) {
            FoundDisk found = simulation.host(id).disk().takeFound();
            if (found != null) {
                all = all.isEmpty() ? new TreeMap<>() : all;
                all.put(id, found);
            }
        }
        return all;
    }

    /** A node whose disk is in memory finds that when it starts next. */
    public static void expect(Simulation simulation, int node, FoundDisk found) {
        if (node <= simulation.nodes()) {
            simulation.host(node).disk().expect(found);
        }
    }
}
