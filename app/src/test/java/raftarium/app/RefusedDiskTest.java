package raftarium.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import raftarium.app.command.Interpreter;
import raftarium.app.session.DataChoice;
import raftarium.app.session.Playground;
import raftarium.app.session.SessionOptions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A data directory in which one node's disk is refused: whoever sits there can do what the refusal
 * advises, remove the node and add a new one. A script, whom nobody advises, isn't run.
 */
class RefusedDiskTest {
    @TempDir
    Path place;

    private Path home() {
        return place.resolve("d");
    }

    /** What befalls the disk of n3, and what is said of it. */
    private enum Mishap {
        GONE("expected the directory of n3, found nothing"),
        EMPTIED("owner: expected a disk that is n3 of cluster"),
        WITHOUT_ITS_LOG("expected the newest part of n3's log, found no file"),
        OF_ANOTHER_CLUSTER("owner: expected a disk that is n3 of cluster"),
        DAMAGED("is damaged at byte"),
        WITH_A_LINK("it is a link, not a regular file"),
        A_LINK("it is a link, not a directory");

        final String words;

        Mishap(String words) {
            this.words = words;
        }

        boolean isOfAFile() {
            return this == WITH_A_LINK || this == A_LINK;
        }
    }

    private void befall(Mishap mishap) throws Exception {
        Path disk = home().resolve("n3");
        Path log = disk.resolve("0000000000000001.wal");
        switch (mishap) {
            case GONE -> deleteAll(disk);
            case EMPTIED -> {
                deleteAll(disk);
                Files.createDirectory(disk);
            }
            case WITHOUT_ITS_LOG -> Files.delete(log);
            case OF_ANOTHER_CLUSTER -> {
                work(place.resolve("other"));
                deleteAll(disk);
                Files.move(place.resolve("other").resolve("n3"), disk);
            }
            case DAMAGED -> {
                byte[] bytes = Files.readAllBytes(log);
                bytes[100] ^= 1;
                Files.write(log, bytes);
            }
            case WITH_A_LINK -> {
                Files.move(log, place.resolve("log"));
                Files.createSymbolicLink(log, place.resolve("log"));
            }
            case A_LINK -> {
                Files.move(disk, place.resolve("n3"));
                Files.createSymbolicLink(disk, place.resolve("n3"));
            }
        }
    }

    private static void work(Path home) {
        Outcome worked = Outcome.withInput(
                "until leader; put x 1; until logs agree",
                "repl",
                "--nodes",
                "3",
                "--data",
                home.toString());
        assertThat(worked.status()).as(worked.all()).isZero();
    }

    private Outcome typed(String text, String... command) {
        String[] args = Stream.concat(Stream.of(command), Stream.of("--data", home().toString()))
                .toArray(String[]::new);
        return Outcome.withInput(text, args);
    }

    @ParameterizedTest
    @EnumSource
    @DisabledOnOs(OS.WINDOWS)
    void whatTheRefusalOfADiskAdvisesCanBeDone(Mishap mishap) throws Exception {
        work(home());
        befall(mishap);
        String why = home().resolve("n3") + ": ";
        Map<String, String> before = contents();

        Outcome script = typed("until leader", "run", "-");
        assertThat(script.status()).isEqualTo(2);
        assertThat(script.all()).contains(why, mishap.words).doesNotContain("1 passed");
        assertThat(contents()).as("a script is refused").isEqualTo(before);

        Outcome first = typed("""
                expect n3 is failed; until leader within 5s; get x; expect result = 1
                status n3; restart n3; disk n3; put y 2; remove n3; add n4
                until n4 is follower and value y = 2; expect no violation
                """, "repl");
        assertThat(first.status()).as(first.out()).isZero();
        List<String> lines = first.out().lines().toList();
        assertThat(lines.get(0)).startsWith("refused: " + why).contains(mishap.words);
        assertThat(lines)
                .anyMatch(line -> line.startsWith("n3   failed") && line.contains(mishap.words))
                .anyMatch(line -> line.startsWith("n3 fails: ") && line.contains(mishap.words));
        if (!mishap.isOfAFile()) {
            assertThat(lines.get(0)).endsWith(", or remove n3 and add a new node");
        }
        assertThat(contents()).as("the disk of n3").containsAllEntriesOf(ofNodeThree(before));

        Outcome next = typed("until leader; get y; expect result = 2", "run", "-");
        assertThat(next.status()).as(next.all()).isZero();
        assertThat(contents()).as("the disk of n3").containsAllEntriesOf(ofNodeThree(before));
        assertThat(typed("expect n3 is failed", "repl").out()).isEqualTo("ok\n");
    }

    @Test
    void theCockpitOpensWithANodeThatFailedAndSaysWhy() throws Exception {
        work(home());
        befall(Mishap.EMPTIED);
        Outcome seen = typed("status n3\nexit\n", "play", "--plain");
        assertThat(seen.status()).isZero();
        assertThat(seen.out())
                .contains("n3 fails: " + Mishap.EMPTIED.words)
                .contains("put n3's own files back, or remove n3 and add a new node");
    }

    @Test
    void filesThatWerePutBackAreStartedFrom() throws Exception {
        work(home());
        Path disk = home().resolve("n3");
        Files.move(disk, place.resolve("aside"));
        DataChoice data = new DataChoice.Directory(home());
        try (Playground playground = new Playground(SessionOptions.DEFAULT.withData(data))) {
            playground.openWithoutRefusedDisks();
            Interpreter interpreter = new Interpreter(playground);
            assertThat(interpreter.execute("until leader; put y 2").output()).contains("n");
            Files.move(place.resolve("aside"), disk);
            assertThat(interpreter.execute("restart n3").output()).isEqualTo("n3 started");
            assertThat(interpreter.execute("until logs agree").output()).isNotEmpty();
        }
    }

    @Test
    void whereNoDiskIsLeftNothingIsOpened() throws Exception {
        work(home());
        for (int node = 1; node <= 3; node++) {
            Files.delete(home().resolve("n" + node).resolve("owner"));
        }
        Map<String, String> before = contents();
        Outcome none = typed("until leader", "repl");
        assertThat(none.status()).isEqualTo(2);
        assertThat(none.all()).hasLineCount(1).contains(home().resolve("n1") + ": owner: expected");
        assertThat(contents()).isEqualTo(before);
    }

    private static Map<String, String> ofNodeThree(Map<String, String> contents) {
        Map<String, String> some = new TreeMap<>(contents);
        some.keySet().removeIf(path -> !path.contains("n3") && !path.endsWith("log"));
        return some;
    }

    /** All that is there, but for the lock. */
    private Map<String, String> contents() throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> all = Files.walk(place)) {
            for (Path path : all.filter(path -> !path.endsWith("lock")).toList()) {
                String what = Files.isSymbolicLink(path)
                        ? "link to " + Files.readSymbolicLink(path)
                        : Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)
                                ? "directory"
                                : HexFormat.of().formatHex(Files.readAllBytes(path));
                contents.put(path.toString(), what);
            }
        }
        return contents;
    }

    private static void deleteAll(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
