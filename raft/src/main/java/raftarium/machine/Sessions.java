package raftarium.machine;

import org.jspecify.annotations.Nullable;

import raftarium.raft.Bytes;

import java.util.LinkedHashMap;
import java.util.TreeMap;

/**
 * Applies each client's command once (section 8): a repetition gets the first one's answer. A
 * session opens with its client's first command. The {@link #MAX_SESSIONS} that were used last are
 * remembered, which every node decides alike, since it hangs on nothing but the log.
 */
public final class Sessions {
    /** How many sessions are remembered. */
    public static final int MAX_SESSIONS = 10_000;

    /** An answer, which may be none. */
    private record Answer(@Nullable Bytes value) {}

    /** What is remembered of a client. */
    private static final class Session {
        /**
         * The highest mark that it gave: commands below it are done, though they may come again.
         */
        long answeredBelow;

        /** The answers, by serial number, from there on. */
        final TreeMap<Long, Answer> answers = new TreeMap<>();

        void forgetBelow(long mark) {
            answeredBelow = Math.max(answeredBelow, mark);
            answers.headMap(answeredBelow).clear();
        }

        Session copy() {
            Session twin = new Session();
            twin.answeredBelow = answeredBelow;
            twin.answers.putAll(answers);
            return twin;
        }
    }

    private final StateMachine machine;

    /** By client, the one used last at the end. */
    private final LinkedHashMap<Long, Session> sessions = new LinkedHashMap<>(16, 0.75f, true);

    public Sessions(StateMachine machine) {
        this.machine = machine;
    }

    /** The machine behind. */
    public StateMachine machine() {
        return machine;
    }

    /**
     * Applies a committed {@link SessionCommand}.
     *
     * @param deduplicate rule {@code deduplicate} is on
     * @return the machine's answer; null for "none", for bytes that are no command, and for a
     *     repetition whose client has had its answer and waits no more
     */
    public @Nullable Bytes apply(Bytes bytes, boolean deduplicate) {
        SessionCommand command = SessionCommand.decode(bytes);
        if (command == null) {
            return null;
        }
        Session session = sessions.computeIfAbsent(command.client(), client -> new Session());
        session.forgetBelow(command.answeredBelow());
        Answer before = session.answers.get(command.serial());
        boolean isDone = before != null || command.serial() < session.answeredBelow;
        if (isDone && deduplicate) {
            return before == null ? null : before.value;
        }
        Answer answer = new Answer(machine.apply(command.command()));
        session.answers.put(command.serial(), answer);
        forgetOldest();
        return answer.value;
    }

    private void forgetOldest() {
        if (sessions.size() > MAX_SESSIONS) {
            sessions.remove(sessions.keySet().iterator().next());
        }
    }

    /** The command in words, as its machine says it. */
    public String describe(Bytes bytes) {
        SessionCommand command = SessionCommand.decode(bytes);
        return command == null ? bytes.length() + " bytes" : machine.describe(command.command());
    }

    /** An independent twin in the same state. */
    public Sessions copy() {
        Sessions twin = new Sessions(machine.copy());
        sessions.forEach((client, session) -> twin.sessions.put(client, session.copy()));
        return twin;
    }
}
