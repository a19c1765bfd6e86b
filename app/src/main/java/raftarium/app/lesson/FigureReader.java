package raftarium.app.lesson;

import org.jspecify.annotations.Nullable;

import raftarium.condition.Figure;
import raftarium.condition.NodeSet;
import raftarium.condition.NodeSetParser;
import raftarium.condition.Situation;
import raftarium.condition.ValueConditions;
import raftarium.machine.MachineException;
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
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reads what stands in braces in a lesson's text: {@code leader}, {@code result}, {@code timers},
 * {@code value K [on NODE]}, or a figure, as conditions compare it, {@code n1 commit}. A figure
 * stands behind {@code number}, too.
 */
final class FigureReader {
    private static final String EXPECTED =
            "leader, result, timers, value K or a figure (term, n1 commit, ...)";

    private FigureReader() {}

    /** Something that has only a text. */
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

    /** The same, which is a number. */
    static LessonFigure readNumber(Words words) throws MistakeException {
        LessonFigure figure = number(words);
        words.end();
        return figure;
    }

    private static LessonFigure number(Words words) throws MistakeException {
        Figure figure = Figure.parse(words);
        return situation ->
                figure.value(situation).map(OptionalLong::of).orElseGet(OptionalLong::empty);
    }

    private static LessonFigure first(Words words) throws MistakeException {
        Word first = words.peek(EXPECTED);
        int start = words.position();
        if (words.take("result") && !words.hasNext()) {
            return (Telling) FigureReader::result;
        } else if (words.take("timers")) {
            return (Telling) FigureReader::timers;
        } else if (words.take("value")) {
            return value(words);
        } else if (words.take("leader") && !words.hasNext()) {
            return (Telling) FigureReader::leader;
        }
        words.moveTo(start);
        try {
            return number(words);
        } catch (MistakeException mistake) {
            boolean isFirst = mistake.column() <= first.column();
            throw isFirst
                    ? new MistakeException(
                            EXPECTED + " expected, not '" + first.text() + "'", first)
                    : mistake;
        }
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
