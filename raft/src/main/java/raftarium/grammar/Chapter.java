package raftarium.grammar;

import java.util.ArrayList;
import java.util.List;

/** Commands that belong together, in help too. */
public record Chapter<T>(String title, List<Usage<? extends T>> usages) {
    /** A chapter of these. */
    @SafeVarargs
    public static <T> Chapter<T> of(String title, Usage<? extends T>... usages) {
        List<Usage<? extends T>> all = new ArrayList<>();
        for (Usage<? extends T> usage : usages) {
            all.add(usage);
        }
        return new Chapter<>(title, List.copyOf(all));
    }
}
