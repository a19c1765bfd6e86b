package raftarium.command;

import static raftarium.grammar.Part.argument;
import static raftarium.grammar.Part.flag;
import static raftarium.grammar.Part.option;

import raftarium.condition.NodeSet;
import raftarium.condition.NodeSetParser;
import raftarium.grammar.Chapter;
import raftarium.grammar.Kind;
import raftarium.grammar.Kinds;
import raftarium.grammar.Part;
import raftarium.grammar.Shape;
import raftarium.grammar.Usage;
import raftarium.grammar.WordKind;
import raftarium.sim.NetPreset;
import raftarium.words.Expectations;
import raftarium.words.MistakeException;
import raftarium.words.Word;
import raftarium.words.Words;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How what is done to the network is typed. */
final class NetworkUsages {
    /** How links behave, by name. */
    static final WordKind<NetPreset> PRESET =
            Kinds.oneOf("network", List.of(NetPreset.values()), NetPreset::key, preset -> "");

    private static final Part<NodeSet> FROM = argument("A", Kinds.ENDS, "Nodes, or clients.");
    private static final Part<NodeSet> TO = argument("B", Kinds.ENDS, "Nodes, or clients.");
    private static final Part<Boolean> ONE_WAY = flag("--one-way", "Only from A to B.");

    private static final Shape<LinkChange> CHANGE = Shape.of(LinkChange.class)
            .with(option("--loss", "P", Kinds.CHANCE, "How many are lost."), LinkChange::loss)
            .with(option("--delay", "D", Kinds.TIMES, "10ms, or 10ms..50ms."), LinkChange::delay)
            .with(
                    option("--duplicate", "P", Kinds.CHANCE, "How many come twice."),
                    LinkChange::duplicate)
            .with(
                    option("--reorder", "P", Kinds.CHANCE, "How many are overtaken."),
                    LinkChange::reorder)
            .makes(LinkChange::new);

    static final Chapter<Command> ALL = Chapter.of(
            "Network",
            Usage.of(
                    "partition",
                    List.of(
                            "Splits the nodes into sides that don't reach each other. Bare"
                                    + " numbers are nodes, too: 1,2|3..5.",
                            "Nodes not named form one more side. It replaces the partition"
                                    + " before."),
                    List.of("partition n1,n2 | n3..n5"),
                    Shape.of(NetworkCommand.Partition.class)
                            .with(
                                    argument(
                                            "SET | SET",
                                            new Sides(),
                                            "The sides, with bars between them."),
                                    NetworkCommand.Partition::sets)
                            .makes(NetworkCommand.Partition::new)),
            Usage.of(
                    "isolate",
                    List.of("Cuts nodes off from all other nodes, each alone. Clients still reach"
                            + " them."),
                    List.of("isolate leader"),
                    Shape.of(NetworkCommand.Isolate.class)
                            .with(NodeUsages.NODES, NetworkCommand.Isolate::nodes)
                            .makes(NetworkCommand.Isolate::new)),
            Usage.of(
                    "heal",
                    List.of("Undoes partition, isolate and cut, and nothing else."),
                    List.of("heal"),
                    Shape.of(NetworkCommand.Heal.class).makes(NetworkCommand.Heal::new)),
            Usage.of(
                    "cut",
                    List.of("Cuts the links between A and B."),
                    List.of("cut leader followers --one-way"),
                    Shape.of(NetworkCommand.Cut.class)
                            .with(FROM, NetworkCommand.Cut::from)
                            .with(TO, NetworkCommand.Cut::to)
                            .with(ONE_WAY, NetworkCommand.Cut::oneWay)
                            .makes(NetworkCommand.Cut::new)),
            Usage.of(
                    "mend",
                    List.of("Undoes cut."),
                    List.of("mend all clients"),
                    Shape.of(NetworkCommand.Mend.class)
                            .with(FROM, NetworkCommand.Mend::from)
                            .with(TO, NetworkCommand.Mend::to)
                            .with(ONE_WAY, NetworkCommand.Mend::oneWay)
                            .makes(NetworkCommand.Mend::new)),
            Usage.of(
                    "link",
                    List.of("Sets how links behave; without options, says how they do."),
                    List.of("link n1 n2..n3 --loss 20% --delay 10ms..50ms"),
                    Shape.of(NetworkCommand.Link.class)
                            .with(FROM, NetworkCommand.Link::from)
                            .with(TO, NetworkCommand.Link::to)
                            .with(ONE_WAY, NetworkCommand.Link::oneWay)
                            .with(CHANGE, NetworkCommand.Link::change)
                            .makes(NetworkCommand.Link::new)),
            Usage.of(
                    "net",
                    List.of("Sets how all links behave, clients' too: perfect (0.1 ms), lan (0.5 to"
                            + " 2 ms), wan (30 to 120 ms), lossy, mit-unreliable,"
                            + " mit-reordering, classroom (10 to 20 ms)."),
                    List.of("net lossy"),
                    Shape.of(NetworkCommand.Net.class)
                            .with(argument("PRESET", PRESET, "Which."), NetworkCommand.Net::preset)
                            .makes(NetworkCommand.Net::new)));

    private NetworkUsages() {}

    /** SET | SET [| SET...] */
    private record Sides() implements Kind<List<NodeSet>> {
        private static final String BARE = "\\d{1,3}(\\.\\.n?\\d{1,3})?";

        @Override
        public List<NodeSet> read(Words all) throws MistakeException {
            Words words = all.recut(typed -> named(bars(typed)));
            List<NodeSet> sets = new ArrayList<>();
            sets.add(NodeSetParser.parse(words));
            words.offer(List.of("|"));
            while (words.hasNext()) {
                Word bar = words.next("|");
                if (!bar.is("|")) {
                    throw new MistakeException("'|' expected, not '" + bar.text() + "'", bar);
                }
                sets.add(NodeSetParser.parse(words));
                words.offer(List.of("|"));
            }
            return List.copyOf(sets);
        }

        /** Makes each bar a word of its own. */
        private static List<Word> bars(List<Word> words) {
            List<Word> apart = new ArrayList<>();
            for (Word word : words) {
                int column = word.column();
                for (String part : word.text().split("(?<=\\|)|(?=\\|)")) {
                    apart.add(new Word(part, word.quoted(), word.line(), column));
                    column += part.length();
                }
            }
            return apart;
        }

        /** A bare number stands for the node of that number, but for the one behind "random". */
        private static List<Word> named(List<Word> words) {
            List<Word> named = new ArrayList<>();
            boolean counts = false;
            for (Word word : words) {
                String text = Stream.of(word.text().split("(?<=,)|(?=,)"))
                        .map(part -> part.matches(BARE) ? "n" + part : part)
                        .collect(Collectors.joining());
                boolean stays = word.quoted() || counts && !word.text().contains(",");
                named.add(stays ? word : new Word(text, word.quoted(), word.line(), word.column()));
                counts = word.text().matches("(.*,)?random");
            }
            return named;
        }

        @Override
        public String print(List<NodeSet> sets) {
            return sets.stream().map(NodeSet::text).collect(Collectors.joining(" | "));
        }

        @Override
        public void offer(Words words) {
            words.offer(Expectations.Kind.NODES);
        }
    }
}
