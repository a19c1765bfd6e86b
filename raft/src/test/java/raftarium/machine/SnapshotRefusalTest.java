package raftarium.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import raftarium.data.Bytes;

/**
 * Snapshots that can be read but hold what no machine can come to: each is refused, and says why;
 * what is just possible is taken.
 */
class SnapshotRefusalTest {
    private static final long SESSION_NANOS = LockService.SESSION_NANOS;

    private static SnapshotWriter begun(MachineType type) {
        int form = type.fresh().snapshot().buffer().getInt();
        return new SnapshotWriter().number(form);
    }

    private static void takes(MachineType type, SnapshotWriter written) {
        StateMachine machine = type.fresh();
        machine.restore(written.written());
        assertThat(machine.snapshot()).isEqualTo(written.written());
    }

    private static void refuses(MachineType type, SnapshotWriter written, String why) {
        StateMachine machine = type.fresh();
        Bytes before = machine.snapshot();
        assertThatThrownBy(() -> machine.restore(written.written()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("no snapshot of ")
                .hasMessageEndingWith(why);
        assertThat(machine.snapshot()).isEqualTo(before);
    }

    private static SnapshotWriter store(long lastVersion, int keys) {
        return begun(MachineType.CONFIG).number(lastVersion).number(keys);
    }

    @Test
    void ofAConfigurationStore() {
        takes(MachineType.CONFIG, store(0, 0));
        refuses(MachineType.CONFIG, store(-1, 0), ": its last version is below 0");
        takes(
                MachineType.CONFIG,
                store(3, 2).text("a").text("x").number(3L).text("b").text("x").number(1L));
        refuses(
                MachineType.CONFIG,
                store(3, 2).text("a").text("x").number(3L).text("a").text("x").number(1L),
                ": its keys are not in order");
        for (long version : new long[] {-1, 0, 4}) {
            refuses(
                    MachineType.CONFIG,
                    store(3, 1).text("a").text("x").number(version),
                    ": a version was never given");
        }
    }

    private static SnapshotWriter fullStore(int keys) {
        SnapshotWriter many = store(1, keys);
        for (int key = 0; key < keys; key++) {
            many.text(String.format("%06d", key)).text("").number(1L);
        }
        return many;
    }

    @Test
    void ofAConfigurationStoreWithMoreKeysThanItHolds() {
        takes(MachineType.CONFIG, fullStore(ConfigStore.MAX_KEYS));
        refuses(
                MachineType.CONFIG,
                fullStore(ConfigStore.MAX_KEYS + 1),
                ": it has more keys than a store holds");
    }

    private static SnapshotWriter service(long nowNanos, long lastToken, int locks) {
        return begun(MachineType.LOCK).number(nowNanos).number(lastToken).number(locks);
    }

    /** One lock and the session of who has it. */
    private static SnapshotWriter held(long nowNanos, long token, long heardNanos) {
        return service(nowNanos, 7, 1)
                .text("door")
                .text("c1")
                .number(token)
                .number(1)
                .text("c1")
                .number(heardNanos);
    }

    @Test
    void ofALockService() {
        takes(MachineType.LOCK, service(0, 0, 0).number(0));
        refuses(
                MachineType.LOCK,
                service(-1, 0, 0).number(0),
                ": its time or its last token is below 0");
        refuses(
                MachineType.LOCK,
                service(0, -1, 0).number(0),
                ": its time or its last token is below 0");
        takes(MachineType.LOCK, held(5, 1, 0));
        takes(MachineType.LOCK, held(5, 7, 5));
        for (long token : new long[] {-1, 0, 8}) {
            refuses(MachineType.LOCK, held(5, token, 5), ": a token was never given");
        }
        long now = 3 * SESSION_NANOS;
        takes(MachineType.LOCK, held(now, 1, now - SESSION_NANOS + 1));
        for (long heard : new long[] {now + 1, now - SESSION_NANOS, now - SESSION_NANOS - 1}) {
            refuses(MachineType.LOCK, held(now, 1, heard), ": a session has expired");
        }
        refuses(MachineType.LOCK, held(5, 1, -1), ": a session has expired");
        SnapshotWriter twoLocks = service(5, 7, 2);
        twoLocks.text("door").text("c1").number(1L).text("door").text("c1").number(2L);
        refuses(
                MachineType.LOCK,
                twoLocks.number(1).text("c1").number(5L),
                ": its locks are not in order");
        SnapshotWriter twoSessions = service(5, 7, 1).text("door").text("c1").number(1L);
        refuses(
                MachineType.LOCK,
                twoSessions.number(2).text("c1").number(5L).text("c1").number(5L),
                ": its sessions are not in order");
        SnapshotWriter nobody = service(5, 7, 1).text("door").text("c1").number(1L);
        refuses(MachineType.LOCK, nobody.number(0), ": sessions and holders differ");
    }

    @Test
    void ofALockServiceWithMoreLocksThanCanBeHeld() {
        takes(MachineType.LOCK, fullService(LockService.MAX_LOCKS));
        refuses(
                MachineType.LOCK,
                fullService(LockService.MAX_LOCKS + 1),
                ": it has more locks than can be held");
    }

    private static SnapshotWriter fullService(int locks) {
        SnapshotWriter many = service(5, 7, locks);
        for (int lock = 0; lock < locks; lock++) {
            many.text(String.format("%06d", lock)).text("c1").number(7L);
        }
        return many.number(1).text("c1").number(5L);
    }

    private static SnapshotWriter queue(long nowNanos, long lastId, int messages) {
        return begun(MachineType.QUEUE).number(nowNanos).number(lastId).number(messages);
    }

    private static SnapshotWriter message(long id, int deliveries, long hiddenUntil) {
        SnapshotWriter one = queue(5, 7, 1).number(id).text("m").number(deliveries);
        return one.number(hiddenUntil).number(0);
    }

    @Test
    void ofAMessageQueue() {
        takes(MachineType.QUEUE, queue(0, 0, 0).number(0));
        refuses(
                MachineType.QUEUE,
                queue(-1, 0, 0).number(0),
                ": its time or its last id is below 0");
        refuses(
                MachineType.QUEUE,
                queue(0, -1, 0).number(0),
                ": its time or its last id is below 0");
        takes(MachineType.QUEUE, message(1, 0, 0));
        takes(MachineType.QUEUE, message(7, 2, 0));
        takes(MachineType.QUEUE, message(1, 1, 6));
        takes(MachineType.QUEUE, message(1, 3, 6));
        long[][] wrong = {{-1, 0}, {3, 0}, {4, 6}, {1, 5}, {0, 6}};
        for (long[] one : wrong) {
            refuses(
                    MachineType.QUEUE,
                    message(1, (int) one[0], one[1]),
                    ": message 1 is neither visible nor hidden");
        }
        for (long id : new long[] {0, 8}) {
            refuses(MachineType.QUEUE, message(id, 0, 0), ": its messages are not in order");
        }
        SnapshotWriter twice = queue(5, 7, 2).number(3L).text("m").number(0).number(0L);
        twice.number(3L).text("m").number(0).number(0L).number(0);
        refuses(MachineType.QUEUE, twice, ": its messages are not in order");
    }

    private static SnapshotWriter letters(int count, long id) {
        SnapshotWriter dead = queue(5, 7, 0).number(count);
        for (int letter = 0; letter < count; letter++) {
            dead.number(id).text("m");
        }
        return dead;
    }

    @Test
    void ofAMessageQueueWithItsDeadLetters() {
        takes(MachineType.QUEUE, letters(1, 1));
        takes(MachineType.QUEUE, letters(MessageQueue.MAX_DEAD, 7));
        for (long id : new long[] {0, 8}) {
            refuses(MachineType.QUEUE, letters(1, id), ": a dead letter was never pushed");
        }
        refuses(
                MachineType.QUEUE,
                letters(MessageQueue.MAX_DEAD + 1, 7),
                ": it has more dead letters than a queue keeps");
    }

    @Test
    void ofAMessageQueueWithMoreMessagesThanItHolds() {
        takes(MachineType.QUEUE, fullQueue(MessageQueue.MAX_MESSAGES));
        refuses(
                MachineType.QUEUE,
                fullQueue(MessageQueue.MAX_MESSAGES + 1),
                ": it has more messages than a queue holds");
    }

    private static SnapshotWriter fullQueue(int count) {
        SnapshotWriter many = queue(5, count, count);
        for (long id = 1; id <= count; id++) {
            many.number(id).text("").number(0).number(0L);
        }
        return many.number(0);
    }

    /** What a session remembers is kept in the order of its numbers. */
    @Test
    void ofSessions() {
        Sessions sessions = new Sessions(new KeyValueStore());
        int form = sessions.snapshot(true).buffer().getInt();
        for (long second : new long[] {1, 2, 3}) {
            SnapshotWriter written =
                    new SnapshotWriter().number(form).number(9L).number(1);
            written.number(5L).number(1L).number(9L).number(2);
            written.number(2L).bytes(Bytes.utf8("a")).number(second).bytes(Bytes.utf8("b"));
            Bytes bytes = written.rest(new KeyValueStore().snapshot()).written();
            if (second == 3) {
                sessions.restore(bytes);
                assertThat(sessions.snapshot(true)).isEqualTo(bytes);
                assertThat(sessions.count()).isEqualTo(1);
            } else {
                assertThatThrownBy(() -> sessions.restore(bytes))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageEndingWith(": a session's answers are not in order");
                assertThat(sessions.count()).isZero();
            }
        }
    }
}
