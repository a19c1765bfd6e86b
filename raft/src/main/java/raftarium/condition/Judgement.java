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

    /** What holds since when, in what is to last. */
    private Spans spans = new Spans();

    public Judgement(Condition condition) {
        this.condition = condition;
    }

    /** One that goes on by itself. */
    public Judgement copy() {
        Judgement copy = new Judgement(condition);
        copy.before = before == null ? null : before.copy();
        copy.spans = spans.copy();
        return copy;
    }

    /** Whether it holds now. */
    public boolean holds(Situation situation) throws MistakeException {
        before = situation.chance().copy();
        return condition.holds(seen(situation));
    }

    private Situation seen(Situation situation) {
        return condition.isOfTime() ? new Aspect(situation, spans, 0) : situation;
    }

    /**
     * The virtual time at which it may begin to hold though nothing happens; {@link Long#MAX_VALUE}
     * if it won't.
     */
    public long nextNanos() {
        return spans.nextNanos();
    }

    /** How things stand. */
    public String actual(Situation situation) throws MistakeException {
        RandomStream after = situation.chance();
        situation.setChance((before == null ? after : before).copy());
        try {
            return condition.actual(seen(situation));
        } finally {
            situation.setChance(after);
        }
    }
}
