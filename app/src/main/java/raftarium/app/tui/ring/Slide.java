package raftarium.app.tui.ring;

import java.util.List;

/**
 * Cards on their way from where they stood to where they stand.
 *
 * @param before the sides of the cluster as they were
 * @param part which part of the way lies behind them, 0 to 1; 1: they have come
 */
public record Slide(List<List<Integer>> before, double part) {
    /** They are where they belong. */
    public static final Slide NONE = new Slide(List.of(), 1);

    public Slide {
        before = List.copyOf(before);
    }

    /** Whether they have come. */
    public boolean isOver() {
        return part >= 1;
    }
}
