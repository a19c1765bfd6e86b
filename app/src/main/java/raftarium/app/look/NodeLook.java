package raftarium.app.look;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import raftarium.raft.Role;
import raftarium.raft.Status;
import raftarium.sim.ClusterView;
import raftarium.sim.Host;
import raftarium.sim.HostState;
import raftarium.sim.MachineContents;
import raftarium.sim.NodeView;
import raftarium.sim.Simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A node with all that it knows: what it waits for, its followers, its machine, its files. */
public final class NodeLook {
    /** So many characters of a line of what a machine holds. */
    private static final int MAX_LINE = 200;

    private final Simulation simulation;
    private final ClusterView view;
    private final int most;
    private final List<String> lines = new ArrayList<>();
    private final JsonArray nodes = new JsonArray();

    /** @param most how many parts of what a machine holds are shown */
    public NodeLook(Simulation simulation, ClusterView view, int most) {
        this.simulation = simulation;
        this.view = view;
        this.most = most;
    }

    public void add(NodeView node) {
        Host host = simulation.host(node.id());
        List<String> said = NodeText.lines(view, node);
        lines.add("n" + node.id() + "  " + said.get(0));
        said.subList(1, said.size()).forEach(this::indented);
        JsonObject fields = Fields.node(node);
        fields.add("said", strings(said));
        if (node.is(Role.LEADER)) {
            followers(node, fields);
        }
        if (node.state() == HostState.RUNNING || node.state() == HostState.PAUSED) {
            contents(host, fields);
        }
        indented("files " + String.join(", ", host.files()));
        fields.add("files", strings(host.files()));
        nodes.add(fields);
    }

    private void indented(String line) {
        lines.add("    " + line);
    }

    private void followers(NodeView node, JsonObject fields) {
        JsonArray list = new JsonArray();
        for (Status.Follower follower : node.status().followers()) {
            indented(String.format(
                    Locale.ROOT,
                    "n%-4d next index %-6d match index %-6d %s",
                    follower.id(),
                    follower.nextIndex(),
                    follower.matchIndex(),
                    follower.sending().word()));
            JsonObject one = new JsonObject();
            one.addProperty("node", "n" + follower.id());
            one.addProperty("next_index", follower.nextIndex());
            one.addProperty("match_index", follower.matchIndex());
            one.addProperty("sending", follower.sending().word());
            list.add(one);
        }
        fields.add("followers", list);
    }

    private void contents(Host host, JsonObject fields) {
        Map<String, String> contents = MachineContents.of(host);
        indented(contents.isEmpty() ? "its machine holds nothing" : "its machine holds");
        JsonObject shown = new JsonObject();
        contents.entrySet().stream().limit(most).forEach(part -> {
            indented("  " + shortened(part.getKey() + " = " + part.getValue()));
            shown.addProperty(part.getKey(), part.getValue());
        });
        if (contents.size() > most) {
            indented("  ... (--last N shows more)");
        }
        fields.add("machine", shown);
    }

    private static String shortened(String line) {
        return line.length() <= MAX_LINE ? line : line.substring(0, MAX_LINE - 3) + "...";
    }

    private static JsonArray strings(List<String> texts) {
        JsonArray strings = new JsonArray();
        texts.forEach(strings::add);
        return strings;
    }

    /** As text. */
    public String text() {
        return String.join("\n", lines);
    }

    /** As fields. */
    public JsonArray fields() {
        return nodes;
    }
}
