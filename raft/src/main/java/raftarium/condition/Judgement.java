package raftarium.condition;

import org.jspecify.annotations.Nullable;

import raftarium.data.RandomStream;
import raftarium.words.MistakeException;

/**
 * A condition that is judged, once or again and again, and then told of. What is told is told of
 * the nodes that were drawn for the last judgement; to tell draws nothing.
 */
public final class Judgement {
    private final Condition condition;

    /** What the last judgement drew from. */
    private @Nullable RandomStream before;

    public Judgement(Condition condition) {
        this.condition = condition;
    }

    /** One that goes on by itself. */
    public Judgement copy() {
        Judgement copy = new Judgement(condition);
        copy.before = before == null ? null : before.copy();
        return copy;
    }

    /** Whether it holds now. */
    public boolean holds(Situation situation) throws MistakeException {
        before = situation.chance().copy();
        return condition.holds(situation);
    }

    /** How things stand. */
    public String actual(Situation situation) throws MistakeException {
        RandomStream after = situation.chance();
        situation.setChance((before == null ? after : before).copy());
        try {
            return condition.actual(situation);
        } finally {
            situation.setChance(after);
        }
    }
}
