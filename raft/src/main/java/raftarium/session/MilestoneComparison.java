package raftarium.session;

import raftarium.data.Digest;
import raftarium.words.MistakeException;
import raftarium.words.Quantities;
import raftarium.words.Shown;

import java.util.List;

/**
 * Compares a branch that is told once more with what was saved of it, milestone by milestone. What
 * differs lies behind the last one that was the same.
 */
final class MilestoneComparison {
    /** So much of a command is said at most: characters. */
    private static final int MOST_OF_A_LINE = 60;

    private final Course course;
    private final List<Milestone> milestones;
    private final String versions;
    private int next;

    /** Where it was the same last, or began. */
    private Milestone same;

    /** How much had been recorded there. */
    private int recorded;

    /** The branch has only begun. */
    MilestoneComparison(Course course, List<Milestone> milestones, String versions) {
        this.course = course;
        this.milestones = milestones;
        this.versions = versions;
        same = here();
        recorded = course.at().recorded();
    }

    private Milestone here() {
        return Milestone.of(course.present().simulation());
    }

    /**
     * An action was executed.
     *
     * @throws MistakeException if there is a milestone, and something else has come of it
     */
    void passed() throws MistakeException {
        boolean isThere = next < milestones.size()
                && milestones.get(next).actions() <= course.at().actions();
        if (isThere) {
            Milestone saved = milestones.get(next++);
            if (!saved.equals(here())) {
                throw different(saved.where(), saved.digest());
            }
            same = saved;
            recorded = course.at().recorded();
        }
    }

    /**
     * The branch is at its end.
     *
     * @throws MistakeException if something else has come of it
     */
    void ended(Position end, long digest) throws MistakeException {
        if (here().digest() != digest) {
            throw different(where(end), digest);
        }
    }

    private MistakeException different(String to, long digest) {
        return refusal(
                to, ", digest " + Digest.text(here().digest()) + ", not " + Digest.text(digest));
    }

    /** It should have come there, and didn't. */
    MistakeException unreachable(Position to) {
        return refusal(where(to), "");
    }

    private MistakeException refusal(String to, String digests) {
        Branch branch = course.branch();
        return new MistakeException("something else comes of it on branch " + branch.number() + " "
                + quoted(branch.name()) + " between " + same.where() + " and " + to + ", "
                + given(branch.recorded().subList(0, course.at().recorded())) + ": it comes to "
                + here().where() + digests + versions);
    }

    /** What was done there in between, or else what was done last before. */
    private String given(List<Recorded> done) {
        if (done.isEmpty()) {
            return "before any command";
        } else if (recorded == done.size()) {
            return "behind command " + numbered(done, recorded);
        }
        int first = recorded + 1;
        return first == done.size()
                ? "where command " + numbered(done, first) + " was given"
                : "where commands " + numbered(done, first) + " to " + numbered(done, done.size())
                        + " were given";
    }

    private static String numbered(List<Recorded> done, int number) {
        Recorded one = done.get(number - 1);
        if (one instanceof Recorded.Given given) {
            return number + " " + quoted(given.command().line());
        }
        return number + (one instanceof Recorded.Found ? " (files found)" : " (broken off)");
    }

    private static String quoted(String command) {
        String line = Shown.line(command);
        boolean isLong = line.length() > MOST_OF_A_LINE;
        return "'" + (isLong ? line.substring(0, MOST_OF_A_LINE) + "..." : line) + "'";
    }

    private static String where(Position position) {
        return Quantities.seconds(position.nanos()) + " (action " + position.actions() + ")";
    }
}
