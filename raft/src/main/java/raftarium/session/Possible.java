package raftarium.session;

import org.jspecify.annotations.Nullable;

import raftarium.command.ChanceCommand;
import raftarium.command.Command;
import raftarium.command.Moment;
import raftarium.condition.Condition;
import raftarium.condition.Judgement;
import raftarium.raft.Status;
import raftarium.sim.Host;
import raftarium.sim.Simulation;
import raftarium.trace.Figures;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** One future of a moment: a copy of it with other chance, in which time is to pass. */
final class Possible {
    private final long number;
    private final Moment moment;
    private final Simulation simulation;
    private final long limitNanos;
    private final List<Recorded.Given> deeds;
    private final @Nullable Condition sought;
    private final @Nullable Judgement judgement;
    private final Figures figures;

    private final long fromNanos;
    private long heldNanos = -1;
    private long turnsSeen = -1;

    /**
     * @param from is copied: by the thread whose it is
     * @param number of the chance
     * @param limitNanos how far time passes
     * @param deeds what is done in it, at the times at which it was done
     * @param sought what is asked for; null if nothing is
     */
    Possible(
            Moment from,
            long number,
            long limitNanos,
            List<Recorded.Given> deeds,
            @Nullable Condition sought) {
        this.number = number;
        this.limitNanos = limitNanos;
        this.deeds = deeds;
        this.sought = sought;
        judgement = sought == null ? null : new Judgement(sought);
        fromNanos = from.nowNanos();
        moment = from.copyToKeep();
        moment.waits().askNoMore();
        simulation = moment.simulation();
        figures = figures(simulation);
        simulation.trace().follow((event, happened, follows) -> figures.add(happened));
    }

    private static Figures figures(Simulation simulation) {
        List<Integer> leaders = new ArrayList<>();
        long committed = 0;
        for (int id = 1; id <= simulation.nodes(); id++) {
            Host host = simulation.host(id);
            Status status = host.status();
            committed = Math.max(committed, status.commitIndex());
            if (host.leads()) {
                leaders.add(id);
            }
        }
        return new Figures(simulation.nowNanos(), leaders, committed);
    }

    /**
     * Lets time pass to the end.
     *
     * @return what came of it; null if it was broken off
     */
    @Nullable
    Future pass(BooleanSupplier goesOn) {
        give(new ChanceCommand(number));
        int done = 0;
        boolean more = true;
        while (more && !simulation.isStopped()) {
            look();
            if (!goesOn.getAsBoolean()) {
                return null;
            }
            Recorded.Given deed = done < deeds.size() ? deeds.get(done) : null;
            if (deed != null && isDue(deed)) {
                moment.passTo(deed.nanos());
                give(deed.command());
                done++;
            } else {
                more = moment.step(limitNanos());
                more |= passes();
            }
        }
        moment.passTo(limitNanos);
        look();
        return new Future(
                number,
                simulation.nowNanos() - fromNanos,
                heldNanos,
                simulation.isStopped(),
                simulation.violation(),
                simulation.leader(),
                figures.leaderlessNanos(simulation.nowNanos()),
                figures.elections());
    }

    private void give(Command command) {
        moment.waits().setWanted(moment.give(command), false);
        turnsSeen = -1;
    }

    /** What was done at a time was done behind the actions of that time. */
    private boolean isDue(Recorded.Given deed) {
        return deed.nanos() < simulation.nextNanos();
    }

    /** How far time may pass before it is looked again. */
    private long limitNanos() {
        boolean isAwaited = judgement != null && heldNanos < 0;
        return isAwaited ? Math.min(limitNanos, judgement.nextNanos()) : limitNanos;
    }

    /** Lets time pass to where something may have lasted long enough, if nothing happens before. */
    private boolean passes() {
        long nanos = limitNanos();
        boolean passes = nanos < limitNanos && nanos < simulation.nextNanos();
        if (passes) {
            moment.passTo(nanos);
        }
        return passes;
    }

    private void look() {
        if (sought == null || judgement == null || heldNanos >= 0) {
            return;
        }
        boolean isAsBefore = sought.isOfTurns() && simulation.turns() == turnsSeen;
        turnsSeen = simulation.turns();
        if (!isAsBefore && Pass.holds(judgement, sought, moment)) {
            heldNanos = simulation.nowNanos();
        }
    }
}
