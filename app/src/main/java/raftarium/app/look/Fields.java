package raftarium.app.look;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import raftarium.data.Digest;
import raftarium.raft.Entry;
import raftarium.raft.Membership;
import raftarium.raft.Rule;
import raftarium.raft.Rules;
import raftarium.sim.ClusterView;
import raftarium.sim.NodeView;
import raftarium.sim.Simulation;
import raftarium.trace.Address;
import raftarium.trace.Packet;
import raftarium.trace.words.EntryWords;
import raftarium.trace.words.MessageWords;
import raftarium.words.Phrases;

import java.util.List;

/** What can be looked at, as fields. */
public final class Fields {
    private Fields() {}

    public static JsonObject of(String name, String value) {
        JsonObject fields = new JsonObject();
        fields.addProperty(name, value);
        return fields;
    }

    public static JsonElement status(ClusterView view, List<NodeView> nodes) {
        JsonObject fields = new JsonObject();
        fields.addProperty("at_ns", view.nowNanos());
        fields.addProperty("events", view.executed());
        fields.addProperty("seed", view.seed());
        fields.addProperty("algorithm", view.rules().label());
        fields.addProperty("digest", Digest.text(view.digest()));
        NodeView leader = view.leader();
        fields.addProperty("leader", leader == null ? null : "n" + leader.id());
        JsonArray sides = new JsonArray();
        view.sides().forEach(side -> sides.add(Phrases.names(side)));
        fields.add("sides", sides);
        fields.add("configuration", configuration(view.membership()));
        fields.addProperty("configuration_of", leader == null ? null : "n" + leader.id());
        JsonArray list = new JsonArray();
        nodes.forEach(node -> list.add(node(node)));
        fields.add("nodes", list);
        return fields;
    }

    static JsonObject configuration(Membership membership) {
        JsonObject fields = new JsonObject();
        fields.add("voters", names(membership.voters()));
        fields.add("outgoing", names(membership.outgoing()));
        fields.add("learners", names(membership.learners()));
        return fields;
    }

    private static JsonArray names(List<Integer> ids) {
        JsonArray names = new JsonArray();
        ids.forEach(id -> names.add("n" + id));
        return names;
    }

    static JsonObject node(NodeView node) {
        JsonObject fields = new JsonObject();
        fields.addProperty("node", "n" + node.id());
        fields.addProperty("state", node.word());
        fields.addProperty("term", node.status().term());
        fields.addProperty(
                "vote", node.status().vote() == 0 ? null : "n" + node.status().vote());
        fields.addProperty(
                "leader",
                node.status().leader() == 0 ? null : "n" + node.status().leader());
        fields.addProperty("commit", node.status().commitIndex());
        fields.addProperty("applied", node.status().lastApplied());
        fields.addProperty("durable", node.status().durableIndex());
        fields.addProperty("first", node.status().log().firstIndex());
        fields.addProperty("last", node.status().log().lastIndex());
        fields.addProperty("last_term", node.status().log().lastTerm());
        fields.addProperty("snapshot", node.status().log().snapshotIndex());
        fields.addProperty("snapshot_term", node.status().log().snapshotTerm());
        fields.addProperty("standing", node.standing().word());
        fields.add("configuration", configuration(node.status().membership()));
        fields.addProperty("isolated", node.isolated());
        fields.addProperty("drift_ppm", node.clock().driftPpm());
        fields.addProperty("clock_offset_ns", node.clock().offsetNanos());
        fields.addProperty("disk_trouble", node.disk().trouble());
        fields.addProperty("failure", node.failure());
        return fields;
    }

    public static JsonElement logs(Simulation simulation, List<NodeView> nodes, int last) {
        JsonObject fields = new JsonObject();
        JsonObject snapshots = new JsonObject();
        for (NodeView node : nodes) {
            JsonArray entries = new JsonArray();
            long first = Math.max(
                    node.status().log().firstIndex(), node.status().log().lastIndex() - last + 1);
            for (Entry entry :
                    node.status().log().entries(first, node.status().log().lastIndex())) {
                JsonObject one = new JsonObject();
                one.addProperty("index", entry.index());
                one.addProperty("term", entry.term());
                one.addProperty("committed", entry.index() <= node.status().commitIndex());
                one.addProperty(
                        "command", EntryWords.of(entry, simulation.config().machine()));
                entries.add(one);
            }
            fields.add("n" + node.id(), entries);
            if (node.status().log().snapshotIndex() > 0) {
                JsonObject snapshot = new JsonObject();
                snapshot.addProperty("index", node.status().log().snapshotIndex());
                snapshot.addProperty("term", node.status().log().snapshotTerm());
                snapshots.add("n" + node.id(), snapshot);
            }
        }
        if (snapshots.size() > 0) {
            fields.add("snapshots", snapshots);
        }
        return fields;
    }

    public static JsonElement messages(List<Packet> packets) {
        JsonArray list = new JsonArray();
        for (Packet packet : packets) {
            JsonObject one = new JsonObject();
            one.addProperty("id", packet.id());
            one.addProperty("from", Address.name(packet.from()));
            one.addProperty("to", Address.name(packet.to()));
            one.addProperty("type", packet.body().name());
            one.addProperty("text", MessageWords.of(packet.body()));
            one.addProperty("sent_ns", packet.sentAtNanos());
            one.addProperty("held", packet.isHeld());
            one.addProperty("due_ns", packet.isHeld() ? null : packet.dueNanos());
            list.add(one);
        }
        return list;
    }

    public static JsonElement rules(Rules rules) {
        JsonArray list = new JsonArray();
        for (Rule rule : Rule.values()) {
            JsonObject one = new JsonObject();
            one.addProperty("rule", rule.key());
            one.addProperty("kind", rule.kind().word());
            one.addProperty("section", rule.section());
            one.addProperty("on", rules.on(rule));
            one.addProperty("default", rule.isOnByDefault());
            one.addProperty("says", rule.sentence());
            one.addProperty("off", rule.off());
            list.add(one);
        }
        return list;
    }
}
