package raftarium.machine;

/** A state machine threw something where it must not: which one, at what, and what it threw. */
public final class MachineException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MachineException(StateMachine machine, String command, RuntimeException thrown) {
        super(
                "state machine " + machine.getClass().getName() + " threw " + thrown
                        + " when it applied '" + command + "'",
                thrown);
    }
}
