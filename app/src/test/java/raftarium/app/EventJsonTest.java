package raftarium.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;

import org.junit.jupiter.api.Test;

import raftarium.app.look.EventJson;
import raftarium.data.Bytes;
import raftarium.machine.KeyValueCommand;
import raftarium.machine.MachineType;
import raftarium.machine.SessionCommand;
import raftarium.raft.Entry;
import raftarium.raft.HardState;
import raftarium.raft.Membership;
import raftarium.raft.Message;
import raftarium.raft.NodeEvent;
import raftarium.raft.Refusal;
import raftarium.raft.Role;
import raftarium.raft.Rule;
import raftarium.trace.Address;
import raftarium.trace.Body;
import raftarium.trace.Cause;
import raftarium.trace.ClientEvent;
import raftarium.trace.Cut;
import raftarium.trace.Decision;
import raftarium.trace.DiskEvent;
import raftarium.trace.Event;
import raftarium.trace.EventType;
import raftarium.trace.FaultEvent;
import raftarium.trace.HostEvent;
import raftarium.trace.MessageEvent;
import raftarium.trace.NoteEvent;
import raftarium.trace.Outcome;
import raftarium.trace.Packet;
import raftarium.trace.ReadMode;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A line of JSON has every field of its event, and the schema says so. */
class EventJsonTest {
    private static final long NOW = 7_000_000;
    private static final int CLIENT = Address.FIRST_CLIENT;
    private static final Entry NO_OP = new Entry(4, 2, Entry.Kind.NO_OP, Bytes.EMPTY);
    private static final Entry COMMAND = new Entry(
            5,
            2,
            Entry.Kind.COMMAND,
            new SessionCommand(1, 1, 1, KeyValueCommand.put("k", "v").encode()).encode());
    private static final Membership JOINT =
            Membership.ofFirst(3).withLearners(List.of(4)).changing(List.of(), List.of(3));
    private static final Entry CONFIGURATION =
            new Entry(6, 2, Entry.Kind.CONFIGURATION, JOINT.encode());
    private static final List<Entry> ENTRIES = List.of(NO_OP, COMMAND, CONFIGURATION);

    /** What may be left out: it isn't always there. */
    private static final Set<String> OPTIONAL = Set.of(
            "after",
            "message.in_reply_to",
            "message.due_ns",
            "write.term",
            "write.vote",
            "write.snapshot_index",
            "synced.write");

    private final EventSchema schema = new EventSchema();

    // Every event that there can be.

    private static List<Event> events() {
        List<Event> events = new ArrayList<>();
        events.add(new HostEvent.Started(NOW, 1, 2, new HardState(2, 3), 3, 1, JOINT, ENTRIES, 17));
        bodies().forEach(body -> messages(body, events));
        events.add(new DiskEvent.Write(NOW, 1, 2, new HardState(3, 1), 3, ENTRIES, NOW + 1));
        events.add(new DiskEvent.Synced(NOW, 1, 6));
        decisions().forEach(decision -> events.add(Decision.of(NOW, 1, decision)));
        events.add(new HostEvent.Applied(
                NOW, 1, COMMAND, Bytes.utf8("v"), false, MachineType.KV, null));
        events.add(new HostEvent.Applied(NOW, 1, COMMAND, null, true, MachineType.KV, null));
        events.add(new HostEvent.SnapshotTaken(NOW, 1, 5, 2, 100, -4711));
        events.add(new HostEvent.Paused(NOW, 1));
        events.add(new HostEvent.Resumed(NOW, 1));
        events.add(new HostEvent.TimeoutForced(NOW, 1));
        events.add(new HostEvent.Crashed(NOW, 1, true));
        events.add(new HostEvent.Failed(NOW, 1, "its disk is full"));
        events.add(new HostEvent.Added(NOW, 6));
        for (ReadMode read : ReadMode.values()) {
            events.add(new ClientEvent.Called(NOW, CLIENT, 1, Bytes.EMPTY, read, "get k", false));
        }
        for (Outcome outcome : EnumSet.complementOf(EnumSet.of(Outcome.PENDING))) {
            events.add(
                    new ClientEvent.Returned(NOW, CLIENT, 1, outcome, Bytes.utf8("v"), 5, "get k"));
        }
        events.add(new ClientEvent.Called(NOW, CLIENT, 1, Bytes.EMPTY, null, "put k v", true));
        events.add(new FaultEvent.NetworkChanged(
                NOW,
                "heal",
                List.of(List.of(1, 2), List.of(3)),
                List.of(new Cut(1, 3), new Cut(3, 0))));
        events.add(new FaultEvent.RuleChanged(NOW, "one-vote", false));
        events.add(new FaultEvent.ClockDrifts(NOW, 1, -200));
        events.add(new FaultEvent.ClockJumped(NOW, 1, -5));
        events.add(new FaultEvent.DiskChanged(NOW, 1, "full"));
        events.add(new NoteEvent(NOW, "look"));
        return events;
    }

    private static List<Body> bodies() {
        Stream<Message> messages = Stream.of(
                new Message.RequestVote(1, 2, 3, 6, 2, true),
                new Message.RequestVoteReply(2, 1, 3, true),
                new Message.PreVote(1, 2, 3, 6, 2),
                new Message.PreVoteReply(2, 1, 3, false),
                new Message.TimeoutNow(1, 2, 3),
                new Message.AppendEntries(1, 2, 3, 3, 1, ENTRIES, 4, 9, true),
                new Message.AppendEntriesReply(2, 1, 3, false, 3, 2, 1, 6, 9),
                new Message.InstallSnapshot(1, 2, 3, 3, 1, JOINT, 10, Bytes.utf8("state"), true),
                new Message.InstallSnapshotReply(2, 1, 3, 3, 15, true));
        List<Body> bodies = new ArrayList<>();
        messages.forEach(message -> bodies.add(new Body.Raft(message)));
        bodies.add(new Body.Request(1, Bytes.EMPTY, ReadMode.LEASE, "get k"));
        bodies.add(new Body.Request(2, Bytes.EMPTY, null, "put k v"));
        for (Body.Answer answer : Body.Answer.values()) {
            bodies.add(new Body.Reply(1, answer, Bytes.utf8("v"), 2, 5));
        }
        bodies.add(new Body.Reply(1, Body.Answer.OK, null, 0, 0));
        return bodies;
    }

    private static void messages(Body body, List<Event> events) {
        long id = events.size();
        int from = body instanceof Body.Request ? CLIENT : 1;
        int to = body instanceof Body.Reply ? CLIENT : 2;
        Packet packet = new Packet(id, from, to, body, NOW - 9, NOW, body.isReply() ? 1 : 0, id);
        events.add(new MessageEvent.Sent(NOW - 9, packet));
        events.add(new MessageEvent.Duplicated(NOW, packet.copy(id + 1, NOW, id), id));
        events.add(new MessageEvent.Held(NOW, packet.dueAt(Packet.HELD)));
        events.add(new MessageEvent.Delivered(NOW, packet));
        MessageEvent.Reason[] reasons = MessageEvent.Reason.values();
        events.add(new MessageEvent.Lost(NOW, packet, reasons[events.size() % reasons.length]));
    }

    private static List<NodeEvent> decisions() {
        List<NodeEvent> decisions = new ArrayList<>();
        for (NodeEvent.Reason reason : NodeEvent.Reason.values()) {
            decisions.add(new NodeEvent.RoleChanged(Role.FOLLOWER, 3, reason));
        }
        for (Rule rule : List.of(
                Rule.REJECT_OLD_TERM,
                Rule.ONE_VOTE,
                Rule.UP_TO_DATE_VOTE,
                Rule.MATCH_PREVIOUS,
                Rule.COMMIT_OWN_TERM,
                Rule.PRE_VOTE,
                Rule.STICKINESS,
                Rule.RESTART_VOTE_WAIT,
                Rule.REMOVED_NODES)) {
            Refusal refusal = new Refusal(rule, 6, 2, 5, 1);
            decisions.add(new NodeEvent.VoteRefused(2, 3, refusal));
        }
        Refusal refusal = new Refusal(Rule.UP_TO_DATE_VOTE, 6, 2, 5, 1);
        decisions.addAll(List.of(
                new NodeEvent.PreVoteRefused(2, 3, refusal),
                new NodeEvent.StandRefused(3, refusal),
                new NodeEvent.AppendRefused(2, 5, refusal),
                new NodeEvent.CommitWithheld(5, refusal),
                new NodeEvent.LeaderKnown(2, 3),
                new NodeEvent.PreVoteBegan(3),
                new NodeEvent.PreVoteGranted(2, 3),
                new NodeEvent.TransferBegan(2, true),
                new NodeEvent.TransferFailed(2),
                new NodeEvent.VoteGranted(2, 3),
                new NodeEvent.VoteCounted(2, 3, 1, 2),
                new NodeEvent.Truncated(ENTRIES),
                new NodeEvent.Appended(ENTRIES),
                new NodeEvent.BackedUp(2, 6, 4),
                new NodeEvent.Committed(4, 5, 2, 3, true),
                new NodeEvent.MembershipChanged(6, JOINT),
                new NodeEvent.CatchUpFailed(4, 12),
                new NodeEvent.SnapshotSent(2, 1, 3, 100),
                new NodeEvent.SnapshotInstalled(2, 5, 2)));
        return decisions;
    }

    private static List<JsonObject> lines() {
        StringWriter out = new StringWriter();
        EventJson json = new EventJson(out, MachineType.KV);
        List<Event> events = events();
        List<Long> causes = List.of(Cause.START, Cause.OUTSIDE, Cause.ofCommand(3), 0L);
        for (int number = 0; number < events.size(); number++) {
            json.write(number, events.get(number), causes.get(number % causes.size()));
        }
        return out.toString()
                .lines()
                .map(line -> JsonParser.parseString(line).getAsJsonObject())
                .toList();
    }

    @Test
    void everyKindOfEventIsThere() {
        assertThat(events().stream().map(Event::type)).containsOnly(EventType.values());
        assertThat(lines().stream().filter(line -> line.has("reason")))
                .extracting(line -> line.get("reason").getAsString())
                .containsOnly("loss", "cut", "partition", "down", "dropped", "overflow");
    }

    @Test
    void theSchemaAllowsEveryLine() {
        lines().forEach(schema::validate);
    }

    @Test
    void theSchemaMissesEachFieldThatIsLeftOut() {
        for (JsonObject line : lines()) {
            eachObject(line, "", (path, object) -> {
                for (String name : Set.copyOf(object.keySet())) {
                    JsonElement field = object.remove(name);
                    assertThat(schema.allows(line))
                            .as("%s without %s%s", line, path, name)
                            .isEqualTo(OPTIONAL.contains(path + name));
                    object.add(name, field);
                }
            });
        }
    }

    @Test
    void theSchemaAllowsNoFieldThatItDoesNotKnow() {
        for (JsonObject line : lines()) {
            eachObject(line, "", (path, object) -> {
                object.addProperty("more", 1);
                assertThat(schema.allows(line)).as("%s", line).isFalse();
                object.remove("more");
            });
        }
    }

    private interface Look {
        void at(String path, JsonObject object);
    }

    private static void eachObject(JsonElement element, String path, Look look) {
        if (element instanceof JsonObject object) {
            look.at(path, object);
            Set.copyOf(object.keySet())
                    .forEach(name -> eachObject(object.get(name), path + name + ".", look));
        } else if (element instanceof JsonArray list && list.size() > 0) {
            eachObject(list.get(0), path, look);
        }
    }

    @Test
    void aNodeWhoseStartIsNotThereHasNoState() {
        StringWriter out = new StringWriter();
        EventJson json = new EventJson(out, MachineType.KV);
        json.write(7, Decision.of(NOW, 1, new NodeEvent.VoteGranted(2, 3)), Cause.ofCommand(2));
        assertThat(out)
                .hasToString("{\"event\":7,\"at_ns\":7000000,\"type\":\"vote-granted\","
                        + "\"node\":\"n1\",\"cause\":\"command\",\"command\":2,"
                        + "\"decision\":{\"candidate\":\"n2\",\"term\":3},"
                        + "\"text\":\"n1 votes for n2 in term 3 (5.2)\"}\n");
    }

    @Test
    void whatIsPassedOverShowsInWhatComesBehindIt() {
        StringWriter out = new StringWriter();
        EventJson json = new EventJson(out, MachineType.KV);
        json.skip(new HostEvent.Started(NOW, 1, 2, new HardState(2, 3), 3, 1, JOINT, ENTRIES, 0));
        json.skip(Decision.of(
                NOW, 1, new NodeEvent.RoleChanged(Role.CANDIDATE, 3, NodeEvent.Reason.TIMEOUT)));
        json.write(2, new HostEvent.TimeoutForced(NOW, 1), Cause.OUTSIDE);
        assertThat(out)
                .hasToString("{\"event\":2,\"at_ns\":7000000,\"type\":\"timeout-forced\","
                        + "\"node\":\"n1\",\"cause\":\"outside\",\"after\":{\"state\":\"running\","
                        + "\"role\":\"candidate\",\"term\":3,\"vote\":\"n1\",\"commit\":3,"
                        + "\"applied\":3,\"last\":{\"index\":6,\"term\":2},"
                        + "\"snapshot\":{\"index\":3,\"term\":1}},"
                        + "\"text\":\"n1's election timer is made to fire\"}\n");
    }

    /** Whoever rebuilds the cluster sees what doesn't fit. */
    @Test
    void aWrongStateIsSeen() {
        List<Consumer<JsonObject>> errors = List.of(
                after -> after.addProperty("term", 9),
                after -> after.add("vote", new JsonPrimitive("n9")),
                after -> after.addProperty("commit", 9),
                after -> after.getAsJsonObject("last").addProperty("index", 9),
                after -> after.addProperty("state", "paused"));
        for (Consumer<JsonObject> error : errors) {
            JsonObject line = lines().get(0);
            new RebuiltCluster().read(line.deepCopy());
            error.accept(line.getAsJsonObject("after"));
            assertThat(catchThrowable(() -> new RebuiltCluster().read(line)))
                    .isInstanceOf(IllegalStateException.class);
        }
    }
}
