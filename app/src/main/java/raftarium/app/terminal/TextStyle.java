package raftarium.app.terminal;

import com.googlecode.lanterna.SGR;

/** What Lanterna has no name for. */
public final class TextStyle {
    /**
     * Dim text. Lanterna doesn't know it; FRAKTUR, which no terminal draws, stands for it in this
     * package's terminals and pictures.
     */
    public static final SGR DIM = SGR.FRAKTUR;

    private TextStyle() {}
}
