package raftarium.app.tui;

import static org.assertj.core.api.Assertions.assertThat;

import com.googlecode.lanterna.input.KeyType;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All keys of the cockpit on a real terminal, each with what it does there. */
@Timeout(300)
class TerminalKeysEndToEndTest {
    private static final Map<String, KeyType> NAMED = Map.ofEntries(
            Map.entry("Tab", KeyType.Tab),
            Map.entry("BTab", KeyType.ReverseTab),
            Map.entry("Enter", KeyType.Enter),
            Map.entry("Up", KeyType.ArrowUp),
            Map.entry("Down", KeyType.ArrowDown),
            Map.entry("Left", KeyType.ArrowLeft),
            Map.entry("Right", KeyType.ArrowRight),
            Map.entry("PPage", KeyType.PageUp),
            Map.entry("NPage", KeyType.PageDown),
            Map.entry("F1", KeyType.F1),
            Map.entry("End", KeyType.End),
            Map.entry("BSpace", KeyType.Backspace),
            Map.entry("Home", KeyType.Home));

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
    void everyKeyOfTheTableShowsWhatItDoesAndQuittingLeavesTheTerminalAsItWas() throws Exception {
        watcher.start("");
        clock();
        bothWays();
        logs();
        nodes();
        panes();
        sizes();
        messages();
        links();
        load();
        renew();
        exported();
        told();
        // tmux 3.3 mixes the two screens when the alternate one has grown: so it shrinks again.
        watcher.tmux().resize(80, 24);
        watcher.find("^.nodes. term ");
        watcher.press("q");
        assertThat(watcher.leaves(0)).isEmpty();
        assertThat(KeyTable.BINDINGS)
                .filteredOn(binding -> !wasPressed(binding))
                .isEmpty();
    }

    /** Whether at least one of its characters was pressed, or all of what it has besides. */
    private boolean wasPressed(KeyTable.Binding binding) {
        Set<String> pressed = watcher.pressed();
        return binding.types().isEmpty()
                ? binding.characters()
                        .chars()
                        .mapToObj(Character::toString)
                        .anyMatch(pressed::contains)
                : pressed.stream().map(NAMED::get).toList().containsAll(binding.types());
    }

    private void clock() throws Exception {
        watcher.see("space stop");
        watcher.press(" ");
        watcher.see("‖ stopped");
        watcher.see("space play");
        watcher.press(" ");
        watcher.see("auto 0.1x");
        watcher.press("0");
        watcher.flash("speed auto");
        watcher.line("speed 1");
        watcher.see(" 1x ▶");
        watcher.press("+");
        watcher.flash("speed 2");
        watcher.see("2x ▶");
        watcher.press("-");
        watcher.flash("speed 1");
        watcher.see("1x ▶");
        watcher.press(".");
        watcher.see("‖ stopped");
        watcher.flash("step");
        watcher.find("^[─ ] \\d+\\.\\d{6}  ");
        watcher.press(">");
        watcher.flash("step --to change");
        watcher.press(")");
        watcher.flash("step --to message");
        watcher.find("^[─ ] \\d+\\.\\d{6}  \\S+ -> \\S+  ");
    }

    private void bothWays() throws Exception {
        watcher.press("<");
        watcher.flash("back --to change");
        watcher.find("^ +PAST .* s of \\d+\\.\\d s");
        watcher.press("(");
        watcher.flash("back --to message");
        watcher.press(",");
        watcher.flash("back");
        watcher.press("Home");
        watcher.flash("goto start");
        watcher.find("^ +PAST +0\\.000 s of ");
        watcher.press(",");
        watcher.see("─ this is the start: nothing has happened before ─");
        watcher.press("]");
        watcher.flash("step --to leader");
        watcher.see(" leads in term 1");
        watcher.press("m");
        watcher.flash("bookmark mark1");
        watcher.see("─ mark1: ");
        watcher.press(".");
        watcher.find("^[─ ] \\d+\\.\\d{6}  ");
        watcher.press("[");
        watcher.flash("goto mark1");
        watcher.press("'");
        watcher.see("┌─ bookmarks ─");
        watcher.press("Enter");
        watcher.flash("goto mark1");
        watcher.seeNo("┌");
        watcher.press("1", "b");
        watcher.flash("cause n1");
        watcher.find("^ +(because of this|it was sent|a timer was over|a leader sends)");
        watcher.press("BSpace");
        watcher.flash("cause n1");
        watcher.press("1", "c");
        watcher.flash("crash n1");
        watcher.seeNo(" PAST ");
        watcher.find("n1 × .* crashed");
        watcher.press("u");
        watcher.flash("undo");
        watcher.seeNo("n1 ×");
        watcher.press("B");
        watcher.see("┌─ branches ─");
        watcher.see("without crash n1");
        watcher.press("Up", "c");
        watcher.find("  compare \\d \\d$");
        watcher.find("^─branches \\d and \\d─.*─Esc closes─");
        watcher.find("^[▸ ]n1 .* [│≠] n1 ");
        watcher.press("Home");
        watcher.flash("goto start");
        watcher.find("─0\\.000 s─┬─.*─0\\.000 s─");
        watcher.press("Escape");
        watcher.seeNo("─branches ");
        watcher.see("[nodes]");
        watcher.press("End");
        watcher.flash("goto end");
        watcher.seeNo(" PAST ");
        watcher.press("Home");
        watcher.see(" PAST ");
        watcher.press("End");
        watcher.flash("goto end");
        watcher.seeNo(" PAST ");
    }

    private void logs() throws Exception {
        watcher.line("speed 50");
        watcher.see("50x ▶");
        // More than fit on the screen.
        watcher.find("committed ([3-9]\\d|\\d{3,}) ");
        watcher.press(" ");
        watcher.see("‖ stopped");
        watcher.press("Left");
        watcher.see("4 newer: G");
        watcher.press("Right");
        watcher.seeNo("newer: G");
        watcher.press("PPage");
        watcher.find("─story─.*\\d newer: G");
        watcher.press("NPage");
        watcher.seeNo("newer: G");
        watcher.press("PPage", "G");
        watcher.seeNo("newer: G");
        watcher.press("g");
        watcher.see("newer: G");
        watcher.press("G");
        watcher.seeNo("newer: G");
        watcher.press("v");
        watcher.find("\\d k\\d=c\\d");
        watcher.press("v");
        watcher.seeNo("=c1");
        watcher.press("!");
        watcher.see("─ no property is broken ─");
        watcher.press("*");
        boolean isPinned = watcher.find("^─ (no entry conflicts|entry \\d+: n\\d has T\\d)")
                .startsWith("entry");
        // What follows an Escape at once would be taken for a part of it.
        watcher.press("Escape");
        watcher.await(
                "nothing said",
                screen -> !screen.contains("─ no entry conflicts") && !screen.contains("─ entry "));
        if (isPinned) {
            watcher.press("Escape");
        }
        watcher.see("[nodes] term");
        watcher.line("speed 1");
        watcher.see("1x ▶");
        watcher.press(" ");
        watcher.see("‖ stopped");
    }

    private void nodes() throws Exception {
        watcher.press("a");
        watcher.see("hints are there in a lesson");
        int leader = Integer.parseInt(watcher.find("n(\\d) leads"));
        String other = "n" + (leader % 5 + 1);
        String third = "n" + ((leader + 1) % 5 + 1);
        String fourth = "n" + ((leader + 2) % 5 + 1);
        watcher.press(other.substring(1));
        watcher.see("▸" + other);
        watcher.press("c");
        watcher.flash("crash " + other);
        watcher.find(other + " × .*crashed");
        watcher.press("c");
        watcher.flash("restart " + other);
        watcher.find(other + " ○ F ");
        watcher.press("c");
        watcher.find(other + " × .*crashed");
        watcher.press("r");
        watcher.find(other + " ○ F ");
        watcher.press("z");
        watcher.flash("pause " + other);
        watcher.find(other + " ‖ P .*paused");
        watcher.press("z");
        watcher.flash("resume " + other);
        watcher.find(other + " ○ F ");
        watcher.press("i");
        watcher.flash("isolate " + other);
        watcher.find(other + " .* isolated");
        watcher.press("H");
        watcher.flash("heal");
        watcher.seeNo("isolated");
        watcher.press("p", "1", "2");
        watcher.see("partition n1,n2 | n3,n4,n5");
        watcher.press("Enter");
        watcher.see("side A");
        watcher.press("H");
        watcher.seeNo("side A");
        watcher.press("k");
        watcher.see("▸n1");
        watcher.press("j");
        watcher.see("▸n2");
        // Who lacks an entry isn't elected, and who has started just now doesn't even stand.
        watcher.line("until logs agree");
        watcher.find("^[─ ] \\d+\\.\\d{3} s ─");
        watcher.press(third.substring(1), "t");
        watcher.flash("timeout " + third);
        watcher.find(third + " ◐ C ");
        watcher.press(" ");
        watcher.see(third + " leads");
        watcher.press(fourth.substring(1), "T");
        watcher.flash("transfer " + fourth + " --no-wait");
        watcher.see(fourth + " leads");
        watcher.press(" ");
        watcher.see("‖ stopped");
        watcher.press("e");
        watcher.see("┌─ why " + fourth + " ─");
        watcher.press("Escape");
        watcher.seeNo("┌");
    }

    private void panes() throws Exception {
        watcher.see("[nodes]");
        watcher.press("Tab");
        watcher.see("[log]── term");
        for (String pane : List.of("time", "in flight", "links", "inspector", "story")) {
            watcher.press("Tab");
            watcher.find("[─ ]\\[" + pane + "\\]");
        }
        watcher.press("Tab");
        watcher.seeNo("[story]");
        watcher.press("BTab");
        watcher.see("─[story]─");
        watcher.press("Enter");
        watcher.seeNo("nodes");
        watcher.press("Escape");
        watcher.see("─nodes─");
        watcher.press("k", "k");
        watcher.find("^▸ +\\d+\\.\\d{3} ");
        watcher.press("Enter");
        watcher.find("  goto event \\d+$");
        watcher.press("End");
        watcher.flash("goto end");
        watcher.find("^▸ +\\d+\\.\\d{3} ");
        watcher.press("Escape");
        watcher.await("nothing is selected", screen -> !screen.matches("(?s).*\n▸ +\\d.*"));
        watcher.press("/");
        watcher.type("LEADS");
        watcher.see("story], only 'LEADS'");
        watcher.press("Enter");
        watcher.see("space play");
        watcher.press("Escape");
        watcher.see("─[story]─");
        watcher.press("Escape");
        watcher.seeNo("[story]");
        watcher.press("?");
        watcher.see("┌─ help ─");
        watcher.press("/");
        watcher.type("held");
        watcher.see("help on 'held'");
        watcher.press("Enter");
        watcher.see("/ searches   Esc closes");
        watcher.press("Escape");
        watcher.seeNo("┌");
        watcher.press("F1");
        watcher.see("┌─ help ─");
        watcher.press("F1");
        watcher.seeNo("┌");
        String dark = watcher.tmux().colors();
        for (String theme : List.of("light", "contrast", "color-blind")) {
            watcher.press("s");
            watcher.see("─ theme " + theme + " ─");
            assertThat(watcher.tmux().colors()).isNotEqualTo(dark);
        }
        watcher.press("s");
        watcher.see("─ theme dark ─");
    }

    private void sizes() throws Exception {
        watcher.tmux().resize(60, 16);
        fills(60, 16);
        watcher.tmux().resize(50, 10);
        watcher.see("Raftarium: this is 50x10, and it needs 60x16");
        assertThat(watcher.tmux().screen()).doesNotContain("nodes");
        watcher.tmux().resize(80, 24);
        fills(80, 24);
        watcher.tmux().resize(120, 40);
        fills(120, 40);
    }

    /** The nodes have their rows or cards, and the keys stand in the last row. */
    private void fills(int columns, int rows) throws Exception {
        boolean hasCards = columns >= 100;
        watcher.await(columns + "x" + rows, screen -> {
            List<String> shown = screen.lines().toList();
            return shown.size() == rows
                    && shown.get(2).startsWith(hasCards ? "─[cluster]─" : "[nodes] term")
                    && shown.get(3).contains("n1 ")
                    && shown.get(rows - 1).contains("? help q");
        });
    }

    private void select(String message) throws Exception {
        watcher.find("> n\\d " + message);
        List<String> rows = watcher.see(message).lines().toList();
        int row = 0;
        while (!rows.get(row).matches(".*> n\\d " + message + " .*")) {
            row++;
        }
        watcher.click(10, row);
        watcher.find("^▸.*" + message);
    }

    private void messages() throws Exception {
        watcher.press("Tab", "Tab", "Tab");
        watcher.see("─[in flight]");
        watcher.see(" x drop, cut D deliver d duplicate f hold ");
        // Alone it has room for all of them.
        watcher.press("Enter");
        watcher.seeNo("cluster");
        watcher.press("w");
        watcher.flash("put x 1 --no-wait");
        watcher.find("> n\\d put x 1 ");
        watcher.press("Down");
        watcher.find("^▸\\w+ +─*[◆◇▲△■□♥•▣▸‖]");
        select("put x 1");
        watcher.press("f");
        String first = watcher.find("  hold --id (\\d+)$");
        watcher.find("^▸.*put x 1.* held");
        watcher.press("f");
        watcher.flash("deliver " + first);
        watcher.find("^▸.*put x 1.* arrived");
        watcher.press("W");
        watcher.find("> n\\d put x 2 ");
        select("put x 2");
        watcher.press("d");
        String second = watcher.find("  duplicate (\\d+)$");
        watcher.find("> n\\d (copy: )?put x 2(?s:.*)> n\\d (copy: )?put x 2");
        watcher.press("x");
        watcher.flash("drop " + second);
        watcher.find("^▸\\w+ +─*✶.*put x 2.*: lost, somebody dropped it");
        watcher.press("w");
        select("put x 3");
        watcher.press("D");
        String third = watcher.find("  deliver (\\d+)$");
        watcher.find("^▸.*put x 3.* arrived");
        watcher.see("─inspector message " + third + "─");
        watcher.press("Enter");
        watcher.see("─cluster─");
    }

    private void links() throws Exception {
        watcher.press("Tab");
        watcher.find("\\[links\\].*─n1 -> n2─$");
        watcher.press("x");
        watcher.flash("cut n1 n2 --one-way");
        watcher.see("[✕]");
        watcher.find("^─cluster─.*cut: n1");
        watcher.press("x");
        watcher.flash("mend n1 n2 --one-way");
        watcher.seeNo("[✕]");
        watcher.seeNo("cut: ");
        watcher.press("Down", "Right");
        watcher.see("─n2 -> n3─");
        watcher.press("Up", "Left");
        watcher.see("─n1 -> n2─");
    }

    private void load() throws Exception {
        watcher.see("  load  branch ");
        watcher.press("L");
        watcher.flash("load stop");
        watcher.seeNo("  load  branch ");
        watcher.press("L");
        watcher.flash("load --clients 1 --rate 2");
        watcher.see("  load  branch ");
    }

    private void renew() throws Exception {
        watcher.press("n");
        watcher.find("^ : new$");
        watcher.type(" --nodes 3 --seed 7");
        watcher.press("Enter");
        watcher.see("seed 7");
        watcher.seeNo("n4 ");
        watcher.press(":");
        watcher.type("until le");
        watcher.find("^ : until le");
        watcher.press("Tab");
        watcher.see(" : until leader");
        watcher.press("Enter");
        watcher.see("leads");
        watcher.press("S");
        watcher.find("^ : save seed-7.raftarium$");
        watcher.press("Escape");
        watcher.seeNo(" : save");
        watcher.press("1", "z");
        watcher.flash("pause n1");
        watcher.press("q");
        watcher.see("not saved: S saves it, q again leaves");
    }

    private void exported() throws Exception {
        watcher.press("E");
        watcher.see("┌─ export as ─");
        watcher.type("film");
        watcher.see("an SVG that moves");
        watcher.press("Enter");
        watcher.find("^ : export film raftarium-7-[\\d.]+[.]svg$");
        watcher.press("Escape");
        watcher.seeNo(" : export");
    }

    private void told() throws Exception {
        watcher.press("o");
        watcher.see("┌─ scenarios ─");
        watcher.type("leader-crash");
        watcher.see("scenarios with 'leader-crash'");
        watcher.press("Enter");
        watcher.see("┌─ election/leader-crash ─");
        watcher.press(" ");
        watcher.see("note 1 of 3");
        watcher.press("]");
        watcher.see("note 2 of 3");
        watcher.press("R");
        watcher.see("note 1 of 3");
    }
}
