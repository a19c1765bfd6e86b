package raftarium.check.torture;

import java.util.ArrayList;
import java.util.List;

/** A cluster, and what is done to it. Plain data: run twice it gives the same trace twice. */
record Plan(Setup setup, List<Step> steps) {
    Plan {
        steps = List.copyOf(steps);
    }

    Plan with(List<Step> others) {
        return new Plan(setup, others);
    }

    Plan with(Setup other) {
        return new Plan(other, steps);
    }

    /** The lines of a script that does the same. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(setup.line());
        steps.forEach(step -> lines.add(step.line()));
        return lines;
    }
}
