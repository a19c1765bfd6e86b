package raftarium.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import raftarium.app.look.HistoryFormat;
import raftarium.check.history.HistoryCheck;
import raftarium.check.history.Operation;
import raftarium.check.history.Verdict;
import raftarium.data.Bytes;
import raftarium.machine.MachineType;
import raftarium.machine.StateMachine;
import raftarium.words.TextLines;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Clusters of other machines than the key-value store. */
class MachineCommandsTest {
    private final Lab lab = Lab.fresh();

    @AfterEach
    void close() {
        lab.close();
    }

    private void begin(String machine) {
        assertThat(lab.ok("new --seed 1 --machine " + machine)).endsWith("machine " + machine);
        lab.ok(Lab.SETTLED);
    }

    @Test
    void aQueueDeliversHidesAndForgets() {
        begin("queue");
        assertThat(lab.ok("push hello")).startsWith("1 (index ");
        lab.ok("push 'good bye' --client bob");
        assertThat(lab.ok("pop")).startsWith("1 hello (index ");
        lab.ok("pop");
        lab.holds("result = '2 good bye'");
        lab.ok("pop");
        lab.holds("result none");
        lab.ok("ack 1");
        lab.holds("result = true");
        lab.ok("ack 1");
        lab.holds("result = false");
        lab.ok("run 5s");
        lab.ok("pop --to leader");
        lab.holds("result = '2 good bye'");
        lab.ok("run 200ms");
        lab.holds("value 2 = 'good bye' and value 1 none and value hidden = 1");
        assertThat(lab.ok("push later --no-wait")).isEqualTo("c3 asks: push later");
        assertThat(lab.ok("log leader")).contains("push hello", "ack 1");
    }

    @Test
    void aLockIsOnesUntilItIsGivenBackOrExpires() {
        begin("lock");
        assertThat(lab.ok("lock printer --client alice")).startsWith("1 (index ");
        assertThat(lab.ok("lock printer --client bob")).startsWith("none");
        assertThat(lab.ok("lock printer --client alice")).startsWith("1 ");
        assertThat(lab.ok("unlock printer --client bob")).startsWith("false");
        lab.ok("run 10s");
        assertThat(lab.ok("lock printer --client bob")).startsWith("2 ");
        assertThat(lab.ok("unlock printer --client alice")).startsWith("false");
        assertThat(lab.ok("log leader")).contains("lock printer (c1)", "lock printer (c2)");
        assertThat(lab.ok("unlock printer --client bob")).startsWith("true");
    }

    @Test
    void aConfigurationHasVersions() {
        begin("config");
        assertThat(lab.ok("watch color")).isEqualTo("none");
        assertThat(lab.ok("set color blue --version 0")).startsWith("1 (index ");
        assertThat(lab.ok("set size 7")).startsWith("2 ");
        assertThat(lab.ok("watch color")).isEqualTo("1 blue");
        assertThat(lab.ok("set color red --version 2")).startsWith("false");
        assertThat(lab.ok("watch color --after 1 --read lease")).isEqualTo("none");
        assertThat(lab.ok("set color red --version 1")).startsWith("3 ");
        assertThat(lab.ok("watch color --after 1 --read log")).startsWith("3 red (index ");
        lab.holds("value color on leader = red");
    }

    @ParameterizedTest
    @CsvSource({
        "kv, push x, this cluster's machine is kv: push needs --machine queue",
        "kv, lock x, this cluster's machine is kv: lock needs --machine lock",
        "kv, watch x, this cluster's machine is kv: watch needs --machine config",
        "queue, put x 1, this cluster's machine is queue: put needs --machine kv",
        "queue, unlock x, this cluster's machine is queue: unlock needs --machine lock",
        "lock, get x, this cluster's machine is lock: get needs --machine kv",
        "config, ack 7, this cluster's machine is config: ack needs --machine queue",
        "config, set x 1 --version -1, '--version: 0 or more expected, not -1'",
        "config, watch x --after -1, '--after: 0 or more expected, not -1'",
        "queue, ack seven, seven' is no whole number",
    })
    void whatTheMachineDoesNotKnowIsRefused(String machine, String line, String said) {
        lab.ok("new --seed 1 --machine " + machine);
        assertThat(lab.mistaken(line)).contains(said);
    }

    @ParameterizedTest
    @CsvSource({
        "quue, did you mean 'queue'?",
        "no.such.Machine, there is no class no.such.Machine",
        "java.lang.String, class java.lang.String doesn't implement raftarium.machine.StateMachine",
        "raftarium.machine.StateMachine, is abstract",
        "raftarium.app.command.MachineCommandsTest$Hidden, isn't public",
        "raftarium.app.command.MachineCommandsTest$Choosy, no public constructor without",
        "raftarium.app.command.MachineCommandsTest$Broken, throws java.lang.IllegalStateException",
        "a\u00df, 1 to 200 characters of ASCII",
    })
    void aMachineThatCanNotBeMadeIsNamedWithWhatIsMissing(String name, String said) {
        assertThat(lab.mistaken("new --machine '" + name + "'")).contains("--machine", said);
    }

    @ParameterizedTest
    @CsvSource({"kv", "queue", "lock", "config"})
    void aLoadDrivesEachMachineThatComesAlong(String machine) {
        lab.ok("new --seed 1 --machine " + machine + "; " + Lab.SETTLED);
        lab.ok("load --clients 4 --rate 200 --for 2s; run 3s");
        lab.holds("committed > 150");
        lab.holds("logs agree and no violation");
    }

    @Test
    void aHistoryIsShownInTheWordsOfItsMachine() {
        begin("queue");
        lab.ok("push a; pop; ack 1");
        assertThat(lab.ok("history"))
                .contains("c1  push a -> 1", "c1  pop -> 1 a", "c1  ack 1 -> true");
        begin("config");
        lab.ok("set k a --version 0; watch k --after 1");
        assertThat(lab.ok("history"))
                .contains("set k a --version 0 -> 1", "watch k --after 1 --read index -> none");
    }

    @ParameterizedTest
    @CsvSource({"queue", "lock", "config"})
    void aHistoryThatIsExportedReadsBackAndIsLinearizable(String machine, @TempDir Path directory)
            throws Exception {
        begin(machine);
        lab.ok("load --clients 5 --rate 100 --for 5s; run 1s; crash leader; run 5s; run 10s");
        lab.holds("linearizable");
        Path file = directory.resolve("history.jsonl");
        lab.ok("export history '" + file + "'");
        List<Operation> operations = HistoryFormat.read(
                        "it", new TextLines(Files.newInputStream(file)))
                .operations();
        assertThat(operations).hasSizeGreaterThan(200);
        assertThat(HistoryCheck.of(operations)).isInstanceOf(Verdict.Linearizable.class);
        assertThat(operations.stream().map(HistoryFormat::line).toList())
                .isEqualTo(Files.readAllLines(file));
    }

    @Test
    void aRawCommandIsNoneForAMachineThatComesAlong() {
        begin("queue");
        assertThat(lab.ok("propose 'push x'")).startsWith("none (index ");
        lab.holds("result none and value visible = 0");
    }

    @Test
    void aMachineOfOnesOwnIsAskedByProposals() {
        begin(Counter.class.getName());
        assertThat(lab.ok("propose 5")).startsWith("5 (index ");
        assertThat(lab.ok("propose 2 --client bob")).startsWith("7 (index ");
        lab.ok("run 200ms; compact all; restart all; until leader; run 500ms");
        assertThat(lab.ok("propose 1")).startsWith("8 ");
        lab.ok("run 200ms");
        lab.holds("value count = 8 and logs agree");
        assertThat(lab.ok("log leader")).contains("add 1");
        lab.ok("load --clients 2 --rate 50 --for 1s; run 2s");
        lab.holds("logs agree and no violation and committed > 30");
        assertThat(lab.mistaken("put x 1")).contains("put needs --machine kv");
        assertThat(MachineType.builtIn(Counter.class.getName())).isEmpty();
    }

    /** Adds up. */
    public static class Counter implements StateMachine {
        private long count;

        @Override
        public @Nullable Bytes apply(Bytes command) {
            count += Long.parseLong(command.utf8());
            return query(command);
        }

        @Override
        public @Nullable Bytes query(Bytes command) {
            return Bytes.utf8(String.valueOf(count));
        }

        @Override
        public String describe(Bytes command) {
            return "add " + command.utf8();
        }

        @Override
        public SortedMap<String, String> contents() {
            return new TreeMap<>(Map.of("count", String.valueOf(count)));
        }

        @Override
        public Bytes snapshot() {
            return Bytes.utf8(String.valueOf(count));
        }

        @Override
        public void restore(Bytes snapshot) {
            count = Long.parseLong(snapshot.utf8());
        }

        @Override
        public StateMachine copy() {
            Counter copy = new Counter();
            copy.count = count;
            return copy;
        }
    }

    static class Hidden extends Counter {}

    /** Wants something. */
    public static class Choosy extends Counter {
        public Choosy(String what) {
            describe(Bytes.utf8(what));
        }
    }

    /** Can't be made. */
    public static class Broken extends Counter {
        public Broken() {
            throw new IllegalStateException("not today");
        }
    }
}
