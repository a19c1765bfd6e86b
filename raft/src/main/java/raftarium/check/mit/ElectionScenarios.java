package raftarium.check.mit;

/** Part 3A: elections. */
final class ElectionScenarios {
    private ElectionScenarios() {}

    static void initialElection(Lab lab) {
        Leaders.one(lab);
        lab.run(50 * Lab.MILLISECOND);
        long term = Leaders.term(lab);
        lab.expect(term >= 1, "a term of at least 1", "term " + term);
        lab.run(2 * Lab.ELECTION_NANOS);
        long later = Leaders.term(lab);
        lab.expect(later == term, "term " + term + " still, without failures", "term " + later);
        Leaders.one(lab);
    }

    static void reElection(Lab lab) {
        int first = Leaders.one(lab);
        lab.disconnect(first);
        Leaders.one(lab);
        lab.connect(first);
        int second = Leaders.one(lab);

        int other = lab.next(second, 1);
        lab.disconnect(second, other);
        lab.run(2 * Lab.ELECTION_NANOS);
        Leaders.expectNone(lab);

        lab.connect(other);
        Leaders.one(lab);
        lab.connect(second);
        Leaders.one(lab);
    }

    static void manyElections(Lab lab) {
        Leaders.one(lab);
        for (int round = 0; round < 9; round++) {
            int[] away = threeOf(lab);
            lab.disconnect(away);
            Leaders.one(lab);
            lab.connect(away);
        }
        Leaders.one(lab);
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
