package raftarium.check.torture;

import raftarium.command.ClockCommand;
import raftarium.command.Command;
import raftarium.command.CompactCommand;
import raftarium.command.DiskCommand;
import raftarium.command.LinkChange;
import raftarium.command.MemberCommand;
import raftarium.command.NetworkCommand;
import raftarium.command.NodeCommand;
import raftarium.command.TimeCommand;
import raftarium.condition.NodeSet;
import raftarium.data.RandomStream;
import raftarium.machine.ClientCommand;
import raftarium.machine.KeyValueCommand;
import raftarium.machine.MachineType;
import raftarium.raft.MembershipRequest;
import raftarium.sim.NetPreset;
import raftarium.trace.ReadMode;
import raftarium.words.Quantities.Chance;
import raftarium.words.Quantities.TimeRange;

import java.util.ArrayList;
import java.util.List;

/** Draws faults, one or a few commands each. */
final class FaultPlanner {
    /** Those that make trouble, or end it: one that is for the eye alone isn't among them. */
    private static final List<NetPreset> NETS = List.of(
            NetPreset.PERFECT,
            NetPreset.LAN,
            NetPreset.WAN,
            NetPreset.LOSSY,
            NetPreset.MIT_UNRELIABLE,
            NetPreset.MIT_REORDERING);

    private static final int MOST_NODES = 7;
    private static final long MILLISECOND = Times.MILLISECOND;
    private static final NodeSet LEADER = NodeSet.named(NodeSet.Kind.LEADER);
    private static final NodeSet CLIENTS = NodeSet.named(NodeSet.Kind.CLIENTS);

    private final RandomStream chance;
    private final int nodes;
    private final Nemesis nemesis;
    private final MachineType machine;

    /** How many disks may still rot: a minority in all. Where members change, none. */
    private int mayRot;

    private int rotten;
    private long marks;
    private long lists;

    FaultPlanner(RandomStream chance, int nodes, Nemesis nemesis, MachineType machine) {
        this.machine = machine;
        this.chance = chance;
        this.nodes = nodes;
        this.nemesis = nemesis;
        mayRot = nemesis == Nemesis.DISKS ? (nodes - 1) / 2 : 0;
    }

    private NodeSet node() {
        return chance.chance(200_000)
                ? LEADER
                : NodeSet.node((int) chance.between(1, Math.max(nodes, 1)));
    }

    /** Who may be there, or may not be yet. */
    private NodeSet maybeNode() {
        return NodeSet.node((int) chance.between(1, Math.max(nodes, MOST_NODES)));
    }

    /** Any fault but those of disks. */
    List<Command> any() {
        NodeSet node = nemesis == Nemesis.MEMBERS && chance.chance(300_000) ? maybeNode() : node();
        return switch ((int) chance.below(23)) {
            case 0, 1 -> List.of(new NodeCommand.Crash(node, chance.chance(500_000)));
            case 2, 3, 4 -> List.of(new NodeCommand.Restart(node));
            case 5 -> crashAll();
            case 6 -> List.of(new NodeCommand.Pause(node));
            case 7 -> List.of(new NodeCommand.Resume(FaultCommands.ALL));
            case 8, 9 -> List.of(split());
            case 10 -> List.of(new NetworkCommand.Isolate(node));
            case 11 -> List.of(cut(node));
            case 12 -> List.of(new NetworkCommand.Heal());
            case 13 -> List.of(net());
            case 14 -> List.of(link(node));
            case 15, 16 -> List.of(new NodeCommand.Timeout(node));
            case 17 -> List.of(new NodeCommand.Transfer(node, false));
            case 18 -> List.of(new CompactCommand.Now(node));
            case 19 -> List.of(clock(node));
            case 20 -> rivals();
            default -> nemesis == Nemesis.DISKS ? List.of(split()) : change();
        };
    }

    /** A fault for between two events. */
    List<Command> ambush() {
        NodeSet node = node();
        return switch ((int) chance.below(17)) {
            case 0, 1, 2, 3, 4, 5 -> List.of(new NodeCommand.Restart(node));
            case 6, 7, 8 -> List.of(new NodeCommand.Timeout(node));
            case 9, 10 -> List.of(split());
            case 11 -> List.of(new NetworkCommand.Heal());
            case 12 -> List.of(new CompactCommand.Now(node));
            case 13 -> change();
            case 14 -> asks();
            default -> rivals();
        };
    }

    private List<Command> crashAll() {
        List<Command> steps = new ArrayList<>();
        steps.add(new NodeCommand.Crash(FaultCommands.ALL, chance.chance(500_000)));
        for (int id = 1; id <= nodes; id++) {
            if (chance.chance(800_000)) {
                steps.add(new NodeCommand.Restart(NodeSet.node(id)));
            }
        }
        return steps;
    }

    /** Two stand at once; the others lose power one by one, between two votes if it so falls. */
    private List<Command> rivals() {
        int one = (int) chance.between(1, nodes);
        int other = (int) chance.between(1, nodes);
        List<Command> steps = new ArrayList<>();
        steps.add(new NodeCommand.Timeout(NodeSet.node(one)));
        steps.add(new NodeCommand.Timeout(NodeSet.node(other)));
        for (int id = 1; id <= nodes; id++) {
            long events = chance.below(8);
            if (events > 0) {
                steps.add(new TimeCommand.Step(events));
            }
            if (id != one && id != other) {
                steps.add(new NodeCommand.Restart(NodeSet.node(id)));
            }
        }
        return steps;
    }

    private Command split() {
        List<NodeSet> side = new ArrayList<>();
        if (chance.chance(400_000)) {
            side.add(LEADER);
        }
        for (int id = 1; id <= nodes; id++) {
            if (chance.chance(400_000)) {
                side.add(NodeSet.node(id));
            }
        }
        return side.isEmpty()
                ? new NetworkCommand.Heal()
                : new NetworkCommand.Partition(List.of(NodeSet.union(side)));
    }

    /** Where a link ends. */
    private NodeSet end(NodeSet node) {
        return switch ((int) chance.below(6)) {
            case 0 -> CLIENTS;
            case 1 -> FaultCommands.ALL;
            default -> node;
        };
    }

    private Command cut(NodeSet node) {
        boolean oneWay = chance.chance(600_000);
        return chance.chance(500_000)
                ? new NetworkCommand.Cut(node, end(node()), oneWay)
                : new NetworkCommand.Cut(end(node()), node, oneWay);
    }

    private Command net() {
        return new NetworkCommand.Net(NETS.get((int) chance.below(NETS.size())));
    }

    private Command link(NodeSet node) {
        boolean delays = chance.chance(500_000);
        long least = chance.below(20) * MILLISECOND;
        return new NetworkCommand.Link(
                node,
                end(node()),
                chance.chance(300_000),
                new LinkChange(
                        chance.chance(600_000) ? percents(50) : null,
                        delays
                                ? new TimeRange(least, least + chance.below(80) * MILLISECOND)
                                : null,
                        chance.chance(600_000) ? percents(30) : null,
                        percents(30)));
    }

    private Chance percents(int bound) {
        return new Chance((int) chance.below(bound) * 10_000);
    }

    /** Within what leases allow for. */
    private Command clock(NodeSet node) {
        return chance.chance(700_000) || nemesis == Nemesis.STALE_LEADERS
                ? new ClockCommand.Drift(node, (int) chance.between(-10, 10) * 10_000)
                : new ClockCommand.Jump(node, chance.between(-300, 300) * MILLISECOND);
    }

    /** A node is added, promoted or removed. */
    List<Command> change() {
        NodeSet node = maybeNode();
        MembershipRequest.Kind kind = switch ((int) chance.below(7)) {
            case 0, 1 -> MembershipRequest.Kind.ADD;
            case 2 -> MembershipRequest.Kind.ADD_LEARNER;
            case 3 -> MembershipRequest.Kind.PROMOTE;
            default -> MembershipRequest.Kind.REMOVE;
        };
        boolean aim = kind == MembershipRequest.Kind.REMOVE && chance.chance(300_000);
        return List.of(new MemberCommand(kind, aim ? LEADER : node, false));
    }

    /** A few commands at once. */
    List<Command> asks() {
        List<Command> steps = new ArrayList<>();
        for (long count = chance.between(1, 6); count > 0; count--) {
            NodeSet to = chance.chance(400_000) ? node() : null;
            String key = "k" + chance.below(10);
            String list = "log" + ++lists / 8;
            String mark = "m" + ++marks;
            ReadMode read = chance.chance(300_000) ? ReadMode.LOG : ReadMode.INDEX;
            if (!machine.equals(MachineType.KV)) {
                ClientCommand command = ClientRequests.any(machine, chance, mark);
                steps.add(ClientRequests.ask(command, ClientRequests.look(command, read), to));
                continue;
            }
            steps.add(
                    switch ((int) chance.below(8)) {
                        case 0, 1 ->
                            ClientRequests.ask(KeyValueCommand.append(list, mark), null, to);
                        case 2, 3 ->
                            ClientRequests.ask(KeyValueCommand.append(key, mark), null, to);
                        case 4 -> ClientRequests.ask(KeyValueCommand.get(list), read, to);
                        case 5 -> ClientRequests.ask(KeyValueCommand.get(key), read, to);
                        case 6 -> ClientRequests.ask(KeyValueCommand.delete(key), null, to);
                        default ->
                            ClientRequests.ask(
                                    KeyValueCommand.cas("lock", "m" + chance.below(marks), mark),
                                    null,
                                    to);
                    });
        }
        return steps;
    }

    /** A disk gets bad, or good again. */
    List<Command> disk() {
        NodeSet node = node();
        return switch ((int) chance.below(12)) {
            case 0, 1, 2 -> List.of(slow(node));
            case 3 -> List.of(new DiskCommand.Full(node));
            case 4 -> List.of(new DiskCommand.ReadOnly(node));
            case 5, 6 -> List.of(new DiskCommand.Failing(node, chance.between(1, 200)));
            case 7 -> rot();
            default -> List.of(new DiskCommand.Mend(node), new NodeCommand.Restart(node));
        };
    }

    private Command slow(NodeSet node) {
        long most = chance.between(1, 80) * MILLISECOND;
        return new DiskCommand.Slow(node, MILLISECOND, most);
    }

    /** Always the last ones, so that it stays a minority. */
    private List<Command> rot() {
        if (rotten < mayRot && chance.chance(500_000)) {
            rotten++;
        }
        if (rotten == 0) {
            return List.of(slow(node()));
        }
        NodeSet node = NodeSet.node(nodes + 1 - (int) chance.between(1, rotten));
        return List.of(new DiskCommand.Corrupt(node, null), new NodeCommand.Restart(node));
    }

    /** Much is put right again. */
    List<Command> mend() {
        List<Command> steps = new ArrayList<>();
        steps.add(new NetworkCommand.Heal());
        if (chance.chance(600_000)) {
            steps.add(new NetworkCommand.Net(NetPreset.LAN));
        }
        steps.add(new NodeCommand.Resume(FaultCommands.ALL));
        if (nemesis == Nemesis.DISKS && chance.chance(700_000)) {
            steps.add(new DiskCommand.Mend(FaultCommands.ALL));
        }
        steps.add(new NodeCommand.Restart(FaultCommands.DOWN));
        return steps;
    }
}
