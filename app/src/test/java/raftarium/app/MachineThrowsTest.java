package raftarium.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import raftarium.app.command.Interpreter;
import raftarium.app.command.Reply;
import raftarium.app.session.DataChoice;
import raftarium.app.session.Playground;
import raftarium.app.session.SessionException;
import raftarium.app.session.SessionOptions;
import raftarium.app.tui.Pictures;
import raftarium.command.ClusterSpec;
import raftarium.data.Bytes;
import raftarium.data.Digest;
import raftarium.machine.MachineType;
import raftarium.machine.StateMachine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;

/** What somebody's own state machine throws costs them nothing but that line. */
class MachineThrowsTest {
    @TempDir
    Path place;

    private @Nullable Playground playground;
    private Interpreter interpreter;

    private void open(MachineType machine) {
        playground = new Playground(new SessionOptions(
                ClusterSpec.of(3, 7).withMachine(machine), new DataChoice.Memory()));
        interpreter = new Interpreter(playground);
    }

    @AfterEach
    void close() {
        if (playground != null) {
            playground.close();
        }
    }

    private String ok(String line) {
        Reply reply = interpreter.execute(line);
        assertThat(reply.isOk()).as("%s -> %s", line, reply.output()).isTrue();
        return reply.output();
    }

    private String mistaken(String line) {
        Reply reply = interpreter.execute(line);
        assertThat(reply.status()).as(line).isEqualTo(Reply.Status.MISTAKE);
        assertThat(reply.output()).as(line).hasLineCount(1);
        return reply.output();
    }

    private String digest() throws SessionException {
        return Digest.text(playground.session().simulation().trace().digest());
    }

    @Test
    void atThePromptOneLooksGoesBackAndTakesAnotherWay() throws Exception {
        open(new MachineType("thrower", Thrower::new));
        ok("until leader; run 100ms");
        String why = mistaken("propose x; note not reached");
        assertThat(why)
                .matches("state machine raftarium.app.Thrower threw .*: not today when it applied"
                        + " 'x' \\(index 2 on n[1-3]\\): the clock stands");
        String stood = digest();
        assertThat(ok("status")).contains("\nstopped: state machine raftarium.app.Thrower threw ");
        ok("show n1; log n1; trace; why n1; links; digest; expect term > 0");
        assertThat(mistaken("run 1s")).isEqualTo(why);
        assertThat(mistaken("step")).isEqualTo(why);
        assertThat(mistaken("crash n1")).isEqualTo(why);
        assertThat(digest()).isEqualTo(stood);
        ok("back 3; crash n2");
        ok("branch 1");
        assertThat(digest()).isEqualTo(stood);
        assertThat(mistaken("run 1s")).isEqualTo(why);
        ok("rewind 50ms; status");
        assertThat(mistaken("run 2s")).isEqualTo(why);
        assertThat(digest()).isEqualTo(stood);
        ok("undo; run 1s; new --machine kv; until leader; put x 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "; goto end"})
    void aScriptEndsThereWithThatLine(String travels) throws Exception {
        Path script = place.resolve("a.raft");
        Files.writeString(script, "until leader\npropose x\nexpect leader\nrun 1s" + travels);
        Outcome outcome = Outcome.of(
                "run", script.toString(), "--data", "memory", "--machine", Thrower.class.getName());
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.all())
                .containsOnlyOnce("the clock stands")
                .containsOnlyOnce("Mishap: not today when it applied 'x' (index 2 on n")
                .contains("a.raft, line 2, column 1: state machine ")
                .doesNotContain("\n  at ");
    }

    /** It applies all, and has nothing to show. */
    private static final class Shy implements StateMachine {
        @Override
        public Bytes apply(Bytes command) {
            return command;
        }

        @Override
        public @Nullable Bytes query(Bytes command) {
            return null;
        }

        @Override
        public String describe(Bytes command) {
            return command.utf8();
        }

        @Override
        public SortedMap<String, String> contents() {
            throw new UnsupportedOperationException("no words");
        }

        @Override
        public Bytes snapshot() {
            return Bytes.EMPTY;
        }

        @Override
        public void restore(Bytes snapshot) {}

        @Override
        public StateMachine copy() {
            return new Shy();
        }
    }

    @Test
    void whereItFailsInShowingWhatItHoldsTheClockGoesOn() throws Exception {
        open(new MachineType("shy", Shy::new));
        ok("until leader; propose x; run 100ms");
        String why =
                "threw java.lang.UnsupportedOperationException: no words when it was asked for";
        assertThat(mistaken("show n1")).contains(why + " what it holds");
        assertThat(mistaken("expect value x = 1")).contains(why + " the value of x");
        assertThat(mistaken("until value x = 1")).contains(why + " the value of x");
        assertThat(Pictures.frame(playground.session(), "").view().isStopped()).isFalse();
        ok("run 1s; propose y; rewind 500ms; run 1s");
    }
}
