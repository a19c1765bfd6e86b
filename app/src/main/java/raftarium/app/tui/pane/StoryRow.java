package raftarium.app.tui.pane;

import raftarium.app.tui.engine.Snapshot;
import raftarium.app.tui.engine.Told;
import raftarium.sim.Address;
import raftarium.sim.Event;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What the story tells at once: an event, and the nodes that the same happened to at about the same
 * time.
 *
 * @param place which event it is of all that were told, from 1
 */
public record StoryRow(Told told, long place, List<Integer> others) {
    /** So long after the first one the others may follow. */
    private static final long SAME_TIME_NANOS = 50_000_000;

    /** All that the watcher wants to see of what is kept of the story, oldest first. */
    public static List<StoryRow> of(Snapshot snapshot, UiState ui) {
        String wanted = ui.filter.toLowerCase(Locale.ROOT);
        long place = snapshot.storyCount() - snapshot.told().size();
        List<StoryRow> rows = new ArrayList<>();
        for (Told told : snapshot.told()) {
            place++;
            if (!told.event().words().toLowerCase(Locale.ROOT).contains(wanted)) {
                continue;
            }
            StoryRow last = rows.isEmpty() ? null : rows.get(rows.size() - 1);
            if (last != null && last.takes(told.event())) {
                rows.set(rows.size() - 1, last.with(told.event().node()));
            } else {
                rows.add(new StoryRow(told, place, List.of()));
            }
        }
        return rows;
    }

    /** Which of them is selected; below 0: none. */
    public static int chosen(List<StoryRow> rows, UiState ui) {
        int chosen = rows.size() - 1;
        while (chosen >= 0 && !rows.get(chosen).told.there().equals(ui.told)) {
            chosen--;
        }
        return chosen;
    }

    Event event() {
        return told.event();
    }

    private boolean takes(Event next) {
        Event first = event();
        return next.type() == first.type()
                && next.node() > 0
                && next.node() != first.node()
                && !others.contains(next.node())
                && next.atNanos() - first.atNanos() <= SAME_TIME_NANOS
                && withoutName(next).equals(withoutName(first));
    }

    private static String withoutName(Event event) {
        String name = Address.name(event.node()) + " ";
        return event.words().startsWith(name)
                ? event.words().substring(name.length())
                : event.words();
    }

    private StoryRow with(int node) {
        List<Integer> more = new ArrayList<>(others);
        more.add(node);
        return new StoryRow(told, place, List.copyOf(more));
    }

    /** What happened, and to whom else. */
    String words() {
        String names = others.stream().map(Address::name).collect(Collectors.joining(", "));
        return others.isEmpty() ? event().words() : event().words() + " (" + names + " too)";
    }
}
