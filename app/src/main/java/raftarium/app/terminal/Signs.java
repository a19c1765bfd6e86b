package raftarium.app.terminal;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Which signs a terminal is said to show. */
public enum Signs {
    /** All of Unicode, as UTF-8. */
    UNICODE,
    /** Those of ASCII only. */
    ASCII;

    /** The first of them that is set, to anything but nothing, decides. */
    private static final List<String> VARIABLES = List.of("LC_ALL", "LC_CTYPE", "LANG");

    /**
     * What the locale says: {@code C}, {@code POSIX} and whatever names another encoding than
     * UTF-8, or none, is ASCII. Where nothing is set, as in a container on any terminal, nothing
     * is said, and UTF-8 is what terminals of today show.
     */
    public static Signs said(Map<String, String> environment) {
        for (String variable : VARIABLES) {
            String locale = environment.getOrDefault(variable, "").toLowerCase(Locale.ROOT);
            if (!locale.isEmpty()) {
                return locale.replace("-", "").contains("utf8") ? UNICODE : ASCII;
            }
        }
        return UNICODE;
    }
}
