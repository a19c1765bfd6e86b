package raftarium.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import raftarium.app.script.ScriptSource;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The table of scenarios in scripts/README.md is made from their first lines. {@code
 * -Draftarium.index.write=true} writes it there.
 */
class ScenarioIndexTest {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final Path README = ROOT.resolve("scripts/README.md");

    private static final Pattern TABLE =
            Pattern.compile("\\| scenario \\| shows \\|\n\\| --- \\| --- \\|\n(?:\\|.*\n)*");

    /** Those who begin read from top to bottom. */
    private static final List<String> FOLDERS = List.of(
            "election",
            "replication",
            "persistence",
            "snapshot",
            "membership",
            "reads",
            "clients",
            "machines",
            "faults");

    private static List<ScriptSource> scenarios() throws Exception {
        return ScriptSource.read(
                        List.of(ROOT.resolve("scripts").toString()), InputStream.nullInputStream())
                .stream()
                .filter(source -> !folder(source).equals("rules"))
                .sorted(Comparator.comparingInt(
                        (ScriptSource source) -> FOLDERS.indexOf(folder(source))))
                .toList();
    }

    private static String folder(ScriptSource source) {
        return Path.of(source.stem()).getName(0).toString();
    }

    private static String table() throws Exception {
        return scenarios().stream()
                .map(source -> {
                    String name = source.stem().replace('\\', '/');
                    String title = source.title().replaceAll("\\.$", "").replace("|", "\\|");
                    return "| [" + name + "](" + name + ".raft) | " + title + " |\n";
                })
                .collect(Collectors.joining("", "| scenario | shows |\n| --- | --- |\n", ""));
    }

    @Test
    void theTableIsMadeOfTheScenariosFirstLines() throws Exception {
        String readme = Files.readString(README);
        Matcher there = TABLE.matcher(readme);
        assertThat(there.find()).as("a table in scripts/README.md").isTrue();
        if (Boolean.getBoolean("raftarium.index.write")) {
            Files.writeString(README, there.replaceFirst(Matcher.quoteReplacement(table())));
        } else {
            assertThat(there.group())
                    .as("scripts/README.md; -Draftarium.index.write=true makes it anew")
                    .isEqualTo(table());
        }
    }

    @Test
    void eachLivesInAFolderThatIsNamedAfterItsTheme() throws Exception {
        assertThat(scenarios()).hasSizeGreaterThan(30).allSatisfy(source -> {
            assertThat(FOLDERS).contains(folder(source));
            assertThat(source.title()).as(source.name()).endsWith(".").hasSizeGreaterThan(15);
            assertThat(source.text()).as(source.name()).startsWith("# ").contains("\n#\n# ");
        });
    }

    @Test
    void runListNamesEachWithItsTitleAndRunsNothing() {
        Path folder = ROOT.resolve("scripts/election");
        Outcome outcome = Outcome.of("run", "--list", folder.toString());
        assertThat(outcome.status()).isZero();
        assertThat(outcome.out().lines())
                .hasSizeGreaterThan(6)
                .allMatch(line -> line.matches("\\S+\\.raft +[A-Z].*\\."));
    }
}
