package raftarium.sim;

import org.jspecify.annotations.Nullable;

import raftarium.trace.MessageEvent;

/**
 * All links as they are at a moment, those of clients too, whose end is 0; nothing in it changes,
 * and any thread may read it.
 */
public final class LinksView {
    private final int nodes;
    private final MessageEvent.@Nullable Reason[] barriers;
    private final LinkSettings[] settings;
    private final LinkSettings usual;

    private LinksView(Simulation simulation) {
        nodes = simulation.nodes();
        int ends = nodes + 1;
        barriers = new MessageEvent.@Nullable Reason[ends * ends];
        settings = new LinkSettings[ends * ends];
        for (int from = 0; from <= nodes; from++) {
            for (int to = 0; to <= nodes; to++) {
                int place = place(from, to);
                settings[place] = simulation.link(from, to);
                barriers[place] = from == to ? null : simulation.faults().barrier(from, to);
            }
        }
        usual = simulation.network().usual();
    }

    /** Those of a simulation as it is now. */
    public static LinksView of(Simulation simulation) {
        return new LinksView(simulation);
    }

    private int place(int from, int to) {
        return from * (nodes + 1) + to;
    }

    /** How many nodes there are. */
    public int nodes() {
        return nodes;
    }

    /** What keeps all packets of one end from the other; null if nothing does. */
    public MessageEvent.@Nullable Reason barrier(int from, int to) {
        return barriers[place(from, to)];
    }

    /** How a link treats what crosses it. */
    public LinkSettings settings(int from, int to) {
        return settings[place(from, to)];
    }

    /** How links do that nobody has set since all were set. */
    public LinkSettings usual() {
        return usual;
    }

    /**
     * A link in a sign: {@code o} open, {@code ~} open and set by itself, {@code |} from
     * one side of a partition to another, {@code x} cut, {@code -} none: a node's to itself.
     */
    public char sign(int from, int to) {
        MessageEvent.Reason barrier = barrier(from, to);
        if (from == to) {
            return '-';
        } else if (barrier != null) {
            return barrier == MessageEvent.Reason.PARTITION ? '|' : 'x';
        }
        return settings(from, to).equals(usual) ? 'o' : '~';
    }
}
