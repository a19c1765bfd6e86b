package raftarium.machine;

import org.jspecify.annotations.Nullable;

/** A state machine did something that it must not do: which one, when, and what. */
public final class MachineException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private MachineException(String message, @Nullable RuntimeException thrown) {
        super(message, thrown);
    }

    /** It threw something. {@code when} goes on behind "when it". */
    static MachineException threw(StateMachine machine, String when, RuntimeException thrown) {
        return new MachineException(
                name(machine) + " threw " + thrown + " when it " + when, thrown);
    }

    /** It gave what can't be used, in words: "gave null for a snapshot". */
    static MachineException did(StateMachine machine, String what) {
        return new MachineException(name(machine) + " " + what, null);
    }

    private static String name(StateMachine machine) {
        return "state machine " + machine.getClass().getName();
    }
}
