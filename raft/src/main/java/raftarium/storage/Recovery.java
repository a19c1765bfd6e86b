package raftarium.storage;

import raftarium.raft.Entry;
import raftarium.raft.HardState;

import java.util.List;

/**
 * What a node had on its disk when it was started.
 *
 * @param hardState its term and vote; {@link HardState#INITIAL} when it never stored any
 * @param entries its log, from index 1, without gaps
 * @param report how it was found
 */
public record Recovery(HardState hardState, List<Entry> entries, RecoveryReport report) {
    public Recovery {
        entries = List.copyOf(entries);
    }
}
