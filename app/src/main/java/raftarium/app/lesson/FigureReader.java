package raftarium.app.lesson;

import org.jspecify.annotations.Nullable;

import raftarium.condition.NodeSet;
import raftarium.condition.NodeSetParser;
import raftarium.condition.Situation;
import raftarium.condition.ValueConditions;
import raftarium.machine.MachineException;
import raftarium.raft.Status;
import raftarium.sim.Call;
import raftarium.sim.ClusterView;
import raftarium.sim.Host;
import raftarium.sim.HostState;
import raftarium.sim.MachineContents;
import raftarium.sim.NodeView;
import raftarium.trace.Outcome;
import raftarium.words.MistakeException;
import raftarium.words.Word;
import raftarium.words.Words;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.ToLongFunction;

/**
 * Reads what stands in braces in a lesson's text, or behind {@code number}: {@code leader},
 * {@code term}, {@code result}, {@code timers}, {@code value K [on NODE]}, {@code NODE FIGURE}.
 */
final class FigureReader {
    private static final String EXPECTED =
            "leader, term, result, timers, value K or a node's figure (n1 commit)";

    private static final Map<String, ToLongFunction<Status>> OF_NODES = Map.of(
            "term", Status::term,
            "commit", Status::commitIndex,
            "applied", Status::lastApplied,
            "first", status -> status.log().firstIndex(),
            "last", status -> status.log().lastIndex(),
            "snapshot", status -> status.log().snapshotIndex(),
            "votes", status -> (long) status.votes());

    private FigureReader() {}

    /** A figure that has only a text. */
    private interface Telling extends LessonFigure {
        @Override
        default OptionalLong number(Situation situation) {
            return OptionalLong.empty();
        }

        @Override
        Optional<String> shown(Situation situation) throws MistakeException;
    }

    /** Reads a figure, which is all that the words are. */
    static LessonFigure read(Words words) throws MistakeException {
        LessonFigure figure = first(words);
        words.end();
        return figure;
    }

    private static LessonFigure first(Words words) throws MistakeException {
        Word first = words.peek(EXPECTED);
        int start = words.position();
        if (words.take("term")) {
            return FigureReader::highestTerm;
        } else if (words.take("result")) {
            return (Telling) FigureReader::result;
        } else if (words.take("timers")) {
            return (Telling) FigureReader::timers;
        } else if (words.take("value")) {
            return value(words);
        } else if (words.take("leader") && !words.hasNext()) {
            return (Telling) FigureReader::leader;
        }
        words.moveTo(start);
        if (!NodeSetParser.begins(words)) {
            throw new MistakeException(EXPECTED + " expected, not '" + first.text() + "'", first);
        }
        return ofNode(NodeSetParser.parse(words), words);
    }

    private static LessonFigure ofNode(NodeSet nodes, Words words) throws MistakeException {
        String names = String.join(", ", OF_NODES.keySet().stream().sorted().toList());
        Word word = words.next("a figure (" + names + ")");
        ToLongFunction<Status> figure = OF_NODES.get(word.text());
        if (figure == null) {
            throw new MistakeException(
                    "a figure expected (" + names + "), not '" + word.text() + "'", word);
        }
        return situation -> {
            List<Integer> ids = nodes.ids(situation);
            return ids.size() == 1
                    ? OptionalLong.of(figure.applyAsLong(
                            situation.simulation().host(ids.get(0)).status()))
                    : OptionalLong.empty();
        };
    }

    private static List<Host> running(Situation situation) {
        List<Host> running = new ArrayList<>();
        for (int id = 1; id <= situation.simulation().nodes(); id++) {
            Host host = situation.simulation().host(id);
            if (host.isUp()) {
                running.add(host);
            }
        }
        return running;
    }

    private static OptionalLong highestTerm(Situation situation) {
        return running(situation).stream()
                .mapToLong(host -> host.status().term())
                .max();
    }

    private static Optional<String> leader(Situation situation) throws MistakeException {
        List<Integer> ids = NodeSet.named(NodeSet.Kind.LEADER).ids(situation);
        return ids.isEmpty() ? Optional.empty() : Optional.of("n" + ids.get(0));
    }

    private static Optional<String> result(Situation situation) {
        Call call = situation.lastCall();
        if (call == null) {
            return Optional.empty();
        }
        String result = call.result();
        return Optional.of(
                call.outcome() == Outcome.OK && result != null
                        ? result
                        : ValueConditions.outcomeOf(call).word());
    }

    private static Optional<String> timers(Situation situation) {
        List<String> timers = new ArrayList<>();
        ClusterView view = situation.simulation().view();
        for (NodeView node : view.nodes()) {
            long leftNanos = node.clock().timerEndNanos() - view.nowNanos();
            if (node.state() == HostState.RUNNING) {
                timers.add("n" + node.id() + " " + Math.max(0, leftNanos / 1_000_000) + " ms");
            }
        }
        return timers.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", timers));
    }

    private static LessonFigure value(Words words) throws MistakeException {
        String key = words.next("a key").text();
        NodeSet nodes = words.take("on") ? NodeSetParser.parse(words) : null;
        return (Telling) situation -> valueOf(key, nodes, situation);
    }

    /** What all of them hold; empty where they hold different things, or nothing. */
    private static Optional<String> valueOf(
            String key, @Nullable NodeSet nodes, Situation situation) throws MistakeException {
        List<Host> hosts = new ArrayList<>(running(situation));
        if (nodes != null) {
            List<Integer> ids = nodes.ids(situation);
            hosts.removeIf(host -> !ids.contains(host.id()));
        }
        List<String> values = new ArrayList<>();
        try {
            for (Host host : hosts) {
                values.add(MachineContents.of(host).getOrDefault(key, ""));
            }
        } catch (MachineException trouble) {
            throw MistakeException.ofTheMoment(String.valueOf(trouble.getMessage()));
        }
        boolean same = values.stream().distinct().count() == 1 && !values.get(0).isEmpty();
        return same ? Optional.of(values.get(0)) : Optional.empty();
    }
}
