package raftarium.check.torture;

import org.jspecify.annotations.Nullable;

import raftarium.check.SafetyChecker;
import raftarium.command.Answer;
import raftarium.command.ClockCommand;
import raftarium.command.ClusterSpec;
import raftarium.command.Command;
import raftarium.command.DiskCommand;
import raftarium.command.LoadCommand;
import raftarium.command.Moment;
import raftarium.command.NetworkCommand;
import raftarium.command.NodeCommand;
import raftarium.command.TimeCommand;
import raftarium.condition.NodeSet;
import raftarium.disk.Disk;
import raftarium.disk.MemoryDisk;
import raftarium.machine.ClientCommand;
import raftarium.machine.MachineException;
import raftarium.machine.MachineType;
import raftarium.raft.Rule;
import raftarium.sim.NetPreset;
import raftarium.sim.Simulation;
import raftarium.trace.ClientEvent;
import raftarium.trace.Event;
import raftarium.trace.Observer;
import raftarium.trace.Outcome;
import raftarium.trace.Violation;
import raftarium.words.MistakeException;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.IntFunction;

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
    private final List<Command> performed = new ArrayList<>();
    private final TreeSet<Integer> rotten = new TreeSet<>();
    private final Moment moment;
    private final Simulation simulation;
    private final @Nullable Target target;
    private boolean seen;
    private long faults;
    private int planned;

    private Trial(ClusterSpec cluster, @Nullable Target target, IntFunction<Disk> disks) {
        simulation = new Simulation(
                cluster.config(),
                disks,
                List.of(new SafetyChecker(cluster.nodesOrDefault()), counter));
        moment = new Moment(simulation, disks);
        this.target = target;
        seen = sees();
    }

    /**
     * Runs it, for that much virtual time at least, and then mends all and waits; or until the
     * target is seen.
     */
    static TrialResult.Run whole(Plan plan, long forNanos, @Nullable Target target) {
        return whole(plan, forNanos, target, node -> new MemoryDisk());
    }

    /** The same on these disks, one a node. */
    static TrialResult.Run whole(
            Plan plan, long forNanos, @Nullable Target target, IntFunction<Disk> disks) {
        Trial trial = new Trial(plan.cluster(), target, disks);
        trial.perform(plan.commands());
        long missing = forNanos - trial.simulation.nowNanos();
        if (missing > 0) {
            trial.perform(new TimeCommand.Run(missing));
        }
        trial.planned = trial.performed.size();
        trial.makeUpFor(forNanos * LEAST_OPERATIONS / LEAST_OPERATIONS_NANOS);
        return trial.ended(trial.isOver() ? null : trial.recover());
    }

    /** Runs its commands and no more; or until the target is seen. */
    static TrialResult.Run commands(Plan plan, @Nullable Target target) {
        Trial trial = new Trial(plan.cluster(), target, node -> new MemoryDisk());
        trial.perform(plan.commands());
        trial.planned = trial.performed.size();
        return trial.ended(null);
    }

    /** Whether a property is broken, or what was hunted for is there. */
    private boolean isOver() {
        return seen || simulation.isStopped();
    }

    private boolean sees() {
        return target != null && target.isSeen(moment);
    }

    private void perform(List<Command> commands) {
        commands.forEach(this::perform);
    }

    /** What can't be done is left out; so is all that comes when it is over. */
    private void perform(Command command) {
        if (isOver() || isAmbiguous(command)) {
            return;
        }
        long ticket = moment.give(command);
        boolean takesTime = command instanceof TimeCommand;
        Command done = takesTime ? pass(command) : command;
        if (moment.waits().isAny()) {
            moment.waits().breakOff(ticket);
        }
        Answer.Said said = moment.waits().answer(ticket);
        if (said instanceof Answer.Refused || said instanceof Answer.Mistake) {
            return;
        }
        performed.add(done);
        seen = takesTime ? seen : sees();
        faults += FaultCommands.isFault(command) ? 1 : 0;
        if (command instanceof DiskCommand.Corrupt corrupt) {
            rotten.addAll(ids(corrupt.nodes()));
        }
    }

    /** Lets time pass. Returns what has passed until the target was seen, if it was. */
    private Command pass(Command time) {
        if (target == null) {
            moment.settle();
            return time;
        }
        long began = moment.nowNanos();
        while (moment.waits().isAny() && !seen) {
            long limitNanos = moment.waits().limitNanos();
            if (moment.step(limitNanos)) {
                seen = sees();
            } else {
                moment.passTo(limitNanos);
            }
        }
        long millis = (moment.nowNanos() - began) / Times.MILLISECOND + 1;
        return seen ? new TimeCommand.Run(millis * Times.MILLISECOND) : time;
    }

    /** A fault of one node isn't to befall several, where {@code stale-leader} is several. */
    private boolean isAmbiguous(Command command) {
        return command instanceof NodeCommand.Pause pause && ids(pause.nodes()).size() > 1;
    }

    /** Whom it names now; nobody, if it names somebody who isn't there. */
    private List<Integer> ids(NodeSet nodes) {
        try {
            return nodes.ids(moment);
        } catch (MistakeException ofANodeThatIsNotThere) {
            return List.of();
        }
    }

    /** Clients that could do little while nobody led do so once all is mended. */
    private void makeUpFor(long operations) {
        if (counter.begun < operations) {
            mend();
            long rounds = MOST_ROUNDS;
            while (counter.begun < operations && rounds > 0 && !isOver()) {
                perform(new TimeCommand.Run(Times.SECOND));
                rounds--;
            }
        }
    }

    /** How the cluster gets well. */
    private record Settling(long nanos, List<String> problems) {}

    private Settling recover() {
        mend();
        perform(new LoadCommand.Stop());
        awaitMembers();
        long begin = simulation.nowNanos();
        ClientCommand last = last(simulation.config().machine());
        write(last);
        List<String> problems = problems();
        while (!problems.isEmpty()
                && !isOver()
                && simulation.nowNanos() - begin < TortureOptions.RECOVERY_NANOS) {
            perform(new TimeCommand.Run(LOOK_NANOS));
            boolean again = (simulation.nowNanos() - begin) % Times.SECOND == 0;
            if (again && simulation.rules().off(Rule.TERM_NO_OP)) {
                // A leader elected behind that write commits nothing of old terms without another.
                write(last);
            }
            problems = problems();
        }
        return new Settling(simulation.nowNanos() - begin, problems);
    }

    /** As a command, so that a script does the same. */
    private void write(ClientCommand last) {
        counter.awaits = true;
        perform(ClientRequests.ask(last, null, null));
        counter.awaits = false;
    }

    /** The write that must be acknowledged in the end. */
    private static ClientCommand last(MachineType machine) {
        return ClientRequests.write(machine, "end", "well");
    }

    private void mend() {
        perform(new NetworkCommand.Heal());
        perform(new NetworkCommand.Net(NetPreset.LAN));
        perform(new DiskCommand.Mend(FaultCommands.ALL));
        perform(new ClockCommand.Drift(FaultCommands.ALL, 0));
        perform(new NodeCommand.Resume(FaultCommands.ALL));
        perform(new NodeCommand.Restart(FaultCommands.DOWN));
    }

    /** Until nobody tries to carry through a change any more, which has an end of its own. */
    private void awaitMembers() {
        boolean changing = true;
        while (changing && !isOver()) {
            changing = false;
            for (int id = 1; id <= simulation.nodes(); id++) {
                changing |= simulation.operator().isChanging(id);
            }
            if (changing) {
                perform(new TimeCommand.Run(LOOK_NANOS));
            }
        }
    }

    private List<String> problems() {
        List<String> problems = new ArrayList<>(ConvergenceCheck.of(simulation, rotten));
        if (!counter.finished) {
            problems.add(0, "a write after all faults isn't acknowledged");
        }
        return problems;
    }

    /**
     * Judges it.
     *
     * @throws MachineException if the state machine threw something: that isn't a verdict
     */
    private TrialResult.Run ended(@Nullable Settling recovery) {
        MachineException failure = simulation.failure();
        if (failure != null) {
            throw failure;
        }
        simulation.compareStates();
        Violation violation = simulation.violation();
        String property = "";
        String detail = "";
        if (seen) {
            property = TrialResult.SEEN;
        } else if (violation != null) {
            property = violation.property();
            detail = violation.detail();
        } else if (recovery != null && !recovery.problems.isEmpty()) {
            property = TrialResult.CONVERGENCE;
            detail = String.join("; ", recovery.problems);
        }
        TrialResult result = new TrialResult(
                property,
                detail,
                simulation.nowNanos(),
                simulation.executed(),
                counter.begun,
                faults,
                recovery == null || !recovery.problems.isEmpty() ? 0 : recovery.nanos,
                simulation.trace().digest());
        simulation.close();
        return new TrialResult.Run(result, performed, planned);
    }

    /** Counts what clients do. */
    private static final class Counter implements Observer {
        /** Who gives the writes of the end; each is a client of its own. */
        private final TreeSet<Integer> last = new TreeSet<>();

        /** Whether who begins now is one of them. */
        private boolean awaits;

        private long begun;
        private boolean finished;

        @Override
        public @Nullable Violation observe(Event event) {
            if (event instanceof ClientEvent.Called called) {
                begun++;
                if (awaits) {
                    last.add(called.client());
                }
            } else if (event instanceof ClientEvent.Returned returned
                    && returned.outcome() == Outcome.OK) {
                finished |= last.contains(returned.client());
            }
            return null;
        }

        @Override
        public Observer copy() {
            throw new UnsupportedOperationException("trials are run, not copied");
        }
    }
}
