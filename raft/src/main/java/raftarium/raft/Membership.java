package raftarium.raft;

import raftarium.data.Bytes;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Who belongs to the cluster (section 6): who votes, who only learns, and, while a change is under
 * way, who voted before it. Then the configuration is joint: what needs a majority needs one of the
 * voters and one of the outgoing voters. Ids are from 1; at most {@link #MAX_NODES} in all.
 */
public final class Membership {
    /** The most nodes that a cluster may have. */
    public static final int MAX_NODES = 101;

    /** Nobody: what a node knows that was created to join a cluster. */
    public static final Membership NONE = new Membership(new int[0], new int[0], new int[0]);

    private static final int HEADER_BYTES = 12;

    private final int[] voters;

    /** Empty unless joint. */
    private final int[] outgoing;

    private final int[] learners;

    /** All of them, each once. */
    private final int[] members;

    private Membership(int[] voters, int[] outgoing, int[] learners) {
        this.voters = voters;
        this.outgoing = outgoing;
        this.learners = learners;
        members = Stream.of(voters, outgoing, learners)
                .flatMapToInt(Arrays::stream)
                .distinct()
                .sorted()
                .toArray();
        if (members.length > MAX_NODES || members.length > 0 && members[0] < 1) {
            throw new IllegalArgumentException(
                    "a cluster has 1 to " + MAX_NODES + " nodes, ids from 1: " + this);
        }
    }

    /** Voters 1 to {@code count}. */
    public static Membership ofFirst(int count) {
        if (count < 1 || count > MAX_NODES) {
            throw new IllegalArgumentException(
                    "a cluster has 1 to " + MAX_NODES + " nodes: " + count);
        }
        return new Membership(IntStream.rangeClosed(1, count).toArray(), new int[0], new int[0]);
    }

    // What it is.

    /** Whether it is voters 1 to {@code count} and nobody else, as {@link #ofFirst} has it. */
    public boolean isOfFirst(int count) {
        return voters.length == count
                && members.length == count
                && outgoing.length == 0
                && learners.length == 0
                && (count == 0 || members[count - 1] == count);
    }

    /** Who votes, by id; while joint, the new voters. */
    public List<Integer> voters() {
        return list(voters);
    }

    /** Who voted before the change under way; empty unless joint. */
    public List<Integer> outgoing() {
        return list(outgoing);
    }

    /** Who gets the log and doesn't vote. */
    public List<Integer> learners() {
        return list(learners);
    }

    /** All that get the log, by id, each once. */
    public List<Integer> members() {
        return list(members);
    }

    private static List<Integer> list(int[] ids) {
        return Arrays.stream(ids).boxed().toList();
    }

    /** Whether a change is under way: two majorities are needed. */
    public boolean isJoint() {
        return outgoing.length > 0;
    }

    /** Whether {@code id} votes, in either of the two sets. */
    public boolean isVoter(int id) {
        return isIn(voters, id) || isIn(outgoing, id);
    }

    /** Whether {@code id} gets the log and doesn't vote. */
    public boolean isLearner(int id) {
        return isIn(learners, id);
    }

    /** Whether {@code id} belongs to it at all. */
    public boolean contains(int id) {
        return isIn(members, id);
    }

    /** Whether {@code id} is one of the new voters: it stays when the change is done. */
    public boolean staysVoter(int id) {
        return isIn(voters, id);
    }

    private static boolean isIn(int[] ids, int id) {
        return Arrays.binarySearch(ids, id) >= 0;
    }

    /** How many vote. */
    public int size() {
        return (int) Arrays.stream(members).filter(this::isVoter).count();
    }

    /** How many of the voters make a majority of them; 1 if there are none. */
    public int majority() {
        return majorityOf(voters);
    }

    /** How many of the outgoing voters make a majority of them; 0 unless joint. */
    public int outgoingMajority() {
        return isJoint() ? majorityOf(outgoing) : 0;
    }

    private static int majorityOf(int[] ids) {
        return ids.length / 2 + 1;
    }

    /**
     * Whether those that {@code has} names are a majority of the voters and, while joint, of the
     * outgoing ones too: rule {@link Rule#JOINT_MAJORITIES}. Nobody is no majority.
     */
    public boolean hasMajority(IntPredicate has, Rules rules) {
        boolean both = isJoint() && rules.on(Rule.JOINT_MAJORITIES);
        return countOf(voters, has) >= majority()
                && (!both || countOf(outgoing, has) >= majorityOf(outgoing));
    }

    void forEachVoterBut(int excepted, IntConsumer what) {
        for (int id : members) {
            if (id != excepted && isVoter(id)) {
                what.accept(id);
            }
        }
    }

    private static int countOf(int[] ids, IntPredicate has) {
        int count = 0;
        for (int id : ids) {
            count += has.test(id) ? 1 : 0;
        }
        return count;
    }

    // What it may become.

    /** With more who learn. Nobody's vote changes, so no joint configuration is needed. */
    public Membership withLearners(Collection<Integer> ids) {
        TreeSet<Integer> more = new TreeSet<>(learners());
        more.addAll(ids);
        return new Membership(voters, outgoing, array(more));
    }

    /** Without some of those who learn. */
    public Membership withoutLearners(Collection<Integer> ids) {
        TreeSet<Integer> fewer = new TreeSet<>(learners());
        fewer.removeAll(ids);
        return new Membership(voters, outgoing, array(fewer));
    }

    /**
     * The joint configuration on the way to one in which {@code promoted} vote and that {@code
     * removed} don't belong to.
     */
    public Membership changing(Collection<Integer> promoted, Collection<Integer> removed) {
        TreeSet<Integer> next = new TreeSet<>(voters());
        next.addAll(promoted);
        next.removeAll(removed);
        int[] stillLearning = withoutLearners(promoted).withoutLearners(removed).learners;
        return new Membership(array(next), voters, stillLearning);
    }

    /** What a joint configuration leads to. */
    public Membership settled() {
        return new Membership(voters, new int[0], learners);
    }

    private static int[] array(TreeSet<Integer> ids) {
        return ids.stream().mapToInt(Integer::intValue).toArray();
    }

    // Its form in bytes: how many of each of the three, then their ids, four bytes each.

    /** Its form in an entry of the log or in a snapshot. */
    public Bytes encode() {
        int ids = voters.length + outgoing.length + learners.length;
        ByteBuffer buffer = ByteBuffer.allocate(HEADER_BYTES + 4 * ids);
        buffer.putInt(voters.length).putInt(outgoing.length).putInt(learners.length);
        for (int[] part : List.of(voters, outgoing, learners)) {
            for (int id : part) {
                buffer.putInt(id);
            }
        }
        return Bytes.of(buffer.flip());
    }

    /**
     * Reads that form.
     *
     * @throws IllegalArgumentException if the bytes are none
     */
    public static Membership decode(Bytes bytes) {
        ByteBuffer buffer = bytes.buffer();
        if (buffer.remaining() < HEADER_BYTES) {
            throw new IllegalArgumentException("a configuration has at least " + HEADER_BYTES
                    + " bytes: " + buffer.remaining());
        }
        int[] counts = {buffer.getInt(), buffer.getInt(), buffer.getInt()};
        long ids = 0;
        for (int count : counts) {
            ids += count < 0 ? Integer.MAX_VALUE : count;
        }
        if (buffer.remaining() != 4 * ids) {
            throw new IllegalArgumentException("a configuration of " + counts[0] + ", " + counts[1]
                    + " and " + counts[2] + " nodes in " + bytes.length() + " bytes");
        }
        return new Membership(
                read(buffer, counts[0]), read(buffer, counts[1]), read(buffer, counts[2]));
    }

    private static int[] read(ByteBuffer buffer, int count) {
        int[] ids = new int[count];
        Arrays.setAll(ids, position -> buffer.getInt());
        for (int position = 1; position < count; position++) {
            if (ids[position] <= ids[position - 1]) {
                throw new IllegalArgumentException(
                        "ids in a configuration rise: " + Arrays.toString(ids));
            }
        }
        return ids;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Membership membership
                && Arrays.equals(voters, membership.voters)
                && Arrays.equals(outgoing, membership.outgoing)
                && Arrays.equals(learners, membership.learners);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * Arrays.hashCode(voters) + Arrays.hashCode(outgoing))
                + Arrays.hashCode(learners);
    }

    /** In words: {@code n1, n2, n3 and n4 (learner)}; joint: {@code n1, n2 -> n1, n2, n3}. */
    @Override
    public String toString() {
        String to = names(voters);
        String all = isJoint() ? names(outgoing) + " -> " + to : to;
        return learners.length == 0 ? all : all + " and learning " + names(learners);
    }

    private static String names(int[] ids) {
        return Arrays.stream(ids).mapToObj(id -> "n" + id).collect(Collectors.joining(", "));
    }
}
