package raftarium.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import static raftarium.check.Trial.broken;

import org.junit.jupiter.api.Test;

import raftarium.check.history.HistoryRecorder;
import raftarium.check.history.Operation;
import raftarium.check.history.Verdict;
import raftarium.data.Bytes;
import raftarium.machine.KeyValueCommand;
import raftarium.trace.ClientEvent;
import raftarium.trace.Observer;
import raftarium.trace.Outcome;
import raftarium.trace.ReadMode;
import raftarium.trace.Violation;

/** Linearizability as a property of a run: what clients were told. */
class LinearizabilityPropertyTest {
    private static final int FIRST = 1001;
    private static final int SECOND = 1002;

    private Observer checker = new SafetyChecker(3);
    private final HistoryRecorder recorder = new HistoryRecorder();
    private long now;

    private void calls(int client, KeyValueCommand command, ReadMode read) {
        ClientEvent event = new ClientEvent.Called(
                ++now, client, now, command.encode(), read, command.toString(), false);
        recorder.observe(event);
        assertThat(checker.observe(event)).isNull();
    }

    private Violation returns(int client, Outcome outcome, String result) {
        Bytes answer = result == null ? null : Bytes.utf8(result);
        ClientEvent event =
                new ClientEvent.Returned(++now, client, now, outcome, answer, 0, "text");
        recorder.observe(event);
        return checker.observe(event);
    }

    private void puts(String value) {
        calls(FIRST, KeyValueCommand.put("x", value), null);
        assertThat(returns(FIRST, Outcome.OK, "")).isNull();
    }

    private Violation reads(int client, ReadMode read, String result) {
        calls(client, KeyValueCommand.get("x"), read);
        return returns(client, Outcome.OK, result);
    }

    private Verdict verdict() {
        return ((SafetyChecker) checker).linearizability();
    }

    @Test
    void itBreaksAtTheReadThatIsOfThePast() {
        puts("old");
        assertThat(reads(SECOND, ReadMode.INDEX, "old")).isNull();
        puts("new");
        Violation violation = reads(SECOND, ReadMode.LEASE, "old");
        broken(violation, Property.LINEARIZABILITY, "c2's get answered old, not new", "|-put x");
        assertThat(violation.atNanos()).isEqualTo(now);
    }

    @Test
    void aLocalReadBreaksNothingButTheHistoryIsNotLinearizableAnyMore() {
        puts("old");
        puts("new");
        assertThat(verdict()).isInstanceOf(Verdict.Linearizable.class);
        assertThat(reads(SECOND, ReadMode.LOCAL, "old")).isNull();
        assertThat(verdict()).isInstanceOf(Verdict.NotLinearizable.class);
        assertThat(reads(SECOND, ReadMode.LOG, "new")).isNull();
        broken(reads(SECOND, ReadMode.LOG, "old"), Property.LINEARIZABILITY, "key x");
    }

    @Test
    void whatAClientGaveUpMayTakeEffectLater() {
        calls(FIRST, KeyValueCommand.put("x", "late"), null);
        assertThat(returns(FIRST, Outcome.UNKNOWN, null)).isNull();
        assertThat(reads(SECOND, ReadMode.INDEX, null)).isNull();
        assertThat(reads(SECOND, ReadMode.INDEX, "late")).isNull();
        broken(reads(SECOND, ReadMode.INDEX, null), Property.LINEARIZABILITY, "key x");
    }

    @Test
    void aCopyGoesOnByItself() {
        puts("old");
        calls(FIRST, KeyValueCommand.put("x", "new"), null);
        Observer original = checker;
        checker = checker.copy();
        assertThat(reads(SECOND, ReadMode.INDEX, "new")).isNull();
        broken(reads(SECOND, ReadMode.INDEX, "old"), Property.LINEARIZABILITY, "key x");
        checker = original;
        assertThat(reads(SECOND, ReadMode.INDEX, "old")).isNull();
        assertThat(reads(SECOND, ReadMode.INDEX, "new")).isNull();
    }

    @Test
    void whereADirectoryIsGoneOnWithTheFirstReadSaysWhatThereIs() {
        checker = new SafetyChecker(3, false);
        assertThat(reads(SECOND, ReadMode.INDEX, "of yesterday")).isNull();
        broken(reads(SECOND, ReadMode.INDEX, null), Property.LINEARIZABILITY, "key x");
    }

    @Test
    void theRecorderKeepsTheNewestOperationsAndThoseThatAreOpen() {
        for (int number = 0; number < 200; number++) {
            puts("" + number);
        }
        calls(SECOND, KeyValueCommand.get("x"), ReadMode.LEASE);
        assertThat(recorder.count()).isEqualTo(201);
        assertThat(recorder.last(2))
                .extracting(Operation::client, Operation::value, Operation::outcome)
                .containsExactly(tuple("c1", "199", Outcome.OK), tuple("c2", "", Outcome.PENDING));
        assertThat(recorder.last(1_000)).hasSize(201);
        HistoryRecorder copy = (HistoryRecorder) recorder.copy();
        returns(SECOND, Outcome.UNKNOWN, null);
        assertThat(copy.last(1).get(0).outcome()).isEqualTo(Outcome.PENDING);
        assertThat(recorder.last(1).get(0).returnNanos()).isEqualTo(Operation.NEVER);
        for (int number = 0; number < HistoryRecorder.KEPT; number++) {
            puts("" + number);
        }
        assertThat(recorder.last(Integer.MAX_VALUE)).hasSize(HistoryRecorder.KEPT);
    }
}
