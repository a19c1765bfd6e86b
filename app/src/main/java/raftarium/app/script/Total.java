package raftarium.app.script;

import java.util.ArrayList;
import java.util.List;

/** How several scripts went. */
public final class Total {
    /** So many that failed are kept by name. */
    private static final int MOST_NAMES = 20;

    private final List<String> names = new ArrayList<>();
    private Summary summary = Summary.NONE;
    private int scripts;
    private int failed;

    Total() {}

    /** The next one, in order. */
    void add(ScriptRun run, Summary one) {
        summary = summary.and(one, scripts++);
        if (!one.isOk()) {
            failed++;
            if (names.size() < MOST_NAMES) {
                names.add(
                        run.seed() == null
                                ? run.name() + " (seed " + one.seed() + ")"
                                : run.name());
            }
        }
    }

    /** All of them took so long, which is less than their sum where several ran at a time. */
    void took(long wallMillis) {
        summary = summary.withWall(wallMillis);
    }

    /** Their sum; the digest hashes theirs in order. */
    public Summary summary() {
        return summary;
    }

    /** How many there were. */
    public int scripts() {
        return scripts;
    }

    /** How many were not all right. */
    public int failed() {
        return failed;
    }

    /** The first of those that were not, each with its seed. */
    public List<String> names() {
        return List.copyOf(names);
    }
}
