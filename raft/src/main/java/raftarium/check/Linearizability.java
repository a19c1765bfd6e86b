package raftarium.check;

import org.jspecify.annotations.Nullable;

import raftarium.check.history.Counterexample;
import raftarium.check.history.LiveCheck;
import raftarium.check.history.Numbered;
import raftarium.check.history.OpenOperations;
import raftarium.check.history.Verdict;
import raftarium.trace.ClientEvent;
import raftarium.trace.ReadMode;
import raftarium.trace.Violation;

/**
 * Linearizability: what clients are answered is what one copy would answer that does one operation
 * after the other. A local read promises nothing and breaks nothing; it counts only for the
 * question whether the whole history is linearizable.
 */
final class Linearizability {
    private final OpenOperations open;
    private final LiveCheck promised;

    /** With local reads; null as long as there was none. */
    private @Nullable LiveCheck everything;

    Linearizability(boolean isEmpty) {
        open = new OpenOperations();
        promised = new LiveCheck(isEmpty);
    }

    private Linearizability(Linearizability other) {
        open = other.open.copy();
        promised = other.promised.copy();
        everything = other.everything == null ? null : other.everything.copy();
    }

    Linearizability copy() {
        return new Linearizability(this);
    }

    void called(ClientEvent.Called event) {
        Numbered begun = open.called(event);
        if (begun == null) {
            return;
        }
        if (event.read() == ReadMode.LOCAL && everything == null) {
            everything = promised.copy();
        }
        if (everything != null) {
            everything.called(begun.id(), begun.operation());
        }
        if (event.read() != ReadMode.LOCAL) {
            promised.called(begun.id(), begun.operation());
        }
    }

    @Nullable
    Violation returned(ClientEvent.Returned event) {
        Numbered ended = open.returned(event);
        if (ended == null) {
            return null;
        }
        if (everything != null) {
            everything.returned(ended.id(), ended.operation());
        }
        if (ended.operation().read() == ReadMode.LOCAL) {
            return null;
        }
        Counterexample broken = promised.returned(ended.id(), ended.operation());
        return broken == null ? null : Property.LINEARIZABILITY.brokenAt(event, broken.drawn());
    }

    /** Whether all that clients were answered is, local reads too. */
    Verdict verdict() {
        return everything != null ? everything.verdict() : promised.verdict();
    }
}
