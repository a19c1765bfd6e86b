package raftarium.app.tui.pane;

import org.jspecify.annotations.Nullable;

import raftarium.app.tui.engine.Frame;
import raftarium.app.tui.engine.StoryItem;
import raftarium.raft.NodeEvent;
import raftarium.trace.Address;
import raftarium.trace.Event;
import raftarium.trace.words.EventWords;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What the story tells at once: an event, or two that are one step of a node, and the nodes that
 * the same happened to at about the same time.
 *
 * @param told the event, or the second one
 * @param place which event it is of all that were told, from 1
 * @param said what it is, of the first of those nodes
 */
public record StoryRow(StoryItem told, long place, String said, List<Integer> others) {
    /** So long after the first one the others may follow. */
    private static final long SAME_TIME_NANOS = 50_000_000;

    /** All that the watcher wants to see of what is kept of the story, oldest first. */
    public static List<StoryRow> of(Frame frame, UiState ui) {
        return of(frame.told(), frame.storyCount(), ui.filter);
    }

    /** Of those events, which end a story of so many, what has those words; oldest first. */
    static List<StoryRow> of(List<StoryItem> story, long count, String filter) {
        String wanted = filter.toLowerCase(Locale.ROOT);
        long place = count - story.size();
        List<StoryRow> rows = new ArrayList<>();
        for (StoryItem told : story) {
            place++;
            String words = EventWords.of(told.event());
            if (words.toLowerCase(Locale.ROOT).contains(wanted)) {
                add(rows, new StoryRow(told, place, words, List.of()));
            }
        }
        return rows;
    }

    private static void add(List<StoryRow> rows, StoryRow next) {
        StoryRow last = rows.isEmpty() ? null : rows.get(rows.size() - 1);
        StoryRow step = last == null ? null : last.stepWith(next);
        if (last != null && last.takes(next)) {
            rows.set(rows.size() - 1, last.with(next.event().node()));
        } else if (step != null) {
            rows.remove(rows.size() - 1);
            add(rows, step);
        } else {
            rows.add(next);
        }
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

    /** Both as one, if a node becomes a follower of a newer term and votes in it; else null. */
    private @Nullable StoryRow stepWith(StoryRow next) {
        boolean isOfOne = others.isEmpty()
                && event().node() == next.event().node()
                && event().atNanos() == next.event().atNanos();
        NodeEvent.RoleChanged changed = event().decided(NodeEvent.RoleChanged.class);
        NodeEvent.VoteGranted vote = next.event().decided(NodeEvent.VoteGranted.class);
        if (isOfOne
                && changed != null
                && changed.reason() == NodeEvent.Reason.NEWER_TERM
                && vote != null
                && vote.term() == changed.term()) {
            String words = Address.name(event().node()) + " is a follower in term " + vote.term()
                    + " and votes for " + Address.name(vote.candidate()) + " (5.1, 5.2)";
            return new StoryRow(next.told, next.place, words, List.of());
        }
        return null;
    }

    private boolean takes(StoryRow next) {
        Event first = event();
        Event other = next.event();
        return other.type() == first.type()
                && other.node() > 0
                && other.node() != first.node()
                && !others.contains(other.node())
                && other.atNanos() - first.atNanos() <= SAME_TIME_NANOS
                && next.withoutName().equals(withoutName());
    }

    private String withoutName() {
        String name = Address.name(event().node()) + " ";
        return said.startsWith(name) ? said.substring(name.length()) : said;
    }

    private StoryRow with(int node) {
        List<Integer> more = new ArrayList<>(others);
        more.add(node);
        return new StoryRow(told, place, said, List.copyOf(more));
    }

    /** What happened, and to whom else. */
    String words() {
        String names = others.stream().map(Address::name).collect(Collectors.joining(", "));
        return others.isEmpty() ? said : said + " (" + names + " too)";
    }
}
