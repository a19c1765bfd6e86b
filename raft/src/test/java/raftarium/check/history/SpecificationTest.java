package raftarium.check.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import raftarium.trace.Outcome;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What each machine answers in which state, and how its states are told. */
class SpecificationTest {
    private static final long SECOND = 1_000_000_000;
    private static final LockSpecification LOCKS = new LockSpecification();
    private static final QueueSpecification QUEUE = new QueueSpecification();
    private static final ConfigSpecification SETTINGS = new ConfigSpecification();
    private static final KeyValueSpecification KEY = new KeyValueSpecification();

    private static Operation asked(
            String client,
            Operation.Kind kind,
            String key,
            String value,
            String expected,
            long at) {
        return new Operation(
                client, kind, key, value, expected, null, at, at, Outcome.PENDING, null);
    }

    private static Operation lock(String client, String name, long at) {
        return asked(client, Operation.Kind.LOCK, name, "", "", at);
    }

    private static Operation unlock(String client, String name, long at) {
        return asked(client, Operation.Kind.UNLOCK, name, "", "", at);
    }

    private static Operation push(String value, long at) {
        return asked("c1", Operation.Kind.PUSH, "", value, "", at);
    }

    private static Operation pop(long at) {
        return asked("c1", Operation.Kind.POP, "", "", "", at);
    }

    private static Operation ack(String id, long at) {
        return asked("c1", Operation.Kind.ACK, "", id, "", at);
    }

    private static Operation set(String key, String value, String version) {
        return asked("c1", Operation.Kind.SET, key, value, version, 1);
    }

    private static Operation watch(String key, String after) {
        return asked("c1", Operation.Kind.WATCH, key, "", after, 1);
    }

    /** The state after them, whatever they answer. */
    private static <S> S after(Specification<S> specification, Operation... operations) {
        S state = specification.initial();
        for (Operation operation : operations) {
            state = specification.after(state, operation);
        }
        return state;
    }

    /** That answer, and no other, is right; what nothing is known of may answer anything. */
    private static <S> void answers(
            Specification<S> specification, S state, Operation operation, String right) {
        assertThat(specification.answer(state, operation)).isEqualTo(right);
        String answer = right.equals("none") ? null : right;
        Operation good = operation.ended(Outcome.OK, answer, operation.callNanos());
        assertThat(specification.after(state, good)).isNotNull();
        Operation bad = operation.ended(Outcome.OK, "wrong", operation.callNanos());
        assertThat(specification.after(state, bad)).isNull();
        S unknown = specification.anything();
        assertThat(specification.after(unknown, bad)).isEqualTo(unknown);
        assertThat(specification.answer(unknown, operation)).isEqualTo("anything");
        assertThat(specification.words(unknown)).isEqualTo("anything");
    }

    @Test
    void aLockIsHadUntilItsSessionEnds() {
        var held = after(LOCKS, lock("c1", "a", 0), lock("c1", "b", 0), unlock("c1", "a", SECOND));
        answers(LOCKS, held, lock("c2", "b", 11 * SECOND - 1), "none");
        answers(LOCKS, held, lock("c2", "b", 11 * SECOND), "3");
        answers(LOCKS, held, lock("c2", "a", SECOND), "3");
        answers(LOCKS, held, lock("c1", "b", SECOND), "2");
        answers(LOCKS, held, unlock("c2", "b", SECOND), "false");
        answers(LOCKS, held, unlock("c1", "b", 11 * SECOND - 1), "true");
        answers(LOCKS, held, unlock("c1", "b", 11 * SECOND), "false");
        var late = after(LOCKS, unlock("c2", "a", 20 * SECOND), lock("c1", "a", 10 * SECOND));
        answers(LOCKS, late, lock("c2", "a", 0), "2");
        var kept = after(LOCKS, lock("c1", "a", 0), lock("c1", "a", 9 * SECOND));
        answers(LOCKS, kept, lock("c2", "a", 19 * SECOND - 1), "none");
        answers(LOCKS, kept, lock("c2", "a", 19 * SECOND), "2");
        var two = after(LOCKS, lock("c1", "a", 0), lock("c2", "b", 5 * SECOND));
        answers(LOCKS, two, lock("c3", "a", 12 * SECOND), "3");
        answers(LOCKS, two, lock("c3", "b", 12 * SECOND), "none");
    }

    @Test
    void locksAreTold() {
        assertThat(LOCKS.words(LOCKS.initial())).isEqualTo("all free");
        Operation[] seven = new Operation[7];
        for (int number = 0; number < 7; number++) {
            seven[number] = lock("c" + number, "l" + number, 0);
        }
        assertThat(LOCKS.words(after(LOCKS, seven[0]))).isEqualTo("l0 held by c0 with 1");
        assertThat(LOCKS.words(after(LOCKS, seven)))
                .startsWith("l0 held by c0 with 1, l1 held by")
                .endsWith(", l4 held by c4 with 5 and 2 more");
        assertThat(LOCKS.words(
                        after(LOCKS, List.of(seven).subList(0, 5).toArray(Operation[]::new))))
                .endsWith("l4 held by c4 with 5");
    }

    @Test
    void aMessageIsHiddenForFiveSecondsAndGoneAfterThreeDeliveries() {
        answers(QUEUE, QUEUE.initial(), pop(1), "none");
        answers(QUEUE, QUEUE.initial(), ack("1", 1), "false");
        var pushed = after(QUEUE, push("m", 1), push("n", 2));
        answers(QUEUE, pushed, push("o", 3), "3");
        answers(QUEUE, pushed, pop(3), "1 m");
        answers(QUEUE, pushed, ack("1", 3), "false");
        var popped = after(QUEUE, push("m", 0), pop(SECOND));
        answers(QUEUE, popped, pop(6 * SECOND - 1), "none");
        answers(QUEUE, popped, pop(6 * SECOND), "1 m");
        answers(QUEUE, popped, ack("1", 9 * SECOND), "true");
        answers(QUEUE, popped, ack("2", 9 * SECOND), "false");
        answers(QUEUE, after(QUEUE, push("m", 0), pop(1), ack("1", 2)), pop(9 * SECOND), "none");
        var thrice = after(QUEUE, push("m", 0), pop(0), pop(5 * SECOND), pop(10 * SECOND));
        answers(QUEUE, thrice, ack("1", 15 * SECOND - 1), "true");
        answers(QUEUE, thrice, ack("1", 15 * SECOND), "false");
        var late = after(QUEUE, push("m", 20 * SECOND), pop(15 * SECOND));
        answers(QUEUE, late, pop(15 * SECOND), "1 m");
    }

    @Test
    void queuesAreTold() {
        assertThat(QUEUE.words(QUEUE.initial())).isEqualTo("empty");
        assertThat(QUEUE.words(after(QUEUE, push("m", 0), push("n", 0), pop(0))))
                .isEqualTo("1 m (hidden), 2 n");
        var five =
                after(QUEUE, push("m", 0), push("m", 0), push("m", 0), push("m", 0), push("m", 0));
        assertThat(QUEUE.words(five)).isEqualTo("1 m, 2 m, 3 m, 4 m, 5 m");
        assertThat(QUEUE.words(QUEUE.after(five, push("m", 0)))).endsWith(", 5 m and 1 more");
    }

    @Test
    void aSettingHasTheVersionThatSetIt() {
        answers(SETTINGS, SETTINGS.initial(), set("k", "v", ""), "1");
        answers(SETTINGS, SETTINGS.initial(), set("k", "v", "0"), "1");
        answers(SETTINGS, SETTINGS.initial(), set("k", "v", "1"), "false");
        answers(SETTINGS, SETTINGS.initial(), watch("k", ""), "none");
        var two = after(SETTINGS, set("k", "v", ""), set("l", "w", ""));
        answers(SETTINGS, two, set("k", "v", "1"), "3");
        answers(SETTINGS, two, set("k", "v", "2"), "false");
        answers(SETTINGS, two, watch("l", ""), "2 w");
        answers(SETTINGS, two, watch("l", "1"), "2 w");
        answers(SETTINGS, two, watch("l", "2"), "none");
        assertThat(SETTINGS.isRead(watch("k", ""))).isTrue();
        assertThat(SETTINGS.isRead(set("k", "v", ""))).isFalse();
        assertThat(SETTINGS.isRead(set("k", "v", "1").ended(Outcome.OK, "false", 2)))
                .isTrue();
        assertThat(SETTINGS.isRead(set("k", "v", "1").ended(Outcome.OK, "3", 2)))
                .isFalse();
        assertThat(SETTINGS.words(SETTINGS.initial())).isEqualTo("empty");
        assertThat(SETTINGS.words(two)).isEqualTo("k = 1 v, l = 2 w");
        var many = after(SETTINGS, set("a", "v", ""), set("b", "v", ""), set("c", "v", ""));
        many = SETTINGS.after(SETTINGS.after(many, set("d", "v", "")), set("e", "v", ""));
        assertThat(SETTINGS.words(many)).endsWith(", e = 5 v");
        assertThat(SETTINGS.words(SETTINGS.after(many, set("f", "v", ""))))
                .endsWith(", e = 5 v and 1 more");
    }

    @Test
    void whereThereIsNoRoomNothingIsAdded() {
        var held = new TreeMap<String, LockSpecification.Held>();
        var messages = new ArrayList<QueueSpecification.QueuedMessage>();
        for (int number = 1; number <= 10_000; number++) {
            held.put("l" + number, new LockSpecification.Held("c1", number));
            messages.add(new QueueSpecification.QueuedMessage(number, "m", 0, 0));
        }
        var heard = new TreeMap<>(Map.of("c1", 0L));
        var locks = new LockSpecification.Locks(true, 0, 10_000, held, heard);
        answers(LOCKS, locks, lock("c1", "another", 1), "none");
        answers(LOCKS, LOCKS.after(locks, unlock("c1", "l7", 1)), lock("c1", "x", 1), "10001");
        var queue = new QueueSpecification.Queue(true, 0, 10_000, messages);
        answers(QUEUE, queue, push("another", 1), "none");
        assertThat(QUEUE.after(queue, push("another", 1)))
                .extracting(QueueSpecification.Queue::messages)
                .isEqualTo(messages);
    }

    @Test
    void aKeySaysWhatItHasAndWhatAnswersWithoutAChange() {
        Operation cas = asked("c1", Operation.Kind.CAS, "x", "2", "1", 1);
        Operation delete = asked("c1", Operation.Kind.DELETE, "x", "", "", 1);
        Operation get = asked("c1", Operation.Kind.GET, "x", "", "", 1);
        Operation put = asked("c1", Operation.Kind.PUT, "x", "1", "", 1);
        Value one = Value.of("1");
        answers(KEY, one, cas, "true", "false");
        answers(KEY, Value.of("3"), cas, "false", "true");
        answers(KEY, one, delete, "true", "false");
        answers(KEY, Value.NONE, delete, "false", "true");
        answers(KEY, one, get, "1", "");
        assertThat(KEY.answer(Value.NONE, get)).isEqualTo("none");
        assertThat(KEY.answer(one, put)).isEmpty();
        assertThat(KEY.words(Value.of(""))).isEmpty();
        assertThat(KEY.isRead(cas.ended(Outcome.OK, "true", 2))).isFalse();
        assertThat(KEY.isRead(cas.ended(Outcome.OK, "false", 2))).isTrue();
        assertThat(KEY.isRead(get)).isTrue();
    }

    private static void answers(
            KeyValueSpecification key,
            Value state,
            Operation operation,
            String right,
            String wrong) {
        assertThat(key.answer(state, operation)).isEqualTo(right);
        assertThat(key.after(state, operation.ended(Outcome.OK, right, 2))).isNotNull();
        assertThat(key.after(state, operation.ended(Outcome.OK, wrong, 2))).isNull();
        assertThat(key.answer(Value.ANYTHING, operation)).isEqualTo("anything");
        assertThat(key.after(Value.ANYTHING, operation.ended(Outcome.OK, wrong, 2)))
                .isNotNull();
    }

    @Test
    void noneKnowsTheOperationsOfAnother() {
        for (Specification<?> specification : List.of(LOCKS, QUEUE, SETTINGS, KEY)) {
            for (Operation operation : List.of(lock("c1", "a", 0), pop(0), set("k", "v", ""))) {
                if (Specification.of(operation).getClass() != specification.getClass()) {
                    assertThatThrownBy(() -> after(specification, operation))
                            .isInstanceOf(IllegalArgumentException.class)
                            .hasMessageStartingWith("no operation on ");
                }
            }
        }
    }
}
