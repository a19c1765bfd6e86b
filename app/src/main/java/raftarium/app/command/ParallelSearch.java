package raftarium.app.command;

import org.jspecify.annotations.Nullable;

import raftarium.app.batch.ParallelTasks;
import raftarium.session.SearchContext;

import java.util.Iterator;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The past is searched on all cores, as long as somebody is patient. */
public final class ParallelSearch implements SearchContext {
    /**
     * What came of a piece: something, or what it threw, which whoever asked is to get.
     *
     * @param found null if it threw something
     */
    private record Result<T>(@Nullable T found, @Nullable RuntimeException trouble) {
        static <T> Result<T> of(Supplier<T> piece) {
            try {
                return new Result<>(piece.get(), null);
            } catch (RuntimeException trouble) {
                return new Result<>(null, trouble);
            }
        }

        T get() {
            if (trouble != null) {
                throw trouble;
            }
            return Objects.requireNonNull(found);
        }
    }

    private final ProgressMonitor monitor;
    private final int threads;

    /** On so many threads, as long as that lasts, and with its progress shown there. */
    public ParallelSearch(ProgressMonitor monitor, int threads) {
        this.monitor = monitor;
        this.threads = threads;
    }

    @Override
    public boolean goesOn() {
        return monitor.lasts();
    }

    @Override
    public void isAt(long done, long all) {
        monitor.isAt(done, all);
    }

    /** The first piece is mostly the only one that is needed: no thread is begun for it. */
    @Override
    public <T> void each(Iterator<Supplier<T>> pieces, Predicate<T> wantsMore) {
        try {
            if (pieces.hasNext() && wantsMore.test(pieces.next().get())) {
                ParallelTasks.runClosely(
                        pieces,
                        threads,
                        Result::of,
                        (piece, result) -> wantsMore.test(result.get()));
            }
        } finally {
            monitor.isOver();
        }
    }
}
