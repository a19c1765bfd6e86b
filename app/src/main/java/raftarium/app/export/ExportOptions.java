package raftarium.app.export;

/**
 * What may be said of an export, whatever its format; each format heeds some of it.
 *
 * @param selection which part of the session is handed on
 * @param screen how the cockpit is seen in it
 */
public record ExportOptions(ExportSelection selection, ScreenOptions screen) {
    /** Nothing is said. */
    public static final ExportOptions NONE =
            new ExportOptions(ExportSelection.ALL, ScreenOptions.USUAL);
}
