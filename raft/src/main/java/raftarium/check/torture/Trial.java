package raftarium.check.torture;

import org.jspecify.annotations.Nullable;

import raftarium.check.SafetyChecker;
import raftarium.disk.MemoryDisk;
import raftarium.machine.KeyValueCommand;
import raftarium.raft.Rule;
import raftarium.sim.ClientEvent;
import raftarium.sim.Event;
import raftarium.sim.NetPreset;
import raftarium.sim.Observer;
import raftarium.sim.Outcome;
import raftarium.sim.Simulation;
import raftarium.sim.Violation;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Runs a plan, all properties checked, and sees whether the cluster gets well in the end. */
final class Trial {
    /** How often it looks whether the cluster is well. */
    private static final long LOOK_NANOS = 50 * Times.MILLISECOND;

    /** So many commands clients give at least in that time. */
    private static final long LEAST_OPERATIONS = 1_000;

    private static final long LEAST_OPERATIONS_NANOS = 60 * Times.SECOND;

    /** So many seconds the load goes on at most, for the sake of that. */
    private static final long MOST_ROUNDS = 60;

    private final Counter counter = new Counter();
    private final List<Step> performed = new ArrayList<>();
    private final TreeSet<Integer> rotten = new TreeSet<>();
    private final Simulation simulation;
    private long faults;
    private int planned;

    private Trial(Setup setup) {
        simulation = new Simulation(
                setup.config(),
                node -> new MemoryDisk(),
                List.of(new SafetyChecker(setup.nodes()), counter));
    }

    /** Runs it, for that much virtual time at least, and then mends all and waits. */
    static Verdict.Run whole(Plan plan, long forNanos) {
        Trial trial = new Trial(plan.setup());
        trial.perform(plan.steps());
        long missing = forNanos - trial.simulation.nowNanos();
        if (missing > 0) {
            trial.perform(new TimeStep.Run(missing));
        }
        trial.planned = trial.performed.size();
        trial.makeUpFor(forNanos * LEAST_OPERATIONS / LEAST_OPERATIONS_NANOS);
        return trial.ended(trial.isBroken() ? null : trial.recover());
    }

    /** Runs its steps and no more. */
    static Verdict.Run steps(Plan plan) {
        Trial trial = new Trial(plan.setup());
        trial.perform(plan.steps());
        trial.planned = trial.performed.size();
        return trial.ended(null);
    }

    private boolean isBroken() {
        return simulation.violation() != null;
    }

    private void perform(List<Step> steps) {
        steps.forEach(this::perform);
    }

    /** What can't be done is left out; so is all that comes behind a violation. */
    private void perform(Step step) {
        if (isBroken() || !step.apply(simulation)) {
            return;
        }
        performed.add(step);
        faults += step.isFault() ? 1 : 0;
        if (step instanceof DiskStep.Rot rot) {
            rotten.add(rot.node());
        }
    }

    /** Clients that could do little while nobody led do so once all is mended. */
    private void makeUpFor(long operations) {
        if (counter.begun < operations) {
            mend();
            long rounds = MOST_ROUNDS;
            while (counter.begun < operations && rounds > 0 && !isBroken()) {
                perform(new TimeStep.Run(Times.SECOND));
                rounds--;
            }
        }
    }

    /** How the cluster gets well. */
    private record Recovery(long nanos, List<String> ailments) {}

    private Recovery recover() {
        mend();
        perform(new ClientStep.StopLoad());
        awaitMembers();
        long begin = simulation.nowNanos();
        KeyValueCommand last = KeyValueCommand.put("end", "well");
        // As a step, so that a script does the same.
        perform(new ClientStep.Ask(last, null, null));
        List<String> ailments = ailments();
        while (!ailments.isEmpty()
                && !isBroken()
                && simulation.nowNanos() - begin < TortureOptions.RECOVERY_NANOS) {
            perform(new TimeStep.Run(LOOK_NANOS));
            boolean again = (simulation.nowNanos() - begin) % Times.SECOND == 0;
            if (again && simulation.rules().off(Rule.TERM_NO_OP)) {
                // A leader elected behind that write commits nothing of old terms without another.
                perform(new ClientStep.Ask(last, null, null));
            }
            ailments = ailments();
        }
        return new Recovery(simulation.nowNanos() - begin, ailments);
    }

    private void mend() {
        perform(new NetworkStep.Heal());
        perform(new NetworkStep.Net(NetPreset.LAN));
        perform(new DiskStep.MendAll());
        perform(new NodeStep.DriftAll(0));
        perform(new NodeStep.ResumeAll());
        perform(new NodeStep.RestartDown());
    }

    /** Until nobody tries to carry through a change any more, which has an end of its own. */
    private void awaitMembers() {
        boolean changing = true;
        while (changing && !isBroken()) {
            changing = false;
            for (int id = 1; id <= simulation.nodes(); id++) {
                changing |= simulation.operator().isChanging(id);
            }
            if (changing) {
                perform(new TimeStep.Run(LOOK_NANOS));
            }
        }
    }

    private List<String> ailments() {
        List<String> ailments = new ArrayList<>(Ailments.of(simulation, rotten));
        if (!counter.finished) {
            ailments.add(0, "a write after all faults isn't acknowledged");
        }
        return ailments;
    }

    private Verdict.Run ended(@Nullable Recovery recovery) {
        Violation violation = simulation.violation();
        String property = "";
        String detail = "";
        if (violation != null) {
            property = violation.property();
            detail = violation.detail();
        } else if (recovery != null && !recovery.ailments.isEmpty()) {
            property = Verdict.CONVERGENCE;
            detail = String.join("; ", recovery.ailments);
        }
        Verdict verdict = new Verdict(
                property,
                detail,
                simulation.nowNanos(),
                simulation.executed(),
                counter.begun,
                faults,
                recovery == null || !recovery.ailments.isEmpty() ? 0 : recovery.nanos,
                simulation.trace().digest());
        return new Verdict.Run(verdict, performed, planned);
    }

    /** Counts what clients do. */
    private static final class Counter implements Observer {
        private long begun;
        private boolean finished;

        @Override
        public @Nullable Violation observe(Event event) {
            if (event instanceof ClientEvent.Called) {
                begun++;
            } else if (event instanceof ClientEvent.Returned returned
                    && returned.outcome() == Outcome.OK) {
                finished |= returned.text().equals("put end well");
            }
            return null;
        }

        @Override
        public Observer copy() {
            throw new UnsupportedOperationException("trials are run, not copied");
        }
    }
}
