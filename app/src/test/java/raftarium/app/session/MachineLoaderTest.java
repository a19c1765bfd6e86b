package raftarium.app.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import raftarium.data.Bytes;
import raftarium.machine.StateMachine;

/** A data directory names a class: what that is, is found out before anything of it is run. */
class MachineLoaderTest {
    /** Set by the class that is no machine, if anybody runs what is static in it. */
    private static boolean ran;

    /** It may do anything at all when it is initialised. */
    static final class NoMachine {
        static {
            ran = true;
        }
    }

    /** It can't even be initialised. */
    public static final class Broken implements StateMachine {
        private static final int NEVER = Integer.parseInt("x");

        public Broken() {}

        @Override
        public Bytes apply(Bytes command) {
            return Bytes.utf8("" + NEVER);
        }

        @Override
        public Bytes query(Bytes command) {
            return apply(command);
        }

        @Override
        public String describe(Bytes command) {
            return "";
        }

        @Override
        public Bytes snapshot() {
            return Bytes.utf8("");
        }

        @Override
        public void restore(Bytes snapshot) {}

        @Override
        public StateMachine copy() {
            return this;
        }
    }

    @BeforeEach
    void nothingRanYet() {
        ran = false;
    }

    @Test
    void aClassThatIsNoMachineIsRefusedWithoutRunningAnyOfIt() {
        assertThatExceptionOfType(SessionException.class)
                .isThrownBy(() -> MachineLoader.load(NoMachine.class.getName()))
                .withMessage("class " + NoMachine.class.getName()
                        + " doesn't implement raftarium.machine.StateMachine");
        assertThat(ran).isFalse();
        assertThat(new NoMachine()).isNotNull();
        assertThat(ran).isTrue();
    }

    @Test
    void aMachineThatCannotBeInitialisedIsRefusedInALine() {
        assertThatExceptionOfType(SessionException.class)
                .isThrownBy(() -> MachineLoader.load(Broken.class.getName()))
                .withMessageStartingWith(Broken.class.getName() + " can't be made: ");
    }
}
