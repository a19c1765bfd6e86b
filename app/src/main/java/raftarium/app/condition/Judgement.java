package raftarium.app.condition;

import raftarium.app.session.Situation;
import raftarium.app.words.MistakeException;
import raftarium.raft.RandomStream;

/**
 * A condition that is judged, once or again and again, and then told of. What is told is told of
 * the nodes that were drawn for the last judgement; to tell draws nothing.
 */
public final class Judgement {
    private final Condition condition;
    private final Situation situation;

    /** What the last judgement drew from. */
    private RandomStream before;

    public Judgement(Condition condition, Situation situation) {
        this.condition = condition;
        this.situation = situation;
        before = situation.chance().copy();
    }

    /** Whether it holds now. */
    public boolean holds() throws MistakeException {
        before = situation.chance().copy();
        return condition.holds(situation);
    }

    /** How things stand. */
    public String actual() throws MistakeException {
        RandomStream after = situation.chance();
        situation.setChance(before.copy());
        try {
            return condition.actual(situation);
        } finally {
            situation.setChance(after);
        }
    }
}
