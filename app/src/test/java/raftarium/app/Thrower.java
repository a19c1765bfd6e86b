package raftarium.app;

import org.jspecify.annotations.Nullable;

import raftarium.data.Bytes;
import raftarium.machine.StateMachine;

/** Somebody's state machine that has a mistake. */
public final class Thrower implements StateMachine {
    /** What it throws. */
    static final class Mishap extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Mishap() {
            super("not today");
        }
    }

    @Override
    public @Nullable Bytes apply(Bytes command) {
        throw new Mishap();
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
        return Bytes.EMPTY;
    }

    @Override
    public void restore(Bytes snapshot) {}

    @Override
    public Thrower copy() {
        return this;
    }
}
