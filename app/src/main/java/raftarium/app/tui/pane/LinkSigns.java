package raftarium.app.tui.pane;

import raftarium.app.tui.engine.Frame;
import raftarium.app.tui.paint.Ink;
import raftarium.app.tui.paint.Inks;
import raftarium.app.tui.ring.MessageSign;
import raftarium.raft.Message;
import raftarium.sim.ClusterView;
import raftarium.sim.LinksView;
import raftarium.trace.MessageEvent;
import raftarium.trace.Packet;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The sign of each link, as in the ring: a message that was just lost, else what is in the way,
 * else what flies there, else how the link treats what crosses it.
 */
final class LinkSigns {
    /** Every sign, and what it stands for; the first ones matter most. */
    static final List<String> LEGEND = List.of(
            "· open",
            "▒ wall",
            "✕ cut",
            "% lossy",
            "~ own setting",
            "◆ ■ ♥ what flies",
            "✶ lost",
            "‖ held");

    /** A sign as it is drawn. */
    record Sign(char letter, Ink ink) {}

    /** The ends of a link; 0 stands for clients. */
    private record Ends(int from, int to) {
        static Ends of(Packet packet) {
            return new Ends(LinksPane.end(packet.from()), LinksPane.end(packet.to()));
        }
    }

    private final LinksView links;
    private final ClusterView view;
    private final Map<Ends, Packet> flying = new HashMap<>();
    private final Set<Ends> lost = new HashSet<>();

    /** Those at a moment; {@code speed} is that at which it is played, or was last. */
    LinkSigns(Frame frame, LinksView links, double speed) {
        this.links = links;
        view = frame.view();
        for (Packet packet : MessagesInFlight.of(frame)) {
            flying.merge(Ends.of(packet), packet, this::moreTelling);
        }
        for (MessageEvent end : frame.landed()) {
            if (end instanceof MessageEvent.Lost one
                    && MessagesInFlight.loss(one).isSeen(view.nowNanos(), speed)) {
                lost.add(Ends.of(one.packet()));
            }
        }
    }

    /** A heartbeat stands for itself only where nothing else flies. */
    private Packet moreTelling(Packet one, Packet other) {
        boolean isBeat = MessageSign.of(one, view).isBeat() && !one.isHeld();
        return isBeat ? other : one;
    }

    Sign of(int from, int to) {
        if (from == to) {
            return new Sign('-', Inks.RULE);
        }
        Ends ends = new Ends(from, to);
        MessageEvent.Reason barrier = links.barrier(from, to);
        Packet packet = flying.get(ends);
        if (lost.contains(ends)) {
            return new Sign('✶', Inks.ALARM_TEXT);
        } else if (barrier != null) {
            return new Sign(barrier == MessageEvent.Reason.PARTITION ? '▒' : '✕', Inks.WALL);
        }
        return packet == null ? standing(from, to) : flying(packet);
    }

    private Sign flying(Packet packet) {
        Message message = packet.message();
        Ink ink = message == null ? Inks.CLIENT : Inks.term(message.term());
        return new Sign(packet.isHeld() ? '‖' : MessageSign.of(packet, view).sign(), ink);
    }

    private Sign standing(int from, int to) {
        if (links.settings(from, to).loss() > links.usual().loss()) {
            return new Sign('%', Inks.WALL);
        }
        boolean isUsual = links.settings(from, to).equals(links.usual());
        return isUsual ? new Sign('·', Inks.FAINT) : new Sign('~', Inks.WALL);
    }
}
