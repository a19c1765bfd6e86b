package raftarium.trace;

import raftarium.data.Bytes;
import raftarium.data.Digest;

/**
 * Mixes events into a digest: the time, the number of their type, and the fields that make a run
 * what it is. Neither words nor what an event follows from are among them.
 */
public final class EventDigest extends DecisionDigest implements Event.Reader<Digest> {
    private final MessageDigest messages;

    /** Mixes them into that digest. */
    public EventDigest(Digest digest) {
        super(digest);
        messages = new MessageDigest(this);
    }

    /** Mixes one in, behind those before. */
    public void add(Event event) {
        digest.add(event.atNanos());
        digest.add(event.type().number());
        event.read(this);
    }

    @Override
    public Digest sent(MessageEvent.Sent event) {
        digest.add(event.packet().id());
        digest.add(event.packet().from());
        digest.add(event.packet().to());
        digest.add(event.packet().dueNanos());
        messages.add(event.packet().body());
        return digest;
    }

    @Override
    public Digest delivered(MessageEvent.Delivered event) {
        digest.add(event.packet().id());
        return digest;
    }

    @Override
    public Digest lost(MessageEvent.Lost event) {
        digest.add(event.packet().id());
        digest.add(event.reason().ordinal());
        return digest;
    }

    @Override
    public Digest held(MessageEvent.Held event) {
        digest.add(event.packet().id());
        return digest;
    }

    @Override
    public Digest duplicated(MessageEvent.Duplicated event) {
        digest.add(event.packet().id());
        digest.add(event.packet().dueNanos());
        digest.add(event.originalId());
        return digest;
    }

    @Override
    public Digest write(DiskEvent.Write event) {
        digest.add(event.node());
        digest.add(event.hardState() == null ? -1 : event.hardState().term());
        digest.add(event.hardState() == null ? -1 : event.hardState().vote());
        if (event.snapshotIndex() > 0) {
            digest.add(event.snapshotIndex());
        }
        digest.add(event.entries().isEmpty() ? 0 : event.entries().get(0).index());
        digest.add(event.entries().size());
        digest.add(event.dueNanos());
        return digest;
    }

    @Override
    public Digest synced(DiskEvent.Synced event) {
        digest.add(event.node());
        digest.add(event.durableIndex());
        return digest;
    }

    @Override
    public Digest started(HostEvent.Started event) {
        digest.add(event.node());
        digest.add(event.run());
        digest.add(event.state().term());
        digest.add(event.state().vote());
        if (event.snapshotIndex() > 0) {
            digest.add(event.snapshotIndex());
            digest.add(event.snapshotTerm());
        }
        add(event.log());
        digest.add(event.tornBytes());
        return digest;
    }

    @Override
    public Digest added(HostEvent.Added event) {
        digest.add(event.node());
        return digest;
    }

    @Override
    public Digest snapshotTaken(HostEvent.SnapshotTaken event) {
        digest.add(event.node());
        digest.add(event.index());
        digest.add(event.term());
        digest.add(event.bytes());
        digest.add(event.hash());
        return digest;
    }

    @Override
    public Digest crashed(HostEvent.Crashed event) {
        digest.add(event.node());
        digest.add(event.torn());
        return digest;
    }

    @Override
    public Digest failed(HostEvent.Failed event) {
        digest.add(event.node());
        return digest;
    }

    @Override
    public Digest paused(HostEvent.Paused event) {
        digest.add(event.node());
        return digest;
    }

    @Override
    public Digest resumed(HostEvent.Resumed event) {
        digest.add(event.node());
        return digest;
    }

    @Override
    public Digest timeoutForced(HostEvent.TimeoutForced event) {
        digest.add(event.node());
        return digest;
    }

    @Override
    public Digest applied(HostEvent.Applied event) {
        digest.add(event.node());
        digest.add(event.entry().index());
        digest.add(event.entry().term());
        digest.add(event.entry().data());
        digest.add(event.result() == null ? Bytes.EMPTY : event.result());
        return digest;
    }

    @Override
    public Digest called(ClientEvent.Called event) {
        digest.add(event.client());
        digest.add(event.serial());
        digest.add(event.command());
        digest.add(event.read() == null ? -1 : event.read().ordinal());
        return digest;
    }

    @Override
    public Digest returned(ClientEvent.Returned event) {
        digest.add(event.client());
        digest.add(event.serial());
        digest.add(event.outcome().ordinal());
        digest.add(event.result() == null ? Bytes.EMPTY : event.result());
        digest.add(event.index());
        return digest;
    }

    @Override
    public Digest networkChanged(FaultEvent.NetworkChanged event) {
        digest.add(event.text());
        return digest;
    }

    @Override
    public Digest ruleChanged(FaultEvent.RuleChanged event) {
        digest.add(event.rule());
        digest.add(event.on());
        return digest;
    }

    @Override
    public Digest clockDrifts(FaultEvent.ClockDrifts event) {
        digest.add(event.node());
        digest.add(event.ppm());
        return digest;
    }

    @Override
    public Digest clockJumped(FaultEvent.ClockJumped event) {
        digest.add(event.node());
        digest.add("jump");
        digest.add(event.byNanos());
        return digest;
    }

    @Override
    public Digest diskChanged(FaultEvent.DiskChanged event) {
        digest.add(event.node());
        digest.add(event.text());
        return digest;
    }

    @Override
    public Digest note(NoteEvent event) {
        digest.add(event.text());
        return digest;
    }
}
