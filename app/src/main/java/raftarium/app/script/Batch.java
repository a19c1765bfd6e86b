package raftarium.app.script;

import raftarium.app.batch.OrderedOutput;
import raftarium.app.batch.ParallelTasks;
import raftarium.app.batch.ProgressLine;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;

/**
 * Runs scripts, several at a time. They are told in order, each as it goes when its turn is; how
 * many threads there were changes nothing of it.
 */
public final class Batch {
    private final ScriptRunner runner;
    private final Report report;
    private final PrintStream out;
    private final ProgressLine progress;

    public Batch(ScriptRunner runner, Report report, PrintStream out, ProgressLine progress) {
        this.runner = runner;
        this.report = report;
        this.out = out;
        this.progress = progress;
    }

    /**
     * Runs them all.
     *
     * @param count how many there are
     * @param jobs how many are run at a time
     * @return how all of them went
     */
    public Summary run(Iterator<ScriptRun> runs, long count, int jobs) {
        long began = System.nanoTime();
        report.begun(count, out);
        Telling telling = new Telling(count);
        ParallelTasks.run(new Places(runs), jobs, this::run, telling);
        progress.end();
        telling.total.took((System.nanoTime() - began) / 1_000_000);
        report.ended(telling.total, out);
        out.flush();
        return telling.total.summary();
    }

    private Summary run(Place place) {
        PrintStream lane = new PrintStream(place.lane, false, StandardCharsets.UTF_8);
        Summary summary = runner.run(place.run, report.one(place.run, place.number, lane));
        lane.flush();
        return summary;
    }

    /** A script, and where it is told. */
    private record Place(ScriptRun run, long number, OrderedOutput lane) {
        @Override
        public String toString() {
            return run.name();
        }
    }

    /** Gives each script a place, and the first of those that aren't done its turn. */
    private final class Places implements Iterator<Place> {
        private final Iterator<ScriptRun> runs;
        private long number;

        Places(Iterator<ScriptRun> runs) {
            this.runs = runs;
        }

        @Override
        public boolean hasNext() {
            return runs.hasNext();
        }

        @Override
        public Place next() {
            return new Place(runs.next(), ++number, new OrderedOutput(out, progress));
        }
    }

    /** Adds up how they went. */
    private final class Telling implements ParallelTasks.Taker<Place, Summary> {
        private final Total total = new Total();
        private final long count;

        Telling(long count) {
            this.count = count;
        }

        @Override
        public void next(Place place) {
            try {
                place.lane.begin();
            } catch (IOException trouble) {
                throw new UncheckedIOException(trouble);
            }
        }

        @Override
        public boolean take(Place place, Summary summary) {
            total.add(place.run, summary);
            waits();
            return true;
        }

        @Override
        public void waits() {
            String failed = total.failed() == 0 ? "" : ", " + total.failed() + " not all right";
            progress.show(
                    total.scripts(), count, total.scripts() + " of " + count + " scripts" + failed);
        }
    }
}
