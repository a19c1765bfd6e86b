package raftarium.app.command;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import raftarium.app.look.Texts;
import raftarium.condition.NodeSet;
import raftarium.condition.Situation;
import raftarium.sim.LinkSettings;
import raftarium.sim.LinksView;
import raftarium.sim.NetPreset;
import raftarium.sim.Simulation;
import raftarium.words.MistakeException;
import raftarium.words.Quantities.Chance;
import raftarium.words.Quantities.TimeRange;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** What is done to the network. */
@Command(name = "Network")
final class NetworkCommands {
    private final Desk desk;

    NetworkCommands(Desk desk) {
        this.desk = desk;
    }

    @Command(
            name = "partition",
            description = {
                "Splits the nodes into sides that don't reach each other.",
                "Nodes not named form one more side. It replaces the partition before."
            },
            footer = "Example: partition n1,n2 | n3..n5")
    Reply partition(
            @Parameters(
                            paramLabel = "SET | SET",
                            arity = "1..*",
                            description = "The sides, with bars between them.")
                    Clause.Sides sides)
            throws MistakeException {
        List<TreeSet<Integer>> sets = new ArrayList<>();
        TreeSet<Integer> seen = new TreeSet<>();
        for (NodeSet set : sides.sets()) {
            List<Integer> ids = set.some(desk.session());
            for (int id : ids) {
                if (!seen.add(id)) {
                    throw MistakeException.ofTheMoment("n" + id + " is on two sides: " + sides);
                }
            }
            sets.add(new TreeSet<>(ids));
        }
        desk.simulation().faults().partition(sets, "partition " + sides);
        return Reply.ok(sidesInWords());
    }

    private String sidesInWords() throws MistakeException {
        return String.join(
                " | ", desk.simulation().sides().stream().map(Texts::names).toList());
    }

    @Command(
            name = "isolate",
            description =
                    "Cuts nodes off from all other nodes, each alone. Clients still reach them.",
            footer = "Example: isolate leader")
    Reply isolate(@Parameters(paramLabel = "NODES", description = "Which.") NodeSet nodes)
            throws MistakeException {
        List<Integer> ids = nodes.some(desk.session());
        desk.simulation().faults().isolate(ids, "isolate " + nodes);
        return Reply.ok(sidesInWords());
    }

    @Command(
            name = "heal",
            description = "Undoes partition, isolate and cut, and nothing else.",
            footer = "Example: heal")
    Reply heal() throws MistakeException {
        desk.simulation().faults().heal();
        return Reply.ok("all nodes are connected");
    }

    @Command(
            name = "cut",
            description = "Cuts the links between A and B.",
            footer = "Example: cut leader followers --one-way")
    Reply cut(
            @Parameters(paramLabel = "A", description = "Nodes, or clients.") NodeSet from,
            @Parameters(paramLabel = "B", description = "Nodes, or clients.") NodeSet to,
            @Option(names = "--one-way", description = "Only from A to B.") boolean oneWay)
            throws MistakeException {
        return setCut(from, to, oneWay, true);
    }

    @Command(name = "mend", description = "Undoes cut.", footer = "Example: mend all clients")
    Reply mend(
            @Parameters(paramLabel = "A", description = "Nodes, or clients.") NodeSet from,
            @Parameters(paramLabel = "B", description = "Nodes, or clients.") NodeSet to,
            @Option(names = "--one-way", description = "Only from A to B.") boolean oneWay)
            throws MistakeException {
        return setCut(from, to, oneWay, false);
    }

    private Reply setCut(NodeSet from, NodeSet to, boolean oneWay, boolean cut)
            throws MistakeException {
        String text = (cut ? "cut " : "mend ") + from + " " + to + (oneWay ? " --one-way" : "");
        List<Integer> senders = from.ends(desk.session());
        List<Integer> receivers = to.ends(desk.session());
        desk.simulation().faults().cut(senders, receivers, oneWay, cut, text);
        String pair = from + (oneWay ? " -> " : " - ") + to;
        return Reply.ok(
                cut ? pair + " cut" : pair + " mended" + whatStays(senders, receivers, oneWay));
    }

    /** That a cut was undone, and no more than that. */
    private String whatStays(List<Integer> senders, List<Integer> receivers, boolean oneWay)
            throws MistakeException {
        LinksView links = LinksView.of(desk.simulation());
        boolean own = senders.stream()
                .anyMatch(one -> receivers.stream()
                        .anyMatch(other -> links.sign(one, other) == '~'
                                || !oneWay && links.sign(other, one) == '~'));
        return own ? "; its delay, loss and the like stay: link sets them, net those of all" : "";
    }

    @Command(
            name = "link",
            description = "Sets how links behave; without options, says how they do.",
            footer = "Example: link n1 n2..n3 --loss 20%% --delay 10ms..50ms")
    Reply link(
            @Parameters(paramLabel = "A", description = "Nodes, or clients.") NodeSet from,
            @Parameters(paramLabel = "B", description = "Nodes, or clients.") NodeSet to,
            @Option(names = "--one-way", description = "Only from A to B.") boolean oneWay,
            @Option(names = "--loss", paramLabel = "P", description = "How many are lost.")
                    @Nullable
                    Chance loss,
            @Option(names = "--delay", paramLabel = "D", description = "10ms, or 10ms..50ms.")
                    @Nullable
                    TimeRange delay,
            @Option(names = "--duplicate", paramLabel = "P", description = "How many come twice.")
                    @Nullable
                    Chance duplicate,
            @Option(names = "--reorder", paramLabel = "P", description = "How many are overtaken.")
                    @Nullable
                    Chance reorder)
            throws MistakeException {
        LinkChange change = new LinkChange(loss, delay, duplicate, reorder);
        Simulation simulation = desk.simulation();
        if (change.isNothing()) {
            return said(
                    NodeSet.looking(desk.session(), session -> pairs(session, from, to, oneWay)));
        }
        List<Pair> pairs = pairs(desk.session(), from, to, oneWay);
        for (Pair pair : pairs) {
            LinkSettings settings = change.applied(simulation.link(pair.from, pair.to));
            simulation.faults().setLink(pair.from, pair.to, settings);
        }
        simulation.faults().networkChanged("link " + from + " " + to + change.words());
        return said(pairs);
    }

    /** A link, one way; the clients have id 0. */
    private record Pair(int from, int to) {}

    private static List<Pair> pairs(Situation situation, NodeSet from, NodeSet to, boolean oneWay)
            throws MistakeException {
        List<Pair> pairs = new ArrayList<>();
        List<Integer> ends = to.ends(situation);
        for (int one : from.ends(situation)) {
            for (int other : ends) {
                if (one != other) {
                    pairs.add(new Pair(one, other));
                    if (!oneWay) {
                        pairs.add(new Pair(other, one));
                    }
                }
            }
        }
        return pairs;
    }

    private Reply said(List<Pair> pairs) throws MistakeException {
        List<String> lines = new ArrayList<>();
        for (Pair pair : pairs) {
            lines.add(Texts.names(List.of(pair.from)) + " -> " + Texts.names(List.of(pair.to))
                    + "  " + Texts.link(desk.simulation().link(pair.from, pair.to)));
        }
        return Reply.ok(String.join("\n", lines));
    }

    @Command(
            name = "net",
            description = {
                "Sets how all links behave, clients' too: perfect (0.1 ms), lan (0.5 to 2 ms), wan"
                        + " (30 to 120 ms), lossy, mit-unreliable, mit-reordering."
            },
            footer = "Example: net lossy")
    Reply net(@Parameters(paramLabel = "PRESET", description = "Which.") NetPreset preset)
            throws MistakeException {
        desk.simulation().faults().setNet(preset);
        return Reply.ok("all links: " + Texts.link(preset.settings()));
    }
}
