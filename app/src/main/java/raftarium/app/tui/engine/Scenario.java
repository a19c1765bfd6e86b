package raftarium.app.tui.engine;

/** What the cockpit plays by itself when it opens. */
@FunctionalInterface
public interface Scenario {
    /**
     * Plays, on the engine's thread; commands that wait take their time, and what the watcher types
     * meanwhile is carried out.
     *
     * @return how it went, in a line
     */
    public String play(Stage stage);
}
