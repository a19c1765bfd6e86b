package raftarium.app;

import raftarium.disk.StorageException;
import raftarium.storage.TemporaryDirectory;

/**
 * What the terminal library needs before it is first used: a place where it unpacks its part in
 * machine code, which then goes with all that is temporary.
 */
final class TerminalLibrary {
    private static final String PLACE = "jline.tmpdir";

    private TerminalLibrary() {}

    static void prepare() {
        if (System.getProperty(PLACE) != null) {
            return;
        }
        try {
            System.setProperty(PLACE, TemporaryDirectory.make().path().toString());
        } catch (StorageException noPlace) {
            // It does without, by asking programs of the system.
            System.setProperty("org.jline.terminal.jni", "false");
        }
    }
}
