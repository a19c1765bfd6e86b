package raftarium.machine;

import org.jspecify.annotations.Nullable;

import raftarium.data.Bytes;
import raftarium.data.SharedMap;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Locks that expire; its commands are {@link LockCommand}s. A client that has a lock has a session,
 * which any of its commands keeps alive. When nothing was heard of it for {@link #SESSION_NANOS} of
 * log time it has expired, and its locks are free. So a holder that was held up may believe that it
 * still has a lock which another client got meanwhile. That is what the fencing token is for: what
 * the lock guards must refuse a lower token than it has seen.
 *
 * <p>A machine has no clock. Log time, which is the same on every node and never goes back, is the
 * greatest of the times that the commands applied so far carry: when their clients called them
 * (dissertation 6.3 lets sessions expire alike). So a lock whose holder is gone is found to be free
 * by the next command of anybody.
 */
public final class LockService implements StateMachine {
    /** How long a session lasts after its client's last command. */
    public static final long SESSION_NANOS = 10_000_000_000L;

    /** How many locks are held at a time; a lock beyond is answered "none". */
    public static final int MAX_LOCKS = 10_000;

    private static final Bytes TRUE = Bytes.utf8("true");
    private static final Bytes FALSE = Bytes.utf8("false");

    /** What its snapshots begin with: "LK" and their version. */
    private static final int FORM = 0x4c4b_0001;

    /** Who has a lock, and with which token. */
    private record Held(String client, long token) {}

    private long nowNanos;
    private long lastToken;
    private SharedMap<String, Held> locks = new SharedMap<>();

    /** When each client was heard of that has a lock; on other sessions nothing hangs. */
    private SharedMap<String, Long> heard = new SharedMap<>();

    /** The greatest time of all commands so far. */
    public long logNanos() {
        return nowNanos;
    }

    /**
     * Lock answers the fencing token, which is greater than all before. The holder of the lock gets
     * the same token again; others get none. Unlock answers "true", or "false" to who doesn't have
     * it.
     */
    @Override
    public @Nullable Bytes apply(Bytes bytes) {
        LockCommand command = LockCommand.decode(bytes);
        if (command == null) {
            return null;
        }
        nowNanos = Math.max(nowNanos, command.atNanos());
        expire();
        String client = command.client();
        heard.computeIfPresent(client, (same, before) -> Math.max(before, command.atNanos()));
        Bytes answer = switch (command.operation()) {
            case LOCK -> lock(command.name(), client, command.atNanos());
            case UNLOCK -> unlock(command.name(), client) ? TRUE : FALSE;
        };
        expire();
        return answer;
    }

    private @Nullable Bytes lock(String name, String client, long atNanos) {
        Held held = locks.get(name);
        if (held == null && locks.size() < MAX_LOCKS) {
            lastToken++;
            held = new Held(client, lastToken);
            locks.put(name, held);
            heard.putIfAbsent(client, atNanos);
        }
        return held != null && held.client.equals(client)
                ? Bytes.utf8(String.valueOf(held.token))
                : null;
    }

    private boolean unlock(String name, String client) {
        Held held = locks.get(name);
        if (held == null || !held.client.equals(client)) {
            return false;
        }
        locks.remove(name);
        if (locks.values().stream().noneMatch(other -> other.client.equals(client))) {
            heard.remove(client);
        }
        return true;
    }

    private void expire() {
        if (heard.values().removeIf(atNanos -> atNanos + SESSION_NANOS <= nowNanos)) {
            locks.values().removeIf(held -> !heard.containsKey(held.client));
        }
    }

    /** All that it does changes it: a question has no answer. */
    @Override
    public @Nullable Bytes query(Bytes bytes) {
        return null;
    }

    @Override
    public String describe(Bytes bytes) {
        LockCommand command = LockCommand.decode(bytes);
        return command == null
                ? ClientCommand.describe(bytes)
                : command + " (" + command.client() + ")";
    }

    /** Of each lock that is held, who has it and with which token: {@code c1 7}. */
    @Override
    public SortedMap<String, String> contents() {
        TreeMap<String, String> contents = new TreeMap<>();
        locks.forEach((name, held) -> contents.put(name, held.client + " " + held.token));
        return contents;
    }

    @Override
    public @Nullable String value(String name) {
        Held held = locks.get(name);
        return held == null ? null : held.client + " " + held.token;
    }

    @Override
    public LockService copy() {
        LockService copy = new LockService();
        copy.nowNanos = nowNanos;
        copy.lastToken = lastToken;
        copy.locks = locks.copy();
        copy.heard = heard.copy();
        return copy;
    }

    /** Log time and the last token; the locks by name; when each holder was heard of, by client. */
    @Override
    public Bytes snapshot() {
        SnapshotWriter writer =
                new SnapshotWriter().number(FORM).number(nowNanos).number(lastToken);
        writer.number(locks.size());
        locks.forEach((name, held) -> writer.text(name).text(held.client).number(held.token));
        writer.number(heard.size());
        heard.forEach((client, atNanos) -> writer.text(client).number(atNanos.longValue()));
        return writer.written();
    }

    @Override
    public void restore(Bytes snapshot) {
        SnapshotReader reader = new SnapshotReader(snapshot, "a lock service", FORM);
        long now = reader.number();
        long last = reader.number();
        reader.check(now >= 0 && last >= 0, "its time or its last token is below 0");
        SharedMap<String, Held> restored = new SharedMap<>();
        TreeMap<String, Long> holders = new TreeMap<>();
        for (int left = reader.count(); left > 0; left--) {
            String name = reader.text();
            boolean inOrder = restored.isEmpty() || restored.lastKey().compareTo(name) < 0;
            reader.check(inOrder, "its locks are not in order");
            Held held = new Held(reader.text(), reader.number());
            reader.check(held.token > 0 && held.token <= last, "a token was never given");
            restored.put(name, held);
            holders.put(held.client, 0L);
        }
        reader.check(restored.size() <= MAX_LOCKS, "it has more locks than can be held");
        SharedMap<String, Long> times = new SharedMap<>();
        for (int left = reader.count(); left > 0; left--) {
            String client = reader.text();
            boolean inOrder = times.isEmpty() || times.lastKey().compareTo(client) < 0;
            reader.check(inOrder, "its sessions are not in order");
            long atNanos = reader.number();
            reader.check(
                    atNanos >= 0 && atNanos <= now && atNanos > now - SESSION_NANOS,
                    "a session has expired");
            times.put(client, atNanos);
        }
        reader.check(times.keySet().equals(holders.keySet()), "sessions and holders differ");
        reader.end();
        nowNanos = now;
        lastToken = last;
        locks = restored;
        heard = times;
    }
}
