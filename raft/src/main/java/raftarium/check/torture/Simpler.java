package raftarium.check.torture;

import raftarium.command.Ask;
import raftarium.command.Command;
import raftarium.command.DiskCommand;
import raftarium.command.LinkChange;
import raftarium.command.LoadCommand;
import raftarium.command.NetworkCommand;
import raftarium.command.NodeCommand;
import raftarium.command.TimeCommand;
import raftarium.condition.NodeSet;
import raftarium.machine.MachineType;

import java.util.ArrayList;
import java.util.List;

/**
 * What may be done instead of something: the simplest first.
 *
 * @param machine what the cluster replicates
 */
record Simpler(MachineType machine) {
    List<Command> than(Command command) {
        if (command instanceof TimeCommand.Run run) {
            return shorter(run.nanos());
        } else if (command instanceof TimeCommand.Step step) {
            return fewer(step.actions());
        } else if (command instanceof LoadCommand.Start load) {
            return less(load);
        } else if (command instanceof Ask.Request request && request.how().to() != null) {
            return List.of(ClientRequests.ask(request.command(), request.read(), null));
        } else if (command instanceof NodeCommand.Crash crash && crash.torn()) {
            return List.of(new NodeCommand.Crash(crash.nodes(), false));
        } else if (command instanceof DiskCommand.Failing failing && failing.nth() > 1) {
            return List.of(
                    new DiskCommand.Failing(failing.nodes(), 1),
                    new DiskCommand.Failing(failing.nodes(), failing.nth() / 2));
        }
        return command instanceof NetworkCommand network ? than(network) : List.of();
    }

    private static List<Command> than(NetworkCommand command) {
        if (command instanceof NetworkCommand.Partition split && split.sets().size() == 1) {
            return split(split.sets().get(0).parts());
        } else if (command instanceof NetworkCommand.Cut cut && cut.oneWay()) {
            return List.of(new NetworkCommand.Cut(cut.from(), cut.to(), false));
        }
        return command instanceof NetworkCommand.Link link ? than(link) : List.of();
    }

    private static List<Command> shorter(long nanos) {
        List<Command> shorter = new ArrayList<>();
        for (long unit = Times.SECOND; unit >= Times.MILLISECOND; unit /= 10) {
            for (long part : new long[] {nanos / 8, nanos / 2, nanos}) {
                long rounded = part / unit * unit;
                Command run = new TimeCommand.Run(rounded);
                if (rounded > 0 && rounded < nanos && !shorter.contains(run)) {
                    shorter.add(run);
                }
            }
        }
        return shorter;
    }

    private static List<Command> fewer(long actions) {
        return actions <= 1
                ? List.of()
                : List.of(
                        new TimeCommand.Step(1),
                        new TimeCommand.Step((actions + 1) / 2),
                        new TimeCommand.Step(actions - 1));
    }

    private List<Command> less(LoadCommand.Start load) {
        List<Command> less = new ArrayList<>();
        less.add(ClientRequests.ask(ClientRequests.write(machine, "x", "1"), null, null));
        for (int fewer = 1; fewer < load.clients(); fewer *= 3) {
            less.add(new LoadCommand.Start(fewer, load.rate(), null));
        }
        for (int slower = 10; slower < load.rate(); slower += 10) {
            less.add(new LoadCommand.Start(load.clients(), slower, null));
        }
        return less;
    }

    private static List<Command> split(List<NodeSet> side) {
        List<Command> smaller = new ArrayList<>();
        for (int place = 0; place < side.size() && side.size() > 1; place++) {
            List<NodeSet> fewer = new ArrayList<>(side);
            fewer.remove(place);
            smaller.add(new NetworkCommand.Partition(List.of(NodeSet.union(fewer))));
        }
        return smaller;
    }

    private static List<Command> than(NetworkCommand.Link link) {
        LinkChange all = link.change();
        List<Command> simpler = new ArrayList<>();
        if (link.oneWay()) {
            simpler.add(new NetworkCommand.Link(link.from(), link.to(), false, all));
        }
        for (LinkChange fewer : List.of(
                new LinkChange(null, all.delay(), all.duplicate(), all.reorder()),
                new LinkChange(all.loss(), null, all.duplicate(), all.reorder()),
                new LinkChange(all.loss(), all.delay(), null, all.reorder()),
                new LinkChange(all.loss(), all.delay(), all.duplicate(), null))) {
            if (!fewer.isNothing() && !fewer.equals(all)) {
                simpler.add(new NetworkCommand.Link(link.from(), link.to(), link.oneWay(), fewer));
            }
        }
        return simpler;
    }
}
