package raftarium.sim;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

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
        Map<LinkSettings, Integer> counts = new LinkedHashMap<>();
        for (int from = 0; from <= nodes; from++) {
            for (int to = 0; to <= nodes; to++) {
                int place = place(from, to);
                settings[place] = simulation.link(from, to);
                barriers[place] = from == to ? null : simulation.faults().barrier(from, to);
                if (from != to) {
                    counts.merge(settings[place], 1, Integer::sum);
                }
            }
        }
        LinkSettings most = settings[place(0, 1)];
        int times = 0;
        for (Map.Entry<LinkSettings, Integer> one : counts.entrySet()) {
            if (one.getValue() > times) {
                most = one.getKey();
                times = one.getValue();
            }
        }
        usual = most;
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

    /** How most links do. */
    public LinkSettings usual() {
        return usual;
    }

    /**
     * A link in a sign: {@code o} open, {@code ~} open with a setting of its own, {@code |} from
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
