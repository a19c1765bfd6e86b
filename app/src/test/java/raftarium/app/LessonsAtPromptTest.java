package raftarium.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import raftarium.app.lesson.ProgressFile;
import raftarium.app.repl.PlainPrompt;
import raftarium.app.session.DataChoice;
import raftarium.app.session.Playground;
import raftarium.app.session.SessionOptions;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

class LessonsAtPromptTest {
    @TempDir
    Path place;

    private String said(String typed) throws IOException {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        SessionOptions options =
                SessionOptions.DEFAULT.withData(new DataChoice.Memory()).withSeed(1);
        try (Playground playground = new Playground(options);
                LessonsAtPrompt lessons = new LessonsAtPrompt(
                        new ProgressFile(place.resolve("progress"), trouble -> {}))) {
            PlainPrompt.run(
                    playground,
                    lessons,
                    new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)),
                    new PrintStream(said, true, StandardCharsets.UTF_8));
        }
        return said.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aLessonHasAClusterOfItsOwnAndLeavesThePromptsAsItWas() throws IOException {
        String said = said("until leader\nlesson too-early\nput light on\nquit\nstatus\n");
        assertThat(said)
                .contains(
                        "== An answer too early ==",
                        "Task: Have the three remember",
                        "Done, with 1 command.",
                        "The lesson goes on here the next time.");
        String behind = said.substring(said.indexOf("The lesson goes on"));
        assertThat(behind).contains("n5").doesNotContain("light");
    }

    @Test
    void whatWasDoneIsKeptAndListed() throws IOException {
        said("lesson too-early\nput light on\n\n1\nquit\n");
        assertThat(said("lesson\n")).containsPattern("too-early .*\\(at step [23]\\)");
        assertThat(said("lesson too-early\nquit\n")).contains("You were at step ");
    }

    @Test
    void aLessonThatIsOverGivesThePromptBack() throws IOException {
        String said = said("lesson first-election\n" + "skip\n".repeat(40) + "status\n");
        assertThat(said).contains("That was all of it");
        assertThat(said.substring(said.indexOf("That was all of it")))
                .contains("unknown command 'skip'", "n4   follower");
    }

    @Test
    void whatIsNoLessonIsSaid() throws IOException {
        assertThat(said("lesson too-erly\n"))
                .isEqualTo("mistake: there is neither a lesson nor a file too-erly; did you mean"
                        + " 'too-early'?\n");
    }
}
