package raftarium.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import raftarium.trace.Body;
import raftarium.trace.MessageEvent;
import raftarium.trace.Packet;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

class MessageCommandsTest {
    private final Lab lab = Lab.settled();

    @AfterEach
    void leave() {
        lab.close();
    }

    private List<Packet> held() {
        return lab.simulation().inFlight().stream().filter(Packet::isHeld).toList();
    }

    private long anyHeld() {
        return held().get(0).id();
    }

    @Test
    void messagesInFlightAreListedEachWithItsId() {
        lab.ok("link all all --delay 50ms; put x 1 --no-wait; run 30ms");
        Reply reply = lab.type("messages");
        JsonArray list = reply.data().getAsJsonArray();
        assertThat(list).hasSize(lab.simulation().inFlight().size()).isNotEmpty();
        JsonObject first = list.get(0).getAsJsonObject();
        assertThat(first.keySet())
                .contains("id", "from", "to", "type", "text", "sent_ns", "due_ns", "held");
        assertThat(first.get("held").getAsBoolean()).isFalse();
        assertThat(reply.output()).contains(first.get("id").getAsString());
    }

    @Test
    void whatIsHeldIsListedUntilItIsReleased() {
        lab.ok("hold leader all --type appendentries; put x 1 --no-wait; run 20ms");
        assertThat(held()).isNotEmpty().allMatch(packet -> packet.from() == lab.leader());
        Reply reply = lab.type("messages");
        assertThat(reply.output()).contains("entry 2", "(held)");
        JsonObject one = reply.data().getAsJsonArray().get(0).getAsJsonObject();
        assertThat(one.get("held").getAsBoolean()).isTrue();
        assertThat(one.get("due_ns").isJsonNull()).isTrue();
        lab.holds("followers last = 1");
        int count = held().size();
        assertThat(lab.ok("release")).isEqualTo("released: " + count);
        lab.holds("followers last = 2");
        assertThat(held()).isEmpty();
        lab.ok("put y 1; run 100ms");
        lab.holds("value y = 1");
    }

    @Test
    void withoutABEverythingIsHeldClientsToo() {
        lab.ok("hold; put x 1 --no-wait; run 500ms");
        assertThat(held()).anyMatch(packet -> packet.body() instanceof Body.Request);
        assertThat(held()).anyMatch(packet -> packet.message() != null);
        assertThat(held()).hasSameSizeAs(lab.simulation().inFlight());
    }

    @Test
    void clientsAreHeldByNameOnly() {
        lab.ok("hold all all; put x 1 --no-wait; run 40ms");
        assertThat(held()).noneMatch(packet -> packet.body() instanceof Body.Request);
        lab.holds("leader last = 2");
        lab.ok("release; hold clients leader; put y 1 --no-wait; run 40ms");
        assertThat(held()).extracting(packet -> packet.body().name()).containsExactly("Request");
    }

    @Test
    void aTypeIsHeldAndNothingElse() {
        lab.ok("hold --type REQUESTVOTEREPLY; crash leader; run 2s");
        assertThat(held())
                .isNotEmpty()
                .allMatch(packet -> packet.body().name().equals("RequestVoteReply"));
        lab.holds("no leader");
        lab.ok("release; until leader within 5s");
    }

    @Test
    void aMessageIsDeliveredAtOnceAndOnlyOnce() {
        lab.ok("hold; put x 1 --no-wait --to leader; run 20ms");
        long id = held().stream()
                .filter(packet -> packet.body() instanceof Body.Request)
                .findFirst()
                .orElseThrow()
                .id();
        assertThat(lab.ok("deliver " + id)).contains("Request put x 1 --to", ", delivered");
        lab.holds("leader last = 2");
        assertThat(lab.mistaken("deliver " + id)).contains("no message " + id + " is in flight");
    }

    @Test
    void oneThatIsNotHeldCanBeHandledToo() {
        lab.ok("link all clients --delay 50ms; put x 1 --no-wait; run 10ms");
        long id = lab.simulation().inFlight().get(0).id();
        assertThat(lab.ok("drop " + id)).contains("dropped");
        lab.ok("run 200ms");
        lab.holds("leader last = 1");
    }

    @Test
    void aDroppedMessageNeverArrives() {
        lab.ok("hold clients leader; put x 1 --no-wait; run 20ms");
        lab.ok("drop " + anyHeld() + "; release; run 100ms");
        lab.holds("leader last = 1");
    }

    @Test
    void aCopyHasAnIdOfItsOwnAndIsHeldLikeTheFirst() {
        lab.ok("hold clients leader; put x 1 --no-wait; run 20ms");
        long first = anyHeld();
        String said = lab.ok("duplicate " + first);
        assertThat(held()).hasSize(2);
        long copy = held().get(1).id();
        assertThat(said).endsWith("once more as " + copy);
        lab.ok("drop " + first + "; deliver " + copy + "; run 100ms");
        lab.holds("value x = 1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "messages n1; unexpected 'n1'",
                "hold n1; B is missing",
                "hold n1 n9; there is no n9",
                "hold n1 n2 n3; unexpected 'n3'",
                "hold --type; --type",
                "hold --type RequestVotes; did you mean 'RequestVote'?",
                "hold --type apendentries; did you mean 'AppendEntries'?",
                "hold --type nonsense; one of AppendEntries, AppendEntriesReply",
                "hold stale-leader n1; is no node",
                "release n1; unexpected 'n1'",
                "deliver; ID is missing",
                "deliver x; x' is no whole number",
                "deliver 999999; no message 999999 is in flight",
                "drop 999999; no message 999999 is in flight",
                "duplicate 999999; no message 999999 is in flight",
            })
    void mistakesChangeNothing(String line, String said) {
        assertThat(lab.mistaken(line)).contains(said);
    }

    @Test
    void everyMessageHasANameThatHoldTakes() {
        lab.ok("rule pre-vote on; load; run 1s; crash leader; run 2s; restart down; run 100ms");
        lab.ok("transfer n2 --no-wait; run 1s");
        Set<String> names = new TreeSet<>();
        for (var event : lab.simulation().trace().last(20_000)) {
            if (event instanceof MessageEvent message) {
                names.add(message.packet().body().name());
            }
        }
        assertThat(names).hasSizeGreaterThan(8);
        names.forEach(name -> lab.ok("hold --type " + name));
    }

    @Test
    void oneMessageIsHeldByItsId() {
        lab.ok("step --to message; put x 1 --no-wait; step --to message");
        long id = lab.simulation().inFlight().get(0).id();
        assertThat(lab.ok("hold --id " + id)).endsWith(", held");
        lab.ok("hold --id " + id);
        assertThat(lab.simulation().inFlight())
                .anyMatch(packet -> packet.id() == id && packet.isHeld());
        lab.ok("run 1s");
        assertThat(lab.simulation().inFlight()).anyMatch(packet -> packet.id() == id);
        assertThat(lab.ok("deliver " + id)).endsWith(", delivered");
        assertThat(lab.mistaken("hold --id " + id)).contains("no message " + id + " is in flight");
        assertThat(lab.mistaken("hold all n1 --id " + id)).contains("unexpected '--id'");
    }
}
