package raftarium.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** {@code raftarium disk}: text and fields, of sound and of damaged directories, unchanged. */
class DiskSubcommandTest {
    private static final String FIRST = "0000000000000001.wal";

    @TempDir
    Path place;

    private Path home;

    @BeforeEach
    void work() throws IOException {
        home = place.resolve("d");
        Path script = place.resolve("work.raft");
        Files.writeString(script, """
                new --nodes 3 --seed 7
                until leader; put x 1; put y 2; put z 3; run 200ms; compact n2; put y 4; run 200ms
                """);
        Outcome worked = Outcome.of("run", script.toString(), "--data", home.toString());
        assertThat(worked.status()).as(worked.all()).isZero();
    }

    private Path node(int node) {
        return home.resolve("n" + node);
    }

    /** Looks, twice, at what stays as it is; the first outcome is that of text. */
    private List<Outcome> look(Path directory) {
        Map<String, String> before = files();
        Outcome text = Outcome.of("disk", directory.toString());
        Outcome json = Outcome.of("disk", directory.toString(), "--format", "json");
        assertThat(json.status()).isEqualTo(text.status());
        assertThat(files()).isEqualTo(before);
        return List.of(text, json);
    }

    private Map<String, String> files() {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(place)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(
                        file.toString(),
                        HexFormat.of().formatHex(Files.readAllBytes(file))
                                + Files.getLastModifiedTime(file));
            }
            return files;
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    private static void flip(Path file, int offset) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            bytes[offset] ^= 1;
            Files.write(file, bytes);
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    private static String lastLine(Outcome outcome) {
        List<String> lines = outcome.out().lines().toList();
        return lines.get(lines.size() - 1);
    }

    @Test
    void aSoundNodeIsShownRecordByRecord() {
        Outcome text = look(node(1)).get(0);
        assertThat(text.status()).isZero();
        assertThat(text.err()).isEmpty();
        assertThat(text.out())
                .startsWith("n1  " + node(1) + "\n" + FIRST + "  segment, 262144 bytes\n")
                .containsPattern("\n +120  [0-9a-f]{8}    1/1      no-op\n")
                .contains("    3/1      put y 2\n");
        assertThat(lastLine(text))
                .matches("n1 is sound: last batch \\d+, term 1, vote n\\d, log 5/1");
    }

    @Test
    void theFieldsOfASoundNodeAreWhatTheTextSays() {
        Outcome json = look(node(2)).get(1);
        assertThat(json.objects("file"))
                .extracting(file -> file.get("kind").getAsString())
                .containsExactly("snapshot", "segment");
        JsonObject snapshot = json.objects("snapshot").get(0);
        assertThat(snapshot.get("values").getAsJsonObject().get("y").getAsString())
                .isEqualTo("2");
        assertThat(snapshot.get("configuration").getAsJsonObject().get("voters").toString())
                .isEqualTo("[\"n1\",\"n2\",\"n3\"]");
        assertThat(json.objects("record"))
                .extracting(record -> record.get("record").getAsString())
                .startsWith("checkpoint", "hard-state")
                .contains("entry");
        assertThat(json.objects("batch"))
                .allMatch(batch -> batch.get("sound").getAsBoolean()
                        && batch.get("synced").isJsonNull()
                        && batch.get("checksum").getAsString().matches("[0-9a-f]{8}"));
        JsonObject summary = json.summary();
        assertThat(summary.get("verdict").getAsString()).isEqualTo("sound");
        assertThat(summary.get("node").getAsString()).isEqualTo("n2");
        assertThat(summary.get("snapshot").getAsLong()).isEqualTo(4);
        assertThat(summary.get("last").getAsLong()).isEqualTo(5);
        assertThat(summary.get("term").getAsLong()).isEqualTo(1);
    }

    @Test
    void aDataDirectoryIsItsClusterFileAndAllItsNodes() throws IOException {
        List<Outcome> looks = look(home);
        assertThat(looks.get(0).status()).isZero();
        assertThat(looks.get(0).out()).startsWith(home.resolve("cluster") + "\n");
        for (String line : Files.readAllLines(home.resolve("cluster"))) {
            assertThat(looks.get(0).out()).contains("  " + line + "\n");
        }
        JsonObject cluster = looks.get(1).objects().get(0);
        assertThat(cluster.get("type").getAsString()).isEqualTo("cluster");
        assertThat(cluster.get("nodes").getAsInt()).isEqualTo(3);
        assertThat(cluster.get("seed").getAsLong()).isEqualTo(7);
        assertThat(looks.get(1).objects("summary"))
                .extracting(summary -> summary.get("node").getAsString())
                .containsExactly("n1", "n2", "n3");
    }

    @Test
    void damageIsShownWhereItIsAndTheLastLineSaysWhatStopsTheNode() {
        flip(node(1).resolve(FIRST), 200);
        List<Outcome> looks = look(node(1));
        assertThat(looks.get(0).status()).isEqualTo(2);
        assertThat(looks.get(0).err()).isEmpty();
        assertThat(looks.get(0).out())
                .containsPattern("\n! +160  [0-9a-f]{8}  batch 3, ")
                .containsPattern("\n! +expected payload checksum [0-9a-f]{8}, found ")
                .containsPattern("\n! +184 +expected a record with checksum [0-9a-f]{8}, found ")
                .contains("put z 3");
        assertThat(lastLine(looks.get(0)))
                .startsWith("n1 is damaged: " + FIRST + " at byte 160: expected batch 3 with")
                .endsWith(", and a later batch behind it");
        JsonObject summary = looks.get(1).summary();
        assertThat(summary.get("verdict").getAsString()).isEqualTo("refused");
        assertThat(summary.get("file").getAsString()).isEqualTo(FIRST);
        assertThat(summary.get("offset").getAsLong()).isEqualTo(160);
        assertThat(summary.get("expected").getAsString()).startsWith("batch 3 with");
        assertThat(looks.get(1).objects("batch").get(2).get("sound").getAsBoolean())
                .isFalse();
        assertThat(looks.get(1).objects("damage")).hasSize(1);
        assertThat(lastLine(look(home).get(0))).isEqualTo(lastLine(looks.get(0)));
    }

    @Test
    void aTornTailIsNoDamage() {
        JsonObject last = lastBatch(look(node(1)).get(1));
        flip(node(1).resolve(FIRST), last.get("offset").getAsInt() + 40);
        List<Outcome> looks = look(node(1));
        assertThat(looks.get(0).status()).isZero();
        assertThat(looks.get(0).out()).contains("\n~").doesNotContain("\n!");
        assertThat(looks.get(0).out())
                .containsPattern("n1 has a torn tail: opening cuts \\d+ bytes from byte "
                        + last.get("offset") + " on\nof " + FIRST + " and keeps all before: ")
                .contains("if a process is using the directory");
        JsonObject summary = looks.get(1).summary();
        assertThat(summary.get("verdict").getAsString()).isEqualTo("torn");
        assertThat(summary.get("offset")).isEqualTo(last.get("offset"));
        assertThat(summary.get("last").getAsLong()).isEqualTo(4);
    }

    private static JsonObject lastBatch(Outcome json) {
        List<JsonObject> batches = json.objects("batch");
        return batches.get(batches.size() - 1);
    }

    @Test
    void aDamagedSnapshotIsNamed() {
        Path snapshot = node(2).resolve(look(node(2))
                .get(1)
                .objects("snapshot")
                .get(0)
                .get("file")
                .getAsString());
        flip(snapshot, 100);
        Outcome text = look(node(2)).get(0);
        assertThat(text.status()).isEqualTo(2);
        assertThat(lastLine(text))
                .startsWith("n2 is damaged: " + snapshot.getFileName() + " at byte 48: expected");
        assertThat(text.out()).contains("put y 4");
    }

    @Test
    void aDamagedClusterFileIsShownAndTheNodesToo() {
        flip(home.resolve("cluster"), 30);
        List<Outcome> looks = look(home);
        assertThat(looks.get(0).status()).isEqualTo(2);
        assertThat(looks.get(0).out()).contains("\n! ", "n3 is sound: ");
        assertThat(lastLine(looks.get(0)))
                .startsWith(home.resolve("cluster") + " is damaged at byte ");
        assertThat(looks.get(1).objects().get(0).get("sound").getAsBoolean()).isFalse();
        assertThat(looks.get(1).objects("summary")).hasSize(3);
    }

    @Test
    void aNodeWhoseDirectoryIsGoneIsDamage() throws IOException {
        Files.delete(node(3).resolve(FIRST));
        Files.delete(node(3).resolve("owner"));
        Files.delete(node(3));
        List<Outcome> looks = look(home);
        assertThat(looks.get(0).status()).isEqualTo(2);
        assertThat(lastLine(looks.get(0)))
                .isEqualTo("n3 is damaged: " + node(3)
                        + " at byte 0: expected the directory of n3, found nothing: put n3's own"
                        + " files back, or remove n3 and add a new node");
        assertThat(looks.get(1).summary().get("verdict").getAsString()).isEqualTo("refused");
    }

    @Test
    void aNodeThatHasNeverWrittenHasAnEmptyDirectoryAndIsSound() throws IOException {
        Path empty = Files.createDirectory(place.resolve("n9"));
        List<Outcome> looks = look(empty);
        assertThat(looks.get(0).status()).isZero();
        assertThat(lastLine(looks.get(0)))
                .isEqualTo("n9 is sound: last batch 0, term 0, vote -, log empty");
        assertThat(looks.get(1).objects()).hasSize(1);
    }

    @Test
    void whatIsNoSuchDirectoryIsSaidInALine() throws IOException {
        Path other = Files.createDirectory(place.resolve("other"));
        Files.writeString(other.resolve("notes.txt"), "mine");
        for (Map.Entry<Path, String> wrong : Map.of(
                        place.resolve("none"),
                        "no such directory",
                        home.resolve("cluster"),
                        "is a file",
                        place,
                        "is neither a node's directory",
                        other,
                        "is neither a node's directory")
                .entrySet()) {
            for (Outcome outcome : look(wrong.getKey())) {
                assertThat(outcome.status()).isEqualTo(2);
                assertThat(outcome.out()).isEmpty();
                assertThat(outcome.err())
                        .startsWith("raftarium: ")
                        .contains(wrong.getValue())
                        .hasLineCount(1);
            }
        }
        assertThat(Outcome.of("disk").err()).contains("DIR").hasLineCount(1);
        assertThat(Outcome.of("disk", home.toString(), "--format", "xml").status())
                .isEqualTo(2);
    }

    @Test
    void aDirectoryThatWillBeClearedIsSaidToBe() throws IOException {
        Files.writeString(
                home.resolve("unfinished"),
                look(home).get(1).objects().get(0).get("identity").getAsString());
        List<Outcome> looks = look(home);
        assertThat(looks.get(0).status()).isZero();
        assertThat(looks.get(0).out()).contains("made or deleted").hasLineCount(1);
        assertThat(looks.get(1).objects().get(0).get("unfinished").getAsBoolean())
                .isTrue();
    }

    @Test
    void aMarkThatIsAboutAnotherClusterClearsNothing() throws IOException {
        Files.writeString(home.resolve("unfinished"), "f".repeat(32));
        List<Outcome> looks = look(home);
        assertThat(looks.get(0).status()).isEqualTo(2);
        assertThat(looks.get(0).out()).contains("n3 is sound: ");
        assertThat(lastLine(looks.get(0))).contains("'unfinished' that isn't about it: delete");
        assertThat(Outcome.withInput("run 1s", "repl", "--data", home.toString())
                        .all())
                .contains("'unfinished' that isn't about it: delete that file");
        assertThat(node(3).resolve(FIRST)).exists();
    }

    @Test
    void aNodeWhoseLogIsGoneOrAnothersIsNoNewOne() throws IOException {
        Files.delete(node(3).resolve(FIRST));
        List<Outcome> looks = look(home);
        assertThat(looks.get(0).status()).isEqualTo(2);
        assertThat(lastLine(looks.get(0)))
                .isEqualTo("n3 is damaged: " + FIRST + " at byte 0: expected the newest part of"
                        + " n3's log, found no file: put n3's own files back, or remove n3 and add"
                        + " a new node");
        assertThat(looks.get(1).summary().get("verdict").getAsString()).isEqualTo("refused");
        Files.copy(node(1).resolve(FIRST), node(3).resolve(FIRST));
        assertThat(lastLine(look(home).get(0)))
                .startsWith("n3 is damaged: " + FIRST + " at byte 24: expected label ")
                .endsWith(", so it is another disk's");
    }

    @Test
    void aDirectoryInUseIsShownWithoutDisturbingAnybody() throws IOException {
        String look = "until leader; put a 1; put b 2; expect no violation";
        Outcome first =
                Outcome.withInput(look, "repl", "--data", place.resolve("e").toString());
        assertThat(first.status()).isZero();
        assertThat(look(place.resolve("e")).get(0).status()).isZero();
        Outcome again = Outcome.withInput(
                "until leader; get b; expect result = 2",
                "repl",
                "--data",
                place.resolve("e").toString());
        assertThat(again.status()).isZero();
    }
}
