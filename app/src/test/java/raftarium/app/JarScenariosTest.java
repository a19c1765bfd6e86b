package raftarium.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import raftarium.app.command.ScriptText;
import raftarium.app.script.Scenarios;
import raftarium.app.script.ScriptSource;

import java.io.File;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** The scenarios come with the program: it needs no directory of scripts beside it. */
class JarScenariosTest {
    private static final Path SCRIPTS = Path.of("").toAbsolutePath().getParent().resolve("scripts");

    @TempDir
    Path place;

    private static List<ScriptSource> read(String... names) throws Exception {
        return ScriptSource.read(List.of(names), InputStream.nullInputStream());
    }

    @Test
    void theProgramHasAllScenariosWordForWord() throws Exception {
        List<ScriptSource> files = read(SCRIPTS.toString());
        assertThat(Scenarios.list().stream().map(ScriptSource::text).toList())
                .isEqualTo(files.stream().map(ScriptSource::text).toList());
        assertThat(Scenarios.list())
                .extracting(ScriptSource::stem)
                .containsExactlyElementsOf(
                        files.stream().map(ScriptSource::stem).toList())
                .contains("election/leader-crash");
        assertThat(Outcome.of("run", "--list").out().lines().toList())
                .hasSameSizeAs(files)
                .anySatisfy(line -> assertThat(line).matches("election/leader-crash +\\S.*"));
    }

    @Test
    void aScenarioGoesByItsNameWithItsEndingOrNot() throws Exception {
        String text = Files.readString(SCRIPTS.resolve("election/leader-crash.raft"));
        for (String name : List.of("election/leader-crash", "election/leader-crash.raft")) {
            assertThat(read(name)).singleElement().satisfies(source -> {
                assertThat(source.text()).isEqualTo(text);
                assertThat(source.name()).isEqualTo("election/leader-crash");
            });
        }
        assertThat(read("election"))
                .hasSameSizeAs(read(SCRIPTS.resolve("election").toString()));
        assertThat(read("election/")).hasSameSizeAs(read("election"));
        Outcome run = Outcome.of("run", "election/leader-crash", "--data", "memory");
        assertThat(run.status()).as(run.all()).isZero();
        assertThat(run.out()).contains("\nok      election/leader-crash  ");
        Outcome exported = Outcome.of("export", "history", "election/leader-crash");
        assertThat(exported.status()).as(exported.err()).isZero();
        Path picture = place.resolve("picture.svg");
        Outcome drawn =
                Outcome.of("export", "picture", "election/leader-crash", "-o", picture.toString());
        assertThat(drawn.status()).as(drawn.err()).isZero();
        assertThat(picture).isNotEmptyFile();
    }

    @Test
    void aFileGoesBeforeAScenario() throws Exception {
        // Tests run in app, where there are a file and a directory of these names.
        assertThat(read("pom.xml").get(0).text()).startsWith("<?xml");
        assertThat(ScriptSource.readOne("pom.xml", InputStream.nullInputStream())
                        .name())
                .isEqualTo("pom.xml");
    }

    @Test
    void aNameThatIsMisspeltGetsTheNearestRightOne() {
        assertThat(Outcome.of("run", "election/leader-crahs").err())
                .isEqualTo("raftarium: there is no file election/leader-crahs; did you mean"
                        + " 'election/leader-crash'?\n");
        assertThat(Outcome.of("run", "electoin").err()).contains("did you mean 'election'?");
        assertThat(Outcome.of("play", "leader-crash").err())
                .contains("did you mean 'election/leader-crash'?");
        assertThat(Outcome.of("run", "zzzzzzzz").err())
                .isEqualTo("raftarium: there is no file zzzzzzzz\n");
        Outcome nothing = Outcome.of("run");
        assertThat(nothing.status()).isEqualTo(2);
        assertThat(nothing.err()).hasLineCount(1).contains("FILE|DIR is missing", "run --list");
        assertThat(Outcome.of("play", "election").err()).contains("one script at a time");
    }

    @Test
    void whatAScenarioSourcesIsAnotherOne() throws Exception {
        ScriptSource scenario = read("election/leader-crash").get(0);
        assertThat(scenario.origin().find("transfer.raft").text())
                .isEqualTo(Files.readString(SCRIPTS.resolve("election/transfer.raft")));
        assertThat(scenario.origin().find("../reads/lease").name()).isEqualTo("reads/lease");
        assertThat(scenario.origin().find("./leader-crash").origin().identity())
                .isEqualTo(scenario.origin().identity());
        assertThatThrownBy(() -> scenario.origin().find("../../pom.xml"))
                .isInstanceOf(ScriptText.UnreadableException.class)
                .hasMessage("there is no scenario ../pom.xml");
    }

    @Test
    void theJarAloneIsEnough() throws Exception {
        List<String> parts = new ArrayList<>();
        Path classes = null;
        for (String part : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (Files.isDirectory(Path.of(part).resolve("scenarios"))) {
                classes = Path.of(part);
            } else {
                parts.add(part);
            }
        }
        Path jar = place.resolve("program.jar");
        pack(classes, jar);
        parts.add(0, jar.toString());
        Path out = place.resolve("out");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        String.join(File.pathSeparator, parts),
                        "raftarium.app.Main",
                        "run",
                        "election/leader-crash",
                        "--data",
                        "memory")
                .directory(place.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(out)).isZero();
        assertThat(Files.readString(out)).contains("\nok      election/leader-crash  ");
    }

    /** Makes a jar of a directory. */
    private static void pack(Path directory, Path jar) throws Exception {
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream packed = new JarOutputStream(file);
                Stream<Path> tree = Files.walk(directory)) {
            for (Path path : tree.filter(Files::isRegularFile).toList()) {
                packed.putNextEntry(
                        new ZipEntry(directory.relativize(path).toString().replace('\\', '/')));
                Files.copy(path, packed);
                packed.closeEntry();
            }
        }
    }
}
