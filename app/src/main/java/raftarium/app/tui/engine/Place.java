package raftarium.app.tui.engine;

import java.util.List;

/**
 * Where in its time a session is.
 *
 * @param moves how often something else was shown than what came next: another session, a moment
 *     before, another branch
 * @param isPast whether time that passes now is that which has passed already
 * @param endNanos how far the branch goes
 * @param branch the number of the branch, from 1
 * @param branches how many there are
 * @param before the line that leads back to the mark before: to a bookmark, or to where a node
 *     became leader
 * @param after the line that leads on to the mark after: to a bookmark, to where a node becomes
 *     leader, or to the end of the branch if a property is broken there
 * @param bookmarks the names of all bookmarks
 */
public record Place(
        long moves,
        boolean isPast,
        long endNanos,
        int branch,
        int branches,
        String before,
        String after,
        List<String> bookmarks) {
    public Place {
        bookmarks = List.copyOf(bookmarks);
    }
}
