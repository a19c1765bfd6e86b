package raftarium.app.tui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import raftarium.app.Thrower;
import raftarium.app.command.Interpreter;
import raftarium.app.session.DataChoice;
import raftarium.app.session.Pace;
import raftarium.app.session.Playground;
import raftarium.app.session.SessionOptions;
import raftarium.command.ClusterSpec;
import raftarium.machine.MachineType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** The cockpit as lines. */
class PlainViewTest {
    private static final SessionOptions OPTIONS =
            SessionOptions.DEFAULT.withSeed(42).withData(new DataChoice.Memory());

    private int status;

    /** Types those lines, one after another, and leaves. Returns what was told. */
    private String told(String input) throws Exception {
        return told(input, OPTIONS);
    }

    private String told(String input, SessionOptions options) throws Exception {
        Playground playground = new Playground(options);
        Interpreter interpreter = new Interpreter(playground);
        interpreter.stayInCockpit();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, false, StandardCharsets.UTF_8);
        PlainView view = new PlainView(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), out, false);
        status = view.run(playground, interpreter::begin, null, Pace.of(Double.POSITIVE_INFINITY));
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void theStoryAndTheAnswersAreLines() throws Exception {
        String told = told("speed 0\nnew --seed 42\nuntil leader\ncrash leader\nfrob\nnote so\n\n");
        assertThat(told)
                .contains("n5 stands for election in term 1: its timer is over (5.2)\n")
                .contains("n5 leads in term 1")
                .contains("n5 crashes\n")
                .contains("mistake: column 1: unknown command 'frob'")
                .contains("note: so\n")
                .doesNotContain("\u001b", "\r");
        assertThat(status).isZero();
    }

    @Test
    void eachEventIsToldOnce() throws Exception {
        String told = told("speed 0\nnew --seed 42\nrun 2s\nrun 1s\nstatus\n");
        String second = told.substring(told.indexOf("5 nodes, seed 42\n"));
        assertThat(second.lines().filter(line -> line.contains("n5 leads in term 1: ")))
                .hasSize(1);
    }

    @Test
    void aNoteIsToldOnceWithItsTimeAndAgainWhereItIsPassedAgain() throws Exception {
        String told = told("speed 0\nnew --seed 42\nrun 1s\nnote so\nrun 1s\nnote on\nnote so\n");
        assertThat(told.lines().filter(line -> line.contains("so")))
                .containsExactly("1.000  note: so", "2.000  note: so");
        told = told("speed 0\nnew --seed 42\nrun 1s\nnote so\nrun 1s\ngoto 500ms\nrun 1s\n");
        assertThat(told.lines().filter(line -> line.contains("so")))
                .containsExactly("1.000  note: so", "1.000  note: so");
        assertThat(told.lines()).doesNotContain("note: ");
    }

    @Test
    void aBrokenPropertyIsToldWithTheRuleThatWasOff() throws Exception {
        String told = told("""
                        speed 0
                        new --seed 1 --without commit-majority
                        until leader
                        run 200ms
                        isolate leader
                        put x lost --to leader
                        """);
        assertThat(told)
                .contains("durability is broken at ")
                .contains("only these have it on disk: ")
                .contains("this is modified Raft (without commit-majority)");
        assertThat(status).isEqualTo(1);
    }

    @Test
    void whatAMachineThrowsStopsTheClockAndOneGoesBack() throws Exception {
        MachineType thrower = new MachineType("thrower", Thrower::new);
        SessionOptions options =
                new SessionOptions(ClusterSpec.of(5, 42).withMachine(thrower), OPTIONS.data());
        String lines = "speed 0\nuntil leader\npropose x\nstatus\n";
        assertThat(told(lines, options))
                .contains("not today when it applied 'x' (index 2 on n5): the clock stands\n")
                .contains("\nstopped: state machine raftarium.app.Thrower threw ");
        assertThat(status).isEqualTo(2);
        assertThat(told(lines + "undo\nrun 1s\n", options)).contains("without propose x: ");
        assertThat(status).isZero();
    }
}
