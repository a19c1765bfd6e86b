package raftarium.machine;

import org.jspecify.annotations.Nullable;

import raftarium.data.Bytes;

import java.util.Objects;

/**
 * Two machines that are to be as another: one restored from its snapshot, one its copy. They apply
 * what it applies from then on. They show what a snapshot's bytes alone can't: that something is
 * missing in it, that a copy shares state, that chance has a part in it.
 */
final class CheckedCopies {
    private final StateMachine machine;
    private final StateMachine restored;
    private final StateMachine copied;

    /** The snapshot when they began; null once a command was applied since. */
    private @Nullable Bytes begun;

    /** The command under way, and what they answered it. */
    private Bytes command = Bytes.EMPTY;

    private Answer ofRestored = Answer.NONE;
    private Answer ofCopied = Answer.NONE;
    private String flaw = "";

    /** What a machine answered a command, or threw. */
    private record Answer(@Nullable Bytes value, String thrown) {
        private static final Answer NONE = new Answer(null, "");

        static Answer of(StateMachine machine, Bytes command) {
            try {
                return new Answer(machine.apply(command), "");
            } catch (RuntimeException | AssertionError | LinkageError | StackOverflowError thrown) {
                return new Answer(null, thrown.toString());
            }
        }

        @Override
        public String toString() {
            return !thrown.isEmpty() ? "throws " + thrown : "answers " + shown(value);
        }
    }

    private CheckedCopies(StateMachine machine, StateMachine restored, StateMachine copied) {
        this.machine = machine;
        this.restored = restored;
        this.copied = copied;
    }

    /** Makes them; {@code fresh} is of the same kind as the machine, in its first state. */
    static CheckedCopies of(StateMachine machine, StateMachine fresh) {
        Bytes snapshot = Sessions.machineSnapshot(machine);
        StateMachine copy = Sessions.machineCopy(machine);
        CheckedCopies copies = new CheckedCopies(machine, fresh, copy);
        copies.begun = snapshot;
        try {
            fresh.restore(snapshot);
        } catch (RuntimeException | AssertionError | LinkageError | StackOverflowError thrown) {
            copies.flaw = "restore(snapshot()) throws " + thrown;
            return copies;
        }
        if (!Sessions.machineSnapshot(machine).equals(snapshot)) {
            copies.flaw = "snapshot() gives other bytes the second time, though nothing was applied"
                    + " in between";
        } else {
            copies.compare(snapshot);
        }
        return copies;
    }

    /** The copies of its machine's copy. */
    CheckedCopies copy(StateMachine copiedMachine) {
        CheckedCopies copies = new CheckedCopies(
                copiedMachine, Sessions.machineCopy(restored), Sessions.machineCopy(copied));
        copies.begun = begun;
        copies.flaw = flaw;
        return copies;
    }

    /** What is wrong with the machine, in words; empty if nothing was seen. */
    String flaw() {
        return flaw;
    }

    /** They apply what the machine is about to apply. */
    void apply(Bytes next) {
        if (!flaw.isEmpty()) {
            return;
        }
        command = next;
        ofRestored = Answer.of(restored, next);
        ofCopied = Answer.of(copied, next);
        Bytes before = begun;
        if (before != null && !Sessions.machineSnapshot(machine).equals(before)) {
            flaw = "when a copy of it applies '" + Sessions.described(machine, next)
                    + "', its own state changes: copy() "
                    + (copied == machine
                            ? "gives the machine itself"
                            : "shares state with it, or state is static");
        }
        begun = null;
    }

    /** The machine has applied it, and answers that. */
    void answered(@Nullable Bytes value) {
        if (!flaw.isEmpty()) {
            return;
        }
        boolean restoredDiffers = differs(ofRestored, value);
        boolean copiedDiffers = differs(ofCopied, value);
        if (restoredDiffers || copiedDiffers) {
            String asked = Sessions.described(machine, command);
            flaw = "it answers " + shown(value) + " to '" + asked + "', "
                    + (restoredDiffers ? "a machine restored from its snapshot " : "its copy ")
                    + (restoredDiffers ? ofRestored : ofCopied)
                    + why(restoredDiffers, copiedDiffers);
        }
    }

    private static boolean differs(Answer answer, @Nullable Bytes value) {
        return !answer.thrown.isEmpty() || !Objects.equals(answer.value, value);
    }

    private static String why(boolean restoredDiffers, boolean copiedDiffers) {
        if (restoredDiffers && copiedDiffers) {
            return ": it isn't deterministic, or neither snapshot() nor copy() has its whole state";
        }
        return restoredDiffers
                ? ": snapshot() and restore() leave something out, or it isn't deterministic"
                : ": copy() leaves something out, or it isn't deterministic";
    }

    private static String shown(@Nullable Bytes value) {
        if (value == null) {
            return "none";
        }
        String text = value.utf8();
        return "'" + (text.length() <= 40 ? text : text.substring(0, 40) + "...") + "'";
    }

    private void compare(Bytes snapshot) {
        boolean restoredDiffers = !Sessions.machineSnapshot(restored).equals(snapshot);
        boolean copiedDiffers = !Sessions.machineSnapshot(copied).equals(snapshot);
        if (restoredDiffers || copiedDiffers) {
            flaw = (restoredDiffers ? "a machine restored from its snapshot" : "its copy")
                    + " gives another snapshot than it does"
                    + (begun == null ? ", after the same commands" : "")
                    + why(restoredDiffers, copiedDiffers);
        }
    }

    /** The last comparison. Returns what is wrong with the machine. */
    String end() {
        if (flaw.isEmpty()) {
            compare(Sessions.machineSnapshot(machine));
        }
        return flaw;
    }
}
