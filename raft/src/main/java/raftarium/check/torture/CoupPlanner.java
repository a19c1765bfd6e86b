package raftarium.check.torture;

import raftarium.machine.ClientCommand;
import raftarium.machine.KeyValueCommand;
import raftarium.machine.MachineType;
import raftarium.raft.RandomStream;
import raftarium.sim.ReadMode;

import java.util.ArrayList;
import java.util.List;

/**
 * Draws coups: a leader is cut off, another node is to take over as early as it can, and clients
 * write at the new leader and read from the old one.
 */
final class CoupPlanner {
    private static final int MAX_DRIFT_PPM = 100_000;

    private final RandomStream chance;
    private final Setup setup;
    private long marks;
    private long coups;

    CoupPlanner(RandomStream chance, Setup setup) {
        this.chance = chance;
        this.setup = setup;
    }

    List<Step> coup() {
        List<Step> steps = new ArrayList<>();
        drift(steps);
        steps.add(new TimeStep.Run(chance.between(100, 900) * Times.MILLISECOND));
        // Each coup has its own: what nobody knows the outcome of could else be behind any answer
        // for the rest of the time, in any order.
        String key = "x" + ++coups;
        ReadMode read = chance.chance(600_000) ? ReadMode.LEASE : ReadMode.INDEX;
        steps.add(write(key));
        Who usurper = new Who((int) chance.between(1, setup.nodes()));
        steps.add(
                chance.chance(300_000)
                        ? new NetworkStep.Partition(List.of(Who.LEADER, usurper))
                        : new NetworkStep.Isolate(Who.LEADER));
        // Whoever starts again may have forgotten a promise.
        if (chance.chance(250_000)) {
            steps.add(new NodeStep.RestartFollowers());
        } else if (chance.chance(200_000)) {
            for (int id = 1; id <= setup.nodes(); id++) {
                if (chance.chance(500_000)) {
                    steps.add(new NodeStep.Restart(new Who(id)));
                }
            }
        }
        long rounds = 2 * setup.electionMaxNanos() / (8 * Times.MILLISECOND);
        for (long round = 0; round < rounds; round++) {
            round(steps, usurper, key, read);
        }
        mend(steps);
        return steps;
    }

    /** The old leader slow and the new one fast is the worst. */
    private void drift(List<Step> steps) {
        if (chance.chance(600_000)) {
            steps.add(new NodeStep.DriftAll(
                    (int) chance.between(0, MAX_DRIFT_PPM / 10_000) * 10_000));
            steps.add(new NodeStep.Drift(
                    Who.LEADER, -(int) chance.between(0, MAX_DRIFT_PPM / 10_000) * 10_000));
        } else if (chance.chance(300_000)) {
            steps.add(new NodeStep.DriftAll(0));
        }
    }

    private Step write(String key) {
        boolean puts = chance.chance(900_000) || !setup.machine().equals(MachineType.KV);
        ClientCommand command = puts
                ? Asks.write(setup.machine(), key, "m" + ++marks)
                : KeyValueCommand.append(key, "m" + ++marks);
        return new ClientStep.Ask(command, null, Who.LEADER);
    }

    private void round(List<Step> steps, Who usurper, String key, ReadMode read) {
        steps.add(new TimeStep.Run(chance.between(3, 12) * Times.MILLISECOND));
        if (chance.chance(600_000)) {
            steps.add(new NodeStep.Timeout(usurper));
        }
        if (chance.chance(120_000)) {
            steps.add(write(key));
        }
        Who reader = chance.chance(200_000) ? Who.LEADER : Who.STALE_LEADER;
        // What nobody knows the outcome of must stay little where all is one object.
        if (setup.machine().equals(MachineType.KV) || chance.chance(100_000)) {
            ClientCommand look = Asks.look(setup.machine(), key);
            steps.add(new ClientStep.Ask(look, Asks.look(look, read), reader));
        }
        if (chance.chance(20_000)) {
            steps.add(new NodeStep.Pause(Who.STALE_LEADER));
        } else if (chance.chance(30_000)) {
            steps.add(new NodeStep.ResumeAll());
        }
    }

    private void mend(List<Step> steps) {
        if (chance.chance(800_000)) {
            steps.add(new NetworkStep.Heal());
            steps.add(new NodeStep.ResumeAll());
            steps.add(new NodeStep.RestartDown());
            steps.add(new TimeStep.Run(chance.between(50, 500) * Times.MILLISECOND));
        }
    }
}
