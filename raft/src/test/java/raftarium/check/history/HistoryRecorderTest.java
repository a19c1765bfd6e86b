package raftarium.check.history;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import raftarium.data.Bytes;
import raftarium.machine.ClientCommand;
import raftarium.machine.ConfigCommand;
import raftarium.machine.KeyValueCommand;
import raftarium.machine.LockCommand;
import raftarium.machine.QueueCommand;
import raftarium.trace.ClientEvent;
import raftarium.trace.Outcome;

import java.util.List;

/** What events tell of clients, as operations. */
class HistoryRecorderTest {
    private static final int FIRST_CLIENT = 1_001;

    private final HistoryRecorder recorder = new HistoryRecorder();

    private void calls(HistoryRecorder told, int client, ClientCommand command, long atNanos) {
        int address = FIRST_CLIENT + client - 1;
        told.observe(
                new ClientEvent.Called(atNanos, address, 1, command.encode(), null, "", false));
    }

    private void returns(
            HistoryRecorder told, int client, Outcome outcome, String answer, long atNanos) {
        Bytes result = answer == null ? null : Bytes.utf8(answer);
        int address = FIRST_CLIENT + client - 1;
        told.observe(new ClientEvent.Returned(atNanos, address, 1, outcome, result, 1, ""));
    }

    @Test
    void eachCommandIsAnOperationAsTyped() {
        List<ClientCommand> commands = List.of(
                KeyValueCommand.put("x", "1"),
                KeyValueCommand.append("x", "2"),
                KeyValueCommand.get("x"),
                KeyValueCommand.delete("x"),
                KeyValueCommand.cas("x", "1", "2"),
                QueueCommand.push("m"),
                QueueCommand.pop(),
                QueueCommand.ack(7),
                LockCommand.lock("door"),
                LockCommand.unlock("door"),
                ConfigCommand.set("k", "v", ConfigCommand.ANY),
                ConfigCommand.set("k", "v", 0),
                ConfigCommand.watch("k", 0),
                ConfigCommand.watch("k", 3));
        List<String> subjects = List.of("key x", "the queue", "the locks", "the configuration");
        for (ClientCommand command : commands) {
            calls(recorder, 1, command, 5);
            returns(recorder, 1, Outcome.OK, null, 6);
            Operation operation = recorder.last(1).get(0);
            assertThat(operation.command()).isEqualTo(command.toString());
            assertThat(subjects).contains(operation.subject());
            assertThat(operation.subject())
                    .isEqualTo(Operation.Kind.of(command.toString().split(" ")[0])
                            .map(kind -> kind.object().isEmpty() ? "key x" : kind.object())
                            .orElseThrow());
        }
        recorder.observe(new ClientEvent.Called(
                9, FIRST_CLIENT, 1, Bytes.utf8("something of one's own"), null, "", false));
        assertThat(recorder.count()).isEqualTo(commands.size());
    }

    @Test
    void answersAreToldInAWord() {
        calls(recorder, 1, KeyValueCommand.get("x"), 1);
        assertThat(recorder.last(1).get(0).answer()).isEqualTo("unknown");
        returns(recorder, 1, Outcome.FAILED, null, 2);
        assertThat(recorder.last(1).get(0).answer()).isEqualTo("failed");
        for (ClientCommand asking : List.of(KeyValueCommand.get("x"), QueueCommand.pop())) {
            assertThat(answered(asking, null)).isEqualTo("none");
            assertThat(answered(asking, "7 m")).isEqualTo("7 m");
        }
        assertThat(answered(KeyValueCommand.delete("x"), null)).isEmpty();
        assertThat(answered(KeyValueCommand.delete("x"), "true")).isEqualTo("true");
        assertThat(answered(KeyValueCommand.put("x", "1"), null)).isEmpty();
    }

    private String answered(ClientCommand command, String answer) {
        calls(recorder, 1, command, 1);
        returns(recorder, 1, Outcome.OK, answer, 2);
        return recorder.last(1).get(0).answer();
    }

    @Test
    void eachCallAndReturnHasATimeOfItsOwn() {
        calls(recorder, 1, KeyValueCommand.put("x", "1"), 5);
        calls(recorder, 2, KeyValueCommand.put("x", "2"), 5);
        returns(recorder, 1, Outcome.OK, null, 5);
        calls(recorder, 1, KeyValueCommand.get("x"), 5);
        returns(recorder, 2, Outcome.UNKNOWN, null, 6);
        returns(recorder, 1, Outcome.OK, "2", 20);
        calls(recorder, 1, KeyValueCommand.get("x"), 20);
        assertThat(recorder.last(9))
                .extracting(Operation::callNanos)
                .containsExactly(5L, 6L, 8L, 21L);
        assertThat(recorder.last(9))
                .extracting(Operation::returnNanos)
                .containsExactly(7L, Operation.NEVER, 20L, Operation.NEVER);
    }

    @Test
    void aCopyGoesOnByItself() {
        calls(recorder, 1, KeyValueCommand.put("x", "1"), 5);
        HistoryRecorder copy = (HistoryRecorder) recorder.copy();
        returns(copy, 1, Outcome.OK, null, 5);
        assertThat(copy.last(1).get(0).returnNanos()).isEqualTo(6);
        assertThat(recorder.last(1).get(0).outcome()).isEqualTo(Outcome.PENDING);
        calls(copy, 2, KeyValueCommand.get("x"), 5);
        assertThat(copy.last(9)).hasSize(2);
        assertThat(recorder.last(9)).hasSize(1);
    }

    /** Beyond a number of characters the oldest make room, and what they return is nothing. */
    @Test
    void longTextsMakeRoom() {
        String quarter = "x".repeat((int) (HistoryRecorder.KEPT_CHARACTERS / 4) - 10);
        calls(recorder, 9, KeyValueCommand.put("first", "1"), 1);
        calls(recorder, 1, KeyValueCommand.put("a", quarter), 2);
        calls(recorder, 2, KeyValueCommand.put(quarter, "b"), 3);
        calls(recorder, 3, KeyValueCommand.cas("c", quarter, "c"), 4);
        calls(recorder, 4, KeyValueCommand.get("d"), 5);
        assertThat(recorder.last(9)).hasSize(5);
        returns(recorder, 4, Outcome.OK, quarter, 6);
        assertThat(recorder.last(9)).as("just as many as there may be").hasSize(5);
        calls(recorder, 5, KeyValueCommand.put("e", quarter), 7);
        assertThat(recorder.last(9))
                .extracting(Operation::key)
                .containsExactly(quarter, "c", "d", "e");
        assertThat(recorder.count()).isEqualTo(6);
        returns(recorder, 1, Outcome.OK, null, 8);
        returns(recorder, 9, Outcome.OK, null, 9);
        returns(recorder, 2, Outcome.OK, null, 10);
        assertThat(recorder.last(9)).hasSize(4);
        assertThat(recorder.last(9).get(0).outcome()).isEqualTo(Outcome.OK);
        String more = "x".repeat((int) HistoryRecorder.KEPT_CHARACTERS + 1);
        calls(recorder, 6, KeyValueCommand.put("f", more), 11);
        assertThat(recorder.last(9)).as("the newest stays").hasSize(1);
    }

    @Test
    void whatIsOpenIsKnown() {
        OpenOperations open = new OpenOperations();
        Bytes command = KeyValueCommand.put("x", "1").encode();
        open.called(new ClientEvent.Called(1, FIRST_CLIENT, 1, command, null, "", false));
        OpenOperations copy = open.copy();
        assertThat(copy.open()).containsExactlyElementsOf(open.open()).hasSize(1);
        open.returned(new ClientEvent.Returned(2, FIRST_CLIENT, 1, Outcome.OK, null, 1, ""));
        assertThat(open.open()).isEmpty();
        assertThat(copy.open()).hasSize(1);
    }
}
