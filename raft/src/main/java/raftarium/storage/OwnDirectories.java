package raftarium.storage;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The temporary directories of this process. Their locks must not be tried: to open such a file
 * once more, and close it, lifts the lock.
 */
final class OwnDirectories {
    private final Map<Path, @Nullable TemporaryDirectory> held = new TreeMap<>();
    private boolean hadOne;

    /** Locks a directory. */
    interface Locking {
        @Nullable
        TemporaryDirectory lock() throws IOException;
    }

    /** What that locks, which is held from now on; null if nothing is. */
    @Nullable
    synchronized TemporaryDirectory locked(Path path, Locking locking) throws IOException {
        TemporaryDirectory made = locking.lock();
        if (made != null) {
            held.put(path, made);
        }
        return made;
    }

    /** Whether none was asked about before. */
    synchronized boolean isFirst() {
        boolean first = !hadOne;
        hadOne = true;
        return first;
    }

    synchronized boolean has(Path path) {
        return held.containsKey(path);
    }

    synchronized List<TemporaryDirectory> held() {
        return List.copyOf(held.values());
    }

    synchronized void remove(TemporaryDirectory gone) {
        held.remove(gone.path());
    }
}
