package raftarium.app.tui.engine;

import org.jspecify.annotations.Nullable;

import raftarium.session.Branch;
import raftarium.session.Timeline;
import raftarium.trace.Trace;
import raftarium.trace.Violation;

import java.util.LinkedHashMap;

/**
 * What is told of the branches of a session, as somebody follows it wherever it goes. Of the
 * engine's thread.
 */
final class Chronicles {
    /** Of so many branches; the one that was seen longest ago is forgotten first. */
    private static final int MAX_BRANCHES = 16;

    private final LinkedHashMap<Branch, Chronicle> byBranch = new LinkedHashMap<>();
    private @Nullable Timeline timeline;
    private @Nullable Branch branch;
    private Chronicle current = new Chronicle();

    /** How many events the trace had. */
    private long seen;

    private long sessions;
    private long moves;

    /** How many sessions were followed. */
    long sessions() {
        return sessions;
    }

    /** How often something else was shown than what came next. */
    long moves() {
        return moves;
    }

    /** What is told of the branch that the session is on. */
    Chronicle current() {
        return current;
    }

    /**
     * Takes in where a session is.
     *
     * @return how many events of its trace have come since; where it went elsewhere, all it has
     */
    long follow(Timeline of) {
        if (of != timeline) {
            timeline = of;
            sessions++;
            branch = null;
            byBranch.clear();
        }
        Trace trace = of.present().simulation().trace();
        boolean goesOn = isSameWay(of.branch()) && trace.count() >= seen;
        if (!goesOn) {
            moves++;
        }
        if (of.branch() != branch || !goesOn) {
            branch = of.branch();
            current = known(branch, trace);
            byBranch.remove(branch);
            byBranch.put(branch, current);
            if (byBranch.size() > MAX_BRANCHES) {
                byBranch.remove(byBranch.keySet().iterator().next());
            }
        }
        current.take(trace);
        Violation violation = of.present().simulation().violation();
        if (violation != null) {
            current.tape().breaks(violation.atNanos());
        }
        long more = trace.count() - (goesOn ? seen : trace.first());
        seen = trace.count();
        return more;
    }

    /** A branch that leaves another one goes on with its story. */
    private boolean isSameWay(Branch now) {
        return branch != null && (now == branch || now.parent() == branch);
    }

    private Chronicle known(Branch here, Trace trace) {
        Chronicle its = byBranch.get(here);
        Branch parent = here.parent();
        Chronicle origin = parent == null ? null : byBranch.get(parent);
        if (its == null) {
            return origin == null
                    ? new Chronicle()
                    : origin.until(trace.first(), here.fork().nanos());
        }
        // The trace knows more of what came before than what was kept of it.
        boolean isPoor =
                its.story(trace.count(), FrameMaker.KEPT_STORY).size() < FrameMaker.KEPT_STORY
                        && its.begin() > trace.first();
        return isPoor ? its.again(trace.first()) : its;
    }
}
