package raftarium.check.torture;

import raftarium.command.ClusterSpec;
import raftarium.command.Command;
import raftarium.command.TimeCommand;
import raftarium.data.RandomStream;

import java.util.ArrayList;
import java.util.List;

/** Draws a plan from a seed: the same seed and options, the same plan. */
final class Planner {
    private final RandomStream chance;
    private final long forNanos;
    private final List<Command> commands = new ArrayList<>();
    private final FaultPlanner faults;
    private final StaleLeaderPlanner staleLeaders;
    private final Nemesis nemesis;
    private final ClusterSpec cluster;

    private long nanos;

    private Planner(long seed, TortureOptions options) {
        chance = RandomStream.of(seed, "torture");
        forNanos = options.forNanos();
        nemesis = Nemesis.values()[(int) chance.below(Nemesis.values().length)];
        ClusterPlanner planner = new ClusterPlanner(chance, nemesis, options.machine());
        cluster = planner.cluster(seed, options);
        planner.begin().forEach(this::add);
        faults = new FaultPlanner(
                chance, cluster.nodesOrDefault(), nemesis, cluster.machineOrDefault());
        staleLeaders = new StaleLeaderPlanner(chance, cluster);
    }

    /** The plan of that seed. */
    static Plan plan(long seed, TortureOptions options) {
        Planner planner = new Planner(seed, options);
        while (planner.nanos < planner.forNanos) {
            planner.episode();
        }
        return new Plan(planner.cluster, planner.commands);
    }

    private void add(Command command) {
        commands.add(command);
        if (command instanceof TimeCommand.Run run) {
            nanos += run.nanos();
        } else if (command instanceof TimeCommand.Step events) {
            // About as many as a load makes; what is too little is made up for in the end.
            nanos += events.actions() * Times.MILLISECOND;
        }
    }

    private void episode() {
        switch (nemesis) {
            case CALM -> calm();
            case STORM -> storm(chance.between(5, 40));
            case SINGLE_EVENTS -> ambush(chance.between(20, 120));
            case STALE_LEADERS -> staleLeaders.plan().forEach(this::add);
            case MEMBERS -> members();
            case DISKS -> disks();
        }
    }

    private void run(long leastMillis, long mostMillis) {
        add(new TimeCommand.Run(chance.between(leastMillis, mostMillis) * Times.MILLISECOND));
    }

    private void calm() {
        run(300, 2_500);
        faults.any().forEach(this::add);
        run(50, 1_000);
        faults.mend().forEach(this::add);
        if (chance.chance(300_000)) {
            faults.asks().forEach(this::add);
        }
    }

    private void storm(long count) {
        for (long fault = 0; fault < count; fault++) {
            run(5, 400);
            faults.any().forEach(this::add);
            if (chance.chance(250_000)) {
                faults.asks().forEach(this::add);
            }
        }
        faults.mend().forEach(this::add);
        run(200, 1_500);
    }

    private void ambush(long count) {
        for (long fault = 0; fault < count; fault++) {
            add(new TimeCommand.Step(chance.between(1, 250)));
            faults.ambush().forEach(this::add);
        }
        faults.mend().forEach(this::add);
        run(200, 1_000);
    }

    private void members() {
        for (long change = chance.between(3, 12); change > 0; change--) {
            faults.change().forEach(this::add);
            if (chance.chance(300_000)) {
                add(new TimeCommand.Step(chance.between(1, 60)));
            } else {
                run(5, 300);
            }
            if (chance.chance(400_000)) {
                faults.any().forEach(this::add);
            }
        }
        if (chance.chance(700_000)) {
            faults.mend().forEach(this::add);
        }
        run(100, 1_000);
    }

    private void disks() {
        for (long fault = chance.between(2, 8); fault > 0; fault--) {
            run(10, 400);
            faults.disk().forEach(this::add);
            if (chance.chance(300_000)) {
                faults.any().forEach(this::add);
            }
        }
        faults.mend().forEach(this::add);
        run(300, 1_500);
    }
}
