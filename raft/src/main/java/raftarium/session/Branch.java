package raftarium.session;

import org.jspecify.annotations.Nullable;

import raftarium.command.Moment;
import raftarium.sim.Simulation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;

/** One way that a session took: what was recorded from its very beginning, and how far it went. */
public final class Branch {
    /** So many actions put into the trace about what is shown of it. */
    private static final long ACTIONS_SEEN = 8_000;

    private final int number;
    private final String name;
    private final @Nullable Branch parent;
    private final Position fork;
    private final List<Recorded> recorded;
    private final List<KeptMoment> kept = new ArrayList<>();
    private final Turns turns;
    private final Milestones milestones = new Milestones();
    private BranchEnd ending;

    /** The first branch of a session, which begins with that moment. */
    static Branch first(Moment start) {
        Simulation simulation = start.simulation();
        Position position = new Position(0, simulation.executed(), simulation.nowNanos());
        Branch first = new Branch(1, "start", null, position, List.of(), new Turns(simulation));
        first.kept.add(KeptMoment.first(position, start));
        return first;
    }

    /**
     * A branch that begins where another one is.
     *
     * @param name what is done differently
     * @param fork where it leaves its parent
     */
    Branch(int number, String name, Branch parent, Position fork) {
        this(
                number,
                name,
                parent,
                fork,
                parent.recorded.subList(0, fork.recorded()),
                parent.turns.upTo(fork.actions()));
        for (KeptMoment one : parent.kept) {
            if (one.position().compareTo(fork) <= 0) {
                kept.add(one);
            }
        }
    }

    private Branch(
            int number,
            String name,
            @Nullable Branch parent,
            Position fork,
            List<Recorded> recorded,
            Turns turns) {
        this.number = number;
        this.name = name;
        this.parent = parent;
        this.fork = fork;
        this.recorded = new ArrayList<>(recorded);
        this.turns = turns;
        ending = new BranchEnd(fork, 0, 0, 0);
    }

    /** From 1, in the order in which they began. */
    public int number() {
        return number;
    }

    /** The command that began it. */
    public String name() {
        return name;
    }

    /** Which it left; null for the first. */
    public @Nullable Branch parent() {
        return parent;
    }

    /** Where it left its parent. */
    public Position fork() {
        return fork;
    }

    /** How far it went. */
    public Position end() {
        return ending.position();
    }

    /** Whether a position of that branch is one of this branch, too. */
    public boolean shares(Branch other, Position position) {
        Branch mine = this;
        while (mine != other) {
            Branch from = mine.parent;
            if (from == null || position.compareTo(mine.fork) > 0) {
                return false;
            }
            mine = from;
        }
        return true;
    }

    BranchEnd ending() {
        return ending;
    }

    void setEnding(BranchEnd other) {
        ending = other;
    }

    /** What was done, in order, from the beginning of the session on. Not to be changed. */
    public List<Recorded> recorded() {
        return Collections.unmodifiableList(recorded);
    }

    /** The command of that number, from 1, as causes count them; null if there is none. */
    public Recorded.@Nullable Given given(long number) {
        long count = 0;
        for (Recorded one : recorded) {
            if (one instanceof Recorded.Given command && ++count == number) {
                return command;
            }
        }
        return null;
    }

    void record(Recorded one) {
        recorded.add(one);
    }

    /** The moments kept, in order; the first is always there. */
    List<KeptMoment> kept() {
        return kept;
    }

    /** After which of its actions it may have become another one who leads, runs or belongs. */
    Turns turns() {
        return turns;
    }

    /** The oldest of the moments kept. */
    KeptMoment start() {
        return kept.get(0);
    }

    /** By which it is compared when it is opened once more; those beyond the fork. */
    Milestones milestones() {
        return milestones;
    }

    /**
     * A moment that is kept before a position, or else the oldest: so long before that the events
     * that are seen there come again, which no moment holds.
     */
    KeptMoment keptBy(Position position) {
        Position earlier = new Position(0, position.actions() - ACTIONS_SEEN, position.nanos());
        return newest(one -> one.position().compareTo(earlier) <= 0);
    }

    /** The same before a time. */
    KeptMoment keptBy(long nanos) {
        return keptBy(newest(one -> one.position().nanos() <= nanos).position());
    }

    /** The same before the event of that number. */
    KeptMoment keptBefore(long event) {
        return keptBy(newest(one -> one.moment().simulation().trace().count() <= event)
                .position());
    }

    /** The newest of those of which that holds; the oldest if it holds of none. */
    KeptMoment newest(Predicate<KeptMoment> isEnough) {
        KeptMoment found = start();
        for (KeptMoment one : kept) {
            found = isEnough.test(one) ? one : found;
        }
        return found;
    }
}
