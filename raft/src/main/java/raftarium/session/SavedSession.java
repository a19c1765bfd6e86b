package raftarium.session;

import raftarium.command.ClusterSpec;
import raftarium.disk.MemoryDisk;
import raftarium.sim.SimulationConfig;
import raftarium.words.MistakeException;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A session as it is kept and handed on: what was done, and when, on each branch, so that the same
 * comes of it again. No moment is in it.
 *
 * @param writer the version of the program that has written it
 * @param spec with what it began; its seed is said
 * @param resumed what it went on from; empty if it began with nothing
 * @param branches all of them, in the order of their numbers; each leaves an earlier one
 * @param notes what was said to those who watch, in that order
 * @param bookmarks the moments with names, in the order of their names
 * @param at where it was when it was saved
 * @param chance the state there of the stream that commands draw from
 * @param digest of the trace there
 */
public record SavedSession(
        String writer,
        ClusterSpec spec,
        Optional<Resumed> resumed,
        List<SavedBranch> branches,
        List<SavedNote> notes,
        List<SavedBookmark> bookmarks,
        Place at,
        long chance,
        long digest) {
    /** So much is kept at most: bytes of text. */
    public static final int MAX_BYTES = 16 << 20;

    /** So many branches are kept at most. */
    static final int MAX_BRANCHES = 2_000;

    /** So much is recorded on them at most, what they share counted for each. */
    private static final long MAX_ON_BRANCHES = 5L * Timeline.MAX_RECORDED;

    /** So many milestones are kept at most; they take 1.5 MiB of text. */
    static final int MAX_MILESTONES = 20_000;

    /** The format that is written; a newer one is refused. */
    static final int FORMAT = 1;

    public SavedSession {
        branches = List.copyOf(branches);
        notes = List.copyOf(notes);
        bookmarks = List.copyOf(bookmarks);
    }

    /**
     * A position of a branch.
     *
     * @param branch its number, from 1
     */
    public record Place(int branch, Position position) {}

    /**
     * The data directory that a session went on from.
     *
     * @param times how often it was resumed with that
     * @param founders with how many nodes the cluster began
     * @param startNanos at which virtual time
     * @param disks what was on the disk of each of its nodes, by id from 1; not to be changed
     */
    public record Resumed(long times, int founders, long startNanos, List<MemoryDisk> disks) {
        public Resumed {
            disks = List.copyOf(disks);
        }
    }

    /**
     * What is kept of a branch.
     *
     * @param name the command that began it
     * @param fork where it left another one; empty for the first
     * @param recorded what was done on it beyond that
     * @param milestones some that it passed beyond that, in order
     * @param end how far it went
     * @param digest of the trace there
     */
    public record SavedBranch(
            String name,
            Optional<Place> fork,
            List<Recorded> recorded,
            List<Milestone> milestones,
            Position end,
            long digest) {
        public SavedBranch {
            recorded = List.copyOf(recorded);
            milestones = List.copyOf(milestones);
        }

        /** The same with each milestone of that number, and its multiples. */
        private SavedBranch withEach(int number) {
            List<Milestone> some = IntStream.range(0, milestones.size())
                    .filter(place -> (place + 1) % number == 0)
                    .mapToObj(milestones::get)
                    .toList();
            return new SavedBranch(name, fork, recorded, some, end, digest);
        }
    }

    /**
     * What is kept of a note.
     *
     * @param event the number of the event that came next in the trace
     */
    public record SavedNote(String text, Place place, long event) {}

    /** What is kept of a bookmark. */
    public record SavedBookmark(String name, Place place) {}

    /**
     * What its simulation begins with.
     *
     * @throws IllegalArgumentException if the times don't fit each other, or the numbers of nodes
     */
    public SimulationConfig config() {
        return config(spec, resumed);
    }

    /** What the files on a node's disk bear, as far as such files are in it; else 0. */
    public int label(int node) {
        for (SavedBranch branch : branches) {
            for (Recorded one : branch.recorded()) {
                if (one instanceof Recorded.Found found && found.node() == node) {
                    return found.disk().files().label();
                }
            }
        }
        return 0;
    }

    static SimulationConfig config(ClusterSpec spec, Optional<Resumed> resumed) {
        SimulationConfig fresh = spec.config();
        return resumed.map(from -> fresh.resumed(from.founders(), from.times(), from.startNanos()))
                .orElse(fresh);
    }

    /** The same with so many milestones at most: a difference is found less closely. */
    public SavedSession withMilestones(int atMost) {
        int count = branches.stream().mapToInt(one -> one.milestones().size()).sum();
        if (count <= atMost) {
            return this;
        }
        int each = atMost == 0 ? count + 1 : (count + atMost - 1) / atMost;
        return new SavedSession(
                writer,
                spec,
                resumed,
                branches.stream().map(one -> one.withEach(each)).toList(),
                notes,
                bookmarks,
                at,
                chance,
                digest);
    }

    /** How much is recorded on all branches. */
    public int recorded() {
        return branches.stream().mapToInt(branch -> branch.recorded().size()).sum();
    }

    /**
     * Whether it can be kept.
     *
     * @throws MistakeException if it is more than that; it says how much can be
     */
    void check() throws MistakeException {
        long all =
                branches.stream().mapToLong(branch -> branch.end().recorded()).sum();
        if (recorded() > Timeline.MAX_RECORDED || all > MAX_ON_BRANCHES) {
            throw MistakeException.ofTheMoment("more than " + Timeline.MAX_RECORDED
                    + " commands, or " + MAX_ON_BRANCHES + " on all branches, can't be kept");
        } else if (branches.size() > MAX_BRANCHES) {
            throw MistakeException.ofTheMoment("it has " + branches.size()
                    + " branches, and at most " + MAX_BRANCHES + " can be kept");
        }
    }

    /** How many actions there are to be executed once more. */
    long actions() {
        return branches.stream()
                .mapToLong(branch -> branch.end().actions()
                        - branch.fork().map(fork -> fork.position().actions()).orElse(0L))
                .sum();
    }
}
