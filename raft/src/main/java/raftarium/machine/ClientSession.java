package raftarium.machine;

import org.jspecify.annotations.Nullable;

import raftarium.data.Bytes;

import java.util.TreeMap;

/** What is remembered of a client. Only the holder of its owner token may change it. */
final class ClientSession {
    /** In a snapshot, in the place of the length of an answer that is none. */
    private static final int NO_VALUE = -1;

    private final Object owner;

    /** The highest mark that it gave: commands below it are done, though they may come again. */
    private long answeredBelow;

    /** The count of applied commands when it was used last, that command counted in. */
    private long lastUsed;

    /** The answers, by serial number, from {@link #answeredBelow} on. */
    private final TreeMap<Long, Sessions.Applied> answers = new TreeMap<>();

    ClientSession(Object owner) {
        this.owner = owner;
    }

    long lastUsed() {
        return lastUsed;
    }

    /** A command with that mark came, when so many had been applied. */
    void use(long mark, long appliedCount) {
        lastUsed = appliedCount;
        if (mark > answeredBelow) {
            answeredBelow = mark;
            answers.headMap(mark).clear();
        }
    }

    /** What a repetition is answered; null if the command is none. */
    Sessions.@Nullable Applied before(long serial) {
        Sessions.Applied before = answers.get(serial);
        return before == null && serial < answeredBelow ? Sessions.Applied.NOTHING : before;
    }

    void remember(long serial, Sessions.Applied answer) {
        answers.put(serial, answer);
    }

    /** This session if that user may change it, else a copy that it may. */
    ClientSession ownedBy(Object user) {
        if (owner == user) {
            return this;
        }
        ClientSession copy = new ClientSession(user);
        copy.answeredBelow = answeredBelow;
        copy.lastUsed = lastUsed;
        copy.answers.putAll(answers);
        return copy;
    }

    void write(SnapshotWriter writer) {
        writer.number(answeredBelow).number(lastUsed).number(answers.size());
        answers.forEach((serial, answer) -> {
            writer.number(serial.longValue());
            Bytes value = answer.value();
            if (value == null) {
                writer.number(NO_VALUE);
            } else {
                writer.bytes(value);
            }
        });
    }

    static ClientSession read(Object owner, SnapshotReader reader) {
        ClientSession session = new ClientSession(owner);
        session.answeredBelow = reader.number();
        session.lastUsed = reader.number();
        for (int left = reader.count(); left > 0; left--) {
            long serial = reader.number();
            reader.check(
                    session.answers.isEmpty() || session.answers.lastKey() < serial,
                    "a session's answers are not in order");
            int length = reader.integer();
            session.answers.put(
                    serial,
                    length == NO_VALUE
                            ? Sessions.Applied.NOTHING
                            : new Sessions.Applied(reader.bytes(length), false));
        }
        return session;
    }
}
