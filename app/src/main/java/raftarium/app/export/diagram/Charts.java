package raftarium.app.export.diagram;

import org.jspecify.annotations.Nullable;

import raftarium.app.export.ExportSource;
import raftarium.app.export.diagram.Chart.Broken;
import raftarium.app.export.diagram.Chart.Caption;
import raftarium.session.Note;
import raftarium.session.Timeline;
import raftarium.sim.Simulation;
import raftarium.trace.Trace;
import raftarium.words.MistakeException;
import raftarium.words.Shown;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Makes charts of what is exported. */
final class Charts {
    private Charts() {}

    /**
     * The chart of what is asked for.
     *
     * @return null if it was broken off
     * @throws MistakeException if a diagram can't show that
     */
    static @Nullable Chart of(ExportSource source) throws MistakeException {
        return of(source, simulation -> (number, event, follows) -> {});
    }

    /** The same, and another one is told meanwhile what happens. */
    static @Nullable Chart of(ExportSource source, Function<Simulation, Trace.Follower> others)
            throws MistakeException {
        if (!source.selection().types().isEmpty()) {
            throw new MistakeException("a diagram is of all types: --types is for json");
        }
        ChartReader[] reader = new ChartReader[1];
        boolean told = source.tell(simulation -> {
            ChartReader chart = new ChartReader(simulation);
            Trace.Follower other = others.apply(simulation);
            reader[0] = chart;
            return (number, event, follows) -> {
                chart.happened(number, event, follows);
                other.happened(number, event, follows);
            };
        });
        if (!told) {
            return null;
        }
        Simulation simulation = source.session().simulation();
        Chart whole = reader[0].chart(
                heading(source),
                captions(source.session().timeline()),
                broken(simulation),
                simulation.nowNanos());
        return ChartPart.of(whole, source.selection(), source.nodes());
    }

    private static Chart.Heading heading(ExportSource source) {
        Simulation simulation = source.session().simulation();
        String without = String.join(
                ", ", simulation.rules().off().stream().map(rule -> rule.key()).toList());
        return new Chart.Heading(
                title(source.title()),
                simulation.config().seed(),
                without.isEmpty() ? "" : "without " + without);
    }

    /** In a line, and without a full stop at its end. */
    private static String title(String text) {
        String line = Shown.line(text);
        return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
    }

    private static Optional<Broken> broken(Simulation simulation) {
        return simulation.violations().stream()
                .findFirst()
                .map(one -> new Broken(one.atNanos(), one.property(), one.detail()));
    }

    /** What was said at one moment is one. */
    private static List<Caption> captions(Timeline timeline) {
        List<Caption> captions = new ArrayList<>();
        for (Note note : timeline.notes().on(timeline.branch())) {
            long at = note.position().nanos();
            if (note.position().compareTo(timeline.at()) > 0) {
                break;
            }
            int last = captions.size() - 1;
            String text = Shown.line(note.text());
            if (last >= 0 && captions.get(last).atNanos() == at) {
                Caption one = captions.get(last);
                captions.set(last, new Caption(one.number(), at, one.text() + " " + text));
            } else {
                captions.add(new Caption(captions.size() + 1, at, text));
            }
        }
        return captions;
    }
}
