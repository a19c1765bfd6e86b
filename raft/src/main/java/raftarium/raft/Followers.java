package raftarium.raft;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;
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
        become(server);
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

    /** The configuration is another: who stays is known already, who is new begins at the end. */
    void become(Server server) {
        membership = server.membership();
        long next = server.log().lastIndex() + 1;
        Progress[] before = members;
        members = membership.members().stream()
                .map(id -> {
                    Progress known = find(before, id);
                    return known == null ? Progress.fresh(id, next, server) : known;
                })
                .toArray(Progress[]::new);
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
            sorted[position] = figure.applyAsLong(half[position]);
        }
        Arrays.sort(sorted, 0, count);
        return count == 0 ? 0 : sorted[count - (count / 2 + 1)];
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
