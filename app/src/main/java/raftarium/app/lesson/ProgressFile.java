package raftarium.app.lesson;

import raftarium.app.command.ScriptText;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Consumer;

/**
 * The file in which a person's progress is kept. Whatever is wrong with it is said once, and the
 * lesson goes on; what can't be read is never written over.
 */
public final class ProgressFile {
    private final Path file;
    private final Consumer<String> troubles;
    private boolean isTold;

    /**
     * @param troubles is told, once, in a line, why something isn't kept
     */
    public ProgressFile(Path file, Consumer<String> troubles) {
        this.file = file;
        this.troubles = troubles;
    }

    /** What isn't to be written over. */
    private static final class KeptAsItIsException extends Exception {
        private static final long serialVersionUID = 1L;

        KeptAsItIsException(String message) {
            super(message);
        }
    }

    /** What was done in a lesson; an empty record if nothing was, or nothing can be read. */
    public LessonRecord record(String id) {
        try {
            return read().of(id);
        } catch (IOException | KeptAsItIsException trouble) {
            tell(trouble);
            return new LessonRecord();
        }
    }

    /** Keeps what was done in a lesson. */
    public void keep(String id, LessonRecord record) {
        change(progress -> progress.put(id, record));
    }

    /** Forgets what was done in a lesson. */
    public void forget(String id) {
        change(progress -> progress.forget(id));
    }

    /** Others may have written meanwhile: what they have done in other lessons stays. */
    private void change(Consumer<LessonProgress> change) {
        try {
            LessonProgress progress = read();
            String before = progress.text();
            change.accept(progress);
            if (!progress.text().equals(before) || !Files.exists(file)) {
                write(progress.text());
            }
        } catch (IOException | KeptAsItIsException trouble) {
            tell(trouble);
        }
    }

    private void tell(Exception trouble) {
        if (!isTold) {
            isTold = true;
            troubles.accept("what you do isn't kept: " + trouble.getMessage());
        }
    }

    private LessonProgress read() throws IOException, KeptAsItIsException {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return LessonProgress.none();
        }
        try {
            LessonProgress progress = LessonProgress.read(ScriptText.read(file));
            if (!progress.damaged().isEmpty()) {
                setAside(progress.damaged().get(0));
            }
            return progress;
        } catch (LessonProgress.NewerException newer) {
            throw new KeptAsItIsException(
                    file + " was written by a newer program, and stays as it is");
        } catch (ScriptText.UnreadableException unreadable) {
            throw new KeptAsItIsException(
                    unreadable.getMessage() + "; it stays as it is: move it away to begin anew");
        }
    }

    /** What is damaged is still there afterwards, under another name. */
    private void setAside(int line) throws IOException {
        Path aside = file.resolveSibling(file.getFileName() + ".damaged");
        for (int number = 2; Files.exists(aside, LinkOption.NOFOLLOW_LINKS); number++) {
            if (Files.mismatch(file, aside) < 0) {
                return;
            }
            aside = file.resolveSibling(file.getFileName() + ".damaged-" + number);
        }
        Files.copy(file, aside);
        troubles.accept("in " + file + " line " + line
                + " can't be read: the rest is used, and all of it was copied to " + aside);
    }

    private void write(String text) throws IOException {
        Path target = file.toAbsolutePath();
        Path directory = target.getParent();
        if (directory == null) {
            throw new IOException(file + " is no place for a file");
        }
        Files.createDirectories(directory);
        if (Files.exists(target) && !Files.isWritable(target)) {
            throw new IOException(file + " may not be written to");
        }
        Path written = Files.createTempFile(directory, "progress", ".new");
        try {
            Files.writeString(written, text);
            Files.move(written, target, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(written);
        }
    }
}
