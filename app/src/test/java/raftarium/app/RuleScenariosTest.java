package raftarium.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import raftarium.app.script.ScriptSource;
import raftarium.check.Property;
import raftarium.raft.Rule;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What the rules are for: with its rule each scenario of scripts/rules holds, as all do, without it
 * ends in what its header says. A header names a property, or, where nothing unsafe happens, says
 * in words what differs; then an expectation fails.
 */
class RuleScenariosTest {
    private static final Path RULES =
            Path.of("").toAbsolutePath().getParent().resolve("scripts/rules");

    private static final Pattern WITHOUT = Pattern.compile("(?m)^# without ([a-z-]+): (.+)$");

    /**
     * A scenario's own seed is the one in its text; others take its place. {@code
     * -Draftarium.rules.seeds=5} for more.
     */
    private static final List<String> SEEDS = Stream.concat(
                    Stream.of(""),
                    IntStream.rangeClosed(2, Integer.getInteger("raftarium.rules.seeds", 1))
                            .mapToObj(seed -> seed + ".." + seed))
            .toList();

    private static List<ScriptSource> scenarios() throws Exception {
        return ScriptSource.read(List.of(RULES.toString()), InputStream.nullInputStream());
    }

    private static Matcher without(ScriptSource source) {
        Matcher header = WITHOUT.matcher(source.text());
        assertThat(header.find()).as("'# without NAME: ' in " + source.name()).isTrue();
        return header;
    }

    private static Outcome run(ScriptSource source, String seed, String... more) {
        List<String> line = new ArrayList<>(List.of("run", source.name()));
        line.addAll(List.of("--data", "memory", "--format", "json"));
        line.addAll(List.of(more));
        if (!seed.isEmpty()) {
            line.addAll(List.of("--seeds", seed));
        }
        return Outcome.of(line.toArray(String[]::new));
    }

    @TestFactory
    Stream<DynamicTest> withoutItsRuleItEndsInWhatTheHeaderSays() throws Exception {
        return scenarios().stream()
                .map(source -> DynamicTest.dynamicTest(
                        source.stem(), () -> SEEDS.forEach(seed -> breaks(source, seed))));
    }

    private static void breaks(ScriptSource source, String seed) {
        Matcher header = without(source);
        Outcome outcome = run(source, seed, "--without", header.group(1));
        assertThat(outcome.status()).as(outcome.all()).isEqualTo(1);
        List<String> broken = outcome.objects("violation").stream()
                .map(violation -> violation.get("property").getAsString())
                .toList();
        if (Property.of(header.group(2)).isPresent()) {
            assertThat(broken).as(outcome.all()).startsWith(header.group(2));
        } else {
            assertThat(broken).as(outcome.all()).isEmpty();
            assertThat(outcome.objects("command")).anyMatch(RuleScenariosTest::isFailed);
        }
    }

    private static boolean isFailed(JsonObject command) {
        return !command.get("ok").getAsBoolean();
    }

    @Test
    void eachIsCalledLikeItsRuleAndSaysOnceWhatIsSoWithoutIt() throws Exception {
        for (ScriptSource source : scenarios()) {
            Matcher header = without(source);
            String name = header.group(1);
            assertThat(source.stem()).endsWith(name);
            assertThat(header.find())
                    .as("a second such line in " + source.name())
                    .isFalse();
            assertThat(source.text().strip()).endsWith("\nexpect no violation");
            Rule rule = Rule.of(name).orElseThrow();
            assertThat(Property.of(without(source).group(2)).isPresent())
                    .as(name + " breaks a property")
                    .isEqualTo(rule.kind() == Rule.Kind.SAFETY);
        }
    }

    @Test
    void everySafetyRuleHasOne() throws Exception {
        Set<String> shown = new TreeSet<>();
        for (ScriptSource source : scenarios()) {
            shown.add(without(source).group(1));
        }
        List<String> safety = Arrays.stream(Rule.values())
                .filter(rule -> rule.kind() == Rule.Kind.SAFETY)
                .map(Rule::key)
                .toList();
        assertThat(shown).containsAll(safety);
    }
}
