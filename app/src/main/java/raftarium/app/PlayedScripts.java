package raftarium.app;

import raftarium.app.command.Interpreter;
import raftarium.app.command.ScriptText;
import raftarium.app.script.Scenarios;
import raftarium.app.script.ScriptSource;
import raftarium.app.session.Playground;
import raftarium.app.session.SessionOptions;
import raftarium.app.tui.engine.Library;
import raftarium.app.tui.engine.Scenario;
import raftarium.words.MistakeException;

import java.io.InputStream;
import java.util.List;

/** Scripts that can be watched: those that come with the program, and those that are named. */
final class PlayedScripts implements Library {
    private final Playground playground;
    private final SessionOptions said;
    private final Interpreter interpreter;

    /** What scripts don't say of their clusters is as {@code said}. */
    PlayedScripts(Playground playground, SessionOptions said, Interpreter interpreter) {
        this.playground = playground;
        this.said = said;
        this.interpreter = interpreter;
    }

    @Override
    public List<Scenario.Title> titles() {
        return Scenarios.list().stream()
                .map(source -> PlayedScript.title(source, 0))
                .toList();
    }

    @Override
    public Scenario open(String name) throws MistakeException {
        return open(name, InputStream.nullInputStream());
    }

    /** The script of that name; {@code -} is that input. */
    PlayedScript open(String name, InputStream input) throws MistakeException {
        ScriptSource source;
        try {
            source = ScriptSource.readOne(name, input);
        } catch (ScriptText.UnreadableException unreadable) {
            throw new MistakeException(String.valueOf(unreadable.getMessage()));
        }
        Interpreter.Script script = interpreter.parse(source.text(), source.origin());
        if (!script.mistakes().isEmpty()) {
            MistakeException first = script.mistakes().get(0);
            throw new MistakeException(first.place(source.name()) + ": " + first.what());
        }
        return new PlayedScript(playground, said, interpreter, source, script);
    }
}
