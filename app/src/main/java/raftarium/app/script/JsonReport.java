package raftarium.app.script;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;

import raftarium.app.command.Interpreter.Executed;
import raftarium.app.command.Reply;
import raftarium.app.look.TraceExcerpt;
import raftarium.trace.Violation;
import raftarium.words.MistakeException;

import java.io.PrintStream;

/** Tells it to programs: one JSON object a line. */
public final class JsonReport implements Report {
    private final Gson gson =
            new GsonBuilder().serializeNulls().disableHtmlEscaping().create();

    @Override
    public One one(ScriptRun run, long number, PrintStream out) {
        return new Script(run.source().name(), out);
    }

    @Override
    public void ended(Total total, PrintStream out) {
        out.println(gson.toJson(figures(object("summary"), total.summary())));
    }

    /** One script. */
    private final class Script implements One {
        private final String name;
        private final PrintStream out;

        Script(String name, PrintStream out) {
            this.name = name;
            this.out = out;
        }

        @Override
        public void executed(Executed executed, TraceExcerpt before) {
            Reply reply = executed.reply();
            String file = executed.file(name);
            if (reply.status() == Reply.Status.MISTAKE) {
                mistake(file, executed.line(), executed.column(), reply.output());
                return;
            }
            JsonObject object = object("command");
            object.addProperty("file", file);
            object.addProperty("line", executed.line());
            object.addProperty("at_ns", executed.atNanos());
            object.addProperty("command", executed.command());
            object.addProperty("ok", reply.isOk());
            object.addProperty("output", reply.output());
            object.add("data", reply.data());
            if (!before.isEmpty()) {
                object.add("trace", before.fields());
            }
            print(object);
        }

        @Override
        public void mistake(MistakeException mistake) {
            mistake(mistake.file(name), mistake.line(), mistake.column(), mistake.what());
        }

        private void mistake(String file, int line, int column, String what) {
            JsonObject object = object("mistake");
            object.addProperty("file", file);
            object.addProperty("line", line);
            object.addProperty("column", column);
            object.addProperty("message", what);
            print(object);
        }

        @Override
        public void violation(Violation violation) {
            JsonObject object = object("violation");
            object.addProperty("file", name);
            object.addProperty("property", violation.property());
            object.addProperty("at_ns", violation.atNanos());
            object.addProperty("detail", violation.detail());
            print(object);
        }

        @Override
        public void ended(Summary summary) {
            JsonObject object = object("script");
            object.addProperty("file", name);
            object.addProperty("ok", summary.isOk());
            print(figures(object, summary));
        }

        private void print(JsonObject object) {
            out.println(gson.toJson(object));
        }
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
}
