package raftarium.app.export.diagram;

import org.jspecify.annotations.Nullable;

import raftarium.app.export.diagram.Chart.Broken;
import raftarium.app.export.diagram.Chart.Caption;
import raftarium.session.Note;
import raftarium.session.Timeline;
import raftarium.sim.Simulation;
import raftarium.words.Shown;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a diagram is of.
 *
 * @param title what stands above it
 * @param timeline whose present it ends at
 * @param fromNanos from which virtual time on; null: from the beginning
 * @param toNanos up to which; null: up to the present
 * @param nodes of which nodes, by id
 */
public record DiagramSubject(
        String title,
        Timeline timeline,
        @Nullable Long fromNanos,
        @Nullable Long toNanos,
        Set<Integer> nodes) {
    /** Copies the nodes. */
    public DiagramSubject {
        nodes = Set.copyOf(nodes);
    }

    /** What was read of it, as far as it is asked for. */
    Chart chart(ChartReader reader) {
        Simulation simulation = timeline.present().simulation();
        Chart whole = reader.chart(
                heading(simulation), captions(), broken(simulation), simulation.nowNanos());
        return ChartPart.of(whole, fromNanos, toNanos, nodes);
    }

    private Chart.Heading heading(Simulation simulation) {
        String without = String.join(
                ", ", simulation.rules().off().stream().map(rule -> rule.key()).toList());
        return new Chart.Heading(
                line(title),
                simulation.config().seed(),
                without.isEmpty() ? "" : "without " + without);
    }

    /** In a line, and without a full stop at its end. */
    private static String line(String text) {
        String line = Shown.line(text);
        return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
    }

    private static Optional<Broken> broken(Simulation simulation) {
        return simulation.violations().stream()
                .findFirst()
                .map(one -> new Broken(one.atNanos(), one.property(), one.detail()));
    }

    /** What was said at one moment is one. */
    private List<Caption> captions() {
        List<Caption> captions = new ArrayList<>();
        for (Note note : timeline.notes().on(timeline.branch())) {
            if (note.position().compareTo(timeline.at()) > 0) {
                break;
            }
            long at = note.position().nanos();
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
