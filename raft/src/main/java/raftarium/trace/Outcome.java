package raftarium.trace;

import java.util.Locale;

/** What a client knows of its command in the end. */
public enum Outcome {
    /** Not ended yet. */
    PENDING,
    /** It took effect, and here is the answer. */
    OK,
    /** It did not take effect and never will. */
    FAILED,
    /** It may have taken effect, may yet, or may never. */
    UNKNOWN;

    /** In lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
