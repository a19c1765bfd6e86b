package raftarium.app.tui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.input.KeyType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import raftarium.app.command.Interpreter;
import raftarium.app.command.Reply;
import raftarium.app.command.Work;
import raftarium.app.session.DataChoice;
import raftarium.app.session.Pace;
import raftarium.app.session.Playground;
import raftarium.app.session.SessionOptions;
import raftarium.app.terminal.ColorDepth;
import raftarium.app.terminal.FakeTty;
import raftarium.app.terminal.HeadlessTerminal;
import raftarium.app.terminal.KeySource;
import raftarium.app.terminal.TtyTerminal;
import raftarium.command.ClusterSpec;
import raftarium.disk.DiskException;
import raftarium.sim.NetPreset;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/** Both threads together, on a terminal in memory. */
@Timeout(30)
class CockpitTest {
    private final HeadlessTerminal terminal = new HeadlessTerminal(80, 24);
    private final Playground playground = Clusters.playground(5);
    private final List<String> did = Collections.synchronizedList(new ArrayList<>());
    private final CockpitOptions options = CockpitOptions.of(ColorDepth.NONE, null, null);

    private Work execute(String line, Consumer<Reply> answered) {
        did.add(line);
        if (line.equals("break")) {
            throw new IllegalStateException("broken");
        }
        if (line.equals("crash n2")) {
            terminal.addInput(new KeyStroke('q', false, false));
        }
        return new Interpreter(playground).begin("", answered);
    }

    private void type(String keys) {
        keys.chars()
                .forEach(letter -> terminal.addInput(new KeyStroke((char) letter, false, false)));
    }

    @Test
    void keysBecomeLinesAndQuittingClosesThePlayground() throws Exception {
        type("2c");
        Cockpit.run(playground, this::execute, options, terminal, terminal);
        assertThat(did).containsExactly("load --clients 1 --rate 2", "crash n2");
        assertThat(playground.openSession()).isNull();
    }

    @Test
    void whatBreaksTheEngineEndsTheCockpitAndIsTold() {
        type(":break");
        terminal.addInput(new KeyStroke(KeyType.Enter));
        assertThatThrownBy(
                        () -> Cockpit.run(playground, this::execute, options, terminal, terminal))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("broken")
                .hasRootCauseMessage("broken");
    }

    @Test
    void anEndThatCannotBeStoredIsToldAsItIs(@TempDir Path place) throws Exception {
        DataChoice data = new DataChoice.Directory(place.resolve("d"));
        Playground kept = new Playground(SessionOptions.DEFAULT.withData(data));
        kept.session();
        Files.createDirectory(place.resolve("d").resolve("cluster.tmp"));
        terminal.addInput(new KeyStroke(KeyType.EOF));
        assertThatThrownBy(() -> Cockpit.run(kept, this::execute, options, terminal, terminal))
                .isInstanceOf(DiskException.class)
                .hasMessageStartingWith("cannot store the virtual time of ")
                .hasMessageEndingWith("the next session begins at 10.000 s");
    }

    @Test
    void itBeginsWithLinksThatCanBeWatchedUnlessOthersAreSaid() {
        ClusterSpec spec = ClusterSpec.of(3, 7);
        SessionOptions said = new SessionOptions(spec.withNet(NetPreset.WAN), null);
        assertThat(Cockpit.usual(said)).isEqualTo(said);
        assertThat(Cockpit.usual(new SessionOptions(spec, null)).cluster())
                .isEqualTo(spec.withNet(NetPreset.CLASSROOM));
    }

    /** Between two waits for a key lies one frame; each of these keys changes what is seen. */
    @Test
    void aFrameIsOneWriteToTheTerminal() throws Exception {
        playground.setPace(Pace.of(1));
        try (FakeTty tty = new FakeTty(200, 50);
                TtyTerminal shown = TtyTerminal.on(tty, ColorDepth.TRUECOLOR, true)) {
            Pressed keys = new Pressed("2345432s??\t\ts:abc", tty);
            Cockpit.run(playground, this::execute, options, shown, keys);
            assertThat(keys.writes).hasSizeGreaterThan(15).containsOnly(1);
        }
    }

    /** Presses a key a frame, and then hangs up; tells how many writes each frame was. */
    private static final class Pressed implements KeySource {
        final List<Integer> writes = new ArrayList<>();
        private final String keys;
        private final FakeTty tty;
        private int pressed;
        /** Taking the screen is a write of its own. */
        private int before = 1;

        Pressed(String keys, FakeTty tty) {
            this.keys = keys;
            this.tty = tty;
        }

        @Override
        public KeyStroke poll(long timeoutMillis) {
            if (timeoutMillis <= 0) {
                return null;
            }
            int now = tty.writes.size();
            writes.add(now - before);
            before = now;
            if (pressed == keys.length()) {
                return new KeyStroke(KeyType.EOF);
            }
            char letter = keys.charAt(pressed++);
            return letter == '\t'
                    ? new KeyStroke(KeyType.Tab)
                    : new KeyStroke(letter, false, false);
        }

        @Override
        public void wake() {}
    }

    @Test
    void aTerminalThatEndsEndsTheCockpit() throws Exception {
        terminal.addInput(new KeyStroke(KeyType.EOF));
        Cockpit.run(playground, this::execute, options, terminal, terminal);
        assertThat(playground.openSession()).isNull();
    }
}
