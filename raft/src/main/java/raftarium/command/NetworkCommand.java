package raftarium.command;

import raftarium.condition.NodeSet;
import raftarium.condition.Situation;
import raftarium.sim.LinkSettings;
import raftarium.sim.LinksView;
import raftarium.sim.NetPreset;
import raftarium.sim.Simulation;
import raftarium.words.MistakeException;
import raftarium.words.Phrases;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What is done to the network. */
public sealed interface NetworkCommand extends Command {
    private static Answer sides(Simulation simulation) {
        return new Answer.Done(
                simulation.sides().stream().map(Phrases::names).collect(Collectors.joining(" | ")));
    }

    /** partition: sides that don't reach each other; nodes not named form one more. */
    record Partition(List<NodeSet> sets) implements NetworkCommand {
        public Partition {
            sets = List.copyOf(sets);
        }

        @Override
        public Answer perform(Moment moment) throws MistakeException {
            List<TreeSet<Integer>> sides = new ArrayList<>();
            TreeSet<Integer> seen = new TreeSet<>();
            for (NodeSet set : sets) {
                List<Integer> ids = set.some(moment);
                for (int id : ids) {
                    if (!seen.add(id)) {
                        throw MistakeException.ofTheMoment(
                                "n" + id + " is on two sides: " + words());
                    }
                }
                sides.add(new TreeSet<>(ids));
            }
            moment.simulation().faults().partition(sides, line());
            return sides(moment.simulation());
        }

        private String words() {
            return sets.stream().map(NodeSet::text).collect(Collectors.joining(" | "));
        }
    }

    /** isolate: each of them alone. */
    record Isolate(NodeSet nodes) implements NetworkCommand {
        @Override
        public Answer perform(Moment moment) throws MistakeException {
            moment.simulation().faults().isolate(nodes.some(moment), line());
            return sides(moment.simulation());
        }
    }

    /** heal: undoes partition, isolate and cut. */
    record Heal() implements NetworkCommand {
        @Override
        public Answer perform(Moment moment) {
            moment.simulation().faults().heal();
            return new Answer.Done("all nodes are connected");
        }
    }

    /** cut: the links between two sets, or only from the one to the other. */
    record Cut(NodeSet from, NodeSet to, boolean oneWay) implements NetworkCommand {
        @Override
        public Answer perform(Moment moment) throws MistakeException {
            List<Integer> senders = from.ends(moment);
            List<Integer> receivers = to.ends(moment);
            moment.simulation().faults().cut(senders, receivers, oneWay, true, line());
            return new Answer.Done(pair(from, to, oneWay) + " cut");
        }
    }

    /** mend: undoes cut. */
    record Mend(NodeSet from, NodeSet to, boolean oneWay) implements NetworkCommand {
        @Override
        public Answer perform(Moment moment) throws MistakeException {
            List<Integer> senders = from.ends(moment);
            List<Integer> receivers = to.ends(moment);
            moment.simulation().faults().cut(senders, receivers, oneWay, false, line());
            LinksView links = LinksView.of(moment.simulation());
            boolean own = senders.stream()
                    .anyMatch(one -> receivers.stream()
                            .anyMatch(other -> links.sign(one, other) == '~'
                                    || !oneWay && links.sign(other, one) == '~'));
            return new Answer.Done(pair(from, to, oneWay) + " mended"
                    + (own
                            ? "; its delay, loss and the like stay: link sets them, net those of"
                                    + " all"
                            : ""));
        }
    }

    private static String pair(NodeSet from, NodeSet to, boolean oneWay) {
        return from + (oneWay ? " -> " : " - ") + to;
    }

    /** link: how the links between two sets behave, or only from the one to the other. */
    record Link(NodeSet from, NodeSet to, boolean oneWay, LinkChange change)
            implements NetworkCommand {
        @Override
        public Answer perform(Moment moment) throws MistakeException {
            Simulation simulation = moment.simulation();
            List<Pair> pairs = pairs(moment);
            for (Pair pair : pairs) {
                LinkSettings settings = change.applied(simulation.link(pair.from, pair.to));
                simulation.faults().setLink(pair.from, pair.to, settings);
            }
            simulation.faults().networkChanged(new Link(from, to, false, change).line());
            return new Answer.Done(said(simulation, pairs));
        }

        /** How they behave, without a change. */
        public String looked(Situation situation) throws MistakeException {
            return said(situation.simulation(), NodeSet.looking(situation, this::pairs));
        }

        private record Pair(int from, int to) {}

        /** Each link once, though both sets may have both of its ends. */
        private List<Pair> pairs(Situation situation) throws MistakeException {
            Set<Pair> pairs = new LinkedHashSet<>();
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
            return List.copyOf(pairs);
        }

        private static String said(Simulation simulation, List<Pair> pairs) {
            return pairs.stream()
                    .map(pair -> Phrases.names(List.of(pair.from)) + " -> "
                            + Phrases.names(List.of(pair.to)) + "  "
                            + Phrases.link(simulation.link(pair.from, pair.to)))
                    .collect(Collectors.joining("\n"));
        }
    }

    /** net: how all links behave. */
    record Net(NetPreset preset) implements NetworkCommand {
        @Override
        public Answer perform(Moment moment) {
            moment.simulation().faults().setNet(preset);
            return new Answer.Done("all links: " + Phrases.link(preset.settings()));
        }
    }
}
