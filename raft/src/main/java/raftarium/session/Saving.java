package raftarium.session;

import raftarium.command.ClusterSpec;
import raftarium.words.MistakeException;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes out of a timeline what is kept of it. */
final class Saving {
    private final Course course;
    private final Bookmarks bookmarks;
    private final Notes notes;

    Saving(Course course, Bookmarks bookmarks, Notes notes) {
        this.course = course;
        this.bookmarks = bookmarks;
        this.notes = notes;
    }

    SavedSession saved(String writer, ClusterSpec spec, Optional<SavedSession.Resumed> resumed)
            throws MistakeException {
        check();
        List<SavedSession.SavedBranch> branches = new ArrayList<>();
        for (Branch branch : course.branches()) {
            Branch parent = branch.parent();
            int before = parent == null ? 0 : branch.fork().recorded();
            branches.add(new SavedSession.SavedBranch(
                    branch.name(),
                    parent == null ? Optional.empty() : Optional.of(place(parent, branch.fork())),
                    branch.recorded().subList(before, branch.recorded().size()),
                    branch.milestones().all(),
                    branch.end(),
                    branch.ending().digest()));
        }
        SavedSession saved = new SavedSession(
                writer,
                spec,
                resumed,
                branches,
                notes.all().stream()
                        .map(note -> new SavedSession.SavedNote(
                                note.text(), place(note.branch(), note.position()), note.event()))
                        .toList(),
                bookmarks.byName().stream()
                        .map(mark -> new SavedSession.SavedBookmark(
                                mark.name(), place(mark.branch(), mark.position())))
                        .toList(),
                place(course.branch(), course.at()),
                course.present().chance().state(),
                course.present().simulation().trace().digest());
        saved.check();
        return saved.withMilestones(SavedSession.MAX_MILESTONES);
    }

    private void check() throws MistakeException {
        if (!course.isWhole()) {
            throw MistakeException.ofTheMoment(
                    "what was done at first isn't recorded any more: it can't be saved");
        }
        for (Branch branch : course.branches()) {
            for (Recorded one : branch.recorded()) {
                if (one instanceof Recorded.Found found && found.disk().refusal() != null) {
                    throw MistakeException.ofTheMoment("the files of n" + found.node()
                            + " were refused: what was found there can't be saved");
                }
            }
        }
    }

    private static SavedSession.Place place(Branch branch, Position position) {
        return new SavedSession.Place(branch.number(), position);
    }
}
