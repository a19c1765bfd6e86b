package raftarium.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import raftarium.app.command.Lab;
import raftarium.app.command.Reply;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A script's lines, carried out in the session that is open. */
class SourceTest {
    private static final Path SCRIPTS = Path.of("").toAbsolutePath().getParent().resolve("scripts");

    @TempDir
    Path place;

    private String file(String name, String text) throws Exception {
        return Files.writeString(place.resolve(name), text).toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "election/leader-crash",
                "replication/stale-leader",
                "membership/learner",
                "persistence/all-crash",
                "rules/one-change",
                "snapshot/lagging-follower"
            })
    void pipedTypedOrSourcedAScriptGivesTheSameDigest(String name) throws Exception {
        Path script = SCRIPTS.resolve(name + ".raft");
        String text = Files.readString(script);
        JsonObject piped =
                Outcome.withInput(text, "run", "-", "--format", "json").summary();
        String digest = piped.get("digest").getAsString();
        String typed = Outcome.withInput(text + "\ndigest\n", "repl").out();
        assertThat(typed.lines().toList()).endsWith(digest);
        JsonObject sourced = Outcome.withInput(
                        "source '" + script + "'", "run", "-", "--format", "json")
                .summary();
        assertThat(sourced.get("digest").getAsString()).isEqualTo(digest);
        assertThat(sourced.get("passed")).isEqualTo(piped.get("passed"));
        String typedSource =
                Outcome.withInput("source '" + script + "'\ndigest\n", "repl").out();
        assertThat(typedSource.lines().toList()).endsWith(digest);
    }

    @Test
    void itGoesOnInTheSessionThatIsOpenAndIsRecordedCommandByCommand() throws Exception {
        String more = file("more.raft", "put y 2\nrepeat 2\nappend y 3\nend\n# over");
        try (Lab lab = Lab.settled()) {
            lab.ok("put x 1");
            lab.ok("source '" + more + "'; get x");
            lab.holds("result = 1");
            lab.holds("value y = 233 within 1s");
            assertThat(lab.recorded()).contains("put y 2", "append y 3");
        }
    }

    @Test
    void allMistakesInItAreListedWithTheFileBeforeAnythingRuns() throws Exception {
        String inner = file("inner.raft", "run 1s\ncrsh n1\n");
        String outer = file("outer.raft", "run 1s\n  foo\nsource '" + inner + "'\nput x");
        try (Lab lab = Lab.settled()) {
            String before = lab.digest();
            Reply reply = lab.type("source '" + outer + "'");
            assertThat(reply.status()).isEqualTo(Reply.Status.MISTAKE);
            List<String> lines = reply.output().lines().toList();
            assertThat(lines).hasSize(3);
            assertThat(lines.get(0))
                    .startsWith(outer + ", line 2, column 3: unknown command 'foo'");
            assertThat(lines.get(1)).startsWith(inner + ", line 2, column 1: ").contains("'crash'");
            assertThat(lines.get(2)).startsWith(outer + ", line 4, column 6: V is missing");
            assertThat(lab.digest()).isEqualTo(before);
        }
        Outcome run = Outcome.withInput("run 1s\nsource '" + outer + "'", "run", "-");
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).contains(outer + ", line 2, column 3: ", "0.000 s");
    }

    @Test
    void whatFailsInItNamesTheFileAndTheLine() throws Exception {
        String script = file("failing.raft", "until leader\n\n expect no leader\ncrash n9");
        String line = "source '" + script + "'";
        Outcome run = Outcome.withInput(line, "run", "-");
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out())
                .contains(script + ", line 3, column 2: expect no leader: doesn't hold")
                .contains(script + ", line 4, column 1: there is no n9");
        assertThat(Outcome.withInput(line, "repl").out())
                .contains("failed: " + script + ", line 3, column 2: expect no leader: ")
                .contains("mistake: " + script + ", line 4, column 1: there is no n9");
        JsonObject failed = Outcome.withInput(line, "run", "-", "--format", "json")
                .objects("command")
                .get(1);
        assertThat(failed.get("file").getAsString()).isEqualTo(script);
    }

    /** Files in two directories that name each other as they see each other. */
    private Path neighbours() throws Exception {
        Files.createDirectories(place.resolve("a/deep"));
        Files.createDirectories(place.resolve("b"));
        file("a/outer.raft", "repeat 2\nif no leader\nsource deep/inner.raft\nend\nend\nput x 1");
        file("a/deep/inner.raft", "until leader\nsource ../../b/last.raft");
        file("b/last.raft", "append y 2\nexpect leader\nexpect no leader");
        return place.resolve("a/outer.raft");
    }

    @Test
    void aNameIsLookedForBesideTheFileThatSaysItInBlocksAndInSourcedFilesToo() throws Exception {
        String outer = neighbours().toString();
        String last = place + "/a/deep/../../b/last.raft, line 3, column 1: expect no leader";
        for (Outcome outcome : List.of(
                Outcome.of("run", outer, "--data", "memory"),
                Outcome.withInput("source '" + outer + "'", "run", "-", "--data", "memory"),
                Outcome.withInput("source '" + outer + "'", "repl", "--data", "memory"))) {
            assertThat(outcome.status()).as(outcome.all()).isEqualTo(1);
            assertThat(outcome.out()).contains(last);
        }
        try (Lab lab = Lab.fresh()) {
            assertThat(lab.fails("source '" + outer + "'")).contains("doesn't hold");
            lab.holds("value y = 2 within 1s");
            assertThat(lab.ok("history")).contains("put x").containsOnlyOnce("append y");
        }
        Outcome exported = Outcome.of("export", "history", outer, "--data", "memory");
        assertThat(exported.status()).as(exported.err()).isZero();
        assertThat(exported.out().lines()).hasSize(2);
    }

    @Test
    void whatIsTypedOrPipedIsLookedForInTheWorkingDirectory() throws Exception {
        String line = "source ../scripts/election/leader-election.raft";
        assertThat(Outcome.withInput(line, "run", "-").status()).isZero();
        assertThat(Outcome.withInput(line, "repl").status()).isZero();
        try (Lab lab = Lab.fresh()) {
            lab.ok(line);
        }
    }

    @Test
    void aMistakeInAFileThatIsFoundBesideAnotherNamesItsWholePath() throws Exception {
        Path outer = neighbours();
        file("b/last.raft", "put x 1\n  crsh n1");
        Outcome run = Outcome.of("run", outer.toString(), "--format", "json");
        assertThat(run.status()).isEqualTo(2);
        JsonObject mistake = run.objects("mistake").get(0);
        assertThat(mistake.get("file").getAsString())
                .isEqualTo(place + "/a/deep/../../b/last.raft");
        assertThat(mistake.get("line").getAsInt()).isEqualTo(2);
        assertThat(mistake.get("column").getAsInt()).isEqualTo(3);
        file("a/deep/inner.raft", "run 1s\nsource none.raft");
        assertThat(Outcome.of("run", outer.toString()).out())
                .contains(place + "/a/deep/inner.raft, line 2, column 8: there is no file " + place
                        + "/a/deep/none.raft");
    }

    @Test
    void aFileThatSourcesItselfIsRefusedHoweverItIsNamed() throws Exception {
        file("self.raft", "run 1ms\nsource ./self.raft");
        Files.createDirectories(place.resolve("sub"));
        file("one.raft", "run 1ms\nsource sub/two.raft");
        file("sub/two.raft", "run 1ms\nsource ../one.raft");
        Files.createSymbolicLink(place.resolve("link.raft"), place.resolve("one.raft"));
        String never = "would source itself, which would never end";
        try (Lab lab = Lab.settled()) {
            assertThat(lab.mistaken("source '" + place.resolve("self.raft") + "'"))
                    .startsWith(place.resolve("self.raft") + ", line 2, column 8: ")
                    .endsWith(never);
            assertThat(lab.mistaken("source '" + place.resolve("link.raft") + "'"))
                    .startsWith(place.resolve("sub/two.raft") + ", line 2, column 8: ")
                    .endsWith(never);
        }
        assertThat(Outcome.of("run", place.resolve("one.raft").toString()).out())
                .contains(place.resolve("sub/two.raft") + ", line 2, column 8: ", never);
    }

    @Test
    void howDeepFilesSourceEachOtherIsBounded() throws Exception {
        for (int level = 0; level < 20; level++) {
            file("level" + level + ".raft", "source level" + (level + 1) + ".raft");
        }
        file("level20.raft", "run 1ms");
        try (Lab lab = Lab.settled()) {
            lab.ok("source '" + place.resolve("level5.raft") + "'");
            assertThat(lab.mistaken("source '" + place.resolve("level4.raft") + "'"))
                    .startsWith(place.resolve("level19.raft") + ", line 1, column 8: ")
                    .endsWith("files source each other at most 16 deep");
        }
    }

    @Test
    void howManyFilesAreSourcedInAllIsBounded() throws Exception {
        String leaf = file("leaf.raft", "note a");
        String ten = "source '" + leaf + "'\n";
        for (int level = 0; level < 4; level++) {
            ten = "source '" + file("level" + level, ten.repeat(10)) + "'\n";
        }
        try (Lab lab = Lab.settled()) {
            Reply reply = lab.type(ten);
            assertThat(reply.status()).isEqualTo(Reply.Status.MISTAKE);
            assertThat(reply.output()).contains("at most 1000 files are sourced, in all");
        }
    }

    @Test
    void aFileThatCannotBeReadSaysWhy() throws Exception {
        Files.write(place.resolve("binary"), new byte[] {(byte) 0xff, 0});
        try (Lab lab = Lab.settled()) {
            assertThat(lab.mistaken("source '" + place.resolve("none") + "'"))
                    .contains("there is no file ");
            assertThat(lab.mistaken("source '" + place + "'"))
                    .contains("is a directory: name a script in it");
            assertThat(lab.mistaken("source '" + place.resolve("binary") + "'"))
                    .contains("is no text in UTF-8");
            assertThat(lab.mistaken("source")).contains("FILE is missing");
            assertThat(lab.mistaken("source a b")).contains("column 10");
            assertThat(lab.mistaken("maybe 100% source a")).contains("out of place");
        }
    }
}
