package raftarium.check.torture;

import org.jspecify.annotations.Nullable;

import raftarium.machine.ClientCommand;
import raftarium.machine.MachineType;
import raftarium.sim.Call;
import raftarium.sim.ReadMode;
import raftarium.sim.Simulation;

import java.util.ArrayList;
import java.util.List;

/** Clients ask. */
sealed interface ClientStep extends Step {
    @Override
    default boolean isFault() {
        return false;
    }

    /** Clients that go on by themselves, so many commands a second together. */
    record Load(int clients, int rate, MachineType machine) implements ClientStep {
        /** Of a key-value store. */
        Load(int clients, int rate) {
            this(clients, rate, MachineType.KV);
        }

        @Override
        public boolean apply(Simulation simulation) {
            simulation.startLoad(clients, Times.SECOND * clients / rate, Long.MAX_VALUE);
            return true;
        }

        @Override
        public List<Step> simpler() {
            List<Step> simpler = new ArrayList<>();
            simpler.add(new Ask(Asks.write(machine, "x", "1"), null, null));
            for (int fewer = 1; fewer < clients; fewer *= 3) {
                simpler.add(new Load(fewer, rate, machine));
            }
            for (int less = 10; less < rate; less += 10) {
                simpler.add(new Load(clients, less, machine));
            }
            return simpler;
        }

        @Override
        public String line() {
            return "load --clients " + clients + " --rate " + rate;
        }
    }

    /** They stop. */
    record StopLoad() implements ClientStep {
        @Override
        public boolean apply(Simulation simulation) {
            simulation.stopLoad();
            return true;
        }

        @Override
        public String line() {
            return "load stop";
        }
    }

    /**
     * One command, by a client of its own that nobody waits for.
     *
     * @param read how to read, if it is a get or a watch
     * @param to the only node to ask; null: whoever leads
     */
    record Ask(
            ClientCommand command,
            @Nullable ReadMode read,
            @Nullable Who to) implements ClientStep {
        @Override
        public boolean apply(Simulation simulation) {
            int pinned = to == null ? Call.ANY_NODE : to.in(simulation);
            if (to != null && pinned == 0) {
                return false;
            }
            String text = command + (to == null ? "" : " --to n" + pinned);
            Call.ask(simulation, null, command, read, text, pinned);
            return true;
        }

        @Override
        public List<Step> simpler() {
            return to == null ? List.of() : List.of(new Ask(command, read, null));
        }

        @Override
        public String line() {
            return command
                    + (read == null || read == ReadMode.INDEX ? "" : " --read " + read.word())
                    + (to == null ? "" : " --to " + to)
                    + " --no-wait";
        }
    }
}
