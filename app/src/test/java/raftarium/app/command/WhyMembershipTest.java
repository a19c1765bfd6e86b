package raftarium.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import raftarium.trace.Packet;
import raftarium.trace.words.MessageWords;

/** Why things stand as they do, with members that change and logs that begin late. */
class WhyMembershipTest {
    private final Lab lab = Lab.settled(3);

    @AfterEach
    void leave() {
        lab.close();
    }

    private String other() {
        return lab.type("expect n1 is leader").isOk() ? "n2" : "n1";
    }

    @Test
    void aLearnerDoesNotStandAndARemovedNodeIsNoMember() {
        lab.ok("add n4 --learner; run 100ms");
        assertThat(lab.ok("why n4")).contains("n4 is a learner in term 1, of n", "(4.2.1)");
        String gone = other();
        lab.ok("remove " + gone + "; run 100ms");
        assertThat(lab.ok("why " + gone)).contains(gone + " is removed: it is no member", "(6)");
    }

    @Test
    void whatHangsOnTheVotersBeforeNamesTheirMajority() {
        // Joint: n1..n3 and n1..n4. With one of the old and the new one there is no majority.
        lab.ok("add n4 --learner; run 100ms; crash n1..n3 except leader; promote n4 --no-wait");
        lab.ok("run 100ms");
        long joint = lab.simulation().host(lab.leader()).status().commitIndex() + 1;
        assertThat(lab.ok("why not committed " + joint))
                .contains("is on 2 of 4 disks")
                .contains("3 are needed (commit-majority, 5.3)")
                .contains("the configuration is joint: it must also be on 2 of n1, n2, n3, the"
                        + " voters before, and is on 1 of 3 (joint-majorities, 6)");
        assertThat(lab.ok("why leader")).contains("joint: it needs both majorities (6)");
        lab.ok("crash leader; run 2s");
        assertThat(lab.ok("why no leader"))
                .contains("the votes of 2 of n1, n2, n3 and of 3 of n1, n2, n3, n4"
                        + " (joint-majorities, 6)")
                .contains("no side has both majorities running: none can be elected");
    }

    @Test
    void learnersDoNotCountWhereNobodyLeads() {
        lab.ok("add n4 --learner; run 100ms; crash n1..n3; run 1s");
        assertThat(lab.ok("why no leader"))
                .contains("the votes of 2 of 3 voters (vote-majority, 5.2)")
                .contains("no side has 2 running voters")
                .contains("n4 doesn't vote: it is a learner");
    }

    @Test
    void aPieceOfASnapshotSaysWhyNoEntriesWereSent() {
        String away = other();
        lab.ok("isolate " + away + "; repeat 5; append x a; end; compact up except " + away);
        lab.ok("heal");
        for (int step = 0; step < 2000; step++) {
            for (Packet packet : lab.simulation().inFlight()) {
                if (MessageWords.of(packet.body()).startsWith("snapshot to ")) {
                    assertThat(lab.ok("why " + packet.id()))
                            .containsSubsequence(
                                    "InstallSnapshot",
                                    "because:",
                                    " sends " + away + " its snapshot, to ");
                    return;
                }
            }
            lab.ok("step");
        }
        throw new AssertionError("no snapshot was sent");
    }

    @Test
    void aNodeThatIsDownSaysWhatItsSnapshotHolds() {
        lab.ok("repeat 5; append x a; end; run 100ms; compact n2; append x b; run 100ms; crash n2");
        assertThat(lab.ok("why n2"))
                .contains("n2 is crashed; on its disk: term 1, a snapshot to 6 and 1 entry");
    }
}
