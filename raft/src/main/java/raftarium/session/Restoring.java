package raftarium.session;

import raftarium.data.Digest;
import raftarium.data.RandomStream;
import raftarium.disk.StorageException;
import raftarium.machine.MachineException;
import raftarium.words.MistakeException;
import raftarium.words.Quantities;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Brings a saved session back, in a timeline that has only begun: what was done is done again, at
 * its times, branch after branch, and must come to the same digests.
 */
final class Restoring {
    /** So many actions lie between two looks at who waits. */
    private static final long ACTIONS_BETWEEN = 1_000;

    private final Course course;
    private final Bookmarks bookmarks;
    private final Notes notes;
    private final SavedSession saved;
    private final String versions;
    private final SearchContext search;
    private final long all;
    private long done;
    private long passed;

    Restoring(
            Course course,
            Bookmarks bookmarks,
            Notes notes,
            SavedSession saved,
            String reader,
            SearchContext search) {
        this.course = course;
        this.bookmarks = bookmarks;
        this.notes = notes;
        this.saved = saved;
        this.search = search;
        versions = saved.writer().equals(reader)
                ? " (written and read by " + reader + ")"
                : " (written by " + saved.writer() + ", read by " + reader + ")";
        all = saved.actions();
    }

    /**
     * Does it; then the present is where the session was when it was saved.
     *
     * @throws MistakeException if something else comes of it, or it was broken off; then the
     *     timeline is of no use
     */
    void restore() throws MistakeException {
        List<MistakeException> mistakes = new ArrayList<>();
        Supplier<List<MistakeException>> piece = this::mistakes;
        search.each(List.of(piece).iterator(), found -> {
            mistakes.addAll(found);
            return false;
        });
        for (MistakeException mistake : mistakes) {
            throw mistake;
        }
        for (SavedSession.SavedBookmark mark : saved.bookmarks()) {
            bookmarks.put(mark.name(), branch(mark.place()), mark.place().position());
        }
        for (SavedSession.SavedNote note : saved.notes()) {
            notes.add(note.text(), branch(note.place()), note.place().position(), note.event());
        }
    }

    private Branch branch(SavedSession.Place place) {
        return course.branches().get(place.branch() - 1);
    }

    /** What is wrong, if anything is. */
    private List<MistakeException> mistakes() {
        try {
            tryOut();
            return List.of();
        } catch (MistakeException mistake) {
            return List.of(mistake);
        } catch (MachineException | StorageException trouble) {
            return List.of(new MistakeException(String.valueOf(trouble.getMessage())));
        }
    }

    private void tryOut() throws MistakeException {
        for (SavedSession.SavedBranch branch : saved.branches()) {
            begin(branch);
            lengthen(branch, new MilestoneComparison(course, branch.milestones(), versions));
        }
        SavedSession.Place at = saved.at();
        Branch last = branch(at);
        if (at.position().equals(last.end())) {
            course.enterEnd(last);
        } else {
            course.enter(last, at.position());
        }
        course.present().setChance(RandomStream.at(saved.chance()));
        check(at.position());
    }

    private void begin(SavedSession.SavedBranch branch) throws MistakeException {
        look(done);
        if (branch.fork().isPresent()) {
            SavedSession.Place fork = branch.fork().get();
            Replay there = course.there(course.branches().get(fork.branch() - 1), fork.position());
            if (!there.at().equals(fork.position())) {
                throw unreachable(branch.name(), fork.position(), there.at());
            }
            course.fork(branch.name(), there);
        }
    }

    private void lengthen(SavedSession.SavedBranch branch, MilestoneComparison comparison)
            throws MistakeException {
        List<Recorded> recorded = branch.recorded();
        int place = 0;
        while (place < recorded.size()) {
            Recorded one = recorded.get(place);
            int end = place + 1;
            while (end < recorded.size() && recorded.get(end) instanceof Recorded.Found) {
                end++;
            }
            goOn(comparison, new Position(course.at().recorded(), one.actions(), one.nanos()));
            course.now().redo(recorded.subList(place, end));
            place = end;
        }
        goOn(comparison, branch.end());
        course.noteEnd();
        comparison.ended(branch.end(), branch.digest());
    }

    private void goOn(MilestoneComparison comparison, Position to) throws MistakeException {
        long before = course.at().actions();
        boolean more = true;
        while (more && course.at().actions() < to.actions()) {
            more = course.step(to.nanos());
            comparison.passed();
            passed++;
            if (passed % ACTIONS_BETWEEN == 0) {
                look(done + course.at().actions() - before);
            }
        }
        done += course.at().actions() - before;
        course.passTo(to.nanos());
        if (!course.at().equals(to)) {
            throw comparison.unreachable(to);
        }
    }

    /** Somebody may have broken it off, or wants to know how far it is. */
    private void look(long actions) throws MistakeException {
        search.isAt(actions, all);
        if (!search.goesOn()) {
            throw MistakeException.ofTheMoment("broken off");
        }
    }

    private MistakeException unreachable(String branch, Position wanted, Position reached) {
        return new MistakeException("on branch '" + branch + "' it doesn't come to " + at(wanted)
                + ", but to " + at(reached) + versions);
    }

    private void check(Position position) throws MistakeException {
        long comes = course.present().simulation().trace().digest();
        if (!course.at().equals(position) || comes != saved.digest()) {
            throw new MistakeException("something else comes of it where it was saved, "
                    + at(position) + ": " + at(course.at()) + ", digest " + Digest.text(comes)
                    + ", not " + Digest.text(saved.digest()) + versions);
        }
    }

    private static String at(Position position) {
        return Quantities.seconds(position.nanos()) + " (action " + position.actions() + ")";
    }
}
