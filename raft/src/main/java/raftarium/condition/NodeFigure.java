package raftarium.condition;

import raftarium.sim.Host;
import raftarium.words.MistakeException;

import java.util.Optional;

/** A whole number that a node has, or that others know of it. */
interface NodeFigure {
    /** What it is now; empty if the node has none. */
    Optional<Long> of(Situation situation, Host host) throws MistakeException;

    /** How it stands: "n1 last is 5". */
    String actual(Situation situation, Host host) throws MistakeException;

    /** As {@link Condition#isOfTurns}. */
    default boolean isOfTurns() {
        return false;
    }

    /** As {@link Condition#isOfCommands}. */
    default boolean isOfCommands() {
        return false;
    }
}
