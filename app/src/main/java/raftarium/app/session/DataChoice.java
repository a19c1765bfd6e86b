package raftarium.app.session;

import java.nio.file.Path;

/** Where a session's disks are. */
public sealed interface DataChoice {
    /** In a fresh temporary directory, gone at exit. */
    record Temporary() implements DataChoice {}

    /** In memory. */
    record Memory() implements DataChoice {}

    /** In a directory that is kept. */
    record Directory(Path path) implements DataChoice {}
}
