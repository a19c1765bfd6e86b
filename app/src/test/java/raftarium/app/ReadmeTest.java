package raftarium.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The READMEs lead to what is there; what others of their sentences say, other tests run. */
class ReadmeTest {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final List<String> READMES =
            List.of("README.md", "app/README.md", "raft/README.md", "scripts/README.md");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]+)\\)");
    private static final Pattern RUN = Pattern.compile("-Dtest=(\\w+) -D(raftarium\\.[a-z.]+)=");

    private static List<MatchResult> found(Pattern pattern, String readme) throws IOException {
        String text = Files.readString(ROOT.resolve(readme));
        return pattern.matcher(text).results().toList();
    }

    /** What is in the test classes of that simple name. */
    private static String sources(String testClass) throws IOException {
        StringBuilder sources = new StringBuilder();
        for (String module : List.of("raft", "app")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/test/java"))) {
                for (Path file : files.toList()) {
                    if (file.endsWith(testClass + ".java")) {
                        sources.append(Files.readString(file));
                    }
                }
            }
        }
        return sources.toString();
    }

    @Test
    void aNewcomerReadsTheFirstOneToItsEnd() throws Exception {
        assertThat(Files.readAllLines(ROOT.resolve("README.md"))).hasSizeLessThanOrEqualTo(150);
    }

    @Test
    void eachLinkLeadsToAFile() throws Exception {
        for (String readme : READMES) {
            List<String> links = found(LINK, readme).stream()
                    .map(link -> link.group(1))
                    .filter(link -> !link.startsWith("http"))
                    .toList();
            assertThat(links)
                    .as(readme)
                    .allMatch(link -> Files.exists(
                            ROOT.resolve(readme).resolveSibling(link).normalize()));
        }
        assertThat(found(LINK, "scripts/README.md")).hasSizeGreaterThan(60);
        assertThat(found(LINK, "README.md")).hasSizeGreaterThan(5);
    }

    @Test
    void eachTestThatCanBeRunInFullKnowsTheProperty() throws Exception {
        int runs = 0;
        for (String readme : READMES) {
            for (MatchResult run : found(RUN, readme)) {
                assertThat(sources(run.group(1)))
                        .as(run.group())
                        .contains('"' + run.group(2) + '"');
                runs++;
            }
        }
        assertThat(runs).isGreaterThan(10);
    }
}
