package raftarium.raft;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;

/**
 * A leader's picture of all members of its configuration, itself among them, and what majorities of
 * them have in common (figure 2, "volatile state on leaders"; section 6 for joint configurations).
 */
final class Followers {
    private final int own;
    private Membership membership;

    /** One for each member, by id. */
    private Progress[] members;

    /** Those of them that are voters, and outgoing voters. */
    private Progress[] voters;

    private Progress[] outgoing;
    private long[] sorted;

    Followers(Server server) {
        own = server.id();
        membership = Membership.NONE;
        members = new Progress[0];
        voters = members;
        outgoing = members;
        sorted = new long[0];
        become(server, server.log().lastIndex() + 1);
    }

    private Followers(Followers other) {
        own = other.own;
        membership = other.membership;
        members = new Progress[other.members.length];
        Arrays.setAll(members, position -> other.members[position].copy());
        voters = those(membership.voters());
        outgoing = those(membership.outgoing());
        sorted = new long[other.sorted.length];
    }

    /**
     * The configuration is another: who is new is sent its entry. Who leaves stays until it is
     * committed, so that it learns of it.
     */
    void become(Server server) {
        become(server, server.configurations().latestIndex());
    }

    private void become(Server server, long next) {
        membership = server.membership();
        TreeMap<Integer, Progress> all = new TreeMap<>();
        for (Progress known : members) {
            all.put(known.id, known);
        }
        membership
                .members()
                .forEach(id -> all.computeIfAbsent(id, who -> Progress.fresh(who, next, server)));
        arrange(all.values().toArray(Progress[]::new));
    }

    /** The configuration is committed: who is no member is told by {@code farewell}, and gone. */
    void letGo(Consumer<Progress> farewell) {
        List<Progress> staying = new ArrayList<>();
        for (Progress progress : members) {
            if (membership.contains(progress.id)) {
                staying.add(progress);
            } else if (progress.id != own) {
                farewell.accept(progress);
            }
        }
        if (staying.size() < members.length) {
            arrange(staying.toArray(Progress[]::new));
        }
    }

    private void arrange(Progress[] all) {
        members = all;
        voters = those(membership.voters());
        outgoing = those(membership.outgoing());
        sorted = new long[Math.max(voters.length, outgoing.length)];
    }

    private Progress[] those(List<Integer> ids) {
        return Arrays.stream(members)
                .filter(progress -> ids.contains(progress.id))
                .toArray(Progress[]::new);
    }

    /** What is known of a member, null of others. */
    @Nullable
    Progress find(int id) {
        return find(members, id);
    }

    private static @Nullable Progress find(Progress[] among, int id) {
        for (Progress progress : among) {
            if (progress.id == id) {
                return progress;
            }
        }
        return null;
    }

    /** Does it for all but this node itself. */
    void others(Consumer<Progress> what) {
        for (Progress progress : members) {
            if (progress.id != own) {
                what.accept(progress);
            }
        }
    }

    /** The highest figure that a majority has reached, or surpassed; of both sets while joint. */
    long majorityOf(ToLongFunction<Progress> figure, Rules rules) {
        long reached = majorityOf(voters, figure);
        return outgoing.length > 0 && rules.on(Rule.JOINT_MAJORITIES)
                ? Math.min(reached, majorityOf(outgoing, figure))
                : reached;
    }

    private long majorityOf(Progress[] half, ToLongFunction<Progress> figure) {
        int count = half.length;
        for (int position = 0; position < count; position++) {
            insert(figure.applyAsLong(half[position]), position);
        }
        return count == 0 ? 0 : sorted[count - (count / 2 + 1)];
    }

    /** Puts it in its place among the first ones: few as they are, that is the fastest sort. */
    private void insert(long figure, int count) {
        int place = count;
        while (place > 0 && sorted[place - 1] > figure) {
            sorted[place] = sorted[place - 1];
            place--;
        }
        sorted[place] = figure;
    }

    /** The voter, but for this node, that is known to have most of the log; null if none is. */
    @Nullable
    Progress furthestVoter() {
        Progress furthest = null;
        for (Progress progress : voters) {
            boolean further = furthest == null || progress.matchIndex() > furthest.matchIndex();
            furthest = progress.id != own && further ? progress : furthest;
        }
        return furthest;
    }

    /** How many voters have reached {@code least} of that figure. */
    int count(ToLongFunction<Progress> figure, long least) {
        int count = 0;
        for (Progress progress : members) {
            boolean votes = membership.isVoter(progress.id);
            count += votes && figure.applyAsLong(progress) >= least ? 1 : 0;
        }
        return count;
    }

    Followers copy() {
        return new Followers(this);
    }
}
