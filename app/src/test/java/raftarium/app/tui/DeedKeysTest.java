package raftarium.app.tui;

import static org.assertj.core.api.Assertions.assertThat;

import com.googlecode.lanterna.input.KeyType;

import org.junit.jupiter.api.Test;

import raftarium.app.tui.pane.PaneKind;
import raftarium.app.tui.pane.UiState;

import java.util.List;

/** What keys do to the cluster. */
class DeedKeysTest extends RunningKeyHarness {
    @Test
    void aKeyThatStandsForALineSendsOneOfThatKind() {
        for (KeyTable.Binding binding : KeyTable.BINDINGS) {
            boolean asks = "pn:SE".contains(binding.shown());
            if (!binding.line().isEmpty() && !asks) {
                lines.clear();
                ui.packet = 12;
                binding.types().forEach(this::press);
                press(binding.characters().substring(0, binding.types().isEmpty() ? 1 : 0));
                assertThat(lines).as(binding.shown()).hasSize(1);
                assertThat(lines.get(0).split(" ")[0])
                        .as(binding.shown())
                        .isIn(binding.line().split(" ")[0], "load");
                assertThat(binding.acts() ? lines.get(0) : "12").contains("12");
                assertThat(ui.flash).isEqualTo(lines.get(0));
            }
        }
    }

    @Test
    void theSameKeyCrashesAndStartsAgain() {
        press("2c");
        session.simulation().faults().crash(2, false);
        see();
        press("c");
        assertThat(lines).containsExactly("crash n2", "restart n2");
    }

    @Test
    void aPartitionIsMarkedAndThenDone() {
        press("p12");
        assertThat(ui.partition(5)).isEqualTo("partition n1,n2 | n3,n4,n5");
        press("2");
        press(KeyType.ArrowDown);
        press(" ");
        press(KeyType.Enter);
        assertThat(lines).containsExactly("partition n1,n3 | n2,n4,n5");
        press("p1");
        press(KeyType.Escape);
        press("p");
        press(KeyType.Enter);
        assertThat(lines).hasSize(1);
        assertThat(ui.mode).isEqualTo(UiState.Mode.PANES);
    }

    @Test
    void aSplitOfNothingIsToldApartFromOne() {
        press("p");
        press(KeyType.Enter);
        assertThat(lines).isEmpty();
        assertThat(ui.message).startsWith("no split: ");
    }

    @Test
    void aMessageIsSelectedAndThenSteered() {
        Clusters.runUntilInFlight(session, 3);
        see();
        press("x");
        assertThat(lines).isEmpty();
        assertThat(ui.message).contains("no message is selected");
        screen();
        press(KeyType.Tab, KeyType.Tab, KeyType.Tab, KeyType.ArrowDown);
        long first = ui.packet;
        press(KeyType.ArrowDown);
        assertThat(ui.packet).isPositive().isNotEqualTo(first);
        press(KeyType.ArrowUp);
        press("xDdfeb");
        assertThat(lines)
                .containsExactly(
                        "drop " + first,
                        "deliver " + first,
                        "duplicate " + first,
                        "hold --id " + first,
                        "why " + first,
                        "cause " + first);
        session.simulation().faults().holdOne(first);
        see();
        press("f");
        assertThat(lines).last().isEqualTo("deliver " + first);
        assertThat(screen()).contains("held");
    }

    @Test
    void aLinkIsCutAndMendedInTheMatrix() {
        ui.focusOn(PaneKind.LINKS);
        press(KeyType.ArrowDown, KeyType.ArrowRight);
        press("x");
        assertThat(lines).containsExactly("cut n2 n3 --one-way");
        session.simulation().faults().cut(List.of(2), List.of(3), true, true, "cut");
        see();
        assertThat(screen()).contains("n2   ·   -  [✕]");
        press("x");
        assertThat(lines).last().isEqualTo("mend n2 n3 --one-way");
        press(KeyType.ArrowRight, KeyType.ArrowRight, KeyType.ArrowRight);
        press("x");
        assertThat(lines).last().isEqualTo("cut n2 clients --one-way");
        Clusters.partition(session, 1, 2);
        see();
        press("hx");
        assertThat(lines).hasSize(3);
        assertThat(ui.message).contains("H heals it");
        press("e");
        assertThat(lines).last().isEqualTo("why link n2 n5");
    }

    @Test
    void whatIsWrittenWhileTwoLeadGoesToTheOneThatCanCommitIt() {
        press("w");
        int stale = Clusters.leader(session);
        Clusters.isolate(session, stale);
        see();
        press("w");
        while (Clusters.leader(session) == stale) {
            session.step(Long.MAX_VALUE);
        }
        see();
        press("w");
        assertThat(lines)
                .containsExactly(
                        "put x 1 --no-wait",
                        "put x 2 --no-wait",
                        "put x 3 --to n" + Clusters.leader(session) + " --no-wait");
        lines.clear();
        int newer = Clusters.leader(session);
        Clusters.isolate(session, newer);
        see();
        press("w");
        assertThat(lines).containsExactly("put x 4 --to n" + newer + " --no-wait");
        session.simulation().faults().heal();
        Clusters.isolate(session, newer);
        see();
        press("w");
        assertThat(lines).last().isEqualTo("put x 5 --to n" + stale + " --no-wait");
    }
}
