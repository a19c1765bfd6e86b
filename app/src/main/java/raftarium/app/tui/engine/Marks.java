package raftarium.app.tui.engine;

import org.jspecify.annotations.Nullable;

import raftarium.session.Bookmark;
import raftarium.session.Branch;
import raftarium.session.BranchEnd;
import raftarium.session.Note;
import raftarium.session.Position;
import raftarium.session.Timeline;

import java.util.List;

/**
 * Where a session is in its time, and which marks stand before and after that: bookmarks, notes,
 * where a node became leader, and where a property was broken.
 */
final class Marks {
    private static final String BEFORE = "back --to leader";
    private static final String AFTER = "step --to leader";

    private Marks() {}

    static Place place(Timeline timeline, Tape tape, List<Note> notes, long moves) {
        long number = timeline.present().simulation().trace().count();
        Position at = timeline.at();
        Stops stops = new Stops(timeline, notes);
        return new Place(
                moves,
                timeline.isPast(),
                timeline.start().nanos(),
                timeline.ending(timeline.branch()).position().nanos(),
                timeline.branch().number(),
                timeline.branches().stream().map(one -> rail(timeline, one)).toList(),
                stops.before(tape.leaderBefore(number, at.nanos())),
                stops.after(tape.leaderSince(number), tape.isBroken()),
                timeline.bookmarks().all().stream()
                        .map(one -> flag(timeline, one, at))
                        .toList(),
                notes.stream().map(one -> flag(one, at)).toList(),
                recorded(timeline.branches()));
    }

    /** What a branch shares with the one that it left counts once. */
    private static int recorded(List<Branch> branches) {
        return branches.stream()
                .mapToInt(one -> one.recorded().size()
                        - (one.parent() == null ? 0 : one.fork().recorded()))
                .sum();
    }

    private static Place.Flag flag(Timeline timeline, Bookmark one, Position at) {
        return new Place.Flag(
                one.name(),
                one.position().nanos(),
                timeline.branch().shares(one.branch(), one.position()),
                one.position().compareTo(at) <= 0);
    }

    private static Place.Flag flag(Note one, Position at) {
        Position position = one.position();
        return new Place.Flag(one.text(), position.nanos(), true, position.compareTo(at) <= 0);
    }

    private static Place.Rail rail(Timeline timeline, Branch branch) {
        Branch parent = branch.parent();
        BranchEnd ending = timeline.ending(branch);
        return new Place.Rail(
                branch.number(),
                branch.name(),
                parent == null ? 0 : parent.number(),
                branch.fork().nanos(),
                ending.position().nanos(),
                ending.leader(),
                ending.term());
    }

    /** What somebody marked on the branch, and the nearest of it. */
    private record Stops(Timeline timeline, List<Note> notes) {
        /** A bookmark or a note if it is nearer than where a node became leader. */
        String before(@Nullable Long leaderNanos) {
            String line = BEFORE;
            Position nearest = null;
            for (Bookmark one : timeline.bookmarks().all()) {
                if (isBefore(one, leaderNanos)) {
                    line = "goto " + one.name();
                    nearest = one.position();
                }
            }
            Note note = timeline.notes().before(timeline.branch(), timeline.at(), 1);
            boolean isNearest = note != null
                    && (nearest == null || nearest.compareTo(note.position()) < 0)
                    && (leaderNanos == null || note.position().nanos() >= leaderNanos);
            if (isNearest) {
                return "back --to note";
            }
            return nearest == null && leaderNanos == null ? "" : line;
        }

        private boolean isBefore(Bookmark one, @Nullable Long leaderNanos) {
            Position position = one.position();
            return timeline.branch().shares(one.branch(), position)
                    && position.compareTo(timeline.at()) < 0
                    && (leaderNanos == null || position.nanos() >= leaderNanos);
        }

        /** A property that is broken comes behind all that is on the branch, and is at its end. */
        String after(@Nullable Long leaderNanos, boolean isBroken) {
            Bookmark mark = null;
            for (Bookmark one : timeline.bookmarks().all()) {
                mark = mark == null && isAfter(one, leaderNanos) ? one : mark;
            }
            Note note = timeline.notes().after(timeline.branch(), timeline.at(), 1);
            boolean isNearest = note != null
                    && (mark == null || note.position().compareTo(mark.position()) < 0)
                    && (leaderNanos == null || note.position().nanos() <= leaderNanos);
            if (isNearest) {
                return "step --to note";
            } else if (mark != null) {
                return "goto " + mark.name();
            }
            boolean isNext = isBroken && leaderNanos == null && timeline.isPast();
            return isNext ? "goto end" : leaderNanos == null ? "" : AFTER;
        }

        private boolean isAfter(Bookmark one, @Nullable Long leaderNanos) {
            Position position = one.position();
            return timeline.branch().shares(one.branch(), position)
                    && position.compareTo(timeline.at()) > 0
                    && (leaderNanos == null || position.nanos() <= leaderNanos);
        }
    }
}
