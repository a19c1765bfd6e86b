package raftarium.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Something else than a regular file, or than a directory, wherever a file is read or written: in a
 * data directory, which may come from anybody, and where the user names one. It is refused in one
 * line; nothing outside is touched, and nothing waits.
 */
@DisabledOnOs(OS.WINDOWS)
@Timeout(900)
class SpecialFilesTest {
    /** Whether all nodes' entries are tried, not only those of one. */
    private static final boolean ALL = Boolean.getBoolean("raftarium.entries.all");

    private static final String SECRET = "somebody's own\n";

    @TempDir
    Path place;

    private Path home;
    private Path outside;

    /** What stands in the place of a file or a directory. */
    private enum Instead {
        LINK_TO_A_FILE,
        LINK_TO_ITSELF_ELSEWHERE,
        LINK_TO_NOTHING,
        PIPE,
        DIRECTORY
    }

    @BeforeEach
    void work() throws Exception {
        home = place.resolve("d");
        outside = Files.createDirectory(place.resolve("outside"));
        Files.writeString(outside.resolve("mine.txt"), SECRET);
        Outcome worked = Outcome.withInput(
                "until leader; put x 1; run 1s; compact n2; put y 2; run 1s",
                "repl",
                "--nodes",
                "3",
                "--data",
                home.toString());
        assertThat(worked.status()).as(worked.all()).isZero();
    }

    @Test
    void eachEntryOfADataDirectoryInTurnIsRefusedAndNothingOutsideIsTouched() throws Exception {
        int refused = 0;
        for (Path entry : entries()) {
            for (Instead instead : Instead.values()) {
                Path kept = outside.resolve("kept");
                boolean wasThere = Files.exists(entry);
                if (instead == Instead.DIRECTORY && Files.isDirectory(entry)) {
                    continue;
                }
                if (wasThere) {
                    Files.move(entry, kept);
                }
                put(instead, entry, kept);
                String what = instead + " for " + home.relativize(entry);
                Map<String, String> before = contents(place);
                for (List<String> command : commands()) {
                    refused += refused(command, what, entry);
                    assertThat(contents(place)).as(command + ", " + what).isEqualTo(before);
                }
                if (isOfNode(entry) && instead == Instead.LINK_TO_A_FILE) {
                    openWithout(entry);
                }
                Files.delete(entry);
                if (wasThere) {
                    Files.move(kept, entry);
                }
            }
        }
        System.out.println("special files: " + refused + " refused, none followed");
        Outcome sound = Outcome.of("disk", home.toString());
        assertThat(sound.status()).as(sound.all()).isZero();
    }

    /** Those that are there, one node's instead of all unless asked for; and two that could be. */
    private List<Path> entries() throws IOException {
        try (Stream<Path> all = Files.walk(home)) {
            return Stream.concat(
                            all.filter(path -> !path.equals(home))
                                    .filter(path -> ALL
                                            || !home.relativize(path)
                                                    .toString()
                                                    .matches("n[13].*")),
                            Stream.of("cluster.tmp", "unfinished").map(home::resolve))
                    .sorted()
                    .toList();
        }
    }

    private List<List<String>> commands() {
        String data = home.toString();
        return List.of(
                List.of("until leader", "run", "-", "--data", data),
                List.of("new --overwrite; run 1s", "repl", "--data", data),
                List.of("", "disk", data));
    }

    /** Looking needs no lock and no mark; a link is deleted as a link, without what it leads to. */
    private int refused(List<String> command, String what, Path entry) {
        boolean looks = command.get(1).equals("disk");
        String name = entry.getFileName().toString();
        if (looks && List.of("lock", "cluster.tmp").contains(name)
                || command.get(0).startsWith("new") && isOfNode(entry)) {
            return 0;
        }
        Outcome outcome = Outcome.withInput(
                command.get(0), command.subList(1, command.size()).toArray(new String[0]));
        assertThat(outcome.all())
                .as(command + ", " + what)
                .containsAnyOf(
                        "not a regular file",
                        "not a directory",
                        "no file",
                        "no such file",
                        "holds no cluster");
        assertThat(outcome.all()).as(command + ", " + what).doesNotContain("\tat ", SECRET.strip());
        if (!looks) {
            assertThat(outcome.all().lines().filter(line -> !line.startsWith("wrong  ")))
                    .as(command + ", " + what)
                    .hasSize(1);
        }
        return 1;
    }

    /** The prompt goes on with the other nodes. */
    private void openWithout(Path entry) throws IOException {
        Map<String, String> before = contents(outside);
        String link = Files.readSymbolicLink(entry).toString();
        Outcome opened = Outcome.withInput("until leader", "repl", "--data", home.toString());
        assertThat(opened.all()).as(entry.toString()).contains("not a regular file");
        assertThat(opened.status()).isZero();
        assertThat(contents(outside)).isEqualTo(before);
        assertThat(Files.readSymbolicLink(entry)).hasToString(link);
    }

    private boolean isOfNode(Path entry) {
        return !entry.getParent().equals(home);
    }

    private void put(Instead instead, Path entry, Path kept) throws Exception {
        switch (instead) {
            case LINK_TO_A_FILE -> Files.createSymbolicLink(entry, outside.resolve("mine.txt"));
            case LINK_TO_ITSELF_ELSEWHERE -> Files.createSymbolicLink(entry, kept);
            case LINK_TO_NOTHING -> Files.createSymbolicLink(entry, outside.resolve("nothing"));
            case PIPE -> pipe(entry);
            case DIRECTORY -> Files.createDirectory(entry);
        }
    }

    private static Path pipe(Path file) throws Exception {
        assertThat(new ProcessBuilder("mkfifo", file.toString()).start().waitFor())
                .isZero();
        return file;
    }

    private static Map<String, String> contents(Path directory) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path path : all.toList()) {
                boolean isFile = Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
                contents.put(
                        path.toString(),
                        isFile
                                ? new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1)
                                : "");
            }
        }
        return contents;
    }

    @Test
    void aClusterOneOfWhoseNodesIsALinkIsNotOverwrittenInPart() throws Exception {
        Files.move(home.resolve("n1"), outside.resolve("n1"));
        Files.createSymbolicLink(home.resolve("n1"), outside.resolve("n1"));
        Map<String, String> before = contents(place);
        Outcome refused = Outcome.withInput(
                "new --nodes 3 --overwrite --data '" + home + "'; run 1s", "repl");
        assertThat(refused.all()).contains("n1: it is a link, not a directory");
        assertThat(contents(place)).isEqualTo(before);
    }

    @Test
    void aPipeOrADeviceThatTheUserNamesIsRefusedWithoutWaiting() throws Exception {
        Path pipe = pipe(place.resolve("pipe"));
        for (List<String> command : List.of(
                List.of("run", pipe.toString()),
                List.of("check", pipe.toString()),
                List.of("run", "/dev/zero"),
                List.of("check", "/dev/zero"))) {
            Outcome outcome = Outcome.of(command.toArray(new String[0]));
            assertThat(outcome.status()).as("%s", command).isEqualTo(2);
            assertThat(outcome.all().lines().filter(line -> line.contains("it is a pipe")))
                    .as("%s: %s", command, outcome.all())
                    .hasSize(1);
        }
        for (String line : List.of("source " + pipe, "export history " + pipe)) {
            assertThat(Outcome.withInput(line, "repl").all())
                    .containsPattern("no regular file|not a regular file");
        }
    }
}
