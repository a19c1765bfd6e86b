package raftarium.check.mit;

import raftarium.data.Bytes;
import raftarium.raft.Proposal;
import raftarium.sim.Counters;

/** Part 3B: what agreement may cost, in requests and bytes as the network counts them. */
final class CostScenarios {
    private static final int COMMAND_BYTES = 5_000;
    private static final int COMMANDS = 10;

    /** Each command to each node once, and as much again as all of them for everything else. */
    private static final long MOST_BYTES = (3 + 1) * COMMANDS * COMMAND_BYTES;

    private static final long MOST_TO_ELECT = 30;
    private static final long MOST_TO_COMMIT = 3 * (COMMANDS + 1 + 3);
    private static final long MOST_IDLE = 3 * 20;

    /**
     * How many AppendEntries may be refused: a follower that comes back refuses one for each of the
     * terms in which its log went another way, and a few that were under way. Entry by entry it
     * would be more than a hundred.
     */
    private static final long MOST_REFUSALS = 30;

    private CostScenarios() {}

    static void rpcBytes(Lab lab) {
        lab.agreeAtOnce(3, lab.command());
        Counters before = lab.counters();
        for (int count = 0; count < COMMANDS; count++) {
            lab.agreeAtOnce(3, letters(lab));
        }
        long bytes = lab.counters().since(before).bytes();
        lab.expect(
                bytes <= MOST_BYTES,
                MOST_BYTES + " bytes at most for " + COMMANDS + " commands",
                bytes + " bytes");
    }

    private static Bytes letters(Lab lab) {
        return Bytes.filled(COMMAND_BYTES, buffer -> {
            while (buffer.hasRemaining()) {
                buffer.put((byte) ('a' + lab.chance().below(26)));
            }
        });
    }

    static void count(Lab lab) {
        Leaders.one(lab);
        long toElect = lab.counters().rpcs();
        lab.expect(
                toElect >= 1 && toElect <= MOST_TO_ELECT,
                "1 to " + MOST_TO_ELECT + " requests to elect a leader",
                "" + toElect);

        countCommands(lab);

        Counters before = lab.counters();
        lab.run(Lab.SECOND);
        long idle = lab.counters().since(before).rpcs();
        lab.expect(idle <= MOST_IDLE, MOST_IDLE + " requests at most in an idle second", "" + idle);
    }

    /** One command, then ten; should the term change meanwhile, it is tried again. */
    private static void countCommands(Lab lab) {
        for (int attempt = 0; attempt < 5; attempt++) {
            int leader = Leaders.one(lab);
            long term = lab.host(leader).status().term();
            Counters before = lab.counters();
            lab.proposeMany(leader, 1);
            Proposal last = lab.propose(leader, lab.command());
            for (int count = 1; count < COMMANDS; count++) {
                last = lab.propose(leader, lab.command());
            }
            if (last.accepted()) {
                lab.awaitApplied(lab.indexOf(leader, last.index()), 3);
            }
            long requests = lab.counters().since(before).rpcs();
            if (last.accepted() && lab.host(leader).status().term() == term) {
                lab.expect(
                        requests <= MOST_TO_COMMIT,
                        MOST_TO_COMMIT + " requests at most for " + COMMANDS + " commands",
                        "" + requests);
                return;
            }
        }
        throw new UnmetExpectation(
                "a term that lasts for " + COMMANDS + " commands", "5 that didn't");
    }

    static void backup(Lab lab) {
        lab.agree(5);
        int first = Leaders.one(lab);
        int friend = lab.next(first, 1);
        int[] three = {lab.next(first, 2), lab.next(first, 3), lab.next(first, 4)};
        lab.disconnect(three);
        lab.proposeMany(first, 50);
        lab.run(Lab.ELECTION_NANOS / 2);

        lab.disconnect(first, friend);
        lab.connect(three);
        agreeOften(lab);

        int second = Leaders.one(lab);
        int other = second == three[0] ? three[1] : three[0];
        lab.disconnect(other);
        lab.proposeMany(second, 50);
        lab.run(Lab.ELECTION_NANOS / 2);

        lab.disconnect(three);
        lab.connect(first, friend, other);
        agreeOften(lab);

        lab.connect(three);
        lab.agree(5);
        long refusals = lab.wire().refusals();
        lab.expect(
                refusals <= MOST_REFUSALS,
                MOST_REFUSALS + " refused AppendEntries at most, a conflict costing one a term",
                "" + refusals);
    }

    private static void agreeOften(Lab lab) {
        for (int count = 0; count < 50; count++) {
            lab.agree(3);
        }
    }
}
