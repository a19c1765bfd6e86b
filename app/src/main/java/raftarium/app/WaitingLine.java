package raftarium.app;

import raftarium.app.batch.ProgressLine;
import raftarium.app.command.ParallelSearch;
import raftarium.app.command.ProgressMonitor;
import raftarium.session.SearchContext;

/** Whoever waits at a terminal for a subcommand sees how far it is. */
record WaitingLine(ProgressLine line, String what) implements ProgressMonitor {
    /**
     * Work on all cores, with that line.
     *
     * @param what is being done, in a word or two
     */
    static SearchContext during(Program program, String what) {
        ProgressLine line = new ProgressLine(System.err, program.isTerminal());
        return new ParallelSearch(
                new WaitingLine(line, what), Runtime.getRuntime().availableProcessors());
    }

    @Override
    public boolean lasts() {
        return true;
    }

    @Override
    public void isAt(long done, long all) {
        line.show(done, all, what);
    }

    @Override
    public void isOver() {
        line.end();
    }
}
