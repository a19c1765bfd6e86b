package raftarium.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A saved session is exported and compared like a script that leads there. */
class HandedOnSessionsTest {
    private static final String SCRIPT =
            "new --nodes 3 --seed 4; until leader; put x 1; run 1s; crash leader; run 2s";

    @TempDir
    Path place;

    private Path session;

    @BeforeEach
    void aSessionThatWentBackIsSaved() {
        session = place.resolve("a.raftarium");
        Outcome saved = Outcome.withInput(
                SCRIPT.replace("crash leader", "crash random; run 1s; undo; crash leader")
                        + "; bookmark here; save '" + session + "'",
                "run",
                "-");
        assertThat(saved.status()).as(saved.all()).isZero();
    }

    @Test
    void itIsExportedAsTheScriptIs() {
        for (String format : new String[] {"json", "history", "edn", "mermaid", "shiviz"}) {
            Outcome ofSession = Outcome.of("export", format, session.toString());
            Outcome ofScript = Outcome.withInput(SCRIPT, "export", format, "-");
            assertThat(ofSession.status()).as(ofSession.all()).isZero();
            assertThat(ofSession.out().replace("a.raftarium", "standard input"))
                    .isEqualTo(ofScript.out());
        }
    }

    @Test
    void aLineThatWasSharedIsExportedToo() {
        Outcome shared = Outcome.withInput(SCRIPT + "; share", "run", "-");
        String line = shared.out()
                .lines()
                .filter(one -> one.contains("raftarium:1:"))
                .findFirst()
                .orElseThrow()
                .strip();
        assertThat(Outcome.of("export", "json", line.substring(line.indexOf("raftarium:1:")))
                        .out())
                .isEqualTo(Outcome.of("export", "json", session.toString()).out());
    }

    @Test
    void itIsComparedWithTheScript() throws Exception {
        Path script = place.resolve("a.raft");
        Files.writeString(script, SCRIPT);
        Outcome same = Outcome.of("compare", session.toString(), script.toString());
        assertThat(same.status()).as(same.all()).isZero();
        assertThat(same.out()).contains("the same, to the byte");
        Files.writeString(script, SCRIPT.replace("put x 1", "put x 2"));
        Outcome other = Outcome.of("compare", session.toString(), script.toString());
        assertThat(other.out()).doesNotContain("to the byte").contains("put x 1", "put x 2");
    }

    @Test
    void whatIsWrongIsSaidInALine() throws Exception {
        Outcome none = Outcome.of("export", "json", place.resolve("b.raftarium").toString());
        assertThat(none.status()).isEqualTo(2);
        assertThat(none.err()).contains("b.raftarium: there is no such file").hasLineCount(1);
        Files.writeString(session, "\n", StandardOpenOption.APPEND);
        Outcome changed = Outcome.of("compare", session.toString(), "election/leader-crash");
        assertThat(changed.status()).isEqualTo(2);
        assertThat(changed.err()).contains("a.raftarium: ").hasLineCount(1);
        Outcome with = Outcome.of(
                "compare", session.toString(), "--with", "", "--with", "--without pre-vote");
        assertThat(with.status()).isEqualTo(2);
        assertThat(with.err()).hasLineCount(1);
    }
}
