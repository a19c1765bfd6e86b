package raftarium.app;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A cluster as its trace in JSON tells of it: whoever reads nothing else knows that much. */
final class RebuiltCluster {
    /** A node. */
    static final class Node {
        String state = "";
        String role = "";
        String vote = "";
        long term;
        long commit;
        long applied;
        long snapshotIndex;
        long snapshotTerm;
        final List<String> log = new ArrayList<>();
        final List<Long> terms = new ArrayList<>();

        private long lastIndex() {
            return snapshotIndex + log.size();
        }

        private void append(JsonArray entries) {
            for (JsonElement one : entries) {
                JsonObject entry = one.getAsJsonObject();
                if (entry.get("index").getAsLong() != lastIndex() + 1) {
                    throw new IllegalStateException("a gap behind " + lastIndex() + ": " + entry);
                }
                terms.add(entry.get("term").getAsLong());
                log.add(entry.get("index") + "/" + entry.get("term") + " "
                        + entry.get("text").getAsString());
            }
        }

        private void truncateFrom(long index) {
            int left = (int) Math.max(0, index - 1 - snapshotIndex);
            log.subList(left, log.size()).clear();
            terms.subList(left, terms.size()).clear();
        }

        /** A snapshot stands for its beginning; the rest stays if it goes on from there. */
        private void snapshot(long index, long term) {
            int gone = (int) (index - snapshotIndex);
            boolean goesOn = gone <= log.size() && (gone == 0 || terms.get(gone - 1) == term);
            log.subList(0, goesOn ? gone : log.size()).clear();
            terms.subList(0, goesOn ? gone : terms.size()).clear();
            snapshotIndex = index;
            snapshotTerm = term;
        }

        private long lastTerm() {
            return terms.isEmpty() ? snapshotTerm : terms.get(terms.size() - 1);
        }

        /** As field {@code after} of an event says it. */
        private String after() {
            String down = "{\"state\":\"" + state + "\"}";
            return state.equals("crashed") || state.equals("failed")
                    ? down
                    : "{\"state\":\"" + state + "\",\"role\":\"" + role + "\",\"term\":" + term
                            + ",\"vote\":" + (vote.isEmpty() ? "null" : "\"" + vote + "\"")
                            + ",\"commit\":" + commit + ",\"applied\":" + applied
                            + ",\"last\":{\"index\":" + lastIndex() + ",\"term\":" + lastTerm()
                            + "},\"snapshot\":{\"index\":" + snapshotIndex + ",\"term\":"
                            + snapshotTerm + "}}";
        }
    }

    private final Map<String, Node> nodes = new TreeMap<>();

    /** What became of each message, by id. */
    private final Map<Long, String> fates = new TreeMap<>();

    /** Whom it is from and for, and what it is. */
    private final Map<Long, String> messages = new TreeMap<>();

    private final Map<String, Long> writes = new TreeMap<>();
    private long next;

    Map<String, Node> nodes() {
        return nodes;
    }

    Map<Long, String> fates() {
        return fates;
    }

    /** The next line; what doesn't fit to those before is refused. */
    void read(JsonObject event) {
        require(event.get("event").getAsLong() == next++, event);
        String type = event.get("type").getAsString();
        String id = event.get("node").isJsonNull() ? "" : event.get("node").getAsString();
        if (event.has("message")) {
            message(type, event);
        } else if (event.has("decision")) {
            decided(type, id, nodes.get(id), event.getAsJsonObject("decision"));
        } else {
            happened(type, id, event);
        }
        Node node = nodes.get(id);
        boolean isKnown = node != null && !node.state.isEmpty();
        require(isKnown == event.has("after"), event);
        require(!isKnown || node.after().equals(event.get("after").toString()), event);
        JsonElement cause = event.get("cause");
        boolean isEvent = cause.getAsJsonPrimitive().isNumber();
        require(!isEvent || cause.getAsLong() < event.get("event").getAsLong(), event);
        require(cause.getAsString().equals("command") == event.has("command"), event);
    }

    private static void require(boolean holds, JsonObject event) {
        if (!holds) {
            throw new IllegalStateException("this doesn't fit to what was before: " + event);
        }
    }

    private void message(String type, JsonObject event) {
        JsonObject message = event.getAsJsonObject("message");
        long id = message.get("id").getAsLong();
        String what = message.get("from") + " " + message.get("to") + " " + message.get("kind");
        if (message.has("in_reply_to")) {
            require(messages.containsKey(message.get("in_reply_to").getAsLong()), event);
        }
        switch (type) {
            case "message-sent" -> begins(id, what, event);
            case "message-duplicated" -> {
                require(what.equals(messages.get(event.get("original").getAsLong())), event);
                begins(id, what, event);
            }
            case "message-held" -> becomes(id, what, "held", event);
            case "message-delivered" -> {
                Node to = nodes.get(message.get("to").getAsString());
                boolean waits = to != null && to.state.equals("paused");
                becomes(id, what, waits ? waits(message) : "delivered", event);
            }
            case "message-lost" ->
                becomes(id, what, "lost: " + event.get("reason").getAsString(), event);
            default -> throw new IllegalStateException(type);
        }
    }

    private void begins(long id, String what, JsonObject event) {
        require(messages.put(id, what) == null, event);
        fates.put(id, "on its way");
    }

    private void becomes(long id, String what, String fate, JsonObject event) {
        require(what.equals(messages.get(id)), event);
        String before = fates.put(id, fate);
        boolean isThere = "on its way".equals(before) || "held".equals(before);
        // What waits at a paused node comes once more when that goes on, unless there is no room.
        require(isThere || waits(event.getAsJsonObject("message")).equals(before), event);
    }

    private static String waits(JsonObject message) {
        return "waits at " + message.get("to").getAsString();
    }

    private void decided(String type, String self, Node node, JsonObject decision) {
        switch (type) {
            case "role-changed" -> {
                node.role = decision.get("role").getAsString();
                long term = decision.get("term").getAsLong();
                String reason = decision.get("reason").getAsString();
                boolean stands = node.role.equals("candidate") && !reason.equals("newer-term");
                node.vote = term == node.term ? node.vote : stands ? self : "";
                node.term = term;
            }
            case "vote-granted" -> node.vote = decision.get("candidate").getAsString();
            case "appended" -> node.append(decision.getAsJsonArray("entries"));
            case "truncated" -> {
                JsonElement first = decision.getAsJsonArray("entries").get(0);
                node.truncateFrom(first.getAsJsonObject().get("index").getAsLong());
            }
            case "committed" -> node.commit = decision.get("index").getAsLong();
            case "snapshot-installed" -> {
                long index = decision.get("index").getAsLong();
                node.snapshot(index, decision.get("term").getAsLong());
                node.commit = index;
                node.applied = index;
            }
            default -> {
                // It says why, and changes nothing of what is rebuilt here.
            }
        }
    }

    private void happened(String type, String id, JsonObject event) {
        switch (type) {
            case "node-started" -> {
                Node node = new Node();
                JsonObject found = event.getAsJsonObject("started");
                JsonObject snapshot = found.getAsJsonObject("snapshot");
                node.state = "running";
                node.role = "follower";
                node.term = found.get("term").getAsLong();
                node.vote =
                        found.get("vote").isJsonNull() ? "" : found.get("vote").getAsString();
                node.snapshot(
                        snapshot.get("index").getAsLong(), snapshot.get("term").getAsLong());
                node.append(found.getAsJsonArray("entries"));
                node.commit = node.snapshotIndex;
                node.applied = node.snapshotIndex;
                nodes.put(id, node);
            }
            case "node-crashed" -> down(id, "crashed");
            case "node-failed" -> down(id, "failed");
            case "node-paused" -> nodes.get(id).state = "paused";
            case "node-resumed" -> nodes.get(id).state = "running";
            case "applied" -> {
                Node node = nodes.get(id);
                JsonObject entry = event.getAsJsonObject("applied").getAsJsonObject("entry");
                node.applied = Math.max(node.applied, entry.get("index").getAsLong());
                node.commit = Math.max(node.commit, node.applied);
            }
            case "snapshot-taken" -> {
                JsonObject taken = event.getAsJsonObject("snapshot");
                nodes.get(id)
                        .snapshot(
                                taken.get("index").getAsLong(),
                                taken.get("term").getAsLong());
            }
            case "disk-write" -> writes.put(id, event.get("event").getAsLong());
            case "disk-synced" -> {
                long write = event.getAsJsonObject("synced").get("write").getAsLong();
                require(writes.get(id) == write, event);
            }
            default -> {
                // A client's, or a change from outside.
            }
        }
    }

    private void down(String id, String state) {
        Node node = new Node();
        node.state = state;
        nodes.put(id, node);
        fates.replaceAll((message, fate) -> fate.equals("waits at " + id) ? "lost" : fate);
    }
}
