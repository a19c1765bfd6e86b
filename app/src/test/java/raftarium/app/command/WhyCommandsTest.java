package raftarium.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import raftarium.trace.Packet;
import raftarium.trace.Trace;
import raftarium.trace.words.MessageWords;
import raftarium.words.Phrases;

import java.util.List;
import java.util.stream.Collectors;

class WhyCommandsTest {
    private final Lab lab = Lab.settled();

    @AfterEach
    void close() {
        lab.close();
    }

    private String leader() {
        for (int id = 1; id <= 5; id++) {
            if (lab.type("expect n" + id + " is leader").isOk()) {
                return "n" + id;
            }
        }
        throw new AssertionError("nobody leads");
    }

    @Test
    void aLinkIsExplainedWithWhatClosedItHowItBehavesAndWhatIsOnIt() {
        try (Lab lab = Lab.fresh()) {
            lab.ok("new --seed 1 --net classroom; until leader; isolate n1");
            assertThat(lab.ok("why link n2 n1"))
                    .contains("n2 -> n1 is closed: the two are on different sides, or one is")
                    .contains(" isolated (")
                    .contains("isolate n1); heal opens it", "n1 -> n2 is closed")
                    .contains("as links that nobody has set: delay 10ms..20ms");
            lab.ok("heal; cut n2 n3 --one-way; link n2 n3 --loss 50% --one-way; run 100ms");
            assertThat(lab.ok("why link n2 n3"))
                    .contains(
                            "n2 -> n3 is closed: it is cut (", "cut n2 n3 --one-way); mend or heal")
                    .contains(
                            "n3 -> n2 is open",
                            "by a setting of its own: delay 10ms..20ms, loss 50%")
                    .contains("the last that was lost: ", "nothing is in flight on it");
            assertThat(lab.ok("step --to message; why link n2 n4; why link n4 n2"))
                    .containsPattern(
                            "in flight: \\d+  AppendEntries.*, arrives in \\d+\\.\\d\\d ms");
            assertThat(lab.ok("why link clients n1")).contains("clients -> n1 is open");
            assertThat(lab.mistaken("why link n1 n1")).contains("a link has two ends");
            assertThat(lab.mistaken("why link n1 all")).contains("'all' is 5 ends");
        }
    }

    @Test
    void aLeaderLeadsByItsVotes() {
        assertThat(lab.ok("why leader"))
                .contains(leader() + " is leader in term 1, with the votes of n")
                .contains("leads in term 1: it has the votes that it needs (5.2)")
                .contains("commits entry 1: on 3 of 5 disks, and of its own term (5.4.2)");
        assertThat(lab.ok("why")).isEqualTo(lab.ok("why leader"));
    }

    @Test
    void aRefusedVoteIsExplainedByTheValuesCompared() {
        String behind = leader().equals("n1") ? "n2" : "n1";
        String asked = leader().equals("n3") ? "n4" : "n3";
        lab.ok("isolate " + behind + "; put x 1; heal; timeout " + behind + "; run 5ms");
        assertThat(lab.ok("why " + asked))
                .contains(asked + " refuses " + behind + " its vote: " + behind
                        + "'s last entry is 1/1, " + asked + "'s is 2/1 (up-to-date-vote, 5.4.1)");
    }

    @Test
    void aNodeThatPromisedItsLeaderSaysWhyItDoesNotStand() {
        String other = leader().equals("n1") ? "n2" : "n1";
        lab.ok("get x --read lease; timeout " + other);
        lab.holds(other + " is follower");
        assertThat(lab.ok("why " + other))
                .contains("may not stand for election yet: " + other + " heard of " + leader())
                .contains(" ms ago, and elects nobody for 150 ms (stickiness, dissertation 6.4.1)");
    }

    @Test
    void aNodeThatIsDownSaysWhatItsDiskHolds() {
        lab.ok("put x 1; run 100ms; crash n2");
        assertThat(lab.ok("why n2")).contains("n2 is crashed; on its disk: term 1, 2 entries");
    }

    @Test
    void aNodeThatIsCutOffSaysSo() {
        lab.ok("partition n1,n2 | n3..n5");
        assertThat(lab.ok("why n1")).contains("it reaches n2");
        lab.ok("isolate n1");
        assertThat(lab.ok("why n1")).contains("it reaches nobody");
    }

    @Test
    void withoutALeaderItCountsWhoIsLeft() {
        assertThat(lab.ok("why no leader")).contains("there is a leader: " + leader());
        lab.ok("partition n1,n2 | n3,n4; crash leader; crash n5; run 1s");
        assertThat(lab.ok("why no leader"))
                .contains("a leader needs the votes of 3 of 5 voters (vote-majority, 5.2)")
                .contains("no side has 3 running voters: none can be elected")
                .contains("n5 is crashed");
        assertThat(lab.ok("why")).isEqualTo(lab.ok("why no leader"));
    }

    @Test
    void anEntryHangsOnThoseThatLackIt() {
        lab.ok("crash followers; put x 1 --no-wait; run 20ms");
        assertThat(lab.ok("why not committed 2"))
                .contains("entry 2 of term 1 is on 1 of 5 disks as " + leader())
                .contains("3 are needed (commit-majority, 5.3)")
                .contains("is crashed");
        assertThat(lab.ok("why")).isEqualTo(lab.ok("why not committed 2"));
        assertThat(lab.ok("why not committed 1")).contains("entry 1 is committed");
        assertThat(lab.ok("why not committed 9")).contains("ends at 2");
    }

    @Test
    void ofAnIndexEachNodeMayHaveAnotherEntry() {
        String old = leader();
        String friend = old.equals("n1") ? "n2" : "n1";
        String others = List.of("n1", "n2", "n3", "n4", "n5").stream()
                .filter(node -> !node.equals(old) && !node.equals(friend))
                .collect(Collectors.joining(","));
        lab.ok("partition " + old + "," + friend + " | " + others);
        lab.ok("put x 1 --to " + old + " --no-wait; run 2s; put x 2");
        String far = lab.ok("why not committed 2 " + friend);
        assertThat(far)
                .contains("entry 2 of term 1 is on 2 of 5 disks as " + old)
                .contains("is cut off from " + old)
                .contains(", and has an entry of term 2 there: " + friend
                        + " has to delete its own, of term 1 (5.3)");
        assertThat(lab.ok("why " + old))
                .contains("not committed:  entries 2..3, see 'why not committed 2 " + old + "'")
                .containsPattern("by now:         n\\d leads in term 2");
        String newer = old.equals("n3") ? "n4" : "n3";
        assertThat(lab.ok("why not committed 2 " + newer))
                .contains("entry 2 of term 2 is committed: n");
        assertThat(lab.ok("why not committed 9 " + old)).contains("has no entry 9: its log ends");
        lab.ok("crash all");
        assertThat(lab.ok("why not committed 2 " + old)).contains("only a leader commits");
    }

    @Test
    void aMessageHasCausesAndEffects() {
        lab.ok("put x 1 --no-wait");
        Packet entry = sent("entry 2");
        assertThat(lab.ok("why " + entry.id()))
                .containsSubsequence("AppendEntries entry 2", "because:", "put x 1", "on its way");
        lab.ok("run 10ms");
        assertThat(lab.ok("why " + entry.id()))
                .containsSubsequence(
                        "because:", "put x 1, arrives", "and so:", "arrives", "writes");
    }

    /** The first message in flight that says so. */
    private Packet sent(String words) {
        for (int step = 0; step < 200; step++) {
            for (Packet packet : lab.simulation().inFlight()) {
                if (MessageWords.of(packet.body()).startsWith(words)) {
                    return packet;
                }
            }
            lab.ok("step");
        }
        throw new AssertionError("no message says " + words);
    }

    @Test
    void whatWaitedForTheDiskNamesTheWrite() {
        try (Lab fresh = Lab.fresh()) {
            fresh.ok("until leader");
            assertThat(fresh.ok("why 1"))
                    .containsSubsequence(
                            "RequestVote term 1",
                            "because:",
                            "stands for election in term 1",
                            "writes term 1",
                            "disk is in sync",
                            "and so:",
                            "votes for");
        }
    }

    /** The number of the first event that says so. */
    private long event(String words) {
        Trace trace = lab.simulation().trace();
        for (long number = trace.first(); number < trace.count(); number++) {
            if (Phrases.line(trace.event(number)).contains(words)) {
                return number;
            }
        }
        throw new AssertionError("no event says " + words);
    }

    @Test
    void anEventIsExplainedByItsNumberAsAMessageIs() {
        long leads = event(leader() + " leads in term 1");
        assertThat(lab.ok("why event " + leads))
                .startsWith("event " + leads + ":  ")
                .containsSubsequence(
                        leader() + " leads in term 1",
                        "because:",
                        "RequestVote term 1",
                        "RequestVoteReply term 1, granted, arrives",
                        "and so:",
                        "appends entry 1",
                        "AppendEntries entry 1");
        assertThat(lab.ok("why event " + event("stands for election")))
                .containsSubsequence(
                        "    " + leader() + "'s timer was over",
                        "and so:",
                        "writes term 1",
                        "RequestVote term 1");
        assertThat(lab.ok("why event 0").lines())
                .containsExactly(
                        "event 0:  0.000000  n1 starts, its disk empty",
                        "because:",
                        "    the cluster started");
        long sent = event("RequestVote term 1");
        assertThat(lab.ok("why event " + sent).lines().skip(1).toList())
                .isEqualTo(lab.ok("why 1").lines().skip(1).toList());
    }

    @Test
    void ofAnEventThatTheTraceDoesNotHaveItIsSaidWhichItHas() {
        long last = lab.simulation().trace().count() - 1;
        assertThat(lab.mistaken("why event " + (last + 1)))
                .isEqualTo("no event " + (last + 1) + " is in the trace: it has 0 to " + last
                        + ", counted from 0");
        assertThat(lab.mistaken("why event -1")).contains("-1");
        assertThat(lab.mistaken("why event")).contains("N is missing");
        assertThat(lab.interpreter()
                        .completer()
                        .complete("why ev", 6, Scene.of(5))
                        .toString())
                .contains("event");
    }

    @Test
    void askingChangesNothingAndMistakesAreNamed() {
        String digest = lab.digest();
        lab.ok("why; why n1; why no leader; why not committed 1; why 1");
        assertThat(lab.digest()).isEqualTo(digest);
        assertThat(lab.mistaken("why 999999")).contains("no message 999999 is in the trace");
        assertThat(lab.mistaken("why not comitted 3")).contains("'committed' expected");
        assertThat(lab.mistaken("why no lead")).contains("'leader' expected");
        assertThat(lab.mistaken("why not committed x")).contains("no whole number");
        assertThat(lab.mistaken("why n1 n2")).contains("unexpected 'n2'");
        assertThat(lab.mistaken("why n9")).contains("there is no n9");
    }
}
