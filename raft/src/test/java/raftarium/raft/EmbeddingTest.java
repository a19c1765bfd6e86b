package raftarium.raft;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import javax.tools.ToolProvider;

/** The examples of raft/README.md and of the package, as they stand there, do what they say. */
class EmbeddingTest {
    private static final Pattern EXAMPLE =
            Pattern.compile("```java\n(.*?)```\n\n```\n(.*?)```\n", Pattern.DOTALL);

    private static final Pattern SNIPPET =
            Pattern.compile("<pre>\\{@code\n(.*?)\n \\* }</pre>", Pattern.DOTALL);

    @TempDir
    Path place;

    @Test
    void theExampleAppliesCommandsOnlyAndComesBackFromWhatItStored() throws Exception {
        String readme = Files.readString(Path.of("").toAbsolutePath().resolve("README.md"));
        MatchResult example = EXAMPLE.matcher(readme).results().findFirst().orElseThrow();
        compile(Files.writeString(place.resolve("Example.java"), example.group(1)));
        assertThat(written()).isEqualTo(example.group(2)).contains("a second later:");
    }

    @Test
    void theLinesOfThePackageAreAClusterOfThreeThatAppliesWhatWasProposed() throws Exception {
        String document = Files.readString(
                Path.of("src/main/java/raftarium/raft/package-info.java").toAbsolutePath());
        MatchResult snippet = SNIPPET.matcher(document).results().findFirst().orElseThrow();
        String lines = snippet.group(1).replaceAll("(?m)^ \\* ?", "");
        compile(Files.writeString(place.resolve("Example.java"), """
                import raftarium.data.*;
                import raftarium.raft.*;
                import java.util.*;
                public class Example {
                    static void store(int node, Ready.Write write) {}
                    static void apply(int node, Entry entry) {
                        if (entry.kind() == Entry.Kind.COMMAND) {
                            System.out.println(node + " " + entry.data().utf8());
                        }
                    }
                    public static void main(String[] arguments) {
                """ + lines + "}}"));
        assertThat(written().lines()).containsExactlyInAnyOrder("1 hello", "2 hello", "3 hello");
    }

    private void compile(Path source) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int status = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        said,
                        said,
                        "-Xlint:all,-path,-processing",
                        "-Werror",
                        "-proc:none",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-d",
                        place.toString(),
                        source.toString());
        assertThat(said.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(status).isZero();
    }

    private String written() throws Exception {
        PrintStream before = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        URL[] classes = {place.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(classes, getClass().getClassLoader());
                PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
            System.setOut(out);
            Object arguments = new String[0];
            loader.loadClass("Example").getMethod("main", String[].class).invoke(null, arguments);
        } finally {
            System.setOut(before);
        }
        return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }
}
