package raftarium.app.command;

import raftarium.command.Command;
import raftarium.words.MistakeException;

/** What a line says is to be done. */
sealed interface Order {
    /** A command is given to the cluster. */
    record Give(Command command) implements Order {}

    /** Anything else. */
    record Do(Family family, Deed deed) implements Order {}

    /** What is done, and what it says. */
    interface Deed {
        /** Does it. */
        Reply on(CommandContext context) throws MistakeException;
    }

    /** What kind of thing is done. */
    enum Family {
        /** Something is looked at: what it says is what it is for. */
        LOOK,
        /** The session goes to another moment, or speaks of others. */
        TRAVEL,
        /** All of the session is looked at, with its other moments. */
        LOOK_AT_ALL,
        /** It is about the session, or the script. */
        SESSION
    }

    /** Something is looked at. */
    static Order look(Deed deed) {
        return new Do(Family.LOOK, deed);
    }

    /** All of the session is looked at, with its other moments. */
    static Order lookAtAll(Deed deed) {
        return new Do(Family.LOOK_AT_ALL, deed);
    }

    /** The session goes to another moment, or speaks of others. */
    static Order travel(Deed deed) {
        return new Do(Family.TRAVEL, deed);
    }

    /** It is about the session, or the script. */
    static Order session(Deed deed) {
        return new Do(Family.SESSION, deed);
    }

    /** Whether it only looks. */
    default boolean looks() {
        return this instanceof Do one
                && (one.family == Family.LOOK || one.family == Family.LOOK_AT_ALL);
    }

    /** Whether it is about other moments. */
    default boolean travels() {
        return this instanceof Do one
                && (one.family == Family.TRAVEL || one.family == Family.LOOK_AT_ALL);
    }
}
