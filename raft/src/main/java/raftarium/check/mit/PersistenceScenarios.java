package raftarium.check.mit;

import raftarium.raft.Proposal;
import raftarium.sim.NetPreset;

/** Part 3C: crashes and restarts. */
final class PersistenceScenarios {
    private PersistenceScenarios() {}

    static void persist1(Lab lab) {
        lab.agree(3);
        lab.restartAll();
        lab.agree(3);

        int first = Leaders.one(lab);
        lab.crash(first);
        lab.restart(first);
        lab.agree(3);

        int second = Leaders.one(lab);
        lab.crash(second);
        lab.agree(2);
        lab.restart(second);
        lab.awaitApplied(4, 3);

        int follower = lab.next(Leaders.one(lab), 1);
        lab.crash(follower);
        lab.agree(2);
        lab.restart(follower);
        long last = lab.agree(3);
        lab.expect(last >= 6, "an index of at least 6 for the sixth command", "" + last);
    }

    static void persist2(Lab lab) {
        for (int round = 0; round < 5; round++) {
            lab.agree(5);
            int leader = Leaders.one(lab);
            int one = lab.next(leader, 1);
            int two = lab.next(leader, 2);
            int three = lab.next(leader, 3);
            int four = lab.next(leader, 4);
            lab.crash(one);
            lab.crash(two);
            lab.agree(3);

            lab.crash(leader);
            lab.crash(three);
            lab.crash(four);
            lab.restart(one);
            lab.restart(two);
            lab.run(Lab.ELECTION_NANOS);
            lab.restart(three);
            lab.agree(3);
            lab.restart(four);
            lab.restart(leader);
        }
        lab.agree(5);
    }

    static void persist3(Lab lab) {
        lab.agree(3);
        int leader = Leaders.one(lab);
        int friend = lab.next(leader, 1);
        int third = lab.next(leader, 2);
        lab.disconnect(third);
        lab.agree(2);

        lab.crash(leader);
        lab.crash(friend);
        lab.connect(third);
        lab.restart(leader);
        lab.agree(2);
        lab.restart(friend);
        lab.agree(3);
    }

    /** Figure 8: leaders crash with entries that they have replicated, or not quite. */
    static void figure8(Lab lab) {
        lab.agree(1);
        for (int round = 0; round < 1000; round++) {
            int leader = proposeToAll(lab, false);
            linger(lab);
            if (leader != 0) {
                lab.crash(leader);
            }
            int node = lab.randomNode();
            if (connected(lab) < 3 && !lab.host(node).isUp()) {
                lab.restart(node);
            }
        }
        for (int node = 1; node <= lab.nodes(); node++) {
            if (!lab.host(node).isUp()) {
                lab.restart(node);
            }
        }
        lab.agree(5);
    }

    static void figure8Unreliable(Lab lab) {
        lab.setNet(NetPreset.MIT_UNRELIABLE);
        lab.agree(1);
        for (int round = 0; round < 1000; round++) {
            if (round == 200) {
                lab.setNet(NetPreset.MIT_REORDERING);
            }
            int leader = proposeToAll(lab, true);
            linger(lab);
            if (leader != 0 && lab.chance().chance(500_000)) {
                lab.disconnect(leader);
            }
            int node = lab.randomNode();
            if (connected(lab) < 3 && !lab.isConnected(node)) {
                lab.connect(node);
            }
        }
        for (int node = 1; node <= lab.nodes(); node++) {
            lab.connect(node);
        }
        lab.agree(5);
    }

    /**
     * Every leader gets a command of its own. Returns the last of them that counts, 0 if there is
     * none.
     */
    private static int proposeToAll(Lab lab, boolean onlyConnectedCount) {
        int leader = 0;
        for (int node = 1; node <= lab.nodes(); node++) {
            Proposal proposal = lab.propose(node, lab.command());
            if (proposal.accepted() && (lab.isConnected(node) || !onlyConnectedCount)) {
                leader = node;
            }
        }
        return leader;
    }

    /** Most often too short for a command to be committed. */
    private static void linger(Lab lab) {
        long longest = lab.chance().chance(100_000) ? Lab.ELECTION_NANOS / 2 : 13 * Lab.MILLISECOND;
        lab.run(lab.chance().below(longest));
    }

    private static int connected(Lab lab) {
        int count = 0;
        for (int node = 1; node <= lab.nodes(); node++) {
            count += lab.isConnected(node) ? 1 : 0;
        }
        return count;
    }

    static void unreliableAgree(Lab lab) {
        lab.setNet(NetPreset.MIT_UNRELIABLE);
        for (int round = 0; round < 49; round++) {
            for (int count = 0; count < 4; count++) {
                lab.begin(new Agreement(lab, lab.command(), 1, false));
            }
            lab.agree(1);
        }
        lab.setNet(NetPreset.PERFECT);
        lab.awaitTasks();
        lab.agree(5);
    }
}
