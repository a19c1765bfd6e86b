package raftarium.app.export.diagram;

import com.google.gson.JsonObject;

import raftarium.app.look.StoryChoice;
import raftarium.raft.NodeEvent.Reason;
import raftarium.raft.NodeEvent.RoleChanged;
import raftarium.raft.Role;
import raftarium.trace.ClientEvent;
import raftarium.trace.Event;
import raftarium.trace.EventType;
import raftarium.trace.words.EventWords;
import raftarium.words.Shown;

import java.util.HashSet;
import java.util.Set;

/**
 * Reads what a page tells in words, and where its marks are: elections, leaders, what leaders
 * commit, crashes, starts, and what is done to the network.
 */
final class PageStory {
    private static final int MOST = 4_000;

    /** Of commits and of what clients are told, which are many, so many are told. */
    private static final int MOST_ORDINARY = 1_500;

    /** How a line is shown. */
    enum Look {
        PLAIN,
        LEADING,
        CLIENT,
        FAULT
    }

    private final StoryChoice choice = new StoryChoice();
    private final Steps story = new Steps();
    private final Set<Integer> loads = new HashSet<>();
    private int told;
    private int ordinary;
    private long omitted;

    /** When the first of them was. */
    private long untoldNanos;

    void happened(Event event) {
        if (event instanceof ClientEvent.Called called && called.load()) {
            loads.add(called.client());
        }
        if (!choice.takes(event) || isOfLoad(event)) {
            return;
        }
        boolean isOrdinary = event instanceof ClientEvent || event.type() == EventType.COMMITTED;
        ordinary += isOrdinary ? 1 : 0;
        if (told == MOST || isOrdinary && ordinary > MOST_ORDINARY) {
            untoldNanos = omitted == 0 ? event.atNanos() : untoldNanos;
            omitted++;
            return;
        }
        told++;
        story.at(event.atNanos())
                .add(look(event).ordinal(), isMark(event) ? 1 : 0)
                .add(Shown.line(EventWords.of(event)));
    }

    private boolean isOfLoad(Event event) {
        return event instanceof ClientEvent.Returned returned && loads.contains(returned.client());
    }

    private static Look look(Event event) {
        return switch (event.type()) {
            case CLIENT_CALL, CLIENT_RETURN -> Look.CLIENT;
            case NETWORK_CHANGED,
                    NODE_CRASHED,
                    NODE_FAILED,
                    NODE_STARTED,
                    NODE_PAUSED,
                    NODE_RESUMED,
                    DISK_CHANGED,
                    CLOCK_CHANGED,
                    RULE_CHANGED -> Look.FAULT;
            case ROLE_CHANGED -> isNewRole(event) ? Look.LEADING : Look.PLAIN;
            default -> Look.PLAIN;
        };
    }

    /** Whether a node stands for election, or leads. */
    private static boolean isNewRole(Event event) {
        RoleChanged changed = event.decided(RoleChanged.class);
        return changed != null
                && (changed.reason() == Reason.ELECTED
                        || changed.role() == Role.CANDIDATE
                                && changed.reason() != Reason.NEWER_TERM);
    }

    private static boolean isMark(Event event) {
        return switch (event.type()) {
            case NODE_CRASHED, NODE_FAILED, NETWORK_CHANGED, COMMITTED -> true;
            case NODE_STARTED -> event.atNanos() > 0;
            case ROLE_CHANGED -> isNewRole(event);
            default -> false;
        };
    }

    /** Puts all of it where a page finds it. */
    void write(JsonObject page) {
        page.add("story", story.json());
        page.addProperty("untold", omitted);
        page.addProperty("untoldFrom", untoldNanos / 1_000);
    }
}
