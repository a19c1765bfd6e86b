package raftarium.machine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import raftarium.data.Bytes;
import raftarium.data.RandomStream;

import java.util.ArrayList;
import java.util.List;

/**
 * Copies share what neither has changed since. Beside each goes one that shares nothing, since it
 * was restored from a snapshot: they answer alike and end alike.
 */
class SessionsCopyTest {
    private static final long SECOND = 1_000_000_000;

    static List<MachineType> machines() {
        return MachineType.BUILT_IN;
    }

    /** One that shares with others, and one that doesn't. */
    private record Pair(MachineType type, Sessions sharing, Sessions alone) {
        static Pair of(MachineType type) {
            return new Pair(type, fresh(type), fresh(type));
        }

        private static Sessions fresh(MachineType type) {
            return new Sessions(type.fresh(), 6, 40);
        }

        Pair copy() {
            Sessions apart = fresh(type);
            apart.restore(alone.snapshot(true));
            return new Pair(type, sharing.copy(), apart);
        }

        void apply(Bytes command) {
            assertThat(sharing.apply(command, true)).isEqualTo(alone.apply(command, true));
        }

        void check() {
            assertThat(sharing.snapshot(true)).isEqualTo(alone.snapshot(true));
            assertThat(sharing.machine().contents()).isEqualTo(alone.machine().contents());
            assertThat(sharing.count()).isEqualTo(alone.count());
        }
    }

    @ParameterizedTest
    @MethodSource("machines")
    void copiesOfAMachineAndItsSessionsChangeApart(MachineType type) {
        for (long seed = 1; seed <= 20; seed++) {
            RandomStream random = RandomStream.of(seed, "copies");
            List<Pair> pairs = new ArrayList<>(List.of(Pair.of(type)));
            long now = 20 * SECOND;
            for (int step = 1; step <= 600; step++) {
                Pair pair = pairs.get((int) random.below(pairs.size()));
                now += random.below(SECOND);
                long client = random.below(random.chance(200_000) ? 12 : 5);
                long serial = 1 + step / 10 + random.below(3);
                Bytes command = MachineSnapshotTest.command(type, random, now).encode();
                pair.apply(new SessionCommand(
                                client, serial, random.chance(300_000) ? serial : 1, command)
                        .encode());
                if (step % 25 == 0 && pairs.size() < 5) {
                    pairs.add(pair.copy());
                } else if (step % 25 == 0) {
                    pairs.set((int) random.below(pairs.size()), pair.copy());
                    pairs.forEach(Pair::check);
                }
            }
            pairs.forEach(Pair::check);
        }
    }
}
