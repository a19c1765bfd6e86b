package raftarium.check.torture;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import raftarium.data.Bytes;
import raftarium.machine.MachineType;
import raftarium.machine.StateMachine;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Random;

/**
 * Machines of one's own that do one thing wrong, alike on every node: torture finds it. {@code
 * -Draftarium.torture.own=20} for 20 seeds of each.
 */
class OwnMachineTest {
    private static final long SEEDS = Long.getLong("raftarium.torture.own", 2);
    private static final long SECOND = 1_000_000_000;

    /** What is wrong with a machine. */
    enum Flaw {
        /** A tenth of what it is asked has another result each time. */
        HAS_CHANCE_IN_IT,
        /** What it holds has a name that hangs on where it lies in memory. */
        SHOWS_ITS_IDENTITY,
        /** The order in which commands came isn't in its snapshots, and matters later. */
        FORGETS_IN_SNAPSHOTS,
        /** So it isn't in its copies. */
        FORGETS_IN_COPIES,
        /** Its copy is itself. */
        IS_ITS_OWN_COPY,
        /** Its copies write into what it holds. */
        SHARES_STATE_WITH_COPIES
    }

    /** A sum, and the last numbers that were added, of which the oldest is taken off again. */
    private static final class Window implements StateMachine {
        private static final Random CHANCE = new Random();
        private static final int LENGTH = 5;

        private final @Nullable Flaw flaw;
        private long sum;
        private ArrayDeque<Long> last = new ArrayDeque<>();

        Window(@Nullable Flaw flaw) {
            this.flaw = flaw;
        }

        @Override
        public Bytes apply(Bytes command) {
            long number = Long.parseLong(command.utf8());
            boolean errs = flaw == Flaw.HAS_CHANCE_IN_IT && CHANCE.nextInt(10) == 0;
            sum += errs ? number + 1 : number;
            last.add(number);
            if (last.size() > LENGTH) {
                sum -= last.remove();
            }
            return Bytes.utf8(String.valueOf(sum));
        }

        @Override
        public @Nullable Bytes query(Bytes command) {
            return null;
        }

        @Override
        public String describe(Bytes command) {
            return "add " + command.utf8();
        }

        @Override
        public Bytes snapshot() {
            List<Long> held = List.copyOf(flaw == Flaw.FORGETS_IN_SNAPSHOTS ? List.of() : last);
            long shown = flaw == Flaw.SHOWS_ITS_IDENTITY ? System.identityHashCode(this) : 0;
            return Bytes.filled(16 + 8 * held.size(), buffer -> {
                buffer.putLong(shown).putLong(sum);
                held.forEach(buffer::putLong);
            });
        }

        @Override
        public void restore(Bytes snapshot) {
            ByteBuffer buffer = snapshot.buffer();
            buffer.getLong();
            sum = buffer.getLong();
            last.clear();
            while (buffer.hasRemaining()) {
                last.add(buffer.getLong());
            }
        }

        @Override
        public StateMachine copy() {
            if (flaw == Flaw.IS_ITS_OWN_COPY) {
                return this;
            }
            Window copy = new Window(flaw);
            copy.sum = sum;
            if (flaw == Flaw.SHARES_STATE_WITH_COPIES) {
                copy.last = last;
            } else if (flaw != Flaw.FORGETS_IN_COPIES) {
                copy.last.addAll(last);
            }
            return copy;
        }
    }

    private static Torture torture(@Nullable Flaw flaw, long seconds) {
        return new Torture(new TortureOptions(
                0,
                seconds * SECOND,
                List.of(),
                new MachineType("a.Window", () -> new Window(flaw))));
    }

    @ParameterizedTest
    @EnumSource
    void whatIsWrongWithAMachineIsFoundUnderEverySeed(Flaw flaw) {
        Torture torture = torture(flaw, 60);
        for (long seed = 1; seed <= SEEDS; seed++) {
            TrialResult result = torture.result(seed);
            assertThat(result.property()).as("seed %d", seed).isEqualTo("state-machine-safety");
            assertThat(result.detail())
                    .contains(
                            switch (flaw) {
                                case HAS_CHANCE_IN_IT -> "deterministic";
                                case SHOWS_ITS_IDENTITY -> "snapshot";
                                case FORGETS_IN_SNAPSHOTS ->
                                    "snapshot() and restore() leave something out";
                                case FORGETS_IN_COPIES -> "copy() leaves something out";
                                case IS_ITS_OWN_COPY -> "copy() gives the machine itself";
                                case SHARES_STATE_WITH_COPIES -> "copy() shares state";
                            });
        }
    }

    @Test
    void aMachineThatIsAsItMustBeStandsIt() {
        Torture torture = torture(null, 10);
        for (long seed = 1; seed <= SEEDS; seed++) {
            TrialResult result = torture.result(seed);
            assertThat(result.property())
                    .as("seed %d: %s", seed, result.detail())
                    .isEmpty();
            assertThat(result.operations()).isGreaterThan(100);
            assertThat(result).isEqualTo(torture.result(seed));
        }
    }

    @Test
    void theShrunkScriptNamesTheMachineAndProposesWhatItOffers() {
        List<String> lines = torture(Flaw.FORGETS_IN_SNAPSHOTS, 60).shrink(1).lines();
        assertThat(lines.get(0)).contains(" --machine a.Window");
        assertThat(lines)
                .hasSizeLessThan(12)
                .anyMatch(line -> line.matches("load( --clients .*)?|propose \\d+ --no-wait"));
        assertThat(lines.get(lines.size() - 1)).isEqualTo("expect violation state-machine-safety");
    }

    /** It errs once in a while only, and yet what is left of it errs again. */
    @Test
    void aMachineWithChanceInItIsShrunkToAScriptThatErrsAgain() {
        Torture torture = torture(Flaw.HAS_CHANCE_IN_IT, 60);
        List<String> lines = torture.shrink(1).lines();
        assertThat(lines.get(0)).contains(" --machine a.Window");
        assertThat(lines.get(lines.size() - 1)).isEqualTo("expect violation state-machine-safety");
    }
}
