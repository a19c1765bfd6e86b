package raftarium.app.lesson;

import raftarium.app.command.ScriptText;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A lesson's file, not yet read.
 *
 * @param id how the lesson is called
 * @param name what the file is called in messages
 * @param text what is in it
 */
public record LessonFile(String id, String name, String text) {
    /** The ending of such files. */
    public static final String ENDING = ".lesson";

    /** One that comes with the program, by its path without the ending. */
    static LessonFile bundled(String path, String text) {
        return new LessonFile(id(path), path, text);
    }

    /**
     * A file.
     *
     * @throws ScriptText.UnreadableException if it can't be read; the message says why
     */
    public static LessonFile of(Path file) throws ScriptText.UnreadableException {
        if (Files.isDirectory(file)) {
            throw new ScriptText.UnreadableException(
                    file + " is a directory: name a lesson's file in it");
        }
        String name = String.valueOf(file.getFileName());
        String stem =
                name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : name;
        return new LessonFile(id(stem), file.toString(), ScriptText.read(file));
    }

    /** The last part of a path, without the number that says where it comes in the book. */
    private static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1).replaceFirst("^[0-9]{1,3}-(?=.)", "");
    }

    /** What it is, or what is wrong with it. */
    public LessonReader.Read read() {
        return LessonReader.read(id, text);
    }
}
