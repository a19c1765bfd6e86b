package raftarium.app.export.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import raftarium.raft.Role;
import raftarium.trace.Event;
import raftarium.trace.NodeState;
import raftarium.trace.NodeStates;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The page in a browser, by keys and clicks. */
class PageTest {
    private static final Drawn STALE = Drawn.scenario("replication/stale-leader");

    @TempDir
    Path folder;

    private Browser open(Drawn drawn) throws IOException {
        Path file = Files.writeString(
                folder.resolve("page.html"),
                drawn.reader().page(drawn.subject()).text());
        Browser browser = Browser.open(file, folder.resolve("profile"));
        browser.awaitBegin();
        browser.resize(1280, 800);
        return browser;
    }

    private static String clock(Browser browser) {
        return browser.text("document.getElementById('clock').firstChild.textContent.trim()");
    }

    @Test
    void keysAloneGoThroughTime() throws IOException {
        try (Browser browser = open(STALE)) {
            assertThat(clock(browser)).isEqualTo("0.000 s");
            browser.press("]");
            assertThat(browser.text("document.querySelector('li.now span').textContent"))
                    .startsWith("n4 stands for election in term 1");
            String first = clock(browser);
            browser.press("]");
            assertThat(browser.text("document.querySelector('li.now span').textContent"))
                    .startsWith("n4 leads in term 1");
            browser.press("[");
            assertThat(clock(browser)).isEqualTo(first);
            browser.press(",");
            assertThat(clock(browser)).isEqualTo("0.000 s");
            browser.press("End");
            assertThat(browser.text("document.getElementById('verdict').textContent"))
                    .isEqualTo("one leader");
            assertThat(browser.text("document.getElementById('next').textContent"))
                    .isEqualTo("the end");
            browser.press("Home");
            browser.press(" ");
            assertThat(browser.text("document.getElementById('play').textContent"))
                    .contains("stop");
            browser.value("new Promise(done => { const look = () => raftarium.now > 100000"
                    + " ? done(1) : setTimeout(look, 20); look(); })");
            browser.press(" ");
            assertThat(browser.text("document.getElementById('play').textContent"))
                    .contains("play");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void clicksGoThroughTimeToo() throws IOException {
        try (Browser browser = open(STALE)) {
            JsonArray place = browser.value("(() => { const at = document.getElementById('scroll')"
                            + ".getBoundingClientRect(); return [at.left, at.top]; })()")
                    .getAsJsonArray();
            browser.click(place.get(0).getAsDouble() + 400, place.get(1).getAsDouble() + 100);
            double x = browser.value("raftarium.model.x(raftarium.now)"
                            + " - document.getElementById('scroll').scrollLeft")
                    .getAsDouble();
            assertThat(x).isBetween(398.0, 402.0);
            browser.press("End");
            browser.value("document.querySelectorAll('li button')[3].click()");
            assertThat(browser.value("document.querySelectorAll('li').length").getAsInt())
                    .isGreaterThanOrEqualTo(4);
            assertThat(browser.value("raftarium.now === raftarium.model.story[3].at")
                            .getAsBoolean())
                    .isTrue();
            assertThat(browser.complaints()).isEmpty();
        }
    }

    /** At each of many moments every node is on the page what it was in the trace. */
    @Test
    void eachMomentIsAsInTheTrace() throws IOException {
        List<Event> events = STALE.events();
        try (Browser browser = open(STALE)) {
            for (int part = 1; part <= 40; part++) {
                long micros = events.get(part * (events.size() - 1) / 40).atNanos() / 1_000;
                NodeStates states = new NodeStates();
                events.stream()
                        .filter(event -> event.atNanos() / 1_000 <= micros)
                        .forEach(states::add);
                List<String> expected = new ArrayList<>();
                for (int node = 1; node <= 5; node++) {
                    NodeState state = states.of(node);
                    assertThat(state).isNotNull();
                    expected.add(
                            (state.role() == Role.LEADER ? "L" : "-") + " " + state.term() + " "
                                    + Math.max(0, state.vote()) + " " + state.lastIndex() + " "
                                    + state.lastTerm() + " " + state.commitIndex());
                }
                String told = browser.text("[1,2,3,4,5].map(id => { const m = raftarium.model;"
                        + "const s = m.state(id, " + micros + "), l = m.log(id, " + micros + ");"
                        + "const e = l.entry(l.last);"
                        + "return [s.code === 4 ? 'L' : '-', s.term, Math.max(0, s.vote), l.last,"
                        + " e ? e.term : 0, l.commit].join(' '); }).join(', ')");
                assertThat(told).as("at %s us", micros).isEqualTo(String.join(", ", expected));
            }
        }
    }

    @Test
    void onAPhoneNothingScrollsSidewaysAndTimeRunsDown() throws IOException {
        try (Browser browser = open(STALE)) {
            browser.resize(390, 844);
            for (String tab : List.of("time", "log", "story")) {
                browser.value("document.querySelector('#tabs [data-tab=" + tab + "]').click()");
                assertThat(browser.value("[...document.querySelectorAll('body,main,section')]"
                                        + ".filter(one => one.clientWidth > 0)"
                                        + ".every(one => one.scrollWidth <= one.clientWidth + 1)")
                                .getAsBoolean())
                        .as(tab)
                        .isTrue();
            }
            browser.value("document.querySelector('#tabs [data-tab=time]').click()");
            browser.press("]");
            double early = browser.value(
                            "parseFloat(document.getElementById('downHead').style.top)")
                    .getAsDouble();
            browser.press("End");
            assertThat(browser.value("parseFloat(document.getElementById('downHead').style.top)")
                            .getAsDouble())
                    .isGreaterThan(early + 300);
        }
    }

    /** What Tab goes through from the top: each with its role and name, each seen to be there. */
    private static List<String> tabbed(Browser browser) {
        List<String> order = new ArrayList<>();
        browser.press("Tab");
        while (browser.value("document.activeElement !== document.body").getAsBoolean()
                && order.size() < 40) {
            order.add(browser.focused());
            assertThat(browser.text("getComputedStyle(document.activeElement).outlineStyle"))
                    .as(order.get(order.size() - 1))
                    .isNotEqualTo("none");
            browser.press("Tab");
        }
        return order;
    }

    @Test
    void tabGoesThroughAllThatCanBeUsedAndEachHasAName() throws IOException {
        try (Browser browser = open(STALE)) {
            browser.press("]");
            browser.press("]");
            assertThat(tabbed(browser))
                    .satisfiesExactly(
                            one -> assertThat(one).isEqualTo("slider time"),
                            one -> assertThat(one).startsWith("button 0.184").contains("n4 leads"),
                            one -> assertThat(one).isEqualTo("button previous mark"),
                            one -> assertThat(one).isEqualTo("button step back"),
                            one -> assertThat(one).startsWith("button").endsWith("play"),
                            one -> assertThat(one).isEqualTo("button step"),
                            one -> assertThat(one).isEqualTo("button next mark"));
            browser.resize(390, 844);
            assertThat(tabbed(browser))
                    .containsSubsequence(
                            "tab diagram", "slider time", "button previous mark", "button step")
                    .hasSize(7);
        }
    }

    /** Arrows go through lines of the story and through tabs; the focus is not lost on the way. */
    @Test
    void arrowsGoThroughTheStoryAndTheTabs() throws IOException {
        try (Browser browser = open(STALE)) {
            browser.press("End");
            browser.value("document.querySelector('li.now button').focus()");
            String last = browser.focused();
            browser.press("ArrowUp");
            assertThat(browser.focused()).startsWith("button ").isNotEqualTo(last);
            browser.press("ArrowDown");
            assertThat(browser.focused()).isEqualTo(last);
            browser.press("ArrowUp");
            browser.press("Enter");
            assertThat(browser.value("document.activeElement.parentNode.className")
                            .getAsString())
                    .endsWith(" now");
            assertThat(browser.text("document.getElementById('moment').textContent"))
                    .contains(browser.text("document.querySelector('li.now span').textContent"));
            browser.resize(390, 844);
            browser.value("document.querySelector('#tabs button').focus()");
            browser.press("ArrowRight");
            assertThat(browser.focused()).isEqualTo("tab log");
            assertThat(browser.text("document.body.dataset.tab")).isEqualTo("log");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    /** What is only seen is told too: pictures have titles and descriptions. */
    @Test
    void picturesAreTold() throws IOException {
        try (Browser browser = open(STALE)) {
            browser.press("End");
            assertThat(browser.value("[...document.querySelectorAll('svg')].every(one =>"
                                    + " one.getAttribute('role') === 'img'"
                                    + " && one.querySelector('title').textContent.length > 5"
                                    + " && one.querySelector('desc').textContent.length > 50)")
                            .getAsBoolean())
                    .isTrue();
            assertThat(browser.text("document.querySelector('#ring desc').textContent"))
                    .contains("n3: LEADER, term 2, 4 of 4 entries committed.");
        }
    }

    /** What isn't Raft is said, and what is broken. */
    @Test
    void aBrokenPropertyIsSaidAndItsEntriesAreMarked() throws IOException {
        try (Browser browser = open(Drawn.scenario("rules/commit-own-term", "commit-own-term"))) {
            browser.press("End");
            assertThat(browser.text("document.getElementById('verdict').textContent"))
                    .isEqualTo("! broken");
            assertThat(browser.text("document.getElementById('modified').textContent"))
                    .contains("without commit-own-term");
            assertThat(browser.value("document.querySelectorAll('.cell.odd').length")
                            .getAsInt())
                    .isPositive();
            assertThat(browser.text("document.getElementById('playhead').ariaValueText"))
                    .contains("leader-completeness");
        }
    }

    /** A link that is cut is said, and seen between the cards as long as it is. */
    @Test
    void aCutLinkIsSaidAndDrawn() throws IOException {
        Drawn cut = Drawn.lines(
                "cut", "new --nodes 3 --seed 3", "run 400ms", "cut n1 n3", "run 50ms", "heal");
        String dashes = "document.querySelectorAll('#ring [stroke-dasharray=\"6 4\"]').length";
        String sentence = "document.getElementById('sentence').textContent";
        try (Browser browser = open(cut)) {
            browser.value("raftarium.go(420000)");
            assertThat(browser.value(dashes).getAsInt()).isEqualTo(1);
            assertThat(browser.text(sentence)).contains("n1 and n3 can't reach each other.");
            browser.press("End");
            assertThat(browser.value(dashes).getAsInt()).isZero();
            assertThat(browser.text(sentence)).doesNotContain("reach");
        }
    }

    /** Letters in cards are 11 pixels high at least, and the next mark is named. */
    @Test
    void lettersInCardsCanBeRead() throws IOException {
        try (Browser browser = open(STALE)) {
            browser.press("End");
            assertThat(browser.value("Math.min(...[...document.querySelectorAll('#ring text')]"
                                    + ".map(one => parseFloat(one.getAttribute('font-size'))"
                                    + " * one.getScreenCTM().a))")
                            .getAsDouble())
                    .isGreaterThanOrEqualTo(10.9);
        }
    }
}
