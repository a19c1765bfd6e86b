package raftarium.check.torture;

import raftarium.data.Bytes;
import raftarium.raft.Membership;
import raftarium.sim.Host;
import raftarium.sim.HostState;
import raftarium.sim.Simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What keeps a cluster from having converged: no leader, a membership change half done, members
 * whose logs or states differ, entries that aren't committed. Only members count.
 */
public final class ConvergenceCheck {
    private ConvergenceCheck() {}

    /**
     * What is wrong, in words; empty if nothing is.
     *
     * @param excused nodes whose disks rotted, and that need not run
     */
    public static List<String> of(Simulation simulation, Set<Integer> excused) {
        int leading = simulation.leader();
        if (leading == 0) {
            return List.of("no leader");
        }
        List<String> problems = new ArrayList<>();
        Host leader = simulation.host(leading);
        Membership membership = leader.status().membership();
        if (membership.isJoint() || !membership.contains(leading)) {
            problems.add("half way to another configuration: " + membership);
        }
        for (int id : membership.members()) {
            Host host = simulation.host(id);
            if (!excused.contains(id) || host.state() == HostState.RUNNING) {
                problem(host, leader).ifPresent(problems::add);
            }
        }
        return problems;
    }

    private static Optional<String> problem(Host host, Host leader) {
        long last = leader.status().log().lastIndex();
        long first =
                Math.max(host.status().log().firstIndex(), leader.status().log().firstIndex());
        String name = "n" + host.id();
        if (host.state() != HostState.RUNNING) {
            String why = host.failure().isEmpty() ? "" : ": " + host.failure();
            return Optional.of(name + " is " + host.state().word() + why);
        } else if (host.status().term() != leader.status().term()
                || host.status().leader() != leader.id()) {
            return Optional.of(name + " doesn't follow");
        } else if (host.status().commitIndex() != last || host.status().lastApplied() != last) {
            return Optional.of(name + " has not committed and applied all");
        } else if (host.status().log().lastIndex() != last
                || !host.status()
                        .log()
                        .entries(first, last)
                        .equals(leader.status().log().entries(first, last))) {
            return Optional.of(name + " has another log");
        } else if (!state(host).equals(state(leader))) {
            return Optional.of(name + " has another state");
        }
        return Optional.empty();
    }

    private static Bytes state(Host host) {
        return host.machine().snapshot();
    }
}
