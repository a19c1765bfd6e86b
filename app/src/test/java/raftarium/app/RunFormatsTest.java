package raftarium.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;

/** --format tap and junit: what other programs read; and what stands around a failure. */
class RunFormatsTest {
    private static final String SCRIPT = """
            new --seed 1 --nodes 3
            until leader
            expect no leader
            repeat 3
              put x "a # <&> \u0007 \uD83D\uDE00"
              expect result = 2
            end
            """;

    @TempDir
    Path place;

    private String file(String name, String text) throws Exception {
        Path file = place.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text).toString();
    }

    /** The report, which the schema must allow. */
    private static Element xml(String text) throws Exception {
        SchemaFactory.newDefaultInstance()
                .newSchema(RunFormatsTest.class.getResource("/junit.xsd"))
                .newValidator()
                .validate(new StreamSource(new StringReader(text)));
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(text)))
                .getDocumentElement();
    }

    private static List<Element> all(Element in, String tag) {
        NodeList found = in.getElementsByTagName(tag);
        List<Element> elements = new ArrayList<>();
        for (int index = 0; index < found.getLength(); index++) {
            elements.add((Element) found.item(index));
        }
        return elements;
    }

    @Test
    void junitHasASuiteForEachScriptAndSeedAndACaseForEachExpectation() throws Exception {
        String bad = file("a/bad.raft", SCRIPT);
        String good = file("good.raft", "until leader");
        Outcome outcome =
                Outcome.of("run", bad, good, "--format", "junit", "--seeds", "4..5", "--jobs", "2");
        assertThat(outcome.status()).isEqualTo(1);
        List<Element> suites = all(xml(outcome.out()), "testsuite");
        assertThat(suites)
                .extracting(suite -> suite.getAttribute("name"))
                .containsExactly(
                        bad + " (seed 4)",
                        bad + " (seed 5)",
                        good + " (seed 4)",
                        good + " (seed 5)");
        Element suite = suites.get(0);
        assertThat(suite.getAttribute("tests")).isEqualTo("4");
        assertThat(suite.getAttribute("failures")).isEqualTo("2");
        assertThat(suite.getAttribute("errors")).isEqualTo("0");
        assertThat(all(suite, "property").get(0).getAttribute("value")).isEqualTo("4");
        List<Element> cases = all(suite, "testcase");
        assertThat(cases.get(1).getAttribute("name"))
                .isEqualTo("expect no leader (" + bad + ", line 3, column 1)");
        assertThat(cases.get(1).getAttribute("classname")).isEqualTo("bad");
        Element failure = all(cases.get(2), "failure").get(0);
        assertThat(failure.getAttribute("message"))
                .startsWith("doesn't hold at ")
                .contains("was ok", "<&>", "\\u0007");
        assertThat(failure.getTextContent())
                .startsWith(bad + ":6: expect result = 2: doesn't hold at ")
                .contains("\n      0.")
                .endsWith("3 of 3 times")
                .doesNotContain("\u0007");
        assertThat(all(suites.get(3), "failure")).isEmpty();
    }

    @Test
    void junitTellsMistakesAsErrorsAndBrokenPropertiesAsFailures() throws Exception {
        Outcome mistaken = Outcome.withInput("crsh n1\nfoo", "run", "-", "--format", "junit");
        assertThat(mistaken.status()).isEqualTo(2);
        Element suite = all(xml(mistaken.out()), "testsuite").get(0);
        assertThat(suite.getAttribute("errors")).isEqualTo("2");
        assertThat(all(suite, "error").get(0).getTextContent())
                .contains("standard input, line 1, column 1", "did you mean 'crash'?");
        Outcome broken = Outcome.withInput(
                "new --seed 1 --without one-vote; run 500ms; timeout followers; run 1s",
                "run",
                "-",
                "--format",
                "junit");
        assertThat(broken.status()).isEqualTo(1);
        assertThat(all(xml(broken.out()), "failure"))
                .singleElement()
                .satisfies(failure ->
                        assertThat(failure.getTextContent()).contains("election-safety is broken"));
    }

    @Test
    void junitIsValidWhateverAScriptIsCalledAndHolds() throws Exception {
        List<String> lines = List.of(
                "note '\u0000\u001b[31m\u0085\u2028\ufffe]]>'",
                "until leader",
                "put 'k\u0007' \u009b31m; expect result = \u202e",
                "expect value 'k\u0007' = 1",
                "crash n9");
        String odd = file("a <&> \"'/ \u0001 ]]>.raft", String.join("\n", lines));
        String empty = file("empty.raft", "");
        String wrong = file("wrong.raft", "fr\u001bob\nuntil\n");
        Outcome outcome = Outcome.of("run", odd, empty, wrong, "--format", "junit");
        assertThat(outcome.status()).isEqualTo(2);
        Element report = xml(outcome.out());
        assertThat(all(report, "testsuite"))
                .extracting(suite -> suite.getAttribute("errors"))
                .containsExactly("1", "0", "2");
        assertThat(all(report, "testsuite").get(1).getAttribute("file")).isEqualTo(empty);
        assertThat(all(report, "failure")).isNotEmpty();
    }

    @Test
    void tapHasASubtestForEachScriptAndAPointForEachExpectation() throws Exception {
        String bad = file("bad.raft", SCRIPT);
        String good = file("good.raft", "until leader");
        Outcome outcome = Outcome.of("run", bad, good, "--format", "tap");
        List<String> lines = outcome.out().lines().toList();
        assertThat(lines).startsWith("TAP version 14", "1..2", "# Subtest: " + bad);
        assertThat(lines)
                .contains(
                        "    ok 1 - " + bad + ", line 2, column 1: until leader",
                        "    not ok 2 - " + bad + ", line 3, column 1: expect no leader",
                        "      ---",
                        "      trace:",
                        "      ...",
                        "    not ok 5 - " + bad + ", line 6, column 3: expect result = 2",
                        "    ok 6 - no property is broken unexpectedly",
                        "    1..6",
                        "not ok 1 - " + bad,
                        "ok 2 - " + good);
        assertThat(lines)
                .filteredOn(line -> line.startsWith("      message: "))
                .hasSize(4)
                .allSatisfy(line -> assertThat(line).matches("[^\\p{Cntrl}]*: \".*\""))
                .anySatisfy(line -> assertThat(line).contains("\\u0007"));
        assertThat(lines.stream().filter(line -> line.startsWith("        - \"")))
                .hasSize(40);
        Outcome mistaken =
                Outcome.withInput("put x 1\nnote a\ncrsh n1", "run", "-", "--format", "tap");
        assertThat(mistaken.status()).isEqualTo(2);
        assertThat(mistaken.out()).contains("not ok 1 - standard input, line 3, column 1\n");
    }

    @Test
    void theEventsBeforeAFailureAreShownBelowItAndAreAFieldInJson() {
        Outcome text = Outcome.withInput(SCRIPT, "run", "-");
        List<String> lines = text.out().lines().toList();
        assertThat(lines.get(0)).startsWith("standard input, line 3, column 1: expect no leader: ");
        assertThat(lines.subList(1, 11)).allMatch(line -> line.matches("  +\\d+\\.\\d{6}  .+"));
        assertThat(lines.get(11)).startsWith("standard input, line 6, ");
        Outcome json =
                Outcome.withInput("until leader; expect no leader", "run", "-", "--format", "json");
        assertThat(json.objects("command").get(1).get("trace").getAsJsonArray()).hasSize(10);
        assertThat(json.objects("command").get(0).has("trace")).isFalse();
    }

    @Test
    void howManyRunAtATimeChangesNothing() throws Exception {
        String chatty = file("chatty.raft", "new --nodes 3\nrepeat 100\nstatus; run 5ms\nend");
        String failing = file("failing.raft", "until leader; expect no leader; put x 1");
        String empty = file("empty.raft", "");
        for (String format : List.of("text", "json", "tap")) {
            Outcome one = run(format, "1", chatty, failing, empty);
            Outcome four = run(format, "4", chatty, failing, empty);
            assertThat(timeless(four)).isEqualTo(timeless(one));
            assertThat(four.status()).isEqualTo(one.status()).isEqualTo(1);
        }
    }

    private static Outcome run(String format, String jobs, String... files) {
        List<String> line = new ArrayList<>(List.of("run", "--data", "memory", "--seeds", "1..6"));
        line.addAll(List.of("--format", format, "--jobs", jobs));
        line.addAll(List.of(files));
        return Outcome.of(line.toArray(String[]::new));
    }

    private static String timeless(Outcome outcome) {
        return outcome.out().replaceAll("\"wall_ms\":\\d+|in \\d+ ms", "");
    }

    @Test
    void scriptsThatUseTheSameDirectoryRunOneAfterTheOther() throws Exception {
        String data = place.resolve("data").toString();
        String script = file("s.raft", "new --data '" + data + "' --overwrite; run 300ms");
        Outcome outcome = Outcome.of("run", script, "--seeds", "1..4", "--jobs", "4");
        assertThat(outcome.status()).as(outcome.all()).isZero();
        assertThat(outcome.out()).contains("ok      4 scripts");
    }

    @Test
    void theSumOfSeveralNamesThoseThatFailedWithTheirSeeds() throws Exception {
        String failing = file("failing.raft", "run 1ms; expect leader");
        Outcome outcome = Outcome.of("run", failing, "--seeds", "1..25");
        assertThat(outcome.out())
                .contains("not all right: " + failing + " (seed 20)\nand 5 more\n")
                .contains("FAILED  25 scripts, 25 of them not all right  ");
    }

    @Test
    void jobsAndSeedsAreCheckedAlikeEverywhere() {
        for (String[] line : List.of(
                new String[] {"run", "-"}, new String[] {"suite", "mit"}, new String[] {"torture"
                })) {
            for (String jobs : List.of("0", "257", "-1")) {
                Outcome outcome = Outcome.of(with(line, "--jobs", jobs));
                assertThat(outcome.status()).isEqualTo(2);
                assertThat(outcome.err())
                        .isEqualTo("raftarium: --jobs is from 1 to 256: " + jobs + "\n");
            }
            assertThat(Outcome.of(with(line, "--jobs", "many")).status()).isEqualTo(2);
            Outcome seeds = Outcome.of(with(line, "--seeds", "1..1000001"));
            assertThat(seeds.err()).isEqualTo("raftarium: --seeds takes at most 1000000 seeds\n");
            assertThat(Outcome.of(with(line, "--seeds", "5..1")).status()).isEqualTo(2);
        }
    }

    private static String[] with(String[] line, String option, String value) {
        List<String> words = new ArrayList<>(List.of(line));
        words.addAll(List.of(option, value));
        return words.toArray(String[]::new);
    }
}
