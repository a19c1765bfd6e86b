package raftarium.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import raftarium.data.Bytes;
import raftarium.data.RandomStream;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/** Section 7, for all machines that come along: a state in bytes, and back. */
class MachineSnapshotTest {
    private static final long SECOND = 1_000_000_000;

    static List<MachineType> machines() {
        return MachineType.BUILT_IN;
    }

    /** A command as one of a few clients might give it at about that time. */
    static ClientCommand command(MachineType type, RandomStream random, long atNanos) {
        String name = "k" + random.below(4);
        String value = "v" + random.below(100);
        ClientCommand command = switch (type.name()) {
            case "kv" -> KeyValueCommandTest.command(random);
            case "queue" ->
                switch ((int) random.below(4)) {
                    case 0, 1 -> QueueCommand.push(value);
                    case 2 -> QueueCommand.pop();
                    default -> QueueCommand.ack(random.below(30));
                };
            case "lock" ->
                random.chance(700_000) ? LockCommand.lock(name) : LockCommand.unlock(name);
            default ->
                random.chance(600_000)
                        ? ConfigCommand.set(name, value, random.between(-1, 6))
                        : ConfigCommand.watch(name, random.below(6));
        };
        return command.by("c" + random.below(3), atNanos);
    }

    /** A machine to which a few dozen commands were applied, some of them late. */
    private static StateMachine used(MachineType type, long seed) {
        RandomStream random = RandomStream.of(seed, "machine");
        StateMachine machine = type.fresh();
        long now = 20 * SECOND;
        for (long left = random.below(60); left > 0; left--) {
            now += random.below(SECOND);
            machine.apply(command(type, random, now - random.below(6 * SECOND)).encode());
        }
        return machine;
    }

    private static byte[] array(Bytes bytes) {
        byte[] array = new byte[bytes.length()];
        bytes.putInto(ByteBuffer.wrap(array));
        return array;
    }

    @ParameterizedTest
    @MethodSource("machines")
    void aSnapshotRestoresTheWholeStateWhateverWasThere(MachineType type) {
        for (long seed = 0; seed < 300; seed++) {
            StateMachine machine = used(type, seed);
            StateMachine copy = used(type, seed + 1_000);
            copy.restore(machine.snapshot());
            goOnAlike(type, seed, machine, copy);
        }
    }

    @ParameterizedTest
    @MethodSource("machines")
    void aCopyGoesOnIdenticallyAndByItself(MachineType type) {
        for (long seed = 0; seed < 300; seed++) {
            StateMachine machine = used(type, seed);
            Bytes before = machine.snapshot();
            StateMachine copy = machine.copy();
            goOnAlike(type, seed, machine.copy(), machine.copy());
            assertThat(machine.snapshot()).as("seed %d", seed).isEqualTo(before);
            goOnAlike(type, seed, machine, copy);
        }
    }

    private static void goOnAlike(
            MachineType type, long seed, StateMachine machine, StateMachine copy) {
        RandomStream random = RandomStream.of(seed, "goes on");
        assertThat(copy.snapshot()).as("seed %d", seed).isEqualTo(machine.snapshot());
        for (int count = 0; count < 20; count++) {
            Bytes command = command(type, random, 50 * SECOND + random.below(20 * SECOND))
                    .encode();
            assertThat(copy.apply(command)).as("seed %d", seed).isEqualTo(machine.apply(command));
            assertThat(copy.query(command)).as("seed %d", seed).isEqualTo(machine.query(command));
        }
        assertThat(copy.contents()).as("seed %d", seed).isEqualTo(machine.contents());
        assertThat(copy.snapshot()).as("seed %d", seed).isEqualTo(machine.snapshot());
    }

    @ParameterizedTest
    @MethodSource("machines")
    void whatIsCutOrLongerIsRefusedAndChangesNothing(MachineType type) {
        byte[] good = array(used(type, 7).snapshot());
        for (int length = 0; length < good.length; length++) {
            refuses(type, Arrays.copyOf(good, length));
        }
        refuses(type, Arrays.copyOf(good, good.length + 1));
    }

    private static void refuses(MachineType type, byte[] bad) {
        StateMachine machine = used(type, 3);
        Bytes before = machine.snapshot();
        assertThatThrownBy(() -> machine.restore(Bytes.of(bad)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("no snapshot of a ");
        assertThat(machine.snapshot()).isEqualTo(before);
    }

    /** Random damage is refused, or is the snapshot of another state: never something between. */
    @ParameterizedTest
    @MethodSource("machines")
    void whatIsNotRefusedIsTheSnapshotOfItsState(MachineType type) {
        byte[] good = array(used(type, 7).snapshot());
        int accepted = 0;
        for (long seed = 0; seed < 2_000; seed++) {
            RandomStream random = RandomStream.of(seed, "damage");
            byte[] bad = good.clone();
            bad[(int) random.below(bad.length)] = (byte) random.nextLong();
            StateMachine machine = type.fresh();
            Bytes empty = machine.snapshot();
            try {
                machine.restore(Bytes.of(bad));
                accepted++;
                assertThat(machine.snapshot()).as("seed %d", seed).isEqualTo(Bytes.of(bad));
            } catch (IllegalArgumentException refused) {
                assertThat(machine.snapshot()).as("seed %d", seed).isEqualTo(empty);
            }
        }
        assertThat(accepted).isBetween(1, 1_999);
    }

    @ParameterizedTest
    @MethodSource("machines")
    void aCommandReadsBackAsItWasAndAsNoOther(MachineType type) {
        for (long seed = 0; seed < 500; seed++) {
            RandomStream random = RandomStream.of(seed, "command");
            ClientCommand command = command(type, random, random.below(SECOND));
            assertThat(ClientCommand.decode(command.encode())).isEqualTo(command);
            assertThat(command.machine()).isEqualTo(type);
            for (MachineType other : machines()) {
                StateMachine machine = other.fresh();
                Bytes before = machine.snapshot();
                if (!other.equals(type)) {
                    assertThat(machine.apply(command.encode())).isNull();
                    assertThat(machine.snapshot()).isEqualTo(before);
                }
                assertThat(machine.describe(command.encode())).isNotEmpty();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("machines")
    void noiseIsNoCommand(MachineType type) {
        StateMachine machine = type.fresh();
        Bytes before = machine.snapshot();
        for (String text : List.of("", "push x", "lock a", "ÿ", "set k v", "\u0090")) {
            Bytes noise = Bytes.utf8(text);
            assertThat(machine.apply(noise)).isNull();
            assertThat(machine.query(noise)).isNull();
            assertThat(machine.describe(noise)).isEqualTo(noise.length() + " bytes");
        }
        byte[] good = array(command(type, RandomStream.of(1, "command"), 5).encode());
        for (int length = 0; length < good.length; length++) {
            assertThat(machine.apply(Bytes.of(Arrays.copyOf(good, length)))).isNull();
        }
        assertThat(machine.apply(Bytes.of(Arrays.copyOf(good, good.length + 1))))
                .isNull();
        assertThat(machine.snapshot()).isEqualTo(before);
    }
}
