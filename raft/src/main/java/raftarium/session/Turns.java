package raftarium.session;

import raftarium.sim.Simulation;

import java.util.Arrays;

/**
 * The actions of a branch that may have changed a role, a term, the members, which nodes run, or
 * what else {@link Simulation#turns} counts. Much of what is looked for in the past hangs on that
 * alone: then the time between them needn't pass again.
 */
final class Turns {
    /** So many are kept. Behind the last of them, each action counts as one. */
    static final int KEPT = 200_000;

    private final int most;
    private long[] actions;
    private int count;

    /** What the simulation had counted when it was looked at last. */
    private long seen;

    /** None as yet, of what begins there. */
    Turns(Simulation simulation) {
        this(simulation, KEPT);
    }

    /** One that keeps so many at most. */
    Turns(Simulation simulation, int most) {
        this.most = most;
        actions = new long[Math.min(most, 16)];
        seen = simulation.turns();
    }

    private Turns(Turns other, int count) {
        most = other.most;
        this.count = count;
        actions = Arrays.copyOf(other.actions, Math.min(most, count + 16));
        seen = -1;
    }

    /** The same up to an action, to go on otherwise; the next action counts as one in any case. */
    Turns upTo(long action) {
        return new Turns(this, countUpTo(action));
    }

    /** An action was executed that never was before. */
    void look(Simulation simulation) {
        long now = simulation.turns();
        if (now != seen) {
            seen = now;
            add(simulation.executed());
        }
    }

    private void add(long action) {
        if (count < most) {
            if (count == actions.length) {
                actions = Arrays.copyOf(actions, Math.min(most, 2 * count));
            }
            actions[count] = action;
            count++;
        }
    }

    /** The first one after that action; {@link Long#MAX_VALUE} if there is none. */
    long next(long action) {
        int place = countUpTo(action);
        if (place < count) {
            return actions[place];
        }
        return count == most ? action + 1 : Long.MAX_VALUE;
    }

    private int countUpTo(long action) {
        int place = Arrays.binarySearch(actions, 0, count, action);
        return place >= 0 ? place + 1 : -place - 1;
    }
}
