package raftarium.app.tui;

import com.googlecode.lanterna.input.KeyStroke;

import raftarium.app.session.SessionFile;
import raftarium.app.tui.engine.Frame;
import raftarium.app.tui.pane.UiState;
import raftarium.words.Lexer;
import raftarium.words.MistakeException;

import java.nio.file.Files;
import java.util.List;

/** What saves a session, and asks before one is lost. Of the screen's thread. */
final class SaveKeys {
    private static final String SAVE = "save ";

    private final UiState ui;
    private long session;
    private long echoesSeen;

    /** How much there was to be saved when somebody did something last, or a scenario did. */
    private int seen;

    /** Somebody has done something since it was saved last. */
    private boolean isUnsaved;

    private boolean wasAsked;

    /** Where it was saved last; "" if it wasn't. */
    private String file = "";

    private Frame frame;

    SaveKeys(UiState ui, Frame frame) {
        this.ui = ui;
        this.frame = frame;
        begin(frame);
        frame.echoes().forEach(echo -> echoesSeen = Math.max(echoesSeen, echo.number()));
    }

    private void begin(Frame first) {
        session = first.session();
        seen = first.place().kept();
        isUnsaved = false;
        wasAsked = false;
        file = "";
    }

    /** What a scenario does is in its script; what somebody does by hand would be lost. */
    void observe(Frame newer) {
        frame = newer;
        if (newer.session() != session) {
            begin(newer);
        }
        boolean any = false;
        boolean byHand = false;
        boolean saved = false;
        for (Frame.Echo echo : newer.echoes()) {
            if (echo.number() > echoesSeen) {
                echoesSeen = echo.number();
                any = true;
                byHand |= echo.origin() != Frame.Source.SCENARIO;
                saved |= saves(echo);
            }
        }
        int kept = newer.place().kept();
        isUnsaved = !saved && (isUnsaved || byHand && kept > seen);
        wasAsked &= isUnsaved;
        seen = any ? kept : seen;
    }

    private boolean saves(Frame.Echo echo) {
        boolean saves = echo.line().startsWith(SAVE) && echo.reply().isOk();
        file = saves ? echo.line().substring(SAVE.length()) : file;
        return saves;
    }

    /** Asks for a name, and proposes one: the last, or one that no file has. */
    void ask(KeyStroke key) {
        ui.editor.begin(SAVE + (file.isEmpty() ? proposal() : file));
        ui.hint = "";
        ui.candidates = List.of();
        ui.mode = UiState.Mode.PROMPT;
    }

    private String proposal() {
        String stem = "seed-" + frame.view().seed();
        String name = stem + SessionFile.ENDING;
        for (int number = 2; exists(name) && number < 1_000; number++) {
            name = stem + "-" + number + SessionFile.ENDING;
        }
        return Lexer.argument(name);
    }

    private static boolean exists(String name) {
        try {
            return Files.exists(SessionFile.path(name));
        } catch (MistakeException never) {
            return false;
        }
    }

    /** Whether somebody who wants to leave may: once it says what isn't saved. */
    boolean mayLeave() {
        // What was done in a lesson is kept anyway.
        boolean asks = isUnsaved && !ui.comesBack && !wasAsked && frame.lesson() == null;
        if (asks) {
            wasAsked = true;
            ui.say("not saved: S saves it, q again leaves", true);
        }
        return !asks;
    }
}
