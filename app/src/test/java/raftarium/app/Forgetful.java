package raftarium.app;

import org.jspecify.annotations.Nullable;

import raftarium.data.Bytes;
import raftarium.machine.StateMachine;

/** Somebody's state machine that knows no commands but its own, and forgets in its snapshots. */
public final class Forgetful implements StateMachine {
    private long sum;

    /** What was added last; "again" adds it once more. Not in its snapshots. */
    private long last;

    @Override
    public @Nullable Bytes apply(Bytes command) {
        String text = command.utf8();
        if (!text.equals("'again'; # once")) {
            last = Long.parseLong(text.substring("add \"".length(), text.length() - 1));
        }
        sum += last;
        return Bytes.utf8(String.valueOf(sum));
    }

    @Override
    public String sample(long number) {
        return number % 2 == 0 ? "'again'; # once" : "add \"" + number % 10 + "\"";
    }

    @Override
    public @Nullable Bytes query(Bytes command) {
        return null;
    }

    @Override
    public String describe(Bytes command) {
        return command.utf8();
    }

    @Override
    public Bytes snapshot() {
        return Bytes.utf8(String.valueOf(sum));
    }

    @Override
    public void restore(Bytes snapshot) {
        sum = Long.parseLong(snapshot.utf8());
    }

    @Override
    public Forgetful copy() {
        Forgetful copy = new Forgetful();
        copy.sum = sum;
        copy.last = last;
        return copy;
    }
}
