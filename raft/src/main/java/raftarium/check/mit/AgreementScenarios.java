package raftarium.check.mit;

import raftarium.raft.Proposal;

import java.util.TreeSet;

/** Part 3B: agreement, and what breaks it off. */
final class AgreementScenarios {
    /** How long is waited for what must not happen. */
    private static final long NOT_WITHIN_NANOS = 2 * Lab.SECOND;

    private AgreementScenarios() {}

    static void basicAgree(Lab lab) {
        for (long index = 1; index <= 3; index++) {
            Leaders.one(lab);
            expectUncommitted(lab, index);
            long agreed = lab.agreeAtOnce(3, lab.command());
            lab.expect(agreed == index, "index " + index + " for command " + index, "" + agreed);
        }
    }

    static void followerFailure(Lab lab) {
        lab.agree(3);
        int first = Leaders.one(lab);
        lab.disconnect(lab.next(first, 1));
        lab.agree(2);
        lab.run(Lab.ELECTION_NANOS);
        lab.agree(2);

        int leader = Leaders.one(lab);
        lab.disconnect(lab.next(leader, 1), lab.next(leader, 2));
        expectTaken(lab, leader, 4);
        lab.run(NOT_WITHIN_NANOS);
        expectUncommitted(lab, 4);
    }

    static void leaderFailure(Lab lab) {
        lab.agree(3);
        int first = Leaders.one(lab);
        lab.disconnect(first);
        lab.agree(2);
        lab.run(Lab.ELECTION_NANOS);
        lab.agree(2);

        lab.disconnect(Leaders.one(lab));
        for (int node = 1; node <= lab.nodes(); node++) {
            lab.propose(node, lab.command());
        }
        lab.run(NOT_WITHIN_NANOS);
        expectUncommitted(lab, 4);
    }

    static void failAgree(Lab lab) {
        lab.agree(3);
        int away = lab.next(Leaders.one(lab), 1);
        lab.disconnect(away);
        lab.agree(2);
        lab.agree(2);
        lab.run(Lab.ELECTION_NANOS);
        lab.agree(2);
        lab.agree(2);

        lab.connect(away);
        lab.agree(3);
        lab.run(Lab.ELECTION_NANOS);
        lab.agree(3);
    }

    static void failNoAgree(Lab lab) {
        lab.agree(5);
        int leader = Leaders.one(lab);
        int[] away = {lab.next(leader, 1), lab.next(leader, 2), lab.next(leader, 3)};
        lab.disconnect(away);
        expectTaken(lab, leader, 2);
        lab.run(NOT_WITHIN_NANOS);
        expectUncommitted(lab, 2);

        lab.connect(away);
        int next = Leaders.one(lab);
        Proposal proposal = lab.propose(next, lab.command());
        long index = proposal.accepted() ? lab.indexOf(next, proposal.index()) : 0;
        lab.expect(
                index == 2 || index == 3,
                "the next command to take index 2 or 3, whether its leader has the first or not",
                "index " + index);
        lab.agree(5);
    }

    /** Five commands in one term: should the term change meanwhile, it is tried again. */
    static void concurrentStarts(Lab lab) {
        for (int attempt = 0; attempt < 5; attempt++) {
            int leader = Leaders.one(lab);
            long term = lab.host(leader).status().term();
            TreeSet<Long> indexes = new TreeSet<>();
            long last = 0;
            for (int count = 0; count < 5; count++) {
                Proposal proposal = lab.propose(leader, lab.command());
                last = proposal.index();
                indexes.add(lab.indexOf(leader, last));
            }
            lab.expect(indexes.size() == 5, "5 different indexes", "" + indexes);
            lab.run(Lab.SECOND);
            if (lab.host(leader).status().term() == term) {
                lab.awaitApplied(indexes.last(), 3);
                return;
            }
        }
        throw new UnmetExpectation("a term that lasts for 5 commands", "5 that didn't");
    }

    static void rejoin(Lab lab) {
        lab.agree(3);
        int first = Leaders.one(lab);
        lab.disconnect(first);
        lab.proposeMany(first, 3);
        lab.agree(2);

        int second = Leaders.one(lab);
        lab.disconnect(second);
        lab.connect(first);
        lab.agree(2);

        lab.connect(second);
        lab.agree(3);
    }

    private static void expectTaken(Lab lab, int leader, long index) {
        Proposal proposal = lab.propose(leader, lab.command());
        lab.expect(proposal.accepted(), "the leader n" + leader + " to take a command", "a no");
        long taken = lab.indexOf(leader, proposal.index());
        lab.expect(taken == index, "index " + index + " for it", "index " + taken);
    }

    private static void expectUncommitted(Lab lab, long index) {
        int nodes = lab.applied().nodesWith(index);
        lab.expect(nodes == 0, "no node to apply command " + index, nodes + " that did");
    }
}
