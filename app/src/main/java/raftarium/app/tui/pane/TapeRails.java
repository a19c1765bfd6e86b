package raftarium.app.tui.pane;

import raftarium.app.tui.engine.Place;
import raftarium.app.tui.paint.Canvas;
import raftarium.app.tui.paint.CellText;
import raftarium.app.tui.paint.Ink;
import raftarium.app.tui.paint.Inks;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The branches as rails: each from where it left another one to where it ends. */
final class TapeRails {
    /** So much of a branch's name is shown. */
    private static final int MAX_NAME = 28;

    private final Canvas canvas;
    private final TapeScale scale;
    private final Place place;

    TapeRails(Canvas canvas, TapeScale scale, Place place) {
        this.canvas = canvas;
        this.scale = scale;
        this.place = place;
    }

    /** As many as there are rows for: the one that is shown, those that it came from, others. */
    void draw(int row, int rows) {
        List<Place.Rail> shown = chosen(rows);
        for (int at = 0; at < shown.size(); at++) {
            rail(row + at, shown.get(at));
        }
        int more = place.rails().size() - shown.size();
        if (more > 0 && !shown.isEmpty()) {
            String text = " " + more + " more: B";
            canvas.putRight(scale.end(), row + shown.size() - 1, text, Inks.FAINT);
        }
    }

    private List<Place.Rail> chosen(int rows) {
        List<Place.Rail> chosen = new ArrayList<>();
        int next = place.branch();
        while (next != 0 && chosen.size() < rows) {
            Place.Rail rail = place.rails().get(next - 1);
            chosen.add(rail);
            next = rail.parent();
        }
        for (Place.Rail rail : place.rails()) {
            if (chosen.size() < rows && !chosen.contains(rail)) {
                chosen.add(rail);
            }
        }
        chosen.sort(Comparator.comparing(Place.Rail::number));
        return chosen;
    }

    private void rail(int row, Place.Rail rail) {
        boolean own = rail.number() == place.branch();
        Ink ink = own ? Inks.BRIGHT : Inks.FAINT;
        String name = rail.parent() == 0 ? "first run" : rail.name();
        String cut = name.length() <= MAX_NAME ? name : name.substring(0, MAX_NAME - 1) + "…";
        String text = rail.number() + " " + cut + ", to " + CellText.tenths(rail.endNanos()) + " ";
        int fork = Math.max(scale.column(), scale.at(rail.forkNanos()));
        int end = Math.min(scale.end() - 1, Math.max(fork + 1, scale.at(rail.endNanos())));
        if (fork >= scale.end() || end < scale.column()) {
            return;
        }
        String corner = rail.parent() == 0 ? "" : own ? "┗━ " : "└─ ";
        int begin = fork + corner.length();
        String line = own ? "━" : "─";
        if (begin + text.length() < scale.end() - 1) {
            int from = canvas.put(fork, row, corner + text, ink, scale.end());
            canvas.put(from, row, line.repeat(Math.max(0, end - from)), ink, scale.end());
            canvas.put(Math.max(from, end), row, own ? "●" : "○", ink, scale.end());
            return;
        }
        // Where it begins too far to the right for its name, that stands before it.
        canvas.putRight(fork, row, text, ink);
        canvas.put(fork, row, (own ? "┗" : "└") + line.repeat(Math.max(0, end - fork - 1)), ink);
        canvas.put(end, row, own ? "●" : "○", ink, scale.end());
    }
}
