package raftarium.app.look;

import org.jspecify.annotations.Nullable;

import raftarium.data.Durations;
import raftarium.sim.LinksView;
import raftarium.sim.Simulation;
import raftarium.trace.Address;
import raftarium.trace.Event;
import raftarium.trace.MessageEvent;
import raftarium.trace.MessageEvent.Reason;
import raftarium.trace.Packet;
import raftarium.trace.Trace;
import raftarium.trace.words.MessageWords;
import raftarium.words.MistakeException;
import raftarium.words.Phrases;

import java.util.ArrayList;
import java.util.List;

/** A link: whether it is open and since when not, how it behaves, and what is on it. */
public final class WhyLink {
    private final Simulation simulation;
    private final LinksView links;
    private final int from;
    private final int to;

    private WhyLink(Simulation simulation, int from, int to) {
        this.simulation = simulation;
        links = LinksView.of(simulation);
        this.from = from;
        this.to = to;
    }

    /** All of that in lines; 0 stands for the clients. */
    public static String answer(Simulation simulation, int from, int to) throws MistakeException {
        if (from == to) {
            throw MistakeException.ofTheMoment("a link has two ends");
        }
        return String.join("\n", new WhyLink(simulation, from, to).lines());
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(name(from, to) + " is " + state(from, to));
        lines.add(name(to, from) + " is " + state(to, from));
        boolean isUsual = links.settings(from, to).equals(links.usual());
        lines.add((isUsual ? "as links that nobody has set: " : "by a setting of its own: ")
                + Phrases.link(links.settings(from, to)));
        if (!isUsual) {
            lines.add("  those that nobody has set: " + Phrases.link(links.usual()));
        }
        int count = 0;
        for (Packet packet : simulation.inFlight()) {
            if (end(packet.from()) == from && end(packet.to()) == to) {
                count++;
                lines.add("in flight: " + packet.id() + "  " + packet.body().name() + " "
                        + MessageWords.of(packet.body()) + ", " + due(packet));
            }
        }
        if (count == 0) {
            lines.add("nothing is in flight on it");
        }
        String lost = lastLost();
        if (!lost.isEmpty()) {
            lines.add("the last that was lost: " + lost);
        }
        return lines;
    }

    private String due(Packet packet) {
        return packet.isHeld()
                ? "held"
                : "arrives in " + Durations.fine(packet.dueNanos() - simulation.nowNanos());
    }

    private static String name(int from, int to) {
        return Phrases.names(List.of(from)) + " -> " + Phrases.names(List.of(to));
    }

    /** Clients share one end. */
    private static int end(int address) {
        return Address.isClient(address) ? 0 : address;
    }

    private String state(int one, int other) {
        Reason barrier = links.barrier(one, other);
        if (barrier == null) {
            return "open";
        }
        String closed = barrier == Reason.PARTITION
                ? "closed: the two are on different sides, or one is isolated"
                : "closed: it is cut";
        return closed + since(one, other)
                + (barrier == Reason.PARTITION ? "; heal" : "; mend or heal") + " opens it";
    }

    /** By which event, if the trace has it still. */
    private String since(int one, int other) {
        Trace trace = simulation.trace();
        long event = simulation.faults().barrierSince(one, other);
        return event < trace.first()
                ? ""
                : " (" + Phrases.line(trace.event(event)).strip() + ")";
    }

    private String lastLost() {
        Trace trace = simulation.trace();
        for (long number = trace.count() - 1; number >= trace.first(); number--) {
            Packet packet = lost(trace.event(number));
            if (packet != null && end(packet.from()) == from && end(packet.to()) == to) {
                return Phrases.line(trace.event(number)).strip();
            }
        }
        return "";
    }

    private static @Nullable Packet lost(Event event) {
        return event instanceof MessageEvent.Lost lost ? lost.packet() : null;
    }
}
