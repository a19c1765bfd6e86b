package raftarium.session;

import raftarium.command.Moment;

/** A moment that is kept, and where it is. It is copied before time passes in it. */
record Kept(Position position, Moment moment, long digest) {
    /**
     * Keeps a copy of a moment, in which nobody asks for an answer, and what isn't recorded isn't
     * waited for.
     */
    static Kept of(Position position, Moment original) {
        Moment copy = original.copyToKeep();
        for (long ticket : copy.waits().tickets()) {
            if (ticket < 0) {
                copy.waits().withdraw(ticket);
            } else {
                copy.waits().setWanted(ticket, false);
            }
        }
        return new Kept(position, copy, copy.simulation().trace().digest());
    }
}
