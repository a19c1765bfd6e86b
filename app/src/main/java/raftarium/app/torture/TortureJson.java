package raftarium.app.torture;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import org.jspecify.annotations.Nullable;

import raftarium.check.torture.Shrunk;
import raftarium.check.torture.TrialResult;
import raftarium.data.Digest;
import raftarium.machine.MachineType;
import raftarium.raft.Rule;

import java.io.PrintStream;

/** Tells it to programs: one JSON object a line, a seed each, and last a summary. */
public final class TortureJson extends TortureReport {
    private final Gson gson =
            new GsonBuilder().serializeNulls().disableHtmlEscaping().create();
    private final PrintStream out;

    public TortureJson(PrintStream out) {
        this.out = out;
    }

    @Override
    void ended(long seed, TrialResult result) {
        JsonObject object = object("seed");
        object.addProperty("seed", seed);
        object.addProperty("ok", result.isOk());
        if (!result.isOk()) {
            object.addProperty("property", result.property());
            object.addProperty("detail", result.detail());
        }
        if (result.isSeen()) {
            object.addProperty("seen", true);
        }
        object.addProperty("virtual_ns", result.atNanos());
        object.addProperty("events", result.events());
        object.addProperty("operations", result.operations());
        object.addProperty("faults", result.faults());
        object.addProperty("recovery_ns", result.recoveryNanos());
        object.addProperty("digest", Digest.text(result.digest()));
        print(object);
    }

    @Override
    void shrunk(Shrunk shrunk, long wallMillis, String kept, String session) {
        JsonObject object = object("shrunk");
        object.addProperty("seed", shrunk.seed());
        object.addProperty("property", shrunk.property());
        object.addProperty("lines", shrunk.lines().size());
        object.add("script", script(shrunk));
        object.addProperty("kept", kept);
        object.addProperty("session", session.isEmpty() ? null : session);
        object.addProperty("wall_ms", wallMillis);
        print(object);
    }

    @Override
    void vanished(long seed, MachineType machine) {
        JsonObject object = object("vanished");
        object.addProperty("seed", seed);
        object.addProperty("machine", machine.name());
        print(object);
    }

    private static JsonArray script(Shrunk shrunk) {
        JsonArray lines = new JsonArray();
        shrunk.lines().forEach(lines::add);
        return lines;
    }

    @Override
    void summary(TortureSum sum, TorturePlan plan, @Nullable Long seen, long wallMillis) {
        JsonObject object = object("summary");
        object.addProperty("passed", sum.passed());
        object.addProperty("failed", sum.failed());
        object.addProperty("virtual_ns", sum.virtualNanos());
        object.addProperty("wall_ms", wallMillis);
        object.addProperty("events", sum.events());
        object.addProperty("operations", sum.operations());
        object.addProperty("fewest_operations", sum.fewestOperations());
        object.addProperty("faults", sum.faults());
        object.addProperty("fewest_faults", sum.fewestFaults());
        object.addProperty("longest_recovery_ns", sum.longestRecoveryNanos());
        object.addProperty("seed", plan.firstSeed());
        object.addProperty("seeds", sum.seeds());
        object.addProperty("digest", sum.digest());
        if (plan.target() != null) {
            object.addProperty("until", plan.target().condition());
            object.addProperty("seen", seen);
        }
        print(object);
    }

    @Override
    void rule(Rule rule, long seeds, @Nullable Shrunk shrunk, long wallMillis) {
        JsonObject object = object("rule");
        object.addProperty("rule", rule.key());
        object.addProperty("property", shrunk == null ? null : shrunk.property());
        object.addProperty("seeds", seeds);
        object.addProperty("seed", shrunk == null ? null : shrunk.seed());
        object.addProperty("lines", shrunk == null ? null : shrunk.lines().size());
        object.addProperty("wall_ms", wallMillis);
        if (shrunk != null) {
            object.add("script", script(shrunk));
        }
        print(object);
    }

    @Override
    void rules(int caught, int all, long wallMillis) {
        JsonObject object = object("summary");
        object.addProperty("passed", caught);
        object.addProperty("failed", all - caught);
        object.addProperty("wall_ms", wallMillis);
        print(object);
    }

    private static JsonObject object(String type) {
        JsonObject object = new JsonObject();
        object.addProperty("type", type);
        return object;
    }

    private void print(JsonObject object) {
        out.println(gson.toJson(object));
        out.flush();
    }
}
