package raftarium.app.grade;

import java.nio.file.Path;

/**
 * A file that a student handed in.
 *
 * @param student by whom: the name of their directory, or of the file up to a hyphen
 * @param name what the file is called in reports
 * @param topic what its name says that it is about, behind the hyphen; "" if it says nothing
 */
public record HandedIn(String student, Path file, String name, String topic) {
    /** The same, by somebody else. */
    public HandedIn by(String other) {
        return new HandedIn(other, file, name, topic);
    }
}
