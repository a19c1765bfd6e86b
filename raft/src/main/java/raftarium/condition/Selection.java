package raftarium.condition;

import raftarium.raft.Membership;
import raftarium.raft.Role;
import raftarium.sim.Host;
import raftarium.sim.HostState;
import raftarium.sim.Members;
import raftarium.sim.Simulation;
import raftarium.sim.Standing;
import raftarium.words.MistakeException;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Finds out which nodes a part of a set means now. */
final class Selection {
    private Selection() {}

    static List<Integer> of(Situation situation, NodeSet.Item item) throws MistakeException {
        Simulation simulation = situation.simulation();
        if (item instanceof NodeSet.Range range) {
            if (range.last() > simulation.nodes()) {
                throw new MistakeException("there is no n" + range.last()
                        + ": the nodes are n1 to n" + simulation.nodes());
            }
            return range.ids();
        } else if (item instanceof NodeSet.Random random) {
            return draw(situation, random.count());
        } else if (item instanceof NodeSet.Itself) {
            return List.of(((OfOneNode) situation).node());
        }
        return named(simulation, ((NodeSet.Named) item).kind());
    }

    private static List<Integer> draw(Situation situation, int count) throws MistakeException {
        List<Integer> up = where(situation.simulation(), Selection::isRunning);
        if (up.isEmpty()) {
            return up;
        }
        if (up.size() < count) {
            throw MistakeException.ofTheMoment("'random " + count + "': only " + up.size()
                    + (up.size() == 1 ? " node is" : " nodes are") + " running");
        }
        List<Integer> left = new ArrayList<>(up);
        List<Integer> drawn = new ArrayList<>();
        while (drawn.size() < count) {
            drawn.add(left.remove((int) situation.chance().below(left.size())));
        }
        return drawn;
    }

    private static List<Integer> named(Simulation simulation, NodeSet.Kind kind) {
        long newest = newestLeaderTerm(simulation);
        return switch (kind) {
            case ALL -> where(simulation, host -> true);
            case UP -> where(simulation, Selection::isRunning);
            case DOWN -> where(simulation, host -> !host.isUp());
            case LEADER ->
                where(simulation, host -> host.leads() && host.status().term() == newest);
            case FOLLOWERS ->
                where(
                        simulation,
                        host -> isRunning(host)
                                && host.status().role() == Role.FOLLOWER
                                && Standing.of(host.status()) == Standing.VOTER);
            case STALE_LEADER ->
                where(simulation, host -> host.leads() && host.status().term() < newest);
            case MAJORITY -> largestSide(simulation);
            case MINORITY -> {
                List<Integer> majority = largestSide(simulation);
                yield where(simulation, host -> !majority.contains(host.id()));
            }
            case CLIENTS -> List.of(0);
        };
    }

    static boolean isRunning(Host host) {
        return host.state() == HostState.RUNNING;
    }

    /** The newest term in which a running node leads, 0 if none does. */
    static long newestLeaderTerm(Simulation simulation) {
        long newest = 0;
        for (int id = 1; id <= simulation.nodes(); id++) {
            Host host = simulation.host(id);
            newest = host.leads() ? Math.max(newest, host.status().term()) : newest;
        }
        return newest;
    }

    /** The side with most voters; among equals the larger one, or the one of the first node. */
    private static List<Integer> largestSide(Simulation simulation) {
        Membership membership = Members.of(simulation).inUse();
        List<Integer> largest = List.of();
        long most = -1;
        for (List<Integer> side : simulation.sides()) {
            long voters = side.stream().filter(membership::isVoter).count();
            if (voters > most || voters == most && side.size() > largest.size()) {
                largest = side;
                most = voters;
            }
        }
        return largest;
    }

    private static List<Integer> where(Simulation simulation, Predicate<Host> holds) {
        List<Integer> ids = new ArrayList<>();
        for (int id = 1; id <= simulation.nodes(); id++) {
            if (holds.test(simulation.host(id))) {
                ids.add(id);
            }
        }
        return ids;
    }
}
