package raftarium.app.tui;

import static org.assertj.core.api.Assertions.assertThat;

import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.input.KeyType;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import raftarium.app.command.Interpreter;
import raftarium.app.command.Reply;
import raftarium.app.session.DataChoice;
import raftarium.app.session.Playground;
import raftarium.app.session.Session;
import raftarium.app.session.SessionOptions;
import raftarium.app.tui.engine.Frame;
import raftarium.app.tui.engine.Talk;
import raftarium.app.tui.pane.UiState;
import raftarium.command.ClusterSpec;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;

/** The README's first five minutes, key by key: what it shows is what comes. */
class FirstMinutesTest {
    private static final Pattern BLOCK = Pattern.compile("\n\n```\n(.*?)```", Pattern.DOTALL);

    private final Playground playground = new Playground(
            Cockpit.usual(new SessionOptions(ClusterSpec.of(5, 42), new DataChoice.Memory())));
    private final Interpreter interpreter = new Interpreter(playground);
    private final Deque<String> lines = new ArrayDeque<>();
    private final List<String> done = new ArrayList<>();
    private final UiState ui = new UiState(KeyTable.hints());
    private int columns;
    private int rows;
    private Controller controller;

    /** What the section shows, with the numbers that hang on when a key is pressed left out. */
    private static List<String> shown() throws Exception {
        String readme = Files.readString(Path.of("").toAbsolutePath().resolveSibling("README.md"));
        int begin = readme.indexOf("## Your first five minutes");
        String section = readme.substring(begin, readme.indexOf("\n## ", begin));
        List<String> shown = new ArrayList<>();
        BLOCK.matcher(section).results().forEach(block -> shown.add(plain(block.group(1))));
        assertThat(shown).hasSize(2);
        return shown;
    }

    private static String plain(String text) {
        return text.replaceAll("[0-9]+", "#").replaceAll(" +", " ").strip();
    }

    private Session session() throws Exception {
        return playground.session();
    }

    private String execute(String line) throws Exception {
        Reply reply = interpreter.execute(line);
        assertThat(reply.isOk()).as(line + ": " + reply.output()).isTrue();
        controller.observe(frame(), columns, rows);
        return reply.output();
    }

    private Frame frame() throws Exception {
        return Pictures.frame(session(), "", Talk.NONE, ui.selected);
    }

    private String press(KeyStroke key) throws Exception {
        controller.press(key);
        StringBuilder answers = new StringBuilder();
        while (!lines.isEmpty()) {
            done.add(lines.peek());
            answers.append(execute(lines.remove()));
        }
        return answers.toString();
    }

    private String press(String letters) throws Exception {
        StringBuilder answers = new StringBuilder();
        for (int at = 0; at < letters.length(); at++) {
            answers.append(press(new KeyStroke(letters.charAt(at), false, false)));
        }
        return answers.toString();
    }

    private String leader() throws Exception {
        return Integer.toString(Clusters.leader(session()));
    }

    @ParameterizedTest
    @CsvSource({"80, 24", "120, 40"})
    void theReadmesKeysOverwriteTheWriteOfTheMinority(int width, int height) throws Exception {
        columns = width;
        rows = height;
        controller =
                new Controller((origin, line) -> lines.add(line), ui, frame(), columns, rows, null);
        execute("load --clients 1 --rate 2");
        execute("until leader");
        execute("run 5s");
        assertThat(leader()).isEqualTo("5");

        press("5c");
        execute("run 3s");
        press("c");
        execute("run 2s");
        String old = leader();
        assertThat(old).isNotEqualTo("5");

        press("Lp" + old + (old.equals("1") ? "2" : "1"));
        press(new KeyStroke(KeyType.Enter));
        execute("run 3s");
        String newer = leader();
        assertThat(newer).isNotEqualTo(old);

        press(old + "W");
        execute("run 1s");
        press(newer + "W");
        execute("run 1s");
        assertThat(Pictures.text(frame(), ui, columns, rows)).containsPattern("!2( x=1)?!");
        assertThat(done)
                .contains("put x 1 --to n" + old + " --no-wait")
                .contains("put x 2 --to n" + newer + " --no-wait");

        press(" " + old);
        press(new KeyStroke(KeyType.Tab));
        press(new KeyStroke(KeyType.ArrowLeft));
        assertThat(plain(press("e"))).isEqualTo(shown().get(0));

        press(new KeyStroke(KeyType.Escape));
        press("H");
        String change = "";
        for (int few = 5; few > 0 && !change.contains("deletes entry"); few--) {
            change = press(">");
        }
        String trace = plain(execute("trace --last 100"));
        for (String line : shown().get(1).split("\n")) {
            assertThat(trace).contains(line);
        }
        assertThat(execute("get x")).contains("2");
    }
}
