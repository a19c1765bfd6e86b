package raftarium.check.torture;

import org.jspecify.annotations.Nullable;

import raftarium.command.ClusterSpec;
import raftarium.command.Command;
import raftarium.command.TimeCommand;
import raftarium.raft.Rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Makes a plan that breaks something smaller, as long as it breaks the same: fewer commands, a
 * simpler cluster, shorter times. Each command that is left out changes what chance does to the
 * rest. So a smaller plan is tried with other seeds too; the faster it runs, the more of them.
 * Deterministic.
 */
final class Shrinker {
    /** So many trials at most. */
    static final int MAX_RUNS = 20_000;

    /** So many events at most, in all trials together: half a minute or so. */
    static final long MAX_EVENTS = 40_000_000;

    /**
     * A machine of one's own may not be deterministic: a smaller plan must break the same in so
     * many trials, one after the other.
     */
    static final int CERTAIN_RUNS = 10;

    /** With so many other seeds a smaller plan is tried at most. */
    private static final int MAX_SEEDS = 24;

    /** And more, as long as all of them together cost no more events than that. */
    private static final long EVENTS_FOR_SEEDS = 60_000;

    /** With so many seeds each a part of the plan is tried alone, at first. */
    private static final int WINDOW_SEEDS = 16;

    /** And with so many events in all. */
    private static final long WINDOW_EVENTS = 25_000_000;

    private final String property;
    private final @Nullable Target target;
    private final Set<Rule> kept;
    private Plan best;
    private long bestEvents;
    private int runs;
    private long events;

    private Shrinker(String property, @Nullable Target target, List<Rule> kept, Plan plan) {
        this.property = property;
        this.target = target;
        this.kept = new TreeSet<>(kept);
        best = plan;
    }

    /**
     * The smallest plan that it finds.
     *
     * @param property what it breaks; {@link TrialResult#SEEN}: it shows the target
     * @param target what is to be seen; null: nothing but what breaks
     * @param kept rules that stay off, those that are to be shown
     */
    static Plan shrink(Plan plan, String property, @Nullable Target target, List<Rule> kept) {
        Shrinker shrinker = new Shrinker(property, target, kept, plan);
        shrinker.bestEvents = Long.MAX_VALUE;
        if (!shrinker.tryOne(plan) && plan.cluster().machineOrDefault().isBuiltIn()) {
            throw new IllegalArgumentException("the plan doesn't end in: " + property);
        }
        shrinker.shrink();
        return shrinker.best;
    }

    private void shrink() {
        findWindow();
        boolean smaller = true;
        while (smaller && !isEnough()) {
            Plan before = best;
            dropCommands();
            simplifyCluster();
            simplifyCommands();
            smaller = !best.equals(before) && size(best) <= size(before);
        }
    }

    /**
     * What breaks a property after a thousand commands seldom needs them all, but hangs on chance
     * that everything before it has had a part in. A few of them in a row, after the same
     * beginning, may do it as well with another seed.
     */
    private void findWindow() {
        List<Command> all = best.commands();
        int begin = beginning(all);
        ClusterSpec cluster = best.cluster();
        for (int width = 12; width < (all.size() - begin) / 2; width *= 2) {
            for (int end = all.size(); end - width >= begin; end -= (width + 1) / 2) {
                List<Command> window = new ArrayList<>(all.subList(0, begin));
                window.addAll(all.subList(end - width, end));
                for (long seed = 1; seed <= WINDOW_SEEDS; seed++) {
                    if (tryOne(new Plan(cluster.withSeed(seed), window))) {
                        return;
                    }
                }
                if (events > WINDOW_EVENTS) {
                    return;
                }
            }
        }
    }

    /** How many commands there are up to the first time that passes. */
    private static int beginning(List<Command> commands) {
        int place = 0;
        while (place < commands.size() && !(commands.get(place) instanceof TimeCommand)) {
            place++;
        }
        return Math.min(place + 1, commands.size());
    }

    private static int size(Plan plan) {
        return plan.commands().size();
    }

    private boolean isEnough() {
        return runs >= MAX_RUNS || events >= MAX_EVENTS;
    }

    // Whether a plan still breaks the same.

    /** If so it is the best so far, without what had no effect in it. */
    private boolean attempt(Plan plan) {
        if (tryOne(plan)) {
            return true;
        }
        long seeds = Math.min(MAX_SEEDS, EVENTS_FOR_SEEDS / Math.max(1, bestEvents));
        for (long seed = 1; seed <= seeds; seed++) {
            if (tryOne(plan.with(plan.cluster().withSeed(seed)))) {
                return true;
            }
        }
        return false;
    }

    private boolean tryOne(Plan plan) {
        if (isEnough()) {
            return false;
        }
        TrialResult.Run run = run(plan);
        int certain = plan.cluster().machineOrDefault().isBuiltIn() ? 1 : CERTAIN_RUNS;
        for (int trials = 1; breaks(run) && trials < certain; trials++) {
            run = run(plan);
        }
        if (!breaks(run)) {
            return false;
        }
        best = plan.with(merged(run.performed().subList(0, run.planned())));
        bestEvents = run.result().events();
        return true;
    }

    private TrialResult.Run run(Plan plan) {
        runs++;
        boolean heals = property.equals(TrialResult.CONVERGENCE);
        TrialResult.Run run = heals ? Trial.whole(plan, 0, target) : Trial.commands(plan, target);
        events += run.result().events();
        return run;
    }

    private boolean breaks(TrialResult.Run run) {
        return run.result().property().equals(property);
    }

    /** Waits that follow each other are one. */
    private static List<Command> merged(List<Command> commands) {
        List<Command> merged = new ArrayList<>();
        for (Command command : commands) {
            Command last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
            Command both = last == null ? null : both(last, command);
            if (both != null) {
                merged.set(merged.size() - 1, both);
            } else {
                merged.add(command);
            }
        }
        return merged;
    }

    private static @Nullable Command both(Command one, Command other) {
        if (one instanceof TimeCommand.Run first && other instanceof TimeCommand.Run second) {
            return new TimeCommand.Run(first.nanos() + second.nanos());
        } else if (one instanceof TimeCommand.Step first
                && other instanceof TimeCommand.Step second) {
            return new TimeCommand.Step(first.actions() + second.actions());
        }
        return null;
    }

    // What is tried.

    /** Chunks of commands, half of all at first, single ones in the end. */
    private void dropCommands() {
        int chunk = Math.max(1, size(best) / 2);
        while (chunk >= 1 && !isEnough()) {
            int at = Math.max(0, size(best) - chunk);
            boolean more = true;
            while (more && !isEnough()) {
                List<Command> fewer = new ArrayList<>(best.commands());
                fewer.subList(at, Math.min(at + chunk, fewer.size())).clear();
                int before = size(best);
                attempt(best.with(fewer));
                more = at > 0;
                at = Math.max(0, Math.min(at, size(best)) - (size(best) < before ? 1 : chunk));
            }
            chunk /= 2;
        }
    }

    private void simplifyCluster() {
        ClusterSpec cluster = best.cluster();
        List<ClusterSpec> simpler = new ArrayList<>();
        simpler.add(cluster.withNet(null).withBatch(null, null, null).withTimes(null, null));
        simpler.add(cluster.withNet(null));
        simpler.add(cluster.withBatch(null, null, null));
        simpler.add(cluster.withBatch(cluster.batch(), null, null));
        simpler.add(cluster.withTimes(null, null));
        simpler.stream()
                .filter(one -> !one.equals(cluster))
                .forEach(one -> attempt(best.with(one)));
        for (Rule rule : cluster.off()) {
            if (!kept.contains(rule)) {
                List<Rule> fewer = new ArrayList<>(best.cluster().off());
                fewer.remove(rule);
                attempt(best.with(best.cluster().withOff(fewer)));
            }
        }
        boolean fewer = best.cluster().nodesOrDefault() > 1;
        while (fewer && !isEnough()) {
            int nodes = best.cluster().nodesOrDefault() - 1;
            fewer = attempt(best.with(best.cluster().withNodes(nodes))) && nodes > 1;
        }
    }

    private void simplifyCommands() {
        for (int place = size(best) - 1; place >= 0; place--) {
            boolean simplified = true;
            while (simplified && place < size(best) && !isEnough()) {
                simplified = simplify(place);
            }
        }
    }

    private boolean simplify(int place) {
        Command command = best.commands().get(place);
        for (Command simpler : new Simpler(best.cluster().machineOrDefault()).than(command)) {
            List<Command> commands = new ArrayList<>(best.commands());
            commands.set(place, simpler);
            if (attempt(best.with(commands))) {
                return true;
            }
        }
        return false;
    }
}
