package raftarium.condition;

import raftarium.data.RandomStream;
import raftarium.raft.Membership;
import raftarium.words.MistakeException;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Nodes as they are typed: {@code n1}, {@code n2..n4}, {@code leader}, {@code all except n1}. Which
 * nodes that is, is found out each time it is asked for.
 *
 * @param items joined by commas
 * @param except what is taken away from them
 * @param text as typed
 */
public record NodeSet(List<Item> items, List<Item> except, String text) {
    /** One part of a set. */
    sealed interface Item {
        /** As typed. */
        String text();
    }

    /** Nodes by id. */
    record Range(int first, int last) implements Item {
        List<Integer> ids() {
            return first == last
                    ? List.of(first)
                    : IntStream.rangeClosed(first, last).boxed().toList();
        }

        @Override
        public String text() {
            return "n" + first + (first == last ? "" : "..n" + last);
        }
    }

    /** Nodes by what they are. */
    record Named(Kind kind) implements Item {
        @Override
        public String text() {
            return kind.key();
        }
    }

    /** Running nodes, drawn from the seed. */
    record Random(int count) implements Item {
        @Override
        public String text() {
            return "random" + (count == 1 ? "" : " " + count);
        }
    }

    /** The node that is looked at, where one after the other is: see {@link OfOneNode}. */
    record Itself() implements Item {
        @Override
        public String text() {
            return "it";
        }
    }

    /** That one. */
    static final NodeSet ITSELF = of(new Itself());

    private static final Item CLIENTS = new Named(Kind.CLIENTS);

    /** The names of sets. */
    public enum Kind {
        ALL,
        UP,
        DOWN,
        LEADER,
        FOLLOWERS,
        STALE_LEADER,
        MAJORITY,
        MINORITY,
        CLIENTS;

        public String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * That node.
     *
     * @param id 1 to 101; it may be of a node that isn't there yet
     */
    public static NodeSet node(int id) {
        if (id < 1 || id > Membership.MAX_NODES) {
            throw new IllegalArgumentException(
                    "ids of nodes are 1 to " + Membership.MAX_NODES + ": " + id);
        }
        return of(new Range(id, id));
    }

    /** The nodes that are that. */
    public static NodeSet named(Kind kind) {
        return of(new Named(kind));
    }

    private static NodeSet of(Item item) {
        return new NodeSet(List.of(item), List.of(), item.text());
    }

    /**
     * All of them together.
     *
     * @param sets at least one, and none with {@code except}
     */
    public static NodeSet union(List<NodeSet> sets) {
        if (sets.isEmpty() || sets.stream().anyMatch(set -> !set.except.isEmpty())) {
            throw new IllegalArgumentException("some sets are needed, none with except: " + sets);
        }
        return new NodeSet(
                sets.stream().flatMap(set -> set.items.stream()).toList(),
                List.of(),
                sets.stream().map(NodeSet::text).collect(Collectors.joining(",")));
    }

    /** What is joined in it, each part as a set; what is taken away is left out. */
    public List<NodeSet> parts() {
        return items.stream().map(NodeSet::of).toList();
    }

    /** Whether the clients are named in it. */
    boolean hasClients() {
        return items.contains(CLIENTS) || except.contains(CLIENTS);
    }

    /** Whether chance decides which nodes it is. */
    boolean isDrawn() {
        return items.stream().anyMatch(Random.class::isInstance)
                || except.stream().anyMatch(Random.class::isInstance);
    }

    String noClients() {
        return "'" + text + "': clients stand in link, cut, mend and hold only";
    }

    /** The ids, in ascending order; may be none. */
    public List<Integer> ids(Situation situation) throws MistakeException {
        if (hasClients()) {
            throw new MistakeException(noClients());
        }
        return all(situation);
    }

    /** The ids, at least one; those that are typed may be of nodes that aren't there yet. */
    public List<Integer> withNew(Situation situation) throws MistakeException {
        if (hasClients()) {
            throw new MistakeException(noClients());
        }
        TreeSet<Integer> ids = new TreeSet<>();
        for (Item item : items) {
            ids.addAll(item instanceof Range range ? range.ids() : Selection.of(situation, item));
        }
        for (Item item : except) {
            ids.removeAll(
                    item instanceof Range range ? range.ids() : Selection.of(situation, item));
        }
        return notEmpty(new ArrayList<>(ids));
    }

    private List<Integer> all(Situation situation) throws MistakeException {
        // Most sets are one word, and torture asks for many: what is not drawn is in order.
        if (items.size() == 1 && except.isEmpty() && !(items.get(0) instanceof Random)) {
            return Selection.of(situation, items.get(0));
        }
        TreeSet<Integer> ids = new TreeSet<>();
        for (Item item : items) {
            ids.addAll(Selection.of(situation, item));
        }
        for (Item item : except) {
            ids.removeAll(Selection.of(situation, item));
        }
        return new ArrayList<>(ids);
    }

    /** The ids, at least one. */
    public List<Integer> some(Situation situation) throws MistakeException {
        return notEmpty(ids(situation));
    }

    /** The same without drawing from the stream: later draws stay as they are. */
    public List<Integer> looked(Situation situation) throws MistakeException {
        return looking(situation, this::some);
    }

    /** The one id, for whoever only looks. */
    public int lookedOne(Situation situation) throws MistakeException {
        return looking(situation, this::one);
    }

    /** Finds out something about nodes. */
    public interface Looking<T> {
        T of(Situation situation) throws MistakeException;
    }

    /** Draws from a copy of the stream, so that later draws stay as they are. */
    public static <T> T looking(Situation situation, Looking<T> what) throws MistakeException {
        RandomStream chance = situation.chance().copy();
        try {
            return what.of(situation);
        } finally {
            situation.setChance(chance);
        }
    }

    /** Where links end, at least one; the clients have id 0. */
    public List<Integer> ends(Situation situation) throws MistakeException {
        return notEmpty(all(situation));
    }

    private List<Integer> notEmpty(List<Integer> ids) throws MistakeException {
        if (ids.isEmpty()) {
            throw MistakeException.ofTheMoment("'" + text + "' is no node at the moment");
        }
        return ids;
    }

    /** The one id. */
    public int one(Situation situation) throws MistakeException {
        List<Integer> ids = some(situation);
        if (ids.size() > 1) {
            throw new MistakeException(
                    "'" + text + "' is " + ids.size() + " nodes, where one is needed");
        }
        return ids.get(0);
    }

    @Override
    public String toString() {
        return text;
    }
}
