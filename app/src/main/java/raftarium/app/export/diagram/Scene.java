package raftarium.app.export.diagram;

import raftarium.app.export.diagram.Item.Words;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What is in a picture, each at its depth, and which places are taken. */
final class Scene {
    /** What is in front of what, the last in front of all. */
    enum Depth {
        BREAK,
        WALL,
        ARROW,
        BAR,
        GLYPH,
        CELL,
        FLAG,
        LABEL,
        ALARM
    }

    private final Map<Depth, List<Item>> items = new EnumMap<>(Depth.class);

    /** Where no label may stand. */
    private final Taken taken = new Taken();

    /** Where no word may stand that stands on a bar. */
    private final Taken onBars = new Taken();

    Scene() {
        for (Depth depth : Depth.values()) {
            items.put(depth, new ArrayList<>());
        }
    }

    void add(Depth depth, Item item) {
        items.get(depth).add(item);
    }

    /** All of it, from behind to in front. */
    List<Item> items() {
        return items.values().stream().flatMap(List::stream).toList();
    }

    /** Where no label may stand. */
    Taken taken() {
        return taken;
    }

    /** Where no word may stand that stands on a bar. */
    Taken onBars() {
        return onBars;
    }

    void stroke(
            Depth depth, double x1, double y1, double x2, double y2, Paint paint, double width) {
        add(depth, new Item.Stroke(x1, y1, x2, y2, paint, width, Item.Dash.SOLID, 1));
    }

    /** Words that stand where they are, whatever else does. */
    void words(Words words) {
        add(Depth.LABEL, words);
        taken.take(words.area());
    }

    /**
     * A label at the first of these places that is free.
     *
     * @return whether there was one
     */
    boolean place(List<Words> places) {
        for (Words words : places) {
            if (taken.isFree(words.area())) {
                words(words);
                return true;
            }
        }
        return false;
    }
}
