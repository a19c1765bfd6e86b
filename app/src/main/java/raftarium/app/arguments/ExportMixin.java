package raftarium.app.arguments;

import picocli.CommandLine.Command;

import raftarium.app.command.ExportUsages;
import raftarium.app.export.ExportOptions;

/** What may be said of an export, as at the prompt. */
@Command
public final class ExportMixin extends ShapeMixin<ExportOptions> {
    /** Nothing said yet. */
    public ExportMixin() {
        super(ExportUsages.OPTIONS);
    }
}
