package raftarium.sim;

import org.jspecify.annotations.Nullable;

import raftarium.storage.Rot;
import raftarium.trace.FaultEvent;
import raftarium.trace.MessageEvent;
import raftarium.trace.Packet;

import java.util.List;
import java.util.TreeSet;

/** What can be done to a cluster to see whether it bears it: to its nodes, and to its network. */
public final class Faults {
    private final Simulation simulation;

    Faults(Simulation simulation) {
        this.simulation = simulation;
    }

    // What is done to nodes. Those that are in that state already are left alone.

    /** Cuts the power of a node; {@code torn}: in the middle of what it is writing. */
    public void crash(int id, boolean torn) {
        if (simulation.host(id).state() != HostState.CRASHED) {
            simulation.host(id).crash(torn);
        }
    }

    /** Starts a node from its disk; one that runs is crashed first. */
    public void restart(int id) {
        crash(id, false);
        simulation.host(id).start();
    }

    /** Has a running node's process stand still. */
    public void pause(int id) {
        if (simulation.host(id).state() == HostState.RUNNING) {
            simulation.host(id).pause();
        }
    }

    /** Has a paused node go on. */
    public void resume(int id) {
        if (simulation.host(id).state() == HostState.PAUSED) {
            simulation.host(id).resume();
        }
    }

    /**
     * Has a running node's election timer fire. Returns false, having done nothing, if it can't.
     */
    public boolean timeoutNow(int id) {
        return simulation.host(id).state() == HostState.RUNNING
                && simulation.host(id).timeoutNow();
    }

    /** Has a leader hand its leadership over; returns false, having done nothing, if it can't. */
    public boolean transfer(int leader, int target) {
        return simulation.host(leader).transfer(target);
    }

    /**
     * Has a node's clock run fast or slow from now on; 0 mends that, and what it is ahead or behind
     * stays.
     *
     * @param ppm how much too fast, in millionths, {@link NodeClock#MIN_DRIFT_PPM} to {@link
     *     NodeClock#MAX_DRIFT_PPM}
     */
    public void drift(int id, int ppm) {
        if (ppm < NodeClock.MIN_DRIFT_PPM || ppm > NodeClock.MAX_DRIFT_PPM) {
            throw new IllegalArgumentException("a clock drifts by -900000 to 9000000 ppm: " + ppm);
        }
        simulation.host(id).clock().drift(ppm, simulation.nowNanos());
        simulation.host(id).clockChanged();
        simulation.emit(new FaultEvent.ClockDrifts(simulation.nowNanos(), id, ppm));
    }

    /**
     * Moves a node's clock, not to before 0. Returns how far it was moved, in nanoseconds. The node
     * sees it: one that goes back changes none of its timers.
     */
    public long jump(int id, long byNanos) {
        simulation.host(id).look();
        long jumped = simulation.host(id).clock().jump(byNanos, simulation.nowNanos());
        simulation.host(id).clockChanged();
        simulation.emit(new FaultEvent.ClockJumped(simulation.nowNanos(), id, jumped));
        return jumped;
    }

    // What is done to disks. It lasts until mendDisk; a crash or a restart changes nothing of it.

    /** Has a sync take from {@code minNanos} to {@code maxNanos} of virtual time from now on. */
    public void slowDisk(int id, long minNanos, long maxNanos) {
        simulation.host(id).disk().slow(minNanos, maxNanos);
        String range = FaultEvent.millis(minNanos)
                + (minNanos == maxNanos ? "" : " to " + FaultEvent.millis(maxNanos)) + " ms";
        diskChanged(id, "slow: a sync takes " + range);
    }

    /** Leaves a disk no room: its node fails when it has something to write. */
    public void fillDisk(int id) {
        simulation.host(id).disk().trouble().full();
        diskChanged(id, "full");
    }

    /** Lets nothing be changed on a disk: its node fails when it has something to write or sync. */
    public void protectDisk(int id) {
        simulation.host(id).disk().trouble().readOnly();
        diskChanged(id, "read-only");
    }

    /**
     * Has one operation of a disk fail, and its node with it.
     *
     * @param nth which one from now, 1 or more, reads counted too
     */
    public void failDisk(int id, long nth) {
        simulation.host(id).disk().trouble().failAt(nth);
        diskChanged(id, "about to fail, at operation " + nth + " from now");
    }

    /**
     * Has a bit of what a disk holds flip, not in the newest batch: a node that starts from it
     * finds out, and doesn't.
     *
     * @param file the file that it is in; null: any that the log consists of
     * @return which bit; null, nothing having been done, if there is nothing to be damaged
     */
    public @Nullable Rot corruptDisk(int id, @Nullable String file) {
        Rot rot = simulation.host(id).disk().rot(file);
        if (rot != null) {
            String where = "bit " + rot.bit() + " of byte " + rot.offset() + " of " + rot.file();
            diskChanged(id, "damaged: " + where + " flips");
        }
        return rot;
    }

    /** Has a disk work as it should again; damage that is done stays. */
    public void mendDisk(int id) {
        simulation.host(id).disk().mend();
        diskChanged(id, "well");
    }

    private void diskChanged(int id, String text) {
        simulation.emit(new FaultEvent.DiskChanged(simulation.nowNanos(), id, text));
    }

    // What is done to the network. 0 stands for the clients where links are meant.

    /**
     * What keeps all packets from one node from another now; 0 stands for the clients.
     *
     * @return null if nothing does, though some may be lost by chance
     */
    public MessageEvent.@Nullable Reason barrier(int from, int to) {
        return simulation.network().walls().between(from, to);
    }

    /**
     * Since which event that keeps them from it.
     *
     * @return its number in the trace; -1 if nothing keeps them
     */
    public long barrierSince(int from, int to) {
        return barrier(from, to) == null ? -1 : simulation.network().walls().since(from, to);
    }

    /** Splits the nodes; those in no set form one more side. It replaces the split before. */
    public void partition(List<TreeSet<Integer>> sets, String text) {
        simulation.network().walls().partition(sets, nextEvent());
        changed(text);
    }

    /** Cuts these nodes off, each alone. */
    public void isolate(Iterable<Integer> nodes, String text) {
        nodes.forEach(node -> simulation.network().walls().isolate(node, nextEvent()));
        changed(text);
    }

    /** Cuts or mends the way from each of one set to each of the other. */
    public void cut(
            Iterable<Integer> from,
            Iterable<Integer> to,
            boolean oneWay,
            boolean cut,
            String text) {
        simulation.network().walls().cut(from, to, oneWay, cut, nextEvent());
        changed(text);
    }

    /** Undoes partitions, isolations and cuts. */
    public void heal() {
        simulation.network().walls().fall();
        changed("heal");
    }

    /** Sets how one direction of a link behaves; {@link #networkChanged} tells of it. */
    public void setLink(int from, int to, LinkSettings settings) {
        simulation.network().setSettings(from, to, settings);
    }

    /** Tells that links were set. */
    public void networkChanged(String text) {
        changed(text);
    }

    /** Sets how all links behave. */
    public void setNet(NetPreset preset) {
        simulation.network().setAllSettings(preset.settings());
        changed("net " + preset.key());
    }

    // What is done to single packets; those on their way too, and the clients' as well.

    /** From now on such packets stay in flight until they are released. */
    public void hold(Hold hold, String text) {
        changed(text);
        simulation.network().holds().begin(simulation, hold);
    }

    /** Holds a packet that is on its way. Returns false if there is none with that id. */
    public boolean holdOne(long packet) {
        return simulation.network().holds().holdOne(simulation, packet);
    }

    /** Ends all holds: what is held arrives now, in the order of sending. Returns how much. */
    public int release() {
        changed("release");
        return simulation.network().holds().release(simulation);
    }

    /** Has a packet arrive now. Returns false, having done nothing, if none has that id. */
    public boolean deliver(long packet) {
        return simulation.network().holds().deliver(simulation, packet);
    }

    /** Has a packet be lost. Returns false, having done nothing, if none has that id. */
    public boolean drop(long packet) {
        return simulation.network().holds().drop(simulation, packet);
    }

    /**
     * Sends a packet once more, due when it is, or held like it.
     *
     * @return the copy's id; 0 if no packet has that id, and nothing was done
     */
    public long duplicate(long packet) {
        for (Packet one : simulation.inFlight()) {
            if (one.id() == packet) {
                long copyId = simulation.network().nextPacketId();
                simulation.network().holds().duplicate(simulation, one, copyId);
                return copyId;
            }
        }
        return 0;
    }

    /** The number of the event that tells what is done. */
    private long nextEvent() {
        return simulation.trace().count();
    }

    private void changed(String text) {
        Walls walls = simulation.network().walls();
        simulation.emit(new FaultEvent.NetworkChanged(
                simulation.nowNanos(), text, walls.sides(), walls.cuts()));
    }
}
