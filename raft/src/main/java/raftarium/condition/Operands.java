package raftarium.condition;

import raftarium.sim.Counters;
import raftarium.sim.Host;
import raftarium.words.MistakeException;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The numbers that a cluster has. */
final class Operands {
    private Operands() {}

    /** NODE FIGURE: of each node of the set. */
    record OfNodes(NodeSet nodes, NodeFigure figure) implements Operand {
        @Override
        public List<Long> values(Situation situation) throws MistakeException {
            List<Long> values = new ArrayList<>();
            for (int id : nodes.ids(situation)) {
                Optional<Long> value =
                        figure.of(situation, situation.simulation().host(id));
                if (value.isEmpty()) {
                    return List.of();
                }
                values.add(value.get());
            }
            return values;
        }

        @Override
        public String actual(Situation situation) throws MistakeException {
            List<String> all = new ArrayList<>();
            for (int id : nodes.ids(situation)) {
                all.add(figure.actual(situation, situation.simulation().host(id)));
            }
            return all.isEmpty() ? "'" + nodes + "' is no node" : String.join(", ", all);
        }

        @Override
        public boolean isOfCommands() {
            return nodes.isDrawn() || figure.isOfCommands();
        }

        @Override
        public boolean isOfTurns() {
            return figure.isOfTurns() && !nodes.isDrawn();
        }
    }

    /** The highest among the running nodes: term, committed. */
    enum Highest implements Operand {
        TERM,
        COMMITTED;

        private long of(Host host) {
            return this == TERM ? host.status().term() : host.status().commitIndex();
        }

        private static List<Host> running(Situation situation) {
            return ClusterConditions.running(situation);
        }

        @Override
        public List<Long> values(Situation situation) {
            return running(situation).stream()
                    .map(this::of)
                    .max(Long::compare)
                    .map(List::of)
                    .orElse(List.of());
        }

        @Override
        public boolean isOfTurns() {
            return this == TERM;
        }

        @Override
        public String actual(Situation situation) {
            long highest = running(situation).stream().mapToLong(this::of).max().orElse(0);
            return Keys.of(this) + " is " + highest;
        }
    }

    /** What is counted since the last mark. */
    enum Counted implements Operand {
        MESSAGES,
        RPCS,
        BYTES,
        ELECTIONS;

        private long of(Counters counters) {
            return switch (this) {
                case MESSAGES -> counters.messages();
                case RPCS -> counters.rpcs();
                case BYTES -> counters.bytes();
                case ELECTIONS -> counters.elections();
            };
        }

        @Override
        public List<Long> values(Situation situation) {
            return List.of(of(situation.counters()));
        }

        @Override
        public boolean isOfTurns() {
            return this == ELECTIONS;
        }

        @Override
        public String actual(Situation situation) {
            return Keys.of(this) + " is " + of(situation.counters());
        }
    }

    /** split votes. */
    record SplitVotes() implements Operand {
        private static long of(Situation situation) {
            return situation.checker().rareSituations().splitVotes();
        }

        @Override
        public List<Long> values(Situation situation) {
            return List.of(of(situation));
        }

        @Override
        public boolean isOfTurns() {
            return true;
        }

        @Override
        public String actual(Situation situation) {
            return "split votes is " + of(situation);
        }
    }

    /** NODE term at INDEX: of the entry there, or of the snapshot that ends there. */
    record TermAt(Operand index) implements NodeFigure {
        @Override
        public Optional<Long> of(Situation situation, Host host) throws MistakeException {
            List<Long> indexes = index.values(situation);
            if (indexes.size() > 1) {
                throw new MistakeException(
                        "'term at' takes one index, not " + indexes.size() + " of them");
            }
            long term = indexes.isEmpty() ? 0 : host.status().log().termAt(indexes.get(0));
            return term == 0 ? Optional.empty() : Optional.of(term);
        }

        @Override
        public String actual(Situation situation, Host host) throws MistakeException {
            List<Long> indexes = index.values(situation);
            String where = indexes.isEmpty() ? "that index" : "index " + indexes.get(0);
            return of(situation, host)
                    .map(term -> "n" + host.id() + " term at " + where + " is " + term)
                    .orElse("n" + host.id() + " has no entry at " + where);
        }

        @Override
        public boolean isOfCommands() {
            return index.isOfCommands();
        }
    }

    /** count SET with (CONDITION): how many of the nodes it holds of. */
    record HowMany(NodeSet nodes, Condition condition) implements Operand {
        private List<Integer> those(Situation situation) throws MistakeException {
            List<Integer> those = new ArrayList<>();
            for (int id : nodes.ids(situation)) {
                if (condition.holds(new OfOneNode(situation, id))) {
                    those.add(id);
                }
            }
            return those;
        }

        @Override
        public List<Long> values(Situation situation) throws MistakeException {
            return List.of((long) those(situation).size());
        }

        @Override
        public String actual(Situation situation) throws MistakeException {
            List<Integer> those = those(situation);
            List<String> names = those.stream().map(id -> "n" + id).toList();
            return "it is so of " + those.size() + " of them"
                    + (those.isEmpty() ? "" : " (" + String.join(", ", names) + ")");
        }

        @Override
        public boolean isOfCommands() {
            return nodes.isDrawn() || condition.isOfCommands();
        }

        @Override
        public boolean isOfTurns() {
            return condition.isOfTurns() && !nodes.isDrawn();
        }
    }
}
