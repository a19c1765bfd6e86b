package raftarium.check.history;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import raftarium.data.Bytes;
import raftarium.data.RandomStream;
import raftarium.machine.KeyValueCommand;
import raftarium.trace.ClientEvent;
import raftarium.trace.Event;
import raftarium.trace.Outcome;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** What watches clients can be copied: each copy knows what was told to it, and nothing else. */
class CopiedHistoriesTest {
    private static final int FIRST_CLIENT = 1_001;
    private static final int CLIENTS = 4;

    /** Clients of a store that answers rightly, but for one answer in so many. */
    private static final class Story {
        private final RandomStream chance;
        private final int oneWrongIn;
        private final List<Event> told = new ArrayList<>();
        private final TreeMap<Integer, KeyValueCommand> open = new TreeMap<>();
        private final TreeMap<String, String> values = new TreeMap<>();

        Story(RandomStream chance, int oneWrongIn) {
            this.chance = chance;
            this.oneWrongIn = oneWrongIn;
        }

        Story copy(RandomStream otherChance) {
            Story copy = new Story(otherChance, oneWrongIn);
            copy.told.addAll(told);
            copy.open.putAll(open);
            copy.values.putAll(values);
            return copy;
        }

        /** A client calls a command, or has its answer. */
        Event next() {
            int client = FIRST_CLIENT + (int) chance.below(CLIENTS);
            KeyValueCommand command = open.remove(client);
            Event event;
            if (command == null) {
                command = command();
                open.put(client, command);
                event = new ClientEvent.Called(
                        told.size(), client, 1, command.encode(), null, "", false);
            } else {
                boolean isUnknown = chance.below(20) == 0;
                event = new ClientEvent.Returned(
                        told.size(),
                        client,
                        1,
                        isUnknown ? Outcome.UNKNOWN : Outcome.OK,
                        isUnknown ? null : answer(command),
                        1,
                        "");
            }
            told.add(event);
            return event;
        }

        private KeyValueCommand command() {
            String key = "k" + chance.below(5);
            return chance.below(2) == 0
                    ? KeyValueCommand.get(key)
                    : KeyValueCommand.append(key, chance.below(1_000_000) + ",");
        }

        private Bytes answer(KeyValueCommand command) {
            String before = values.getOrDefault(command.key(), "");
            if (command.operation() == KeyValueCommand.Operation.APPEND) {
                values.put(command.key(), before + command.value());
                return Bytes.EMPTY;
            } else if (chance.below(oneWrongIn) == 0) {
                return Bytes.utf8("wrong");
            }
            return before.isEmpty() ? null : Bytes.utf8(before);
        }
    }

    /** A check, fed with the operations that events tell of. */
    private record Fed(OpenOperations open, LiveCheck check) {
        Fed() {
            this(new OpenOperations(), new LiveCheck(true));
        }

        Fed copy() {
            return new Fed(open.copy(), check.copy());
        }

        /** Returns why it isn't linearizable, if that is seen by it. */
        Counterexample take(Event event) {
            if (event instanceof ClientEvent.Called called) {
                Numbered begun = open.called(called);
                check.called(begun.id(), begun.operation());
                return null;
            }
            Numbered ended = open.returned((ClientEvent.Returned) event);
            return check.returned(ended.id(), ended.operation());
        }
    }

    @Test
    void aLiveCheckAndItsCopiesJudgeEachItsOwnHistory() {
        int bad = 0;
        for (long seed = 1; seed <= 60; seed++) {
            RandomStream chance = RandomStream.of(seed, "forks");
            List<Story> stories = new ArrayList<>(List.of(new Story(chance, 60)));
            List<Fed> checks = new ArrayList<>(List.of(new Fed()));
            for (int step = 1; step <= 400; step++) {
                int place = (int) chance.below(stories.size());
                checks.get(place).take(stories.get(place).next());
                if (step % 40 == 0) {
                    stories.add(stories.get(place).copy(chance));
                    checks.add(checks.get(place).copy());
                }
            }
            for (int place = 0; place < stories.size(); place++) {
                Fed straight = new Fed();
                stories.get(place).told.forEach(straight::take);
                Verdict expected = straight.check.verdict();
                assertThat(checks.get(place).check.verdict().toString())
                        .as("seed %d, story %d", seed, place)
                        .isEqualTo(expected.toString());
                bad += expected instanceof Verdict.NotLinearizable ? 1 : 0;
            }
        }
        assertThat(bad).isBetween(60, 540);
    }

    @Test
    void aRecorderAndItsCopiesKeepEachTheNewestOfItsOwnHistory() {
        RandomStream chance = RandomStream.of(1, "recorders");
        List<Story> stories = new ArrayList<>(List.of(new Story(chance, 2)));
        List<HistoryRecorder> recorders = new ArrayList<>(List.of(new HistoryRecorder()));
        for (int step = 1; step <= 4_000; step++) {
            int place = (int) chance.below(stories.size());
            recorders.get(place).observe(stories.get(place).next());
            if (step % 500 == 0) {
                stories.add(stories.get(place).copy(chance));
                recorders.add((HistoryRecorder) recorders.get(place).copy());
            }
        }
        for (int place = 0; place < stories.size(); place++) {
            HistoryRecorder straight = new HistoryRecorder();
            stories.get(place).told.forEach(straight::observe);
            assertThat(recorders.get(place).last(HistoryRecorder.KEPT))
                    .isEqualTo(straight.last(HistoryRecorder.KEPT))
                    .hasSizeGreaterThan(50);
            assertThat(recorders.get(place).count()).isEqualTo(straight.count());
        }
    }

    @Test
    void beyondTheirNumberTheOldestOperationsAreGone() {
        HistoryRecorder recorder = new HistoryRecorder();
        Bytes command = KeyValueCommand.get("k").encode();
        int more = 700;
        for (int number = 0; number < HistoryRecorder.KEPT + more; number++) {
            int client = FIRST_CLIENT + number % 3;
            recorder.observe(
                    new ClientEvent.Called(10L * number, client, 1, command, null, "", false));
            if (number % 1_000 == more - 1) {
                recorder = (HistoryRecorder) recorder.copy();
            }
        }
        List<Operation> all = recorder.last(Integer.MAX_VALUE);
        assertThat(all).hasSize(HistoryRecorder.KEPT);
        assertThat(all.get(0).callNanos()).isEqualTo(10L * more);
        assertThat(recorder.count()).isEqualTo(HistoryRecorder.KEPT + more);
    }
}
