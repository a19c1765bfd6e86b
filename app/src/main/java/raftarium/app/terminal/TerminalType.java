package raftarium.app.terminal;

import org.jline.utils.InfoCmp;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InterruptedIOException;

/**
 * The name by which the abilities of a terminal are looked up. Terminals come with names that a
 * machine doesn't know yet, above all one that is reached from afar; what all of them understand is
 * taken then.
 */
final class TerminalType {
    /** What terminals of today are like. */
    static final String USUAL = "xterm-256color";

    private TerminalType() {}

    /** The one of the process's terminal; null for the library to find one, on Windows. */
    static @Nullable String usable() throws IOException {
        boolean windows = System.getProperty("os.name", "").startsWith("Windows");
        return windows ? null : usable(System.getenv("TERM"));
    }

    /** The name that is said, if its abilities are known; else the usual one. */
    static String usable(@Nullable String said) throws IOException {
        String name = said == null || said.isBlank() ? USUAL : said;
        try {
            InfoCmp.getInfoCmp(name);
            return name;
        } catch (IOException unknown) {
            return amongOwn(name);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }

    /** Without a word of the system, the library's own tables have to do. */
    private static String amongOwn(String name) {
        String own = InfoCmp.getDefaultInfoCmp(name) == null ? USUAL : name;
        InfoCmp.setLoadedInfoCmp(own, InfoCmp.getDefaultInfoCmp(own));
        return own;
    }
}
