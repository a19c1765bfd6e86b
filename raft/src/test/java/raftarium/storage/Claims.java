package raftarium.storage;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a node has claimed, as the batch that a crash must leave at least: a claim stands for the
 * lowest batch from which on, up to the newest, all states make it true.
 */
final class Claims {
    private final Workload batches;

    /** Per kind of loss, the highest of these. */
    private final Map<Loss, Long> needed = new EnumMap<>(Loss.class);

    /** Claims that no batch makes true. */
    private final List<Claim> hollow = new ArrayList<>();

    /** How many claims there were. */
    private final Map<Loss, Long> made = new EnumMap<>(Loss.class);

    Claims(Workload batches) {
        this.batches = batches;
    }

    void add(Claim claim) {
        made.merge(claim.loss(), 1L, Long::sum);
        weigh(claim);
    }

    private void weigh(Claim claim) {
        long batch = batches.size();
        while (batch >= 0 && maybeReplaced(claim, batch)) {
            batch--;
        }
        if (batch < 0 || !claim.holdsIn(batches.state(batch))) {
            hollow.add(claim);
            return;
        }
        long before = needed.getOrDefault(claim.loss(), 0L);
        while (batch > before && claim.holdsIn(batches.state(batch - 1))) {
            batch--;
        }
        needed.put(claim.loss(), Math.max(before, batch));
    }

    private boolean maybeReplaced(Claim claim, long batch) {
        Workload.State state = batches.state(batch);
        return !claim.holdsIn(state) && claim.maybeReplacedIn(state);
    }

    /** A batch is about to be written: hollow claims come true with it, or are replaced by it. */
    void batchAdded() {
        List<Claim> claims = List.copyOf(hollow);
        hollow.clear();
        for (Claim claim : claims) {
            if (claim.holdsIn(batches.last())) {
                weigh(claim);
            }
        }
    }

    /** How many claims there were, by what would be lost. */
    Map<Loss, Long> made() {
        return made;
    }

    /** What is lost when a crash leaves the batches up to that one. */
    Set<Loss> lostAfter(long batch) {
        Set<Loss> lost = EnumSet.noneOf(Loss.class);
        needed.forEach((loss, lowest) -> {
            if (batch < lowest) {
                lost.add(loss);
            }
        });
        hollow.forEach(claim -> lost.add(claim.loss()));
        return lost;
    }

    /** The node starts from that batch. */
    void forgetAfter(long batch) {
        needed.replaceAll((loss, lowest) -> Math.min(lowest, batch));
        hollow.clear();
    }
}
