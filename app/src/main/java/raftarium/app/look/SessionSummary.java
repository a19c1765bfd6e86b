package raftarium.app.look;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import raftarium.data.Digest;
import raftarium.session.Bookmark;
import raftarium.session.Branch;
import raftarium.session.BranchEnd;
import raftarium.session.Position;
import raftarium.session.Timeline;
import raftarium.sim.Simulation;
import raftarium.trace.Violation;
import raftarium.words.Quantities;
import raftarium.words.Shown;

import java.util.ArrayList;
import java.util.List;

/** What is in a session, and where it is: as text and as JSON. */
public final class SessionSummary {
    private final Timeline timeline;
    private final Simulation simulation;

    /** That of a session as it is now. */
    public SessionSummary(Timeline timeline) {
        this.timeline = timeline;
        simulation = timeline.present().simulation();
    }

    private String digest() {
        return Digest.text(simulation.trace().digest());
    }

    /** In lines. */
    public String text() {
        List<String> lines = new ArrayList<>();
        lines.add(simulation.nodes() + " nodes, seed " + simulation.config().seed() + ", machine "
                + simulation.config().machine()
                + (simulation.rules().modified() ? ", " + simulation.rules().label() : ""));
        for (Branch branch : timeline.branches()) {
            BranchEnd end = timeline.ending(branch);
            lines.add("branch " + branch.number() + "  " + Shown.line(branch.name()) + ": from "
                    + Quantities.seconds(branch.fork().nanos()) + " to "
                    + Quantities.seconds(end.position().nanos()) + ", "
                    + end.position().recorded() + " commands, digest "
                    + Digest.text(end.digest()));
        }
        for (Bookmark mark : timeline.bookmarks().all()) {
            lines.add("bookmark " + mark.name() + ": branch " + mark.branch().number() + ", "
                    + Quantities.seconds(mark.position().nanos()));
        }
        Position at = timeline.at();
        lines.add("at branch " + timeline.branch().number() + ", " + Quantities.seconds(at.nanos())
                + " (action " + at.actions() + ")" + (timeline.isPast() ? "" : ", the end")
                + ", digest " + digest());
        Violation violation = simulation.violation();
        if (violation != null) {
            lines.add(violation.property() + " is broken: " + violation.detail());
        }
        return String.join("\n", lines);
    }

    /** As an object. */
    public JsonObject json() {
        JsonObject all = new JsonObject();
        all.addProperty("type", "session");
        all.addProperty("nodes", simulation.nodes());
        all.addProperty("seed", simulation.config().seed());
        all.addProperty("machine", simulation.config().machine().name());
        JsonArray branches = new JsonArray();
        for (Branch branch : timeline.branches()) {
            BranchEnd end = timeline.ending(branch);
            JsonObject one = new JsonObject();
            one.addProperty("number", branch.number());
            one.addProperty("name", branch.name());
            one.addProperty("from_ns", branch.fork().nanos());
            one.addProperty("to_ns", end.position().nanos());
            one.addProperty("commands", end.position().recorded());
            one.addProperty("digest", Digest.text(end.digest()));
            branches.add(one);
        }
        all.add("branches", branches);
        JsonArray bookmarks = new JsonArray();
        for (Bookmark mark : timeline.bookmarks().all()) {
            JsonObject one = new JsonObject();
            one.addProperty("name", mark.name());
            one.addProperty("branch", mark.branch().number());
            one.addProperty("at_ns", mark.position().nanos());
            bookmarks.add(one);
        }
        all.add("bookmarks", bookmarks);
        all.addProperty("branch", timeline.branch().number());
        all.addProperty("at_ns", timeline.at().nanos());
        all.addProperty("actions", timeline.at().actions());
        all.addProperty("digest", digest());
        Violation violation = simulation.violation();
        all.addProperty("violation", violation == null ? null : violation.property());
        return all;
    }
}
