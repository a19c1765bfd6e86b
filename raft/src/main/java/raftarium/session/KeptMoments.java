package raftarium.session;

import raftarium.machine.MachineException;

import java.util.List;

/**
 * Decides which moments are kept: one after each so many actions, the fewer the older they are, as
 * the budget allows. One that is gone is come by from the one before it, with more time.
 */
final class KeptMoments {
    /** To let time pass again from one to the next takes some 50 ms. */
    private static final long ACTIONS_BETWEEN = 20_000;

    /** So many of the newest stay, beside the budget: they share nearly all with the present. */
    private static final int NEWEST = 8;

    private final long budgetBytes;

    KeptMoments(long budgetBytes) {
        this.budgetBytes = budgetBytes;
    }

    /** The present, which is the end of its branch, has passed an action: it may be kept. */
    void passed(Replay now) {
        now.branch().turns().look(now.moment().simulation());
        try {
            keep(now);
        } catch (MachineException mistake) {
            now.moment().stop(mistake);
        }
        now.branch().milestones().pass(now.moment().simulation());
    }

    private void keep(Replay now) {
        List<KeptMoment> kept = now.branch().kept();
        KeptMoment last = kept.get(kept.size() - 1);
        long actions = now.moment().simulation().executed();
        if (actions >= last.position().actions() + ACTIONS_BETWEEN) {
            kept.add(KeptMoment.next(last, now.at(), now.moment()));
            thinOut(kept);
        }
    }

    /** The older ones are, the further apart they may be. */
    private void thinOut(List<KeptMoment> kept) {
        while (kept.size() > NEWEST + 1 && bytesOfOlder(kept) > budgetBytes) {
            long newest = kept.get(kept.size() - 1).position().actions();
            int least = 1;
            double leastWorth = Double.MAX_VALUE;
            for (int place = 1; place < kept.size() - NEWEST; place++) {
                double gap = kept.get(place + 1).position().actions()
                        - (double) kept.get(place - 1).position().actions();
                double age = newest - kept.get(place).position().actions() + ACTIONS_BETWEEN;
                if (gap / age < leastWorth) {
                    leastWorth = gap / age;
                    least = place;
                }
            }
            kept.set(least + 1, kept.get(least + 1).without(kept.get(least)));
            kept.remove(least);
        }
    }

    private static long bytesOfOlder(List<KeptMoment> kept) {
        return kept.stream()
                .limit(kept.size() - NEWEST)
                .mapToLong(KeptMoment::bytes)
                .sum();
    }
}
