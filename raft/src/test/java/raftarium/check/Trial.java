package raftarium.check;

import static org.assertj.core.api.Assertions.assertThat;

import raftarium.data.Bytes;
import raftarium.machine.MachineType;
import raftarium.machine.StateMark;
import raftarium.raft.Entry;
import raftarium.raft.HardState;
import raftarium.raft.Membership;
import raftarium.raft.NodeEvent;
import raftarium.raft.Role;
import raftarium.trace.ClientEvent;
import raftarium.trace.Decision;
import raftarium.trace.DiskEvent;
import raftarium.trace.Event;
import raftarium.trace.EventType;
import raftarium.trace.HostEvent;
import raftarium.trace.Observer;
import raftarium.trace.Outcome;
import raftarium.trace.Violation;

import java.util.List;

/** A checker and short ways to tell it what happened. */
final class Trial {
    Observer checker = new SafetyChecker(3);

    static Entry entry(long index, long term) {
        return new Entry(index, term, Entry.Kind.COMMAND, Bytes.utf8(index + "/" + term));
    }

    static void broken(Violation violation, Property property, String... words) {
        assertThat(violation).isNotNull();
        assertThat(violation.property()).isEqualTo(property.key());
        assertThat(violation.detail()).contains(words);
    }

    /** A copy made just before sees the same, and what it is told is nothing to the other. */
    Violation tell(Event event) {
        Violation ofCopy = checker.copy().observe(event);
        Violation violation = checker.observe(event);
        assertThat(ofCopy).isEqualTo(violation);
        return violation;
    }

    private Violation decide(int node, EventType type, NodeEvent event) {
        return tell(new Decision(1, node, type, event));
    }

    Violation leads(int node, long term) {
        return decide(
                node,
                EventType.ROLE_CHANGED,
                new NodeEvent.RoleChanged(Role.LEADER, term, NodeEvent.Reason.ELECTED));
    }

    Violation appends(int node, Entry... entries) {
        return decide(node, EventType.APPENDED, new NodeEvent.Appended(List.of(entries)));
    }

    Violation commits(int node, long index) {
        return decide(node, EventType.COMMITTED, new NodeEvent.Committed(1, index, 2, 3, true));
    }

    Violation uses(int node, Membership membership) {
        return decide(
                node, EventType.MEMBERSHIP_CHANGED, new NodeEvent.MembershipChanged(1, membership));
    }

    Violation installs(int node, long index, long term) {
        return decide(
                node,
                EventType.SNAPSHOT_INSTALLED,
                new NodeEvent.SnapshotInstalled(1, index, term));
    }

    Violation takes(int node, long index, long term, int hash) {
        return tell(new HostEvent.SnapshotTaken(1, node, index, term, 10, hash));
    }

    Violation applies(int node, Entry entry) {
        return tell(new HostEvent.Applied(1, node, entry, null, false, MachineType.KV, null));
    }

    /** Its machine was looked at then. */
    Violation applies(int node, Entry entry, StateMark state) {
        return tell(new HostEvent.Applied(1, node, entry, null, false, MachineType.KV, state));
    }

    Violation starts(int node, long index, long term, Entry... log) {
        return tell(new HostEvent.Started(
                1,
                node,
                1,
                new HardState(term, 0),
                index,
                term,
                Membership.ofFirst(3),
                List.of(log),
                0));
    }

    Violation crashes(int node) {
        return tell(new HostEvent.Crashed(1, node, false));
    }

    Violation writes(int node, long snapshotIndex, Entry... entries) {
        return tell(new DiskEvent.Write(1, node, 1, null, snapshotIndex, List.of(entries), 2));
    }

    Violation syncs(int node) {
        return tell(new DiskEvent.Synced(1, node, 0));
    }

    /** It appends them, and they are on its disk. */
    void stores(int node, Entry... entries) {
        assertThat(appends(node, entries)).isNull();
        assertThat(writes(node, 0, entries)).isNull();
        assertThat(syncs(node)).isNull();
    }

    Violation acknowledges(long index) {
        return tell(new ClientEvent.Returned(1, 1001, 1, Outcome.OK, null, index, "put"));
    }
}
