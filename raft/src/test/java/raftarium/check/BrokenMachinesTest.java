package raftarium.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import raftarium.data.Bytes;
import raftarium.disk.MemoryDisk;
import raftarium.machine.ConfigCommand;
import raftarium.machine.LockCommand;
import raftarium.machine.MachineType;
import raftarium.machine.QueueCommand;
import raftarium.machine.StateMachine;
import raftarium.sim.Simulation;
import raftarium.sim.SimulationConfig;
import raftarium.trace.Violation;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** Machines that do one thing wrong, the same on every node: only their clients can tell. */
class BrokenMachinesTest {
    private static final long SECOND = 1_000_000_000;

    /** A machine that is told and answers something else. */
    private record Broken(
            StateMachine sound, Function<Bytes, Bytes> told, Function<Bytes, Bytes> answers)
            implements StateMachine {
        @Override
        public @Nullable Bytes apply(Bytes command) {
            Bytes answer = sound.apply(told.apply(command));
            return answer == null ? null : answers.apply(answer);
        }

        @Override
        public @Nullable Bytes query(Bytes command) {
            return sound.query(command);
        }

        @Override
        public String describe(Bytes command) {
            return sound.describe(command);
        }

        @Override
        public Bytes snapshot() {
            return sound.snapshot();
        }

        @Override
        public void restore(Bytes snapshot) {
            sound.restore(snapshot);
        }

        @Override
        public StateMachine copy() {
            return new Broken(sound.copy(), told, answers);
        }
    }

    private static @Nullable Violation found(String name, Supplier<StateMachine> machine) {
        Simulation simulation = new Simulation(
                SimulationConfig.of(3, 1).withMachine(new MachineType(name, machine)),
                node -> new MemoryDisk(),
                List.of(new SafetyChecker(3)));
        simulation.clients().load().start(6, SECOND / 10, Long.MAX_VALUE);
        simulation.runUntil(30 * SECOND);
        simulation.close();
        return simulation.violation();
    }

    private static void isFound(
            MachineType type, Function<Bytes, Bytes> told, Function<Bytes, Bytes> answers) {
        assertThat(found(type.name(), type::fresh)).as("sound").isNull();
        Violation violation = found(type.name(), () -> new Broken(type.fresh(), told, answers));
        assertThat(violation).as("broken").isNotNull();
        assertThat(violation.property()).isEqualTo("linearizability");
        assertThat(violation.detail()).contains("no order of these operations explains");
    }

    @Test
    void aQueueThatForgetsToHideAPoppedMessageIsFound() {
        isFound(
                MachineType.QUEUE,
                command -> {
                    QueueCommand asked = QueueCommand.decode(command);
                    boolean pops = asked != null && asked.operation() == QueueCommand.Operation.POP;
                    return pops ? QueueCommand.pop().encode() : command;
                },
                answer -> answer);
    }

    @Test
    void aQueueThatForgetsAcknowledgementsIsFound() {
        isFound(
                MachineType.QUEUE,
                command -> {
                    QueueCommand asked = QueueCommand.decode(command);
                    boolean acks = asked != null && asked.operation() == QueueCommand.Operation.ACK;
                    return acks && asked.id() % 7 == 0
                            ? QueueCommand.ack(0).by("", asked.atNanos()).encode()
                            : command;
                },
                answer -> answer);
    }

    @Test
    void aLockServiceThatHandsTheSameTokenTwiceIsFound() {
        isFound(
                MachineType.LOCK,
                command -> command,
                answer -> answer.equals(Bytes.utf8("5")) ? Bytes.utf8("4") : answer);
    }

    @Test
    void aLockServiceThatTakesAllClientsForOneIsFound() {
        isFound(
                MachineType.LOCK,
                command -> {
                    LockCommand asked = LockCommand.decode(command);
                    return asked == null
                            ? command
                            : asked.by("all", asked.atNanos()).encode();
                },
                answer -> answer);
    }

    @Test
    void aConfigurationThatIsSetWhateverItsVersionIsFound() {
        isFound(
                MachineType.CONFIG,
                command -> {
                    ConfigCommand asked = ConfigCommand.decode(command);
                    return asked != null && asked.operation() == ConfigCommand.Operation.SET
                            ? ConfigCommand.set(asked.key(), asked.value(), ConfigCommand.ANY)
                                    .encode()
                            : command;
                },
                answer -> answer);
    }
}
