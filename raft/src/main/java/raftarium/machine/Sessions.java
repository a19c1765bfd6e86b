package raftarium.machine;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import raftarium.raft.Bytes;

/**
 * Applies each client's command once (section 8): a repetition gets the first one's answer. A session
 * opens with its client's first command. The {@link #MAX_SESSIONS} that were used last are remembered,
 * which every node decides alike, since it hangs on nothing but the log.
 */
public final class Sessions {
    /** How many sessions are remembered. */
    public static final int MAX_SESSIONS = 10_000;

    /** An answer, which may be none. */
    private record Answer(@Nullable Bytes value) {}

    private final StateMachine machine;

    /** By client: the answers by serial number that the client may still ask for again. */
    private final LinkedHashMap<Long, TreeMap<Long, Answer>> sessions =
            new LinkedHashMap<>(16, 0.75f, true);

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
     * @return the machine's answer; null for "none", and for bytes that are no command
     */
    public @Nullable Bytes apply(Bytes bytes, boolean deduplicate) {
        SessionCommand command = SessionCommand.decode(bytes);
        if (command == null) {
            return null;
        }
        TreeMap<Long, Answer> answers =
                sessions.computeIfAbsent(command.client(), client -> new TreeMap<>());
        answers.headMap(command.answeredBelow()).clear();
        Answer before = answers.get(command.serial());
        if (before != null && deduplicate) {
            return before.value;
        }
        Answer answer = new Answer(machine.apply(command.command()));
        answers.put(command.serial(), answer);
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
        return command == null
                ? bytes.length() + " bytes"
                : machine.describe(command.command());
    }

    /** An independent twin in the same state. */
    public Sessions copy() {
        Sessions twin = new Sessions(machine.copy());
        for (Map.Entry<Long, TreeMap<Long, Answer>> session : sessions.entrySet()) {
            twin.sessions.put(session.getKey(), new TreeMap<>(session.getValue()));
        }
        return twin;
    }
}
