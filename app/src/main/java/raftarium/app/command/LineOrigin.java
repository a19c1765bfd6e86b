package raftarium.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a script stands. What it sources is looked for beside it. */
public interface LineOrigin {
    /** Somebody who types, or standard input: names are those of the working directory. */
    LineOrigin TYPED = new Beside(Path.of(""), "");

    /**
     * A script that another one, or somebody at the prompt, has named.
     *
     * @param name what it is called in messages: its path from the working directory
     */
    record Named(String name, String text, LineOrigin origin) {}

    /** The script that goes by that name here. */
    Named find(String name) throws ScriptText.UnreadableException;

    /** The same for the same script, however it was named; "" if it is none that can be named. */
    String identity();

    /** Where the files of sessions are that it opens; "" for the working directory. */
    Path directory();

    /** That of a script in a file. */
    static LineOrigin of(Path file) {
        Path directory = file.getParent();
        return new Beside(directory == null ? Path.of("") : directory, identity(file));
    }

    private static String identity(Path file) {
        try {
            return file.toRealPath().toString();
        } catch (IOException gone) {
            return file.toAbsolutePath().normalize().toString();
        }
    }

    /** A directory, the one that the script is in. */
    record Beside(Path directory, String identity) implements LineOrigin {
        @Override
        public Named find(String name) throws ScriptText.UnreadableException {
            Path file = directory.resolve(ScriptText.path(name));
            // Nothing is waited for: a line may name what never ends.
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                throw new ScriptText.UnreadableException(
                        Files.isDirectory(file)
                                ? file + " is a directory: name a script in it"
                                : file + " is no regular file");
            }
            return new Named(file.toString(), ScriptText.read(file), LineOrigin.of(file));
        }
    }
}
