package raftarium.app.grade;

import raftarium.command.Moment;
import raftarium.command.TypedCondition;
import raftarium.condition.NodeSet;
import raftarium.disk.StorageException;
import raftarium.machine.MachineException;
import raftarium.session.Branch;
import raftarium.session.Recorded;
import raftarium.session.Retelling;
import raftarium.session.SearchContext;
import raftarium.session.Timeline;
import raftarium.words.MistakeException;
import raftarium.words.Quantities;

import java.util.List;

/** Judges what a session has come to: each branch is gone through, from its beginning on. */
final class Attempts {
    /** So long after the end of a branch the goal may still come by itself. */
    private static final long PATIENCE_NANOS = 2_000_000_000L;

    private static final int BETWEEN_LOOKS = 500;

    private final Timeline timeline;
    private final SearchContext limit;

    Attempts(Timeline timeline, SearchContext limit) {
        this.timeline = timeline;
        this.limit = limit;
    }

    /**
     * The best of all branches.
     *
     * @throws MistakeException if it takes too long
     */
    Attempt best(Beginning beginning) throws MistakeException {
        Attempt best = Attempt.failed("it doesn't go on from the challenge's setup");
        for (Branch branch : timeline.branches()) {
            if (beginning.begins(branch.recorded())
                    && branch.end().compareTo(beginning.end()) >= 0) {
                best = best.orBetter(attempt(beginning, branch));
            }
        }
        return best;
    }

    private Attempt attempt(Beginning beginning, Branch branch) throws MistakeException {
        try {
            Retelling told = timeline.retelling(branch);
            Reaching reaching = new Reaching(beginning);
            int first = beginning.recorded().size();
            boolean more = true;
            int count = 0;
            while (more) {
                more = told.advance();
                look(count++);
                boolean isBehind = told.recorded() >= first
                        && told.moment().nowNanos() >= beginning.end().nanos();
                if (isBehind && reaching.isAt(told.moment())) {
                    return judged(
                            beginning, branch, told.recorded(), told.moment().nowNanos());
                }
            }
            Moment future = told.moment();
            long limitNanos = future.after(PATIENCE_NANOS);
            while (future.step(limitNanos)) {
                look(count++);
                if (reaching.isAt(future)) {
                    return judged(beginning, branch, told.recorded(), future.nowNanos());
                }
            }
            return Attempt.failed(
                    "the goal isn't reached: " + beginning.deed().goal().text());
        } catch (StorageException | MachineException trouble) {
            return Attempt.failed(String.valueOf(trouble.getMessage()));
        }
    }

    private void look(int count) throws MistakeException {
        if (count % BETWEEN_LOOKS == 0 && !limit.goesOn()) {
            throw MistakeException.ofTheMoment("broken off");
        }
    }

    private static Attempt judged(Beginning beginning, Branch branch, int recorded, long nanos) {
        int count = 0;
        for (Recorded one : branch.recorded().subList(beginning.recorded().size(), recorded)) {
            if (one instanceof Recorded.Given given) {
                count++;
                String word = given.command().line().split(" ", 2)[0];
                List<String> allowed = beginning.deed().allowed().orElse(List.of(word));
                if (!allowed.contains(word)) {
                    return Attempt.failed("'" + word + "' isn't allowed: the cluster may be changed"
                            + " with " + String.join(", ", allowed));
                }
            } else if (one instanceof Recorded.Found found) {
                return Attempt.failed(
                        "files on the disk of n" + found.node() + " were changed from outside");
            }
        }
        return bounded(beginning, count, nanos - beginning.end().nanos());
    }

    private static Attempt bounded(Beginning beginning, int count, long nanos) {
        int limit = beginning.deed().limit().orElse(Integer.MAX_VALUE);
        long within = beginning.deed().withinNanos().orElse(Long.MAX_VALUE);
        if (count > limit) {
            return Attempt.failed("the goal is reached with " + count + " commands, and " + limit
                    + " are allowed");
        } else if (nanos > within) {
            return Attempt.failed(
                    "the goal is reached after more than " + Quantities.typed(within));
        }
        return Attempt.reached(count);
    }

    /** Whether a goal is reached, at moments that follow each other. */
    private static final class Reaching {
        private final TypedCondition goal;

        Reaching(Beginning beginning) {
            goal = beginning.deed().goal();
        }

        boolean isAt(Moment moment) {
            try {
                return NodeSet.looking(moment, goal.condition()::holds);
            } catch (MistakeException notHere) {
                return false;
            }
        }
    }
}
