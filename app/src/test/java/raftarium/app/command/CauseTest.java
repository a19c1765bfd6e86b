package raftarium.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import raftarium.app.script.Scenarios;
import raftarium.app.script.ScriptSource;
import raftarium.data.RandomStream;
import raftarium.raft.Message;
import raftarium.trace.CausalChain;
import raftarium.trace.CausalChain.Hop;
import raftarium.trace.Cause;
import raftarium.trace.ClientEvent;
import raftarium.trace.Event;
import raftarium.trace.EventType;
import raftarium.trace.MessageEvent;
import raftarium.trace.Packet;
import raftarium.trace.Trace;
import raftarium.trace.words.EventWords;

/** What an event follows from, again and again, to a command or the start. */
class CauseTest {
    /** How many events of each session are asked for. */
    private static final int ASKED = 10;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "election/leader-crash",
                "election/pre-vote",
                "election/split-votes",
                "election/transfer",
                "election/check-quorum",
                "replication/stale-leader",
                "replication/conflict-overwritten",
                "faults/lossy",
                "faults/reordering",
                "faults/pause",
                "faults/clock-jump",
                "faults/rolling-restarts",
                "persistence/damaged-disk",
                "persistence/full-disk",
                "persistence/slow-disk",
                "snapshot/lagging-follower",
                "membership/add",
                "membership/remove-leader",
                "reads/lease",
                "clients/exactly-once",
                "rules/one-vote",
                "rules/commit-own-term"
            })
    void everyEventLeadsBackByTrueCauses(String name) {
        try (Lab lab = Lab.fresh()) {
            run(lab, name);
            Trace trace = lab.simulation().trace();
            assertThat(trace.first()).as("events let go").isZero();
            RandomStream random = RandomStream.of(1, "events of " + name);
            int commands = lab.recorded().size();
            for (int asked = 0; asked < ASKED; asked++) {
                walk(trace, random.below(trace.count()), commands);
            }
        }
    }

    private static void run(Lab lab, String name) {
        ScriptSource source = Scenarios.list().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        lab.interpreter().run(lab.interpreter().parse(source.text(), source.origin()), any -> {});
    }

    private static void walk(Trace trace, long from, int commands) {
        CausalChain chain = new CausalChain(trace);
        long number = from;
        Hop hop = chain.back(number);
        while (hop != null && Cause.isEvent(hop.cause())) {
            assertThat(hop.cause()).as("the cause of event %d", number).isLessThan(number);
            Event cause = trace.event(hop.cause());
            Event effect = trace.event(number);
            assertThat(isTrue(hop.link(), cause, effect))
                    .as("%s: %s <- %s", hop.link(), line(effect), line(cause))
                    .isTrue();
            number = hop.cause();
            hop = chain.back(number);
        }
        assertThat(hop).as("the end of the way back from event %d", from).isNotNull();
        assertThat(hop.cause() == Cause.START
                        || Cause.command(hop.cause()) >= 1
                                && Cause.command(hop.cause()) <= commands)
                .as("%s of %s, of %d commands", hop, line(trace.event(number)), commands)
                .isTrue();
    }

    private static String line(Event event) {
        return event.atNanos() + " " + event.type() + " " + EventWords.of(event);
    }

    /** Whether the fields of the two events say that one followed from the other in that way. */
    private static boolean isTrue(CausalChain.Link link, Event cause, Event effect) {
        return switch (link) {
            case SENT -> isSent(cause, effect);
            case WRITTEN ->
                cause.type() == EventType.DISK_WRITE
                        && effect.type() == EventType.DISK_SYNCED
                        && cause.node() == effect.node();
            case BARRED ->
                cause.type() == EventType.NETWORK_CHANGED
                                && EventWords.of(cause).matches("(partition|isolate|cut) .*")
                        || isDown(cause) && cause.node() == packet(effect).to();
            case AT_ONCE -> cause.atNanos() == effect.atNanos() && isAtSamePlace(cause, effect);
            case AFTER_SYNC -> isAtSamePlace(cause, effect) && isOfRequest(cause, effect);
            case HEARTBEAT -> isAtSamePlace(cause, effect) && isFromLeader(packet(effect));
            case TIMER -> isAtSamePlace(cause, effect);
            case SILENCE ->
                isDown(cause)
                        || cause.type() == EventType.NODE_PAUSED
                        || packet(cause).to() == place(effect) && isFromLeader(packet(cause));
            case START, COMMAND -> false;
        };
    }

    private static boolean isSent(Event cause, Event effect) {
        boolean isSent = cause.type() == EventType.MESSAGE_SENT
                || cause.type() == EventType.MESSAGE_DUPLICATED;
        long id = effect instanceof MessageEvent.Duplicated second
                ? second.originalId()
                : packet(effect).id();
        return isSent && packet(cause).id() == id;
    }

    private static boolean isDown(Event event) {
        return event.type() == EventType.NODE_CRASHED || event.type() == EventType.NODE_FAILED;
    }

    private static boolean isFromLeader(Packet packet) {
        return packet.message() instanceof Message.AppendEntries
                || packet.message() instanceof Message.InstallSnapshot;
    }

    /** A reply that waited for the disk names the request. */
    private static boolean isOfRequest(Event cause, Event effect) {
        boolean isReply = effect.type() == EventType.MESSAGE_SENT
                && cause.type() == EventType.MESSAGE_DELIVERED
                && packet(effect).inReplyTo() != 0;
        return !isReply || packet(effect).inReplyTo() == packet(cause).id();
    }

    /** Where something happens doesn't change, but by packets; the cluster's own is everywhere. */
    private static boolean isAtSamePlace(Event cause, Event effect) {
        return place(cause) == 0 || place(effect) == 0 || place(cause) == place(effect);
    }

    /** The address at which it happens; 0 for the cluster. */
    private static int place(Event event) {
        if (event instanceof ClientEvent client) {
            return client.client();
        } else if (event instanceof MessageEvent message) {
            boolean arrives = event.type() == EventType.MESSAGE_DELIVERED
                    || event.type() == EventType.MESSAGE_LOST;
            return arrives ? message.packet().to() : message.packet().from();
        }
        return event.node();
    }

    private static Packet packet(Event event) {
        return ((MessageEvent) event).packet();
    }

    @Test
    void anEntrysLossLeadsToThePartition() {
        try (Lab lab = Lab.fresh()) {
            run(lab, "replication/stale-leader");
            long lost = newest(lab.simulation().trace(), EventType.TRUNCATED);
            String asked = "cause event " + lost;
            String told = lab.ok(asked);
            assertThat(told).contains(" deletes entr", "put x lost");
            int hops = 1;
            while (!told.contains("because of a command:") && hops < 50) {
                told = lab.ok(asked);
                hops++;
            }
            assertThat(told).contains("partition ", "because of a command:  partition ");
            assertThat(lab.ok("status")).isNotEmpty();
            assertThat(lab.session().timeline().isPast()).isTrue();
        }
    }

    private static long newest(Trace trace, EventType type) {
        for (long number = trace.count() - 1; number >= trace.first(); number--) {
            if (trace.event(number).type() == type) {
                return number;
            }
        }
        throw new AssertionError("no " + type);
    }

    @Test
    void whatIsAskedForAgainGoesOnFromThere() {
        try (Lab lab = Lab.settled()) {
            lab.ok("crash leader; until leader");
            assertThat(lab.ok("cause leader")).contains(" leads in term 2", "at once:", "the vote");
            assertThat(lab.ok("cause leader"))
                    .contains("RequestVoteReply term 2, granted, arrives");
            lab.ok("goto end");
            assertThat(lab.ok("cause leader")).contains(" leads in term 2", "at once:", "the vote");
        }
    }

    @Test
    void anElectionLeadsToTheCrashThatMadeTheLeaderSilent() {
        try (Lab lab = Lab.settled()) {
            lab.ok("crash leader; until leader");
            long stands = newest(lab.simulation().trace(), EventType.ROLE_CHANGED);
            while (!EventWords.of(lab.simulation().trace().event(stands)).contains("stands")) {
                stands--;
            }
            assertThat(lab.ok("cause event " + stands))
                    .contains(
                            "stands for election in term 2",
                            "the timer was over, since this kept the leader's messages away:",
                            " crashes");
            assertThat(lab.ok("cause event " + stands)).contains("because of a command:  crash");
            assertThat(lab.mistaken("cause event " + stands)).contains("that began here");
        }
    }

    @Test
    void theStartIsWhereAskingEnds() {
        try (Lab lab = Lab.fresh()) {
            lab.ok("run 100ms");
            assertThat(lab.ok("cause n1")).contains("n1 starts", "because the cluster started");
            assertThat(lab.mistaken("cause n1")).contains("that began here");
            assertThat(lab.ok("cause event 3")).contains("n4 starts", "0.000 s (action 0)");
        }
    }

    @Test
    void entriesMessagesAndMistakesHaveTheirAnswers() {
        try (Lab lab = Lab.settled()) {
            lab.ok("put x 1");
            assertThat(lab.ok("cause entry 2 leader")).contains(" commits entry 2", "at once:");
            lab.ok("goto end");
            assertThat(lab.ok("cause 1")).contains("RequestVote", "once the disk was in sync:");
            lab.ok("goto end");
            String digest = lab.digest();
            assertThat(lab.mistaken("cause entry 99")).contains("nothing of entry 99");
            assertThat(lab.mistaken("cause 99999")).contains("no message 99999 is in the trace");
            assertThat(lab.mistaken("cause event 99999")).contains("no event 99999");
            assertThat(lab.mistaken("cause n9")).contains("there is no n9");
            assertThat(lab.digest()).isEqualTo(digest);
        }
    }
}
