package raftarium.app.export.diagram;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which places are taken. */
final class Taken {
    private static final double COLUMN = 200;

    private final Map<Integer, List<Area>> columns = new HashMap<>();

    /** Nothing else is to stand there. */
    void take(Area area) {
        for (int column = column(area.x()); column <= column(area.right()); column++) {
            columns.computeIfAbsent(column, key -> new ArrayList<>()).add(area);
        }
    }

    private static int column(double x) {
        return (int) Math.floor(x / COLUMN);
    }

    /** Whether nothing stands there. */
    boolean isFree(Area area) {
        for (int column = column(area.x()); column <= column(area.right()); column++) {
            for (Area other : columns.getOrDefault(column, List.of())) {
                if (area.meets(other)) {
                    return false;
                }
            }
        }
        return true;
    }
}
