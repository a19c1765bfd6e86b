package raftarium.check.mit;

import java.util.TreeMap;
import java.util.TreeSet;

/** Who leads, as the connected nodes say, and whether that is as it must be. */
final class Leaders {
    private static final int LOOKS = 10;

    private Leaders() {}

    /** The leader of the newest term; there must be one before long, and never two in one term. */
    static int one(Lab lab) {
        for (int look = 0; look < LOOKS; look++) {
            lab.run(lab.chance().between(450, 550) * Lab.MILLISECOND);
            TreeMap<Long, Integer> leaders = new TreeMap<>();
            for (int node = 1; node <= lab.nodes(); node++) {
                if (leads(lab, node)) {
                    Integer other = leaders.put(lab.host(node).status().term(), node);
                    lab.expect(other == null, "one leader a term", "n" + other + " and n" + node);
                }
            }
            if (!leaders.isEmpty()) {
                return leaders.lastEntry().getValue();
            }
        }
        throw new UnmetExpectation("a leader within 5 s", "none");
    }

    private static boolean leads(Lab lab, int node) {
        return lab.isConnected(node) && lab.host(node).leads();
    }

    static void expectNone(Lab lab) {
        for (int node = 1; node <= lab.nodes(); node++) {
            boolean leads = leads(lab, node);
            lab.expect(!leads, "no leader without a majority", "n" + node + ", which leads");
        }
    }

    /** The term that all connected nodes are in. */
    static long term(Lab lab) {
        TreeSet<Long> terms = new TreeSet<>();
        for (int node = 1; node <= lab.nodes(); node++) {
            if (lab.isConnected(node)) {
                terms.add(lab.host(node).status().term());
            }
        }
        lab.expect(terms.size() == 1, "one term on all nodes", "terms " + terms);
        return terms.first();
    }
}
