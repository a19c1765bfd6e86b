package raftarium.machine;

import java.util.function.Supplier;

/** Asks a machine, which may be anybody's: what it throws is told as its own mistake. */
final class Guard {
    private Guard() {}

    /**
     * One in its first state.
     *
     * @param name what it is called
     * @throws MachineException if it threw something
     */
    static StateMachine fresh(String name, Supplier<StateMachine> factory) {
        try {
            return factory.get();
        } catch (RuntimeException | AssertionError | LinkageError | StackOverflowError thrown) {
            throw MachineException.threw(name, "was made", thrown);
        }
    }

    /**
     * @param when goes on behind "when it"
     * @throws MachineException if the machine threw something; memory that is full isn't its own
     */
    static <T> T ask(StateMachine machine, Supplier<String> when, Supplier<T> question) {
        try {
            return question.get();
        } catch (RuntimeException | AssertionError | LinkageError | StackOverflowError thrown) {
            throw MachineException.threw(machine, when.get(), thrown);
        }
    }

    /** The same, of something that it must give. */
    static <T> T given(StateMachine machine, String what, Supplier<T> question) {
        T given = ask(machine, () -> "was asked for " + what, question);
        if (given == null) {
            throw MachineException.did(machine, "gave null for " + what);
        }
        return given;
    }
}
