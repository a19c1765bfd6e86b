package raftarium.app.tui;

import static org.assertj.core.api.Assertions.assertThat;

import raftarium.app.command.Lab;
import raftarium.app.command.Reply;
import raftarium.app.session.Session;
import raftarium.app.tui.engine.Frame;
import raftarium.app.tui.engine.Scenario;
import raftarium.app.tui.engine.Talk;
import raftarium.app.tui.pane.BranchComparison;
import raftarium.app.tui.pane.PaneKind;
import raftarium.app.tui.pane.UiState;

import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** What screens are looked at for: a cluster in a situation, and what the watcher has chosen. */
enum Situation {
    BEGINNING("new --seed 42", (ui, session) -> {}),
    ELECTION(
            "new --seed 42; until leader; run 1s; crash leader; step --to change; step 8",
            (ui, session) -> {}),
    AT_WORK(
            "new --seed 42; load --clients 2 --rate 20; run 5s",
            (ui, session) -> ui.selected = Clusters.leader(session)),
    LEADER_CRASHED(
            "new --seed 42; load --clients 1 --rate 10; run 3s; crash leader --torn; run 1s",
            (ui, session) -> {}),
    SPLIT(
            "new --seed 42; load --clients 1 --rate 4; run 3s; partition leader,n1 | n2..n4;"
                    + " run 1s; put x left --to stale-leader --no-wait; run 20ms;"
                    + " put x right --to leader; run 500ms",
            (ui, session) -> {}),
    HEALED(
            "new --seed 42; until leader; run 1s; partition leader,n1 | n2..n4; run 1s;"
                    + " put x left --to stale-leader --no-wait; run 20ms; put x right --to leader;"
                    + " heal; step --to message",
            (ui, session) -> {
                ui.focusOn(PaneKind.LOG);
                ui.index = 2;
            }),
    SNAPSHOTS(
            "new --seed 42; load --clients 2 --rate 40; run 1s; crash n1; run 3s; compact all"
                    + " except n1; run 500ms; restart n1; run 120ms",
            (ui, session) -> ui.selected = 1),
    MEMBERSHIP(
            "new --seed 42; until leader; run 500ms; put x 1; add n6 --learner; add n7 --no-wait;"
                    + " run 4ms",
            (ui, session) -> ui.selected = 6),
    TROUBLE(
            "new --seed 42; until leader; run 500ms; fault disk n1 full; pause n2; clock n3 --drift"
                    + " 10%; fault disk n4 slow 20ms; put x 1 --no-wait; run 300ms",
            (ui, session) -> ui.selected = 3),
    MESSAGE_HELD(
            "new --seed 42; until leader; run 500ms; put x 1; hold leader n1; put y 2; run 60ms;"
                    + " step --to message",
            (ui, session) -> {
                ui.focusOn(PaneKind.FLIGHT);
                ui.packet = session.view().inFlight().stream()
                        .filter(packet -> packet.isHeld())
                        .findFirst()
                        .orElseThrow()
                        .id();
            }),
    LINKS_CUT(
            "new --seed 42; until leader; run 500ms; cut n1 n2; cut n3 leader --one-way;"
                    + " link n4 all --delay 20ms..30ms; run 120ms",
            (ui, session) -> {
                ui.focusOn(PaneKind.LINKS);
                ui.linkFrom = 4;
                ui.linkTo = 1;
            }),
    PAST(
            "new --seed 42; load --clients 1 --rate 4; run 3s; crash leader; run 2s;"
                    + " back --to change; put x 1 --no-wait; run 1s; rewind 1.5s",
            (ui, session) -> {}),
    PAST_MODIFIED(
            "new --seed 1 --without commit-majority; until leader; run 200ms; isolate leader;"
                    + " put x lost --to leader; run 2s; back --to leader",
            (ui, session) -> {}),
    BRANCHES_COMPARED(
            "new --seed 42; load --clients 1 --rate 4; run 3s; crash leader; run 2s; rewind 2s;"
                    + " undo; isolate leader; run 3s; goto 3.5s",
            (ui, session) -> {}),
    TITLE("new --seed 42", (ui, session) -> {}),
    NOTE(
            "new --seed 42; until leader; run 500ms; put x 1; crash leader;" + " step --to change",
            (ui, session) -> {}),
    STAGE(
            "new --seed 42; load --clients 1 --rate 4; run 3s; crash leader; run 2s;"
                    + " partition n1,n2 | n3..n5; put x 1 --no-wait; run 1s; rewind 500ms",
            (ui, session) -> ui.presents = true),
    STAGE_NOTE(
            "new --seed 42; until leader; run 500ms; put x 1; crash leader; step --to change",
            (ui, session) -> ui.presents = true),
    VIOLATION(
            "new --seed 1 --without commit-majority; until leader; run 200ms; isolate leader;"
                    + " put x lost --to leader; run 2s",
            (ui, session) -> {});

    private static final Scenario.Title LESSON = new Scenario.Title(
            "election/leader-crash",
            "The leader crashes, and another one takes over.",
            List.of(
                    "What the old leader committed is in the logs of a majority; only a node that"
                            + " has it all can get the votes of a majority (section 5.4.1).",
                    "So the new leader has it, and the old one, back from its disk, follows."),
            3);

    private static final String SAID = "The others hear nothing, one of them stands for election,"
            + " and leads in a newer term.";

    private final String script;
    private final BiConsumer<UiState, Session> chosen;

    Situation(String script, BiConsumer<UiState, Session> chosen) {
        this.script = script;
        this.chosen = chosen;
    }

    /** Brings a cluster there, as somebody who types would. */
    void enact(Lab lab) {
        enact(lab::type);
    }

    /** The same, where lines are carried out by that. */
    void enact(Function<String, Reply> typing) {
        for (String line : script.split(";")) {
            Reply reply = typing.apply(line.strip());
            assertThat(reply.status())
                    .as("%s: %s", line, reply.output())
                    .isNotEqualTo(Reply.Status.MISTAKE);
        }
    }

    /** What the watcher has chosen to see of it. */
    UiState ui(Lab lab) {
        UiState ui = new UiState(KeyTable.hints());
        chosen.accept(ui, lab.session());
        if (this == BRANCHES_COMPARED) {
            BranchComparison found = BranchComparison.of(lab.type("compare 2 1"));
            ui.compare(Objects.requireNonNull(found));
        }
        return ui;
    }

    Frame frame(Lab lab, UiState ui) {
        Talk talk = talk();
        String caption = talk.state() == Talk.State.STANDS ? SAID : "";
        return ui.comparison == null
                ? Pictures.frame(lab.session(), caption, talk, ui.selected)
                : Pictures.frame(lab.session(), ui.comparison);
    }

    /** What is told of it. */
    private Talk talk() {
        return switch (this) {
            case TITLE -> new Talk(LESSON, Talk.State.TITLE, 0, 0, false);
            case NOTE, STAGE_NOTE -> new Talk(LESSON, Talk.State.STANDS, 2, 0, true);
            default -> Talk.NONE;
        };
    }
}
