package raftarium.app.look;

import raftarium.machine.MachineType;
import raftarium.raft.HardState;
import raftarium.trace.Cause;
import raftarium.trace.ClientEvent;
import raftarium.trace.Cut;
import raftarium.trace.DiskEvent;
import raftarium.trace.Event;
import raftarium.trace.FaultEvent;
import raftarium.trace.HostEvent;
import raftarium.trace.MessageEvent;
import raftarium.trace.NodeState;
import raftarium.trace.NodeStates;
import raftarium.trace.NoteEvent;
import raftarium.trace.words.EventWords;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Writes a trace as JSON, an object a line: each event with all its fields, what it follows from,
 * and what its node is behind it. {@link #schema} says of each line what it has.
 */
public final class EventJson extends DecisionJson implements Event.Reader<JsonLine> {
    private static final String SCHEMA = "event.schema.json";

    private final NodeStates states = new NodeStates();

    /** The number of the event that is read. */
    private long number;

    /** The number of the event by which a node, by id, began its newest write. */
    private final Map<Integer, Long> writes = new HashMap<>();

    /**
     * Writes there.
     *
     * @param machine in whose words commands are
     */
    public EventJson(Writer out, MachineType machine) {
        super(new JsonLine(out), machine);
    }

    /** The JSON Schema (2020-12) of a line. */
    public static String schema() {
        try (InputStream in = EventJson.class.getResourceAsStream(SCHEMA)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    /** The next event is passed over: what comes of it shows in those behind it. */
    public void skip(Event event) {
        states.add(event);
    }

    /**
     * Writes the next event.
     *
     * @param follows what it follows from: a {@link Cause}
     * @throws java.io.UncheckedIOException if it can't be written
     */
    public void write(long ofNumber, Event event, long follows) {
        NodeState after = states.add(event);
        number = ofNumber;
        line.begin()
                .number("event", number)
                .number("at_ns", event.atNanos())
                .text("type", event.type().key())
                .address("node", event.node());
        cause(follows);
        event.read(this);
        if (after != null) {
            after(after);
        }
        line.text("text", EventWords.of(event)).endLine();
    }

    private void cause(long follows) {
        long command = Cause.command(follows);
        if (Cause.isEvent(follows)) {
            line.number("cause", follows);
        } else if (follows == Cause.START) {
            line.text("cause", "start");
        } else if (command > 0) {
            line.text("cause", "command").number("command", command);
        } else {
            line.text("cause", "outside");
        }
    }

    private void after(NodeState node) {
        line.begin("after").text("state", state(node));
        if (node.isUp()) {
            line.text("role", node.role().word())
                    .number("term", node.term())
                    .address("vote", node.vote())
                    .number("commit", node.commitIndex())
                    .number("applied", node.lastApplied())
                    .place("last", node.lastIndex(), node.lastTerm())
                    .place("snapshot", node.snapshotIndex(), node.snapshotTerm());
        }
        line.end();
    }

    private static String state(NodeState node) {
        if (node.isUp()) {
            return node.isPaused() ? "paused" : "running";
        }
        return node.isFailed() ? "failed" : "crashed";
    }

    // Messages.

    @Override
    public JsonLine sent(MessageEvent.Sent event) {
        messages.whole(event.packet());
        return line;
    }

    @Override
    public JsonLine delivered(MessageEvent.Delivered event) {
        messages.name(event.packet());
        return line;
    }

    @Override
    public JsonLine lost(MessageEvent.Lost event) {
        messages.name(event.packet());
        return line.text("reason", event.reason().word());
    }

    @Override
    public JsonLine held(MessageEvent.Held event) {
        messages.name(event.packet());
        return line;
    }

    @Override
    public JsonLine duplicated(MessageEvent.Duplicated event) {
        messages.whole(event.packet());
        return line.number("original", event.originalId());
    }

    // Disks.

    @Override
    public JsonLine write(DiskEvent.Write event) {
        writes.put(event.node(), number);
        line.begin("write");
        HardState state = event.hardState();
        if (state != null) {
            line.number("term", state.term()).address("vote", state.vote());
        }
        if (event.snapshotIndex() > 0) {
            line.number("snapshot_index", event.snapshotIndex());
        }
        messages.entries("entries", event.entries());
        return line.number("due_ns", event.dueNanos())
                .number("run", event.run())
                .end();
    }

    /** A node has no more than one write under way: it completes the newest. */
    @Override
    public JsonLine synced(DiskEvent.Synced event) {
        line.begin("synced");
        Long write = writes.get(event.node());
        if (write != null) {
            line.number("write", write);
        }
        return line.number("durable_index", event.durableIndex()).end();
    }

    // Processes.

    @Override
    public JsonLine started(HostEvent.Started event) {
        line.begin("started")
                .number("run", event.run())
                .number("term", event.state().term())
                .address("vote", event.state().vote())
                .place("snapshot", event.snapshotIndex(), event.snapshotTerm())
                .members("members", event.membership());
        messages.entries("entries", event.log());
        return line.number("torn_bytes", event.tornBytes()).end();
    }

    @Override
    public JsonLine added(HostEvent.Added event) {
        return line;
    }

    @Override
    public JsonLine snapshotTaken(HostEvent.SnapshotTaken event) {
        return line.begin("snapshot")
                .number("index", event.index())
                .number("term", event.term())
                .number("bytes", event.bytes())
                .number("hash", event.hash())
                .end();
    }

    @Override
    public JsonLine crashed(HostEvent.Crashed event) {
        return line.begin("crashed").flag("torn", event.torn()).end();
    }

    @Override
    public JsonLine failed(HostEvent.Failed event) {
        return line.begin("failed").text("reason", event.reason()).end();
    }

    @Override
    public JsonLine paused(HostEvent.Paused event) {
        return line;
    }

    @Override
    public JsonLine resumed(HostEvent.Resumed event) {
        return line;
    }

    @Override
    public JsonLine timeoutForced(HostEvent.TimeoutForced event) {
        return line;
    }

    @Override
    public JsonLine applied(HostEvent.Applied event) {
        line.begin("applied");
        messages.entry("entry", event.entry());
        return line.text("result", MessageJson.text(event.result()))
                .flag("expired", event.expired())
                .end();
    }

    // Clients.

    @Override
    public JsonLine called(ClientEvent.Called event) {
        return line.begin("call")
                .address("client", event.client())
                .number("serial", event.serial())
                .text("text", event.text())
                .text("read", event.read() == null ? null : event.read().word())
                .flag("load", event.load())
                .end();
    }

    @Override
    public JsonLine returned(ClientEvent.Returned event) {
        return line.begin("return")
                .address("client", event.client())
                .number("serial", event.serial())
                .text("outcome", event.outcome().word())
                .text("result", MessageJson.text(event.result()))
                .number("index", event.index())
                .text("text", event.text())
                .end();
    }

    // What somebody did.

    @Override
    public JsonLine networkChanged(FaultEvent.NetworkChanged event) {
        line.begin("network").text("change", event.text()).beginList("sides");
        event.sides().forEach(line::nodes);
        line.endList().beginList("cuts");
        for (Cut cut : event.cuts()) {
            line.begin().address("from", cut.from()).address("to", cut.to()).end();
        }
        return line.endList().end();
    }

    @Override
    public JsonLine ruleChanged(FaultEvent.RuleChanged event) {
        return line.begin("rule")
                .text("rule", event.rule())
                .flag("on", event.on())
                .end();
    }

    @Override
    public JsonLine clockDrifts(FaultEvent.ClockDrifts event) {
        return line.begin("clock").number("drift_ppm", event.ppm()).end();
    }

    @Override
    public JsonLine clockJumped(FaultEvent.ClockJumped event) {
        return line.begin("clock").number("jump_ns", event.byNanos()).end();
    }

    @Override
    public JsonLine diskChanged(FaultEvent.DiskChanged event) {
        return line.begin("disk").text("change", event.text()).end();
    }

    @Override
    public JsonLine note(NoteEvent event) {
        return line;
    }
}
