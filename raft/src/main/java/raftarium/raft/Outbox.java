package raftarium.raft;

import java.util.ArrayList;
import java.util.List;

/**
 * What a node has to say: messages that may go at once, those that wait for the write under way,
 * and those that wait for the write after it (section 5.1: "updated on stable storage before
 * responding").
 */
final class Outbox {
    private List<Ready.Outgoing> now = new ArrayList<>();
    private List<Ready.Outgoing> afterInFlight = new ArrayList<>();
    private List<Ready.Outgoing> afterNext = new ArrayList<>();
    private List<Ready.Read> reads = new ArrayList<>();
    private List<NodeEvent> events = new ArrayList<>();

    /** What is said now follows from these: see {@link Ready.Outgoing}. */
    private long event = -1;

    private long packet;
    private long election;
    private long electionCount;

    void follow(long newEvent, long newPacket) {
        event = newEvent;
        packet = newPacket;
        election = 0;
    }

    void elected() {
        electionCount++;
        election = electionCount;
    }

    private Ready.Outgoing outgoing(Message message) {
        return new Ready.Outgoing(message, event, packet, election);
    }

    void send(Message message) {
        now.add(outgoing(message));
    }

    void sendAfterInFlight(Message message) {
        afterInFlight.add(outgoing(message));
    }

    void sendAfterNext(Message message) {
        afterNext.add(outgoing(message));
    }

    void read(Ready.Read read) {
        reads.add(read);
    }

    void tell(NodeEvent decision) {
        events.add(decision);
    }

    /** The next write is under way now. */
    void writeBegan() {
        List<Ready.Outgoing> waiting = afterNext;
        afterNext = afterInFlight;
        afterInFlight = waiting;
    }

    /** The write under way is done: what waited for it may go. */
    void writeCompleted() {
        now.addAll(afterInFlight);
        afterInFlight.clear();
    }

    List<Ready.Outgoing> takeMessages() {
        List<Ready.Outgoing> taken = now;
        now = taken.isEmpty() ? taken : new ArrayList<>();
        return taken;
    }

    List<Ready.Read> takeReads() {
        List<Ready.Read> taken = reads;
        reads = taken.isEmpty() ? taken : new ArrayList<>();
        return taken;
    }

    List<NodeEvent> takeEvents() {
        List<NodeEvent> taken = events;
        events = taken.isEmpty() ? taken : new ArrayList<>();
        return taken;
    }

    Outbox copy() {
        Outbox copy = new Outbox();
        copy.now.addAll(now);
        copy.afterInFlight.addAll(afterInFlight);
        copy.afterNext.addAll(afterNext);
        copy.reads.addAll(reads);
        copy.events.addAll(events);
        copy.event = event;
        copy.packet = packet;
        copy.election = election;
        copy.electionCount = electionCount;
        return copy;
    }
}
