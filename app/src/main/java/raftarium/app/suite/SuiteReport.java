package raftarium.app.suite;

/** Tells how a suite goes, as it goes. */
public abstract sealed class SuiteReport permits SuiteText, SuiteJson {
    SuiteReport() {}

    /** It begins. */
    abstract void begun();

    /** A run is done, the next one in order. */
    abstract void ended(SuiteRun run);

    /** All are done. */
    abstract void summary(SuiteSum sum, long wallMillis);
}
