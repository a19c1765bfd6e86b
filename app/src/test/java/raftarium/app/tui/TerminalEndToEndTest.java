package raftarium.app.tui;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import raftarium.app.Thrower;
import raftarium.data.Bytes;
import raftarium.machine.StateMachine;

import java.nio.file.Path;

/** How the cockpit leaves a real terminal, whatever ends it; and keys faster than a hand. */
@Timeout(300)
class TerminalEndToEndTest {
    @TempDir
    Path place;

    private Watcher watcher;

    @BeforeEach
    void sitDown() throws Exception {
        watcher = new Watcher(place);
    }

    @AfterEach
    void leave() throws Exception {
        if (watcher != null) {
            watcher.close();
        }
    }

    @Test
    void keysInQuickSuccessionAreAllTakenAndTheMouseSelects() throws Exception {
        watcher.start("");
        watcher.press(" ");
        watcher.see("‖ stopped");
        // None of these can be missing without something else to be seen at the end.
        watcher.type("jjcjzjikkkkcjwwwwwww");
        watcher.flash("put x 7 --no-wait");
        watcher.find("n1 × .*crashed.*\n▸n2 .*\n n3 × .*crashed.*\n n4 ‖ P .*paused");
        watcher.find("n5 .* isolated");
        watcher.click(9, 5);
        watcher.see("▸n3 ");
    }

    @Test
    void inALocaleOfAsciiOnlyItsSignsAreDrawnUnlessOthersAreAskedFor() throws Exception {
        watcher.tmux().type("export LC_ALL=C");
        watcher.press("Enter");
        watcher.start("");
        assertThat(watcher.see("n1")).matches("\\p{ASCII}*");
        watcher.press("q");
        assertThat(watcher.leaves(0)).isEmpty();
        watcher.start(" --no-ascii");
        watcher.see("────");
    }

    @Test
    void whereThereIsNoCockpitItSaysWhatThereIs() throws Exception {
        watcher.tmux().type("export TERM=dumb");
        watcher.press("Enter");
        watcher.tmux().start("play");
        assertThat(watcher.tmux().status()).isEqualTo(2);
        watcher.see("--plain' tells it in lines");
    }

    @ParameterizedTest
    @CsvSource({"TERM, 143", "HUP, 129"})
    void aSignalEndsItAndLeavesTheTerminalAsItWas(String signal, int status) throws Exception {
        watcher.start("");
        watcher.tmux().signal(signal);
        assertThat(watcher.leaves(status)).isEmpty();
    }

    @Test
    void controlZGivesTheTerminalBackUntilTheShellContinuesIt() throws Exception {
        watcher.start("");
        watcher.press("C-z");
        watcher.see("Stopped");
        watcher.seeNo("─story─");
        watcher.type("fg");
        watcher.press("Enter");
        watcher.see("─story─");
        watcher.press("q");
        watcher.await("a prompt", screen -> screen.stripTrailing().endsWith("\n$"));
        watcher.type("echo ended $?");
        watcher.press("Enter");
        watcher.find("^ended 0");
    }

    @Test
    void whatAMachineThrowsIsToldInALineAndTheScreenStays() throws Exception {
        watcher.start(" --machine " + Thrower.class.getName());
        watcher.line("propose x");
        watcher.see("state machine raftarium.app.Thrower threw");
        watcher.see("stopped");
        watcher.line("undo");
        watcher.see("without propose x");
        watcher.press("q");
        watcher.see("q again leaves");
        watcher.press("q");
        assertThat(watcher.leaves(0)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"apply", "describe"})
    void whatBreaksTheEngineIsToldInALineOnceTheTerminalIsAsItWas(String where) throws Exception {
        watcher.start(" --machine '" + Faulty.class.getName() + "'");
        watcher.line("propose " + where);
        assertThat(watcher.leaves(1))
                .startsWith("raftarium: an internal error, please report it: ")
                .contains("the engine broke down", "no way to " + where + " it")
                .endsWith(" (--debug shows more)");
    }

    /** A state machine that breaks whoever has it apply or describe something. */
    public static final class Faulty implements StateMachine {
        private static void fail(Bytes command, String where) {
            if (command.utf8().equals(where)) {
                throw new InternalError("no way to " + where + " it at all");
            }
        }

        @Override
        public @Nullable Bytes apply(Bytes command) {
            fail(command, "apply");
            return null;
        }

        @Override
        public @Nullable Bytes query(Bytes command) {
            return null;
        }

        @Override
        public String describe(Bytes command) {
            fail(command, "describe");
            return command.utf8();
        }

        @Override
        public Bytes snapshot() {
            return Bytes.EMPTY;
        }

        @Override
        public void restore(Bytes snapshot) {}

        @Override
        public Faulty copy() {
            return this;
        }
    }
}
