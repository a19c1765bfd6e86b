package raftarium.machine;

import org.jspecify.annotations.Nullable;

/** A state machine did something that it must not do: which one, when, and what. */
public final class MachineException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What it did, without where. */
    private final String what;

    private MachineException(String what, String place, @Nullable Throwable thrown) {
        super(what + place, thrown);
        this.what = what;
    }

    /** It threw something. {@code when} goes on behind "when it". */
    static MachineException threw(StateMachine machine, String when, Throwable thrown) {
        return threw(machine.getClass().getName(), when, thrown);
    }

    static MachineException threw(String name, String when, Throwable thrown) {
        return new MachineException(
                "state machine " + name + " threw " + thrown + " when it " + when, "", thrown);
    }

    /** It gave what can't be used, in words: "gave null for a snapshot". */
    static MachineException did(StateMachine machine, String what) {
        return new MachineException(
                "state machine " + machine.getClass().getName() + " " + what, "", null);
    }

    /** The same, and where: "index 3 on n1"; the nearest place counts. */
    public MachineException in(String place) {
        if (!what.equals(getMessage())) {
            return this;
        }
        MachineException placed = new MachineException(what, " (" + place + ")", getCause());
        placed.setStackTrace(getStackTrace());
        return placed;
    }
}
