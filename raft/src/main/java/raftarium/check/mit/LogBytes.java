package raftarium.check.mit;

import raftarium.sim.Host;
import raftarium.storage.Finding;

import java.util.TreeSet;

/** How long persisted logs are. */
final class LogBytes {
    private LogBytes() {}

    /** The longest on any node's disk, in bytes: of its records in use. */
    static long longest(Lab lab) {
        long longest = 0;
        for (int node = 1; node <= lab.nodes(); node++) {
            longest = Math.max(longest, of(lab.host(node)));
        }
        return longest;
    }

    private static long of(Host host) {
        long bytes = 0;
        TreeSet<String> obsolete = new TreeSet<>();
        for (Finding found : host.inspect().findings()) {
            if (found instanceof Finding.StoredFile file && file.obsolete()) {
                obsolete.add(file.file());
            } else if (found instanceof Finding.BatchRecord entry
                    && !obsolete.contains(entry.file())) {
                bytes += entry.bytes();
            }
        }
        return bytes;
    }
}
