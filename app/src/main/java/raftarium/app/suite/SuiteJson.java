package raftarium.app.suite;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;

import raftarium.check.mit.MitResult;

import java.io.PrintStream;

/** Tells it to programs: one JSON object a line; {@code failure} only where there is one. */
public final class SuiteJson extends SuiteReport {
    private final Gson gson =
            new GsonBuilder().serializeNulls().disableHtmlEscaping().create();
    private final SuitePlan plan;
    private final PrintStream out;

    public SuiteJson(SuitePlan plan, PrintStream out) {
        this.plan = plan;
        this.out = out;
    }

    @Override
    void begun() {}

    @Override
    void ended(SuiteRun run) {
        MitResult result = run.result();
        JsonObject object = object("scenario");
        object.addProperty("name", result.scenario().key());
        object.addProperty("seed", result.seed());
        object.addProperty("ok", result.isOk());
        object.addProperty("virtual_ns", result.virtualNanos());
        object.addProperty("wall_ms", run.wallMillis());
        object.addProperty("rpcs", result.rpcs());
        object.addProperty("bytes", result.bytes());
        object.addProperty("commands", result.commands());
        if (!result.isOk()) {
            object.addProperty("failure", result.failure());
        }
        out.println(gson.toJson(object));
    }

    @Override
    void summary(SuiteSum sum, long wallMillis) {
        JsonObject object = object("summary");
        object.addProperty("passed", sum.passed());
        object.addProperty("failed", sum.failed());
        object.addProperty("virtual_ns", sum.virtualNanos());
        object.addProperty("wall_ms", wallMillis);
        object.addProperty("events", sum.events());
        object.addProperty("seed", plan.firstSeed());
        object.addProperty("seeds", plan.seeds());
        object.addProperty("rules", plan.raft().rules().label());
        object.addProperty("digest", sum.digest());
        out.println(gson.toJson(object));
        out.flush();
    }

    private static JsonObject object(String type) {
        JsonObject object = new JsonObject();
        object.addProperty("type", type);
        return object;
    }
}
