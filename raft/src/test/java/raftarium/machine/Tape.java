package raftarium.machine;

import org.jspecify.annotations.Nullable;

import raftarium.data.Bytes;

/** A machine that keeps all its commands one behind the other, and answers how many there were. */
class Tape implements StateMachine {
    StringBuilder text = new StringBuilder();
    long count;

    /** Another of its kind, as it is at first. */
    Tape fresh() {
        return new Tape();
    }

    @Override
    public @Nullable Bytes apply(Bytes command) {
        text.append(command.utf8());
        count++;
        return Bytes.utf8(String.valueOf(count));
    }

    @Override
    public @Nullable Bytes query(Bytes command) {
        return null;
    }

    @Override
    public String describe(Bytes command) {
        return "the letter " + command.utf8();
    }

    @Override
    public Bytes snapshot() {
        return Bytes.utf8(count + " " + text);
    }

    @Override
    public void restore(Bytes snapshot) {
        String[] parts = snapshot.utf8().split(" ", 2);
        count = Long.parseLong(parts[0]);
        text = new StringBuilder(parts[1]);
    }

    @Override
    public StateMachine copy() {
        Tape copy = fresh();
        copy.text.append(text);
        copy.count = count;
        return copy;
    }
}
