package raftarium.machine;

import org.jspecify.annotations.Nullable;

import raftarium.data.Bytes;
import raftarium.data.SharedMap;

import java.util.ArrayDeque;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A queue that delivers each message at least once; its commands are {@link QueueCommand}s. Who
 * pops a message has it to itself until the visibility timeout is over, counted from when it asked.
 * If it hasn't acknowledged the message by then, that is visible again in its old place; after
 * {@link #MAX_DELIVERIES} deliveries it becomes a dead letter instead.
 *
 * <p>A machine has no clock. Log time, which is the same on every node and never goes back, is the
 * greatest of the times that the commands applied so far carry: when their clients called them
 * (dissertation 6.3 lets sessions expire alike). A clock far ahead would let all timeouts pass: who
 * gives commands must have a clock that can be trusted to that extent.
 */
public final class MessageQueue implements StateMachine {
    /** How long a delivered message is invisible, if nothing else is said. */
    public static final long VISIBILITY_NANOS = 5_000_000_000L;

    /** How often a message is delivered. */
    public static final int MAX_DELIVERIES = 3;

    /** How many messages it holds, dead letters not counted; a push beyond is answered "none". */
    public static final int MAX_MESSAGES = 10_000;

    /** How many dead letters are kept; older ones are let go. */
    public static final int MAX_DEAD = 100;

    private static final Bytes TRUE = Bytes.utf8("true");
    private static final Bytes FALSE = Bytes.utf8("false");

    /** What its snapshots begin with: "QU" and their version. */
    private static final int FORM = 0x5155_0001;

    /** A message; visible again at {@code hiddenUntil}, which is 0 while it is visible. */
    private record QueuedMessage(long id, String value, int deliveries, long hiddenUntil) {}

    /** When a message is visible again. */
    private record Due(long atNanos, long id) implements Comparable<Due> {
        @Override
        public int compareTo(Due other) {
            int byTime = Long.compare(atNanos, other.atNanos);
            return byTime != 0 ? byTime : Long.compare(id, other.id);
        }
    }

    private final long visibilityNanos;
    private long nowNanos;
    private long lastId;
    private SharedMap<Long, QueuedMessage> messages = new SharedMap<>();
    private ArrayDeque<QueuedMessage> dead = new ArrayDeque<>();

    /** Those that are visible, by id, and the others, by when they will be. */
    private SharedMap<Long, QueuedMessage> visible = new SharedMap<>();

    private SharedMap<Due, QueuedMessage> hidden = new SharedMap<>();

    /** An empty queue with the usual timeout. */
    public MessageQueue() {
        this(VISIBILITY_NANOS);
    }

    /**
     * An empty queue.
     *
     * @param visibilityNanos how long a delivered message is invisible, 1 ns to 1 h; the same on
     *     every node
     */
    public MessageQueue(long visibilityNanos) {
        if (visibilityNanos < 1 || visibilityNanos > 3_600_000_000_000L) {
            throw new IllegalArgumentException(
                    "a visibility timeout is 1 ns to 1 h: " + visibilityNanos + " ns");
        }
        this.visibilityNanos = visibilityNanos;
    }

    /** The greatest time of all commands so far. */
    public long logNanos() {
        return nowNanos;
    }

    /**
     * Push answers the message's id; pop the id and the value, {@code 7 hello}, or none if nothing
     * is visible; ack "true", or "false" if there is no such message in the queue (any more) that
     * was ever delivered.
     */
    @Override
    public @Nullable Bytes apply(Bytes bytes) {
        QueueCommand command = QueueCommand.decode(bytes);
        if (command == null) {
            return null;
        }
        nowNanos = Math.max(nowNanos, command.atNanos());
        reveal();
        Bytes answer = switch (command.operation()) {
            case PUSH -> push(command.value());
            case POP -> pop(command.atNanos());
            case ACK -> ack(command.id()) ? TRUE : FALSE;
        };
        reveal();
        return answer;
    }

    private @Nullable Bytes push(String value) {
        if (messages.size() == MAX_MESSAGES) {
            return null;
        }
        lastId++;
        show(new QueuedMessage(lastId, value, 0, 0));
        return Bytes.utf8(String.valueOf(lastId));
    }

    private void show(QueuedMessage message) {
        messages.put(message.id, message);
        visible.put(message.id, message);
    }

    private void hide(QueuedMessage message) {
        messages.put(message.id, message);
        hidden.put(new Due(message.hiddenUntil, message.id), message);
    }

    private @Nullable Bytes pop(long atNanos) {
        QueuedMessage message = visible.isEmpty() ? null : visible.remove(visible.firstKey());
        if (message == null) {
            return null;
        }
        long until = atNanos + visibilityNanos;
        hide(new QueuedMessage(message.id, message.value, message.deliveries + 1, until));
        return Bytes.utf8(message.id + " " + message.value);
    }

    private boolean ack(long id) {
        QueuedMessage message = messages.get(id);
        if (message == null || message.deliveries == 0) {
            return false;
        }
        messages.remove(id);
        visible.remove(id);
        hidden.remove(new Due(message.hiddenUntil, id));
        return true;
    }

    /** What has been invisible for long enough is visible again, or dead. */
    private void reveal() {
        while (!hidden.isEmpty() && hidden.firstKey().atNanos <= nowNanos) {
            Due due = hidden.firstKey();
            hidden.remove(due);
            QueuedMessage before = messages.remove(due.id);
            if (before != null) {
                reveal(new QueuedMessage(before.id, before.value, before.deliveries, 0));
            }
        }
    }

    private void reveal(QueuedMessage message) {
        if (message.deliveries < MAX_DELIVERIES) {
            show(message);
            return;
        }
        dead.add(message);
        if (dead.size() > MAX_DEAD) {
            dead.remove();
        }
    }

    /** All that it does changes it: a question has no answer. */
    @Override
    public @Nullable Bytes query(Bytes bytes) {
        return null;
    }

    @Override
    public String describe(Bytes bytes) {
        return ClientCommand.describe(bytes);
    }

    /**
     * The value of each message by its id; of dead letters by {@code dead.ID}; and how many there
     * are: {@code visible}, {@code hidden}, {@code dead}.
     */
    @Override
    public SortedMap<String, String> contents() {
        TreeMap<String, String> contents = new TreeMap<>();
        messages.forEach((id, message) -> contents.put(String.valueOf(id), message.value));
        dead.forEach(message -> contents.put("dead." + message.id, message.value));
        contents.put("visible", String.valueOf(visible.size()));
        contents.put("hidden", String.valueOf(hidden.size()));
        contents.put("dead", String.valueOf(dead.size()));
        return contents;
    }

    @Override
    public MessageQueue copy() {
        MessageQueue copy = new MessageQueue(visibilityNanos);
        copy.nowNanos = nowNanos;
        copy.lastId = lastId;
        copy.messages = messages.copy();
        copy.visible = visible.copy();
        copy.hidden = hidden.copy();
        copy.dead.addAll(dead);
        return copy;
    }

    /** Log time and the last id; the messages in the order of their ids; the dead letters. */
    @Override
    public Bytes snapshot() {
        SnapshotWriter writer =
                new SnapshotWriter().number(FORM).number(nowNanos).number(lastId);
        writer.number(messages.size());
        messages.values().forEach(message -> {
            writer.number(message.id).text(message.value);
            writer.number(message.deliveries).number(message.hiddenUntil);
        });
        writer.number(dead.size());
        dead.forEach(message -> writer.number(message.id).text(message.value));
        return writer.written();
    }

    @Override
    public void restore(Bytes snapshot) {
        SnapshotReader reader = new SnapshotReader(snapshot, "a message queue", FORM);
        long now = reader.number();
        long last = reader.number();
        reader.check(now >= 0 && last >= 0, "its time or its last id is below 0");
        SharedMap<Long, QueuedMessage> restored = new SharedMap<>();
        for (int left = reader.count(); left > 0; left--) {
            QueuedMessage message = message(reader, now);
            long before = restored.isEmpty() ? 0 : restored.lastKey();
            reader.check(
                    before < message.id && message.id <= last, "its messages are not in order");
            restored.put(message.id, message);
        }
        reader.check(restored.size() <= MAX_MESSAGES, "it has more messages than a queue holds");
        ArrayDeque<QueuedMessage> letters = new ArrayDeque<>();
        for (int left = reader.count(); left > 0; left--) {
            letters.add(new QueuedMessage(reader.number(), reader.text(), MAX_DELIVERIES, 0));
            long id = letters.getLast().id;
            reader.check(id > 0 && id <= last, "a dead letter was never pushed");
        }
        reader.check(letters.size() <= MAX_DEAD, "it has more dead letters than a queue keeps");
        reader.end();
        nowNanos = now;
        lastId = last;
        messages.clear();
        visible.clear();
        hidden.clear();
        for (QueuedMessage message : restored.values()) {
            if (message.hiddenUntil == 0) {
                show(message);
            } else {
                hide(message);
            }
        }
        dead = letters;
    }

    private static QueuedMessage message(SnapshotReader reader, long now) {
        QueuedMessage message = new QueuedMessage(
                reader.number(), reader.text(), reader.integer(), reader.number());
        boolean isVisible = message.hiddenUntil == 0 && message.deliveries < MAX_DELIVERIES;
        boolean isHidden = message.hiddenUntil > now && message.deliveries > 0;
        reader.check(
                message.deliveries >= 0
                        && message.deliveries <= MAX_DELIVERIES
                        && (isVisible || isHidden),
                "message " + message.id + " is neither visible nor hidden");
        return message;
    }
}
