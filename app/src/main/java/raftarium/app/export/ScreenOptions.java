package raftarium.app.export;

/** How the cockpit is seen in the formats that show it. */
public record ScreenOptions(ScreenLook look, ScreenPlay play) {
    /** Nothing is said. */
    public static final ScreenOptions USUAL = new ScreenOptions(ScreenLook.USUAL, ScreenPlay.USUAL);
}
