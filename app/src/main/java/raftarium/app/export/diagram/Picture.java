package raftarium.app.export.diagram;

import java.util.List;

/**
 * A diagram as it is handed on.
 *
 * @param text SVG or HTML
 * @param messages how many of them are drawn
 * @param remarks what else is to be said of it, a sentence each
 */
public record Picture(String text, long messages, List<String> remarks) {
    /** Copies the remarks. */
    public Picture {
        remarks = List.copyOf(remarks);
    }
}
