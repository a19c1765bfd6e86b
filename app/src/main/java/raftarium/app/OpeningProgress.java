package raftarium.app;

import raftarium.app.batch.ProgressLine;
import raftarium.session.SearchContext;

/** A session is being opened, and whoever waits for that sees how far it is. */
record OpeningProgress(ProgressLine line) implements SearchContext {
    /** Shown where somebody sits at a terminal. */
    static OpeningProgress of(Program program) {
        return new OpeningProgress(new ProgressLine(System.err, program.isTerminal()));
    }

    @Override
    public boolean goesOn() {
        return true;
    }

    @Override
    public void isAt(long done, long all) {
        line.show(done, all, "opening");
        if (done >= all) {
            line.end();
        }
    }
}
