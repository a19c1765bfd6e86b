package raftarium.app.tui.engine;

import org.jspecify.annotations.Nullable;

import raftarium.session.Bookmark;
import raftarium.session.Position;
import raftarium.session.Timeline;

import java.util.List;

/**
 * Where a session is in its time, and which marks stand before and after that: bookmarks, where a
 * node became leader, and where a property was broken.
 */
final class Marks {
    private static final String BEFORE = "back --to leader";
    private static final String AFTER = "step --to leader";

    private Marks() {}

    static Place place(Timeline timeline, Tape tape, long moves) {
        long number = timeline.present().simulation().trace().count();
        List<Bookmark> all = timeline.bookmarks().all();
        return new Place(
                moves,
                timeline.isPast(),
                timeline.end(timeline.branch()).nanos(),
                timeline.branch().number(),
                timeline.branches().size(),
                before(timeline, tape.leaderBefore(number)),
                after(timeline, tape.leaderSince(number), tape.isBroken()),
                all.stream().map(Bookmark::name).toList());
    }

    /** A bookmark if it is nearer than where a node became leader. */
    private static String before(Timeline timeline, @Nullable Long leaderNanos) {
        Position at = timeline.at();
        String line = BEFORE;
        for (Bookmark one : timeline.bookmarks().all()) {
            Position position = one.position();
            boolean isBefore = one.branch() == timeline.branch() && position.compareTo(at) < 0;
            if (isBefore && (leaderNanos == null || position.nanos() >= leaderNanos)) {
                line = "goto " + one.name();
            }
        }
        return line;
    }

    /** A property that is broken comes behind all that is on the branch, and is at its end. */
    private static String after(Timeline timeline, @Nullable Long leaderNanos, boolean isBroken) {
        Position at = timeline.at();
        for (Bookmark one : timeline.bookmarks().all()) {
            Position position = one.position();
            boolean isAfter = one.branch() == timeline.branch() && position.compareTo(at) > 0;
            if (isAfter && (leaderNanos == null || position.nanos() <= leaderNanos)) {
                return "goto " + one.name();
            }
        }
        boolean isNext = isBroken && leaderNanos == null && timeline.isPast();
        return isNext ? "goto end" : AFTER;
    }
}
