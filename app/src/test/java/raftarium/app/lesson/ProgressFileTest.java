package raftarium.app.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import raftarium.data.RandomStream;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

class ProgressFileTest {
    private static final String KEPT = """
        raftarium progress 1
        lesson commit
        at 2 of 4
        answer 1.2 3
        answer 2.1 -
        deed 4.1 2
        done
        lesson of-a-teacher
        at 1 of 1
        """;

    @TempDir
    Path place;

    private final List<String> told = new ArrayList<>();

    private Path file() {
        return place.resolve("state").resolve("progress");
    }

    private ProgressFile progress() {
        return new ProgressFile(file(), told::add);
    }

    private void write(String text) throws IOException {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), text);
    }

    private static LessonRecord at(int step) {
        LessonRecord record = new LessonRecord();
        record.at(step);
        return record;
    }

    @Test
    void whatWasDoneIsThereTheNextTimeAndSoIsWhatWasDoneElsewhere() throws IOException {
        write(KEPT);
        LessonRecord record = progress().record("commit");
        assertThat(record.step()).isEqualTo(1);
        assertThat(record.furthest()).isEqualTo(3);
        assertThat(record.answer("1.2")).contains("3");
        assertThat(record.answer("2.1")).contains("-");
        assertThat(record.deed("4.1")).contains(2);
        assertThat(record.isDone()).isTrue();
        assertThat(progress().record("none").words()).isEmpty();
        progress().keep("too-early", at(2));
        assertThat(file()).hasContent(KEPT + "lesson too-early\nat 3 of 3\n");
        progress().keep("commit", record);
        progress().forget("too-early");
        assertThat(file()).hasContent(KEPT);
        assertThat(told).isEmpty();
        try (var files = Files.list(file().getParent())) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void ofADamagedFileTheRestIsUsedAndAllOfItIsKept() throws IOException {
        String damaged = KEPT.replace("answer 1.2 3", "answer 1.2 \u0000three");
        write(damaged);
        assertThat(progress().record("commit").deed("4.1")).contains(2);
        progress().keep("too-early", at(0));
        Path aside = file().resolveSibling("progress.damaged");
        assertThat(aside).hasContent(damaged);
        assertThat(told).singleElement().asString().contains("line 4 can't be read", "copied to");
        assertThat(progress().record("commit").answer("1.2")).isEmpty();
        assertThat(told).hasSize(1);
        write("nothing of ours");
        progress().keep("too-early", at(0));
        assertThat(file().resolveSibling("progress.damaged-2")).hasContent("nothing of ours");
        assertThat(aside).hasContent(damaged);
    }

    @Test
    void aNewerFileStaysAsItIs() throws IOException {
        String newer = "raftarium progress 2\nstars 5\n";
        write(newer);
        ProgressFile progress = progress();
        assertThat(progress.record("commit").words()).isEmpty();
        progress.keep("commit", at(3));
        progress.forget("commit");
        assertThat(file()).hasContent(newer);
        assertThat(told)
                .containsExactly("what you do isn't kept: " + file()
                        + " was written by a newer program, and stays as it is");
    }

    @Test
    void whatCannotBeWrittenIsSaidOnce() throws IOException {
        Files.writeString(place.resolve("state"), "a file where a directory should be");
        ProgressFile progress = progress();
        progress.keep("commit", at(1));
        progress.keep("commit", at(2));
        assertThat(told).singleElement().asString().startsWith("what you do isn't kept: ");
        assertThat(place.resolve("state")).hasContent("a file where a directory should be");
    }

    @Test
    void aFileThatIsNoTextStaysAsItIs() throws IOException {
        byte[] bytes = {(byte) 0xff, (byte) 0xfe, 0, 1};
        write("");
        Files.write(file(), bytes);
        progress().keep("commit", at(1));
        assertThat(file()).hasBinaryContent(bytes);
        assertThat(told).singleElement().asString().contains("no text in UTF-8");
    }

    @Test
    void whateverStandsInAFileNothingIsLost() throws IOException {
        RandomStream random = RandomStream.of(7, "progress");
        for (int round = 0; round < 300; round++) {
            StringBuilder text = new StringBuilder(KEPT);
            int place = (int) random.below(text.length());
            text.insert(place, KEPT, 0, (int) random.below(KEPT.length()));
            text.setCharAt((int) random.below(text.length()), (char) random.below(128));
            write(text.toString());
            progress().keep("mine", at(1));
            boolean isSaid = told.size() > 0;
            told.clear();
            String now = Files.readString(file());
            assertThat(isSaid
                            || now.endsWith(
                                    "lesson mine\nat 2 of 2\nlesson of-a-teacher\nat 1 of" + " 1\n")
                            || now.contains("lesson mine\n"))
                    .as(text.toString())
                    .isTrue();
        }
    }
}
