package raftarium.session;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/** The moments of a session that have names. */
public final class Bookmarks {
    private final TreeMap<String, Bookmark> byName = new TreeMap<>();

    Bookmarks() {}

    /** All of them, in the order of their times. */
    public List<Bookmark> all() {
        return byName.values().stream()
                .sorted(Comparator.comparing(Bookmark::position))
                .toList();
    }

    /** The moment of that name; null if there is none. */
    public @Nullable Bookmark find(String name) {
        return byName.get(name);
    }

    /** Gives the present of a timeline a name, which another moment loses that has it. */
    public void set(String name, Timeline timeline) {
        put(name, timeline.branch(), timeline.at());
    }

    /** Gives a moment of a branch a name. */
    void put(String name, Branch branch, Position position) {
        byName.put(name, new Bookmark(name, branch, position));
    }

    /** All of them, in the order of their names. */
    Collection<Bookmark> byName() {
        return byName.values();
    }
}
