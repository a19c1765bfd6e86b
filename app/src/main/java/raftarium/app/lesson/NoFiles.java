package raftarium.app.lesson;

import raftarium.app.command.LineOrigin;
import raftarium.app.command.ScriptText;

import java.nio.file.Path;

/** Where the commands of lessons, and of students, are from: no other file is read for them. */
record NoFiles() implements LineOrigin {
    @Override
    public Named find(String name) throws ScriptText.UnreadableException {
        throw new ScriptText.UnreadableException("a lesson takes nothing from other files");
    }

    @Override
    public String identity() {
        return "";
    }

    @Override
    public Path directory() {
        return Path.of("");
    }
}
