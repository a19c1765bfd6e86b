package raftarium.app.script;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;

import raftarium.app.command.Interpreter.Executed;
import raftarium.app.command.MistakeException;
import raftarium.app.command.Reply;
import raftarium.sim.Violation;

import java.io.PrintStream;

/** Tells it to programs: one JSON object a line. */
public final class JsonReport implements Report {
    private final Gson gson =
            new GsonBuilder().serializeNulls().disableHtmlEscaping().create();
    private final PrintStream out;

    public JsonReport(PrintStream out) {
        this.out = out;
    }

    @Override
    public void executed(ScriptSource script, Executed executed) {
        Reply reply = executed.reply();
        if (reply.status() == Reply.Status.MISTAKE) {
            mistake(script, executed.line(), executed.column(), reply.output());
            return;
        }
        JsonObject object = object("command");
        object.addProperty("file", script.name());
        object.addProperty("line", executed.line());
        object.addProperty("at_ns", executed.atNanos());
        object.addProperty("command", executed.command());
        object.addProperty("ok", reply.isOk());
        object.addProperty("output", reply.output());
        object.add("data", reply.data());
        print(object);
    }

    @Override
    public void mistake(ScriptSource script, MistakeException mistake) {
        mistake(script, mistake.line(), mistake.column(), mistake.what());
    }

    private void mistake(ScriptSource script, int line, int column, String what) {
        JsonObject object = object("mistake");
        object.addProperty("file", script.name());
        object.addProperty("line", line);
        object.addProperty("column", column);
        object.addProperty("message", what);
        print(object);
    }

    @Override
    public void violation(ScriptSource script, Violation violation) {
        JsonObject object = object("violation");
        object.addProperty("file", script.name());
        object.addProperty("property", violation.property());
        object.addProperty("at_ns", violation.atNanos());
        object.addProperty("detail", violation.detail());
        print(object);
    }

    @Override
    public void ended(ScriptSource script, Summary summary) {
        JsonObject object = object("script");
        object.addProperty("file", script.name());
        object.addProperty("ok", summary.isOk());
        print(figures(object, summary));
    }

    @Override
    public void summary(int scripts, Summary summary) {
        print(figures(object("summary"), summary));
        out.flush();
    }

    private static JsonObject figures(JsonObject object, Summary summary) {
        object.addProperty("passed", summary.passed());
        object.addProperty("failed", summary.failed());
        object.addProperty("virtual_ns", summary.virtualNanos());
        object.addProperty("wall_ms", summary.wallMillis());
        object.addProperty("events", summary.events());
        object.addProperty("seed", summary.seed());
        object.addProperty("digest", summary.digest());
        return object;
    }

    private static JsonObject object(String type) {
        JsonObject object = new JsonObject();
        object.addProperty("type", type);
        return object;
    }

    private void print(JsonObject object) {
        out.println(gson.toJson(object));
    }
}
