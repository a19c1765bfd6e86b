package raftarium.check.torture;

import raftarium.raft.Membership;
import raftarium.raft.Role;
import raftarium.raft.Rule;
import raftarium.sim.Host;
import raftarium.sim.HostStatus;
import raftarium.sim.Simulation;
import raftarium.sim.Standing;

import java.util.ArrayList;
import java.util.List;

/** Something is done to a node, or to all. */
sealed interface NodeStep extends Step {
    /** Its power is cut. */
    record Crash(Who node, boolean torn) implements NodeStep {
        @Override
        public boolean apply(Simulation simulation) {
            int id = node.in(simulation);
            if (id != 0) {
                simulation.faults().crash(id, torn);
            }
            return id != 0;
        }

        @Override
        public List<Step> simpler() {
            return torn ? List.of(new Crash(node, false)) : List.of();
        }

        @Override
        public String line() {
            return "crash " + node + (torn ? " --torn" : "");
        }
    }

    /** All lose power at once. */
    record CrashAll(boolean torn) implements NodeStep {
        @Override
        public boolean apply(Simulation simulation) {
            for (int id = 1; id <= simulation.nodes(); id++) {
                simulation.faults().crash(id, torn);
            }
            return true;
        }

        @Override
        public List<Step> simpler() {
            return torn ? List.of(new CrashAll(false)) : List.of();
        }

        @Override
        public String line() {
            return "crash all" + (torn ? " --torn" : "");
        }
    }

    /** It starts from its disk. */
    record Restart(Who node) implements NodeStep {
        @Override
        public boolean apply(Simulation simulation) {
            int id = node.in(simulation);
            if (id != 0) {
                simulation.faults().restart(id);
            }
            return id != 0;
        }

        @Override
        public String line() {
            return "restart " + node;
        }
    }

    /** All that are down start. */
    record RestartDown() implements NodeStep {
        @Override
        public boolean apply(Simulation simulation) {
            List<Integer> down = new ArrayList<>();
            for (int id = 1; id <= simulation.nodes(); id++) {
                if (!simulation.host(id).isUp()) {
                    down.add(id);
                }
            }
            down.forEach(simulation.faults()::restart);
            return !down.isEmpty();
        }

        @Override
        public String line() {
            return "restart down";
        }

        @Override
        public boolean isFault() {
            return false;
        }
    }

    /** All that follow and vote start again. */
    record RestartFollowers() implements NodeStep {
        @Override
        public boolean apply(Simulation simulation) {
            List<Integer> followers = new ArrayList<>();
            for (int id = 1; id <= simulation.nodes(); id++) {
                Host host = simulation.host(id);
                if (host.status() == HostStatus.RUNNING
                        && host.role() == Role.FOLLOWER
                        && Standing.of(host) == Standing.VOTER) {
                    followers.add(id);
                }
            }
            followers.forEach(simulation.faults()::restart);
            return !followers.isEmpty();
        }

        @Override
        public String line() {
            return "restart followers";
        }
    }

    /** It stands still. */
    record Pause(Who node) implements NodeStep {
        @Override
        public boolean apply(Simulation simulation) {
            int id = node.in(simulation);
            boolean runs = id != 0 && simulation.host(id).status() == HostStatus.RUNNING;
            if (runs) {
                simulation.faults().pause(id);
            }
            return runs;
        }

        @Override
        public String line() {
            return "pause " + node;
        }
    }

    /** All that stand still go on. */
    record ResumeAll() implements NodeStep {
        @Override
        public boolean apply(Simulation simulation) {
            for (int id = 1; id <= simulation.nodes(); id++) {
                simulation.faults().resume(id);
            }
            return true;
        }

        @Override
        public String line() {
            return "resume all";
        }

        @Override
        public boolean isFault() {
            return false;
        }
    }

    /** Its election timer fires. */
    record Timeout(Who node) implements NodeStep {
        @Override
        public boolean apply(Simulation simulation) {
            int id = node.in(simulation);
            boolean fires = id != 0
                    && simulation.host(id).status() == HostStatus.RUNNING
                    && !simulation.host(id).leads();
            if (fires) {
                simulation.faults().timeoutNow(id);
            }
            return fires;
        }

        @Override
        public String line() {
            return "timeout " + node;
        }
    }

    /** The leader hands over to it. */
    record Transfer(Who node) implements NodeStep {
        @Override
        public boolean apply(Simulation simulation) {
            int target = node.in(simulation);
            int leader = simulation.leader();
            boolean can = target != 0 && leader != 0 && leader != target;
            if (!can || simulation.host(target).status() != HostStatus.RUNNING) {
                return false;
            }
            Membership membership = simulation.host(leader).membership();
            if (membership.staysVoter(target)) {
                simulation.faults().transfer(leader, target);
            }
            return membership.staysVoter(target);
        }

        @Override
        public String line() {
            return "transfer " + node + " --no-wait";
        }
    }

    /** It takes a snapshot. */
    record Compact(Who node) implements NodeStep {
        @Override
        public boolean apply(Simulation simulation) {
            int id = node.in(simulation);
            Host host = id == 0 ? null : simulation.host(id);
            boolean runs = host != null && host.status() == HostStatus.RUNNING;
            if (runs) {
                simulation.operator().compact(id);
            }
            return runs;
        }

        @Override
        public String line() {
            return "compact " + node;
        }
    }

    /** Its clock runs fast or slow. */
    record Drift(Who node, int ppm) implements NodeStep {
        @Override
        public boolean apply(Simulation simulation) {
            int id = node.in(simulation);
            if (id != 0) {
                simulation.faults().drift(id, ppm);
            }
            return id != 0;
        }

        @Override
        public String line() {
            return "clock " + node + " --drift " + Times.percent(ppm);
        }
    }

    /** All clocks run alike: true, if {@code ppm} is 0. */
    record DriftAll(int ppm) implements NodeStep {
        @Override
        public boolean apply(Simulation simulation) {
            for (int id = 1; id <= simulation.nodes(); id++) {
                simulation.faults().drift(id, ppm);
            }
            return true;
        }

        @Override
        public String line() {
            return "clock all --drift " + Times.percent(ppm);
        }
    }

    /** Its clock jumps. */
    record Jump(Who node, long nanos) implements NodeStep {
        @Override
        public boolean apply(Simulation simulation) {
            int id = node.in(simulation);
            if (id != 0) {
                simulation.faults().jump(id, nanos);
            }
            return id != 0;
        }

        @Override
        public String line() {
            String sign = nanos < 0 ? "-" : "";
            return "clock " + node + " --jump " + sign + Times.typed(Math.abs(nanos));
        }
    }

    /** A rule is on or off from now on. */
    record SetRule(Rule rule, boolean on) implements NodeStep {
        @Override
        public boolean apply(Simulation simulation) {
            simulation.setRule(rule, on);
            return true;
        }

        @Override
        public String line() {
            return "rule " + rule.key() + (on ? " on" : " off");
        }

        @Override
        public boolean isFault() {
            return false;
        }
    }
}
