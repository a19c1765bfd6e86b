package raftarium.app.arguments;

import picocli.CommandLine.Command;

import raftarium.app.command.ExportUsages;
import raftarium.app.export.ExportSelection;

/** Which part of a session is handed on: the options of {@code export}. */
@Command
public final class SelectionMixin extends ShapeMixin<ExportSelection> {
    /** Nothing said yet. */
    public SelectionMixin() {
        super(ExportUsages.SELECTION);
    }
}
