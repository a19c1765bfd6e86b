package raftarium.condition;

import raftarium.raft.Membership;
import raftarium.words.Expectations;
import raftarium.words.MistakeException;
import raftarium.words.Spelling;
import raftarium.words.Word;
import raftarium.words.Words;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads sets of nodes. The longest reading wins; a set ends where a word ends. */
public final class NodeSetParser {
    private static final Pattern RANGE = Pattern.compile("n(\\d{1,4})(?:\\.\\.n?(\\d{1,4}))?");
    static final String EXPECTED = "a node or a set of nodes (n1, n2..n4, all, leader, ...)";

    /** A word, or a piece of one between commas, or a comma. */
    private record Piece(String text, int word, boolean lastOfWord) {}

    private final Words words;
    private final Expectations.Kind kind;
    private final int start;
    private final List<Piece> pieces = new ArrayList<>();
    private int position;

    private NodeSetParser(Words words, Expectations.Kind kind) {
        this.words = words;
        this.kind = kind;
        start = words.position();
    }

    /** Reads a set from the next words and takes them. */
    public static NodeSet parse(Words words) throws MistakeException {
        words.offer(Expectations.Kind.NODES);
        Word first = words.peek(EXPECTED);
        NodeSet set = new NodeSetParser(words, Expectations.Kind.NODES).parse();
        if (set.hasClients()) {
            throw new MistakeException(set.noClients(), first);
        }
        return set;
    }

    /** Reads the ends of links: among them may be the clients. */
    public static NodeSet parseEnds(Words words) throws MistakeException {
        words.offer(Expectations.Kind.ENDS);
        return new NodeSetParser(words, Expectations.Kind.ENDS).parse();
    }

    /** Whether the next word begins a set. */
    public static boolean begins(Words words) throws MistakeException {
        Word next = words.peek(EXPECTED);
        String first = next.text().split(",", 2)[0];
        return !next.quoted() && (first.equals("random") || item(first).isPresent());
    }

    private NodeSet parse() throws MistakeException {
        Word first = words.peek(EXPECTED);
        StringBuilder text = new StringBuilder();
        split();
        List<NodeSet.Item> items = list();
        List<NodeSet.Item> except = new ArrayList<>();
        while (position < pieces.size() && pieces.get(position).text.equals("except")) {
            position++;
            except.addAll(list());
        }
        Piece last = pieces.get(position - 1);
        if (!last.lastOfWord) {
            throw new MistakeException(EXPECTED + " expected, not '" + first.text() + "'", first);
        }
        words.moveTo(start);
        for (int word = 0; word <= last.word; word++) {
            text.append(word == 0 ? "" : " ").append(words.next(EXPECTED).text());
        }
        words.offer(List.of("except"));
        return new NodeSet(List.copyOf(items), List.copyOf(except), text.toString());
    }

    private void split() {
        int word = 0;
        for (Word next : words.rest()) {
            String[] parts = next.text().split("(?<=,)|(?=,)");
            for (int part = 0; part < parts.length; part++) {
                pieces.add(new Piece(parts[part], word, part == parts.length - 1));
            }
            word++;
        }
        words.moveTo(start);
    }

    private List<NodeSet.Item> list() throws MistakeException {
        List<NodeSet.Item> items = new ArrayList<>();
        items.add(item());
        while (position < pieces.size() && pieces.get(position).text.equals(",")) {
            position++;
            items.add(item());
        }
        return items;
    }

    private NodeSet.Item item() throws MistakeException {
        if (position == pieces.size()) {
            words.rest();
            words.offer(kind);
            words.peek(EXPECTED);
        }
        Piece piece = pieces.get(position++);
        if (piece.text.equals("random")) {
            return random();
        }
        Optional<NodeSet.Item> item = item(piece.text);
        if (item.isEmpty()) {
            words.moveTo(start + piece.word);
            Word word = words.peek(EXPECTED);
            throw new MistakeException(
                    EXPECTED + " expected, not '" + piece.text + "'" + hint(piece.text), word);
        }
        return item.get();
    }

    private NodeSet.Item random() {
        boolean counted =
                position < pieces.size() && pieces.get(position).text.matches("[1-9]\\d{0,2}");
        return new NodeSet.Random(counted ? Integer.parseInt(pieces.get(position++).text) : 1);
    }

    private static Optional<NodeSet.Item> item(String text) {
        Matcher range = RANGE.matcher(text);
        if (range.matches()) {
            int first = Integer.parseInt(range.group(1));
            int last = range.group(2) == null ? first : Integer.parseInt(range.group(2));
            boolean fits = first >= 1 && first <= last && last <= Membership.MAX_NODES;
            return fits ? Optional.of(new NodeSet.Range(first, last)) : Optional.empty();
        }
        return Arrays.stream(NodeSet.Kind.values())
                .filter(kind -> kind.key().equals(text))
                .<NodeSet.Item>map(NodeSet.Named::new)
                .findFirst();
    }

    private static String hint(String text) {
        if (RANGE.matcher(text).matches()) {
            return ": there are n1 to n" + Membership.MAX_NODES
                    + ", the most that there can be, and a range goes up";
        }
        List<String> names = new ArrayList<>(List.of("except", "random"));
        for (NodeSet.Kind kind : NodeSet.Kind.values()) {
            names.add(kind.key());
        }
        return Spelling.hint(text, names);
    }
}
