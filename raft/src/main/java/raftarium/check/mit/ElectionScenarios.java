package raftarium.check.mit;

/** Part 3A: elections. */
final class ElectionScenarios {
    private ElectionScenarios() {}

    static void initialElection(Lab lab) {
        lab.oneLeader();
        lab.run(50 * Lab.MILLISECOND);
        long term = lab.agreedTerm();
        lab.expect(term >= 1, "a term of at least 1", "term " + term);
        lab.run(2 * Lab.ELECTION_NANOS);
        long later = lab.agreedTerm();
        lab.expect(later == term, "term " + term + " still, without failures", "term " + later);
        lab.oneLeader();
    }

    static void reElection(Lab lab) {
        int first = lab.oneLeader();
        lab.disconnect(first);
        lab.oneLeader();
        lab.connect(first);
        int second = lab.oneLeader();

        int other = lab.next(second, 1);
        lab.disconnect(second, other);
        lab.run(2 * Lab.ELECTION_NANOS);
        lab.expectNoLeader();

        lab.connect(other);
        lab.oneLeader();
        lab.connect(second);
        lab.oneLeader();
    }

    static void manyElections(Lab lab) {
        lab.oneLeader();
        for (int round = 0; round < 9; round++) {
            int[] away = threeOf(lab);
            lab.disconnect(away);
            lab.oneLeader();
            lab.connect(away);
        }
        lab.oneLeader();
    }

    private static int[] threeOf(Lab lab) {
        int[] three = new int[3];
        for (int place = 0; place < three.length; place++) {
            int node = lab.randomNode();
            while (node == three[0] || node == three[1]) {
                node = lab.next(node, 1);
            }
            three[place] = node;
        }
        return three;
    }
}
