package raftarium.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import raftarium.sim.Simulation;
import raftarium.trace.Event;
import raftarium.trace.EventType;
import raftarium.trace.Trace;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

class TravelCommandsTest {
    private final Lab lab = Lab.fresh();

    @AfterEach
    void close() {
        lab.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ':',
            value = {
                "back 10 : 'this is the start: nothing has happened before'",
                "rewind 1ns : 'the session begins at 0.000 s, and there is nothing before'",
                "undo : 'nothing was done before that could be undone'",
                "goto 1s : 'this branch goes to 0.000 s: ''goto end'', and ''run'' from there'",
                "goto bok : '''bok'' is no bookmark, and no time: 1.5s, start or end would be'",
                "when no leader and leader : it never began to hold before 0.000 s (action 0)",
                "branch 7 : 'there is no branch ''7'': there is only 1'",
                "back --to change : there is no change before 0.000 s (action 0)",
                "bookmark 1s : '''1s'' is no name for a bookmark: a letter, and up to 63 letters,"
                        + " digits, dots and hyphens, but not start or end'",
            })
    void whereThereIsNothingItSaysSoAndStays(String line, String said) {
        String digest = lab.digest();
        Reply reply = lab.type(line.strip());
        assertThat(reply.status()).isEqualTo(Reply.Status.MISTAKE);
        assertThat(reply.output()).isEqualTo(said.strip());
        assertThat(lab.digest()).isEqualTo(digest);
        assertThat(lab.ok("branches")).isEqualTo("> 1  start: 0.000 s to 0.000 s, nobody leads");
    }

    @Test
    void backAndOnByActionsIsTheSameMoment() {
        lab.ok(Lab.SETTLED + "; put x 1; run 1s");
        String digest = lab.digest();
        lab.ok("back 40");
        assertThat(lab.digest()).isNotEqualTo(digest);
        lab.ok("step 40");
        lab.ok("goto end");
        assertThat(lab.digest()).isEqualTo(digest);
    }

    @Test
    void whenGoesToWhereItBegan() {
        lab.ok(Lab.SETTLED + "; crash leader; until leader; run 1s");
        lab.ok("when --list leader");
        assertThat(lab.ok("when --list leader").lines()).hasSize(2);
        lab.ok("when leader");
        lab.holds("leader");
        lab.ok("back");
        lab.ok("expect not leader");
        lab.ok("goto end; when --first leader");
        lab.holds("n1 term = 1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "when committed > 0",
                "when --list value x = 1",
                "when leader and not committed > 2",
                "back --to commit",
                "diff 1s",
                "diff here"
            })
    void whatIsBrokenOffChangesNothing(String line) {
        lab.ok(Lab.SETTLED + "; bookmark here; put x 1; run 1s; crash n2; run 1s");
        String digest = lab.digest();
        AtomicInteger asked = new AtomicInteger();
        List<String> told = new ArrayList<>();
        lab.interpreter().setMonitor(new ProgressMonitor() {
            @Override
            public void begins() {
                told.add("begins");
            }

            @Override
            public boolean lasts() {
                return asked.incrementAndGet() < 50;
            }

            @Override
            public void isOver() {
                told.add("over");
            }
        });
        Reply reply = lab.type(line);
        assertThat(reply.status()).isEqualTo(Reply.Status.MISTAKE);
        assertThat(reply.output()).isEqualTo("broken off");
        assertThat(lab.digest()).isEqualTo(digest);
        assertThat(lab.session().timeline().isPast()).isFalse();
        assertThat(told).containsExactly("begins", "over");
        lab.interpreter().setMonitor(ProgressMonitor.ENDLESS);
        lab.ok(line);
    }

    @Test
    void aViolationStopsTheClockAndNotTheWayBack() {
        lab.ok(Lab.SETTLED + "; " + ViolationTest.BREAK);
        assertThat(lab.session().simulation().violation()).isNotNull();
        lab.ok("undo");
        assertThat(lab.session().simulation().violation()).isNull();
        assertThat(lab.session().timeline().hasUnexcusedViolation()).isTrue();
        lab.ok("undo; run 3s; goto 300ms; run 3s");
        assertThat(lab.session().simulation().violation()).isNull();
    }

    @Test
    void bookmarksAndBranchesAreGoneTo() {
        lab.ok(Lab.SETTLED + "; bookmark calm; put x 1; run 1s");
        String digest = lab.digest();
        lab.ok("goto calm; put x 2; run 1s");
        lab.holds("value x = 2");
        assertThat(lab.ok("branches").lines())
                .hasSize(2)
                .allMatch(line -> line.contains("leads in term"));
        assertThat(lab.ok("branch 1")).endsWith(", the end, branch 1");
        assertThat(lab.digest()).isEqualTo(digest);
        lab.holds("value x = 1");
        assertThat(lab.ok("bookmarks")).startsWith("calm  ");
    }

    @Test
    void whatDiffersIsSaid() {
        lab.ok(Lab.SETTLED + "; bookmark before; crash n2; put x 1; run 1s");
        assertThat(lab.ok("diff before"))
                .contains("n2 is  leader -> crashed")
                .contains("n1 commit  1 -> 3")
                .contains("n1 entry 2  none -> term 2, 0 bytes");
        assertThat(lab.ok("diff end")).endsWith(": nothing differs");
    }

    @Test
    void whatWasNotedIsGoneBackToAndOnToWhereItWasSaid() {
        try (Lab lab = Lab.settled()) {
            lab.ok("note one; run 100ms; note two; crash n1; run 100ms");
            String end = lab.ok("digest");
            String two = lab.ok("back --to note");
            assertThat(lab.session().simulation().host(1).isUp()).isTrue();
            String one = lab.ok("back --to note");
            assertThat(lab.type("back --to note").output()).contains("there is no note before");
            assertThat(lab.ok("step --to note")).isEqualTo(two);
            assertThat(lab.type("step --to note").output()).contains("there is no note after");
            assertThat(lab.type("step 0 --to note").output()).contains("1 or more notes");
            assertThat(lab.ok("goto end; digest")).endsWith(end);
            assertThat(lab.ok("back 2 --to note")).isEqualTo(one);
            lab.ok("run 50ms; put x 1");
            assertThat(lab.type("step --to note").output()).contains("there is no note after");
            assertThat(lab.ok("back --to note")).contains("branch 2");
        }
    }

    @Test
    void anEventHasJustHappenedWhereItIsGoneToAndWhatCameOfItHasNot() {
        try (Lab lab = Lab.settled()) {
            lab.ok("put x 1; run 100ms; crash n1; cut n2 n3; run 1s");
            Trace whole = lab.session().simulation().trace();
            long count = whole.count();
            for (long number = count - 60; number < count; number++) {
                Event event = whole.event(number);
                lab.ok("goto event " + number);
                Simulation there = lab.session().simulation();
                assertThat(there.trace().event(number)).isEqualTo(event);
                assertThat(there.nowNanos()).isEqualTo(event.atNanos());
                assertThat(there.trace().since(number))
                        .allMatch(one -> one.atNanos() == event.atNanos());
            }
            long crash = number(whole, EventType.NODE_CRASHED);
            lab.ok("goto event " + (crash - 1));
            assertThat(lab.session().simulation().host(1).isUp()).isTrue();
            lab.ok("goto event " + crash);
            assertThat(lab.session().simulation().host(1).isUp()).isFalse();
            assertThat(lab.session().simulation().trace().count()).isEqualTo(crash + 1);
            lab.ok("goto event 0");
            assertThat(lab.session().simulation().nowNanos()).isZero();
        }
    }

    private static long number(Trace trace, EventType type) {
        long number = trace.count() - 1;
        while (trace.event(number).type() != type) {
            number--;
        }
        return number;
    }

    @Test
    void whereThereIsNoSuchEventOrNoteItSaysSoAndStays() {
        try (Lab lab = Lab.settled()) {
            lab.ok("note one; run 100ms");
            String end = lab.ok("digest");
            assertThat(lab.type("goto event 100000").output())
                    .isEqualTo("this branch has no event 100000 so far: they are counted from 0,"
                            + " 'goto end' is the last");
            assertThat(lab.type("goto event n1").output()).contains("'n1'");
            assertThat(lab.type("goto note 2").output())
                    .isEqualTo("there is no note 2 on this branch: it has 1");
            assertThat(lab.ok("digest")).isEqualTo(end);
            String one = lab.ok("back --to note");
            assertThat(lab.ok("goto end; goto note 1")).endsWith(one);
        }
    }
}
