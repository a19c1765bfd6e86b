package raftarium.app.tui.engine;

import java.util.List;

/**
 * Where in its time a session is.
 *
 * @param moves how often something else was shown than what came next: another session, a moment
 *     before, another branch
 * @param isPast whether time that passes now is that which has passed already
 * @param startNanos when the session began
 * @param endNanos how far the branch goes
 * @param branch the number of the branch, from 1
 * @param rails all branches, by their numbers
 * @param before the line that leads back to the mark before: to a bookmark, a note, or to where a
 *     node became leader; "" if there is none that is known
 * @param after the line that leads on to the mark after: to a bookmark, a note, to where a node
 *     becomes leader, or to the end of the branch if a property is broken there; "" as before
 * @param bookmarks all bookmarks, in the order of their times
 * @param notes what was noted on this branch, in order, beyond this moment too
 * @param recorded how much was done on all branches
 */
public record Place(
        long moves,
        boolean isPast,
        long startNanos,
        long endNanos,
        int branch,
        List<Rail> rails,
        String before,
        String after,
        List<Flag> bookmarks,
        List<Flag> notes,
        int recorded) {
    /**
     * A branch, as it is drawn.
     *
     * @param parent the number of the branch that it left; 0: none
     * @param forkNanos when it did
     * @param leader who leads at its end; 0: nobody
     * @param term in which term; 0: in none
     */
    public record Rail(
            int number,
            String name,
            int parent,
            long forkNanos,
            long endNanos,
            int leader,
            long term) {}

    /**
     * A moment that somebody marked.
     *
     * @param text the name of a bookmark, or what was noted
     * @param isHere whether it is on the branch that is shown
     * @param isPassed whether it isn't behind the moment that is shown
     */
    public record Flag(String text, long atNanos, boolean isHere, boolean isPassed) {}

    public Place {
        rails = List.copyOf(rails);
        bookmarks = List.copyOf(bookmarks);
        notes = List.copyOf(notes);
    }

    /** How much there is that would be lost with the session. */
    public int kept() {
        return recorded + rails.size() + bookmarks.size();
    }

    /** How many branches there are. */
    public int branches() {
        return rails.size();
    }

    /** How many of the notes were said up to this moment. */
    public int notesPassed() {
        int passed = 0;
        while (passed < notes.size() && notes.get(passed).isPassed()) {
            passed++;
        }
        return passed;
    }

    /** Whether a bookmark has that name. */
    public boolean hasBookmark(String name) {
        return bookmarks.stream().anyMatch(one -> one.text().equals(name));
    }
}
