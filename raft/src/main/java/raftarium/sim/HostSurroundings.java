package raftarium.sim;

import raftarium.disk.StorageException;
import raftarium.node.Surroundings;
import raftarium.raft.Message;
import raftarium.raft.Ready;
import raftarium.trace.Body;
import raftarium.trace.Event;

/** What surrounds the process on a host: virtual time, the network, and the disk's own pace. */
final class HostSurroundings implements Surroundings {
    private final Simulation simulation;
    private final Host host;

    /** Which start of the host this is: what was meant for an earlier one is outdated. */
    private final int run;

    HostSurroundings(Simulation simulation, Host host, int run) {
        this.simulation = simulation;
        this.host = host;
        this.run = run;
    }

    @Override
    public long clockNanos() {
        return host.localNanos();
    }

    @Override
    public long nowNanos() {
        return simulation.nowNanos();
    }

    @Override
    public int nodes() {
        return simulation.nodes();
    }

    @Override
    public long emit(Event event, long cause) {
        return simulation.emit(event, cause);
    }

    @Override
    public void send(Message message, long inReplyTo, long cause) {
        send(message.to(), new Body.Raft(message), inReplyTo, cause);
    }

    @Override
    public void answer(int client, Body.Reply reply, long inReplyTo, long cause) {
        send(client, reply, inReplyTo, cause);
    }

    private void send(int to, Body body, long inReplyTo, long cause) {
        simulation.network().send(simulation, host.id(), to, body, cause, inReplyTo);
    }

    @Override
    public long syncDueNanos(Ready.Write write) {
        return simulation.nowNanos() + host.disk().syncNanos();
    }

    @Override
    public void sync(long dueNanos) {
        simulation.schedule(dueNanos, new Action.Synced(host.id(), run, false));
    }

    @Override
    public boolean isSnapshotDue(long appliedEntries, long logBytes) {
        return simulation.operator().compaction().isDue(appliedEntries, logBytes);
    }

    @Override
    public void failed(StorageException trouble, long cause) {
        host.fail(trouble, cause);
    }
}
