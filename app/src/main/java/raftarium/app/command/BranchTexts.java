package raftarium.app.command;

import raftarium.session.Branch;
import raftarium.session.BranchEnd;
import raftarium.session.Timeline;
import raftarium.words.Quantities;
import raftarium.words.Shown;

import java.util.ArrayList;
import java.util.List;

/** The branches of a session as a tree, a line each. */
final class BranchTexts {
    private BranchTexts() {}

    static String of(Timeline timeline) {
        List<String> lines = new ArrayList<>();
        add(timeline, timeline.branches().get(0), "", lines);
        return String.join("\n", lines);
    }

    private static void add(Timeline timeline, Branch branch, String indent, List<String> lines) {
        BranchEnd end = timeline.ending(branch);
        lines.add((branch == timeline.branch() ? "> " : "  ")
                + indent
                + branch.number()
                + "  "
                + Shown.line(branch.name())
                + ": "
                + Quantities.seconds(branch.fork().nanos())
                + " to "
                + Quantities.seconds(end.position().nanos())
                + (end.leader() == 0
                        ? ", nobody leads"
                        : ", n" + end.leader() + " leads in term " + end.term())
                + (branch == timeline.branch() && timeline.isPast()
                        ? ", here at " + Quantities.seconds(timeline.at().nanos())
                        : ""));
        for (Branch other : timeline.branches()) {
            if (other.parent() == branch) {
                add(timeline, other, indent + "  ", lines);
            }
        }
    }
}
