package raftarium.app.tui.pane;

import org.jspecify.annotations.Nullable;

import raftarium.app.tui.engine.Frame;
import raftarium.data.Bytes;
import raftarium.data.Durations;
import raftarium.raft.Entry;
import raftarium.trace.Address;
import raftarium.trace.MessageEvent;
import raftarium.trace.Packet;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;

/** A message with all its fields, by the names of figure 2. */
final class MessageSubject {
    private static final int MAX_ENTRIES = 20;

    private MessageSubject() {}

    static List<Line> lines(Frame frame, UiState ui) {
        List<Line> lines = new ArrayList<>();
        MessageEvent end = ended(frame, ui);
        Packet packet = end == null ? flying(frame, ui.packet) : end.packet();
        if (packet == null) {
            lines.add(Line.faint(
                    ui.packet == 0
                            ? "no message is selected: up and down in the pane 'in flight' do"
                            : "it has arrived, or was lost; e: what came of it"));
            return lines;
        }
        lines.add(Line.bright(Address.name(packet.from()) + " -> " + Address.name(packet.to())
                + "  " + packet.body().name()));
        lines.add(Line.of(state(frame, packet, end)));
        Object body = packet.message() == null ? packet.body() : packet.message();
        for (RecordComponent component : body.getClass().getRecordComponents()) {
            field(frame, component.getName(), value(component, body), lines);
        }
        lines.add(Line.faint("size " + packet.body().sizeBytes() + " bytes"));
        return lines;
    }

    private static @Nullable Packet flying(Frame frame, long id) {
        for (Packet packet : frame.view().inFlight()) {
            if (packet.id() == id) {
                return packet;
            }
        }
        return null;
    }

    /** How it ended; what the frame doesn't tell any more, the row in which it is shown does. */
    private static @Nullable MessageEvent ended(Frame frame, UiState ui) {
        for (MessageEvent end : frame.landed()) {
            if (end.packet().id() == ui.packet) {
                return end;
            }
        }
        FlightRows.Shown row = ui.flight.of(ui.packet);
        return row == null ? null : row.end();
    }

    private static String state(Frame frame, Packet packet, @Nullable MessageEvent end) {
        String sent =
                "sent " + Durations.fine(frame.view().nowNanos() - packet.sentAtNanos()) + " ago";
        if (end instanceof MessageEvent.Lost lost) {
            return sent + ", lost: " + lost.reason().word();
        } else if (end != null) {
            return sent + ", arrived";
        }
        return packet.isHeld()
                ? sent + ", held until it is released or delivered"
                : sent + ", arrives in "
                        + Durations.fine(packet.dueNanos() - frame.view().nowNanos());
    }

    private static void field(Frame frame, String name, @Nullable Object value, List<Line> lines) {
        if (name.equals("from") || name.equals("to")) {
            return;
        }
        if (value instanceof List<?> list) {
            lines.add(Line.of(name + ": " + (list.isEmpty() ? "none, a heartbeat" : list.size())));
            for (Object one : list.subList(0, Math.min(MAX_ENTRIES, list.size()))) {
                if (one instanceof Entry entry) {
                    lines.add(Line.of("  " + entry.index() + " of term " + entry.term() + "  "
                            + frame.descriptions().of(entry)));
                }
            }
        } else if (value instanceof Bytes bytes) {
            lines.add(Line.of(name + ": " + bytes.length() + " bytes"));
        } else if (value != null) {
            lines.add(Line.of(name + ": " + value));
        }
    }

    private static @Nullable Object value(RecordComponent component, Object body) {
        try {
            return component.getAccessor().invoke(body);
        } catch (IllegalAccessException | InvocationTargetException impossible) {
            throw new IllegalStateException("a record hides " + component, impossible);
        }
    }
}
