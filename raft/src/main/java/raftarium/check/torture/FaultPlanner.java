package raftarium.check.torture;

import raftarium.machine.ClientCommand;
import raftarium.machine.KeyValueCommand;
import raftarium.machine.MachineType;
import raftarium.raft.Change;
import raftarium.raft.RandomStream;
import raftarium.sim.NetPreset;
import raftarium.sim.ReadMode;

import java.util.ArrayList;
import java.util.List;

/** Draws faults, one or a few steps each. */
final class FaultPlanner {
    private static final int MOST_NODES = 7;
    private static final long MILLISECOND = Times.MILLISECOND;

    private final RandomStream chance;
    private final int nodes;
    private final Mood mood;
    private final MachineType machine;

    /** How many disks may still rot: a minority in all. Where members change, none. */
    private int mayRot;

    private int rotten;
    private long marks;
    private long lists;

    FaultPlanner(RandomStream chance, int nodes, Mood mood, MachineType machine) {
        this.machine = machine;
        this.chance = chance;
        this.nodes = nodes;
        this.mood = mood;
        mayRot = mood == Mood.DISKS ? (nodes - 1) / 2 : 0;
    }

    private Who node() {
        return chance.chance(200_000)
                ? Who.LEADER
                : new Who((int) chance.between(1, Math.max(nodes, 1)));
    }

    /** Who may be there, or may not be yet. */
    private Who maybeNode() {
        return new Who((int) chance.between(1, Math.max(nodes, MOST_NODES)));
    }

    /** Any fault but those of disks. */
    List<Step> any() {
        Who node = mood == Mood.MEMBERS && chance.chance(300_000) ? maybeNode() : node();
        return switch ((int) chance.below(23)) {
            case 0, 1 -> List.of(new NodeStep.Crash(node, chance.chance(500_000)));
            case 2, 3, 4 -> List.of(new NodeStep.Restart(node));
            case 5 -> crashAll();
            case 6 -> List.of(new NodeStep.Pause(node));
            case 7 -> List.of(new NodeStep.ResumeAll());
            case 8, 9 -> List.of(split());
            case 10 -> List.of(new NetworkStep.Isolate(node));
            case 11 -> List.of(cut(node));
            case 12 -> List.of(new NetworkStep.Heal());
            case 13 -> List.of(net());
            case 14 -> List.of(link(node));
            case 15, 16 -> List.of(new NodeStep.Timeout(node));
            case 17 -> List.of(new NodeStep.Transfer(node));
            case 18 -> List.of(new NodeStep.Compact(node));
            case 19 -> List.of(clock(node));
            case 20 -> rivals();
            default -> mood == Mood.DISKS ? List.of(split()) : change();
        };
    }

    /** A fault for between two events. */
    List<Step> ambush() {
        Who node = node();
        return switch ((int) chance.below(17)) {
            case 0, 1, 2, 3, 4, 5 -> List.of(new NodeStep.Restart(node));
            case 6, 7, 8 -> List.of(new NodeStep.Timeout(node));
            case 9, 10 -> List.of(split());
            case 11 -> List.of(new NetworkStep.Heal());
            case 12 -> List.of(new NodeStep.Compact(node));
            case 13 -> change();
            case 14 -> asks();
            default -> rivals();
        };
    }

    private List<Step> crashAll() {
        List<Step> steps = new ArrayList<>();
        steps.add(new NodeStep.CrashAll(chance.chance(500_000)));
        for (int id = 1; id <= nodes; id++) {
            if (chance.chance(800_000)) {
                steps.add(new NodeStep.Restart(new Who(id)));
            }
        }
        return steps;
    }

    /** Two stand at once; the others lose power one by one, between two votes if it so falls. */
    private List<Step> rivals() {
        Who one = new Who((int) chance.between(1, nodes));
        Who other = new Who((int) chance.between(1, nodes));
        List<Step> steps = new ArrayList<>();
        steps.add(new NodeStep.Timeout(one));
        steps.add(new NodeStep.Timeout(other));
        for (int id = 1; id <= nodes; id++) {
            long events = chance.below(8);
            if (events > 0) {
                steps.add(new TimeStep.Events(events));
            }
            if (id != one.id() && id != other.id()) {
                steps.add(new NodeStep.Restart(new Who(id)));
            }
        }
        return steps;
    }

    private Step split() {
        List<Who> side = new ArrayList<>();
        if (chance.chance(400_000)) {
            side.add(Who.LEADER);
        }
        for (int id = 1; id <= nodes; id++) {
            if (chance.chance(400_000)) {
                side.add(new Who(id));
            }
        }
        return side.isEmpty() ? new NetworkStep.Heal() : new NetworkStep.Partition(side);
    }

    private NetworkStep.End end(Who node) {
        return switch ((int) chance.below(6)) {
            case 0 -> new NetworkStep.AllClients();
            case 1 -> new NetworkStep.AllNodes();
            default -> new NetworkStep.Node(node);
        };
    }

    private Step cut(Who node) {
        boolean oneWay = chance.chance(600_000);
        return chance.chance(500_000)
                ? new NetworkStep.Cut(new NetworkStep.Node(node), end(node()), oneWay)
                : new NetworkStep.Cut(end(node()), new NetworkStep.Node(node), oneWay);
    }

    private Step net() {
        NetPreset[] presets = NetPreset.values();
        return new NetworkStep.Net(presets[(int) chance.below(presets.length)]);
    }

    private Step link(Who node) {
        boolean delays = chance.chance(500_000);
        long least = chance.below(20) * MILLISECOND;
        return new NetworkStep.Link(
                new NetworkStep.Node(node),
                end(node()),
                chance.chance(300_000),
                chance.chance(600_000) ? (int) chance.below(50) * 10_000 : -1,
                delays ? least : -1,
                delays ? least + chance.below(80) * MILLISECOND : -1,
                chance.chance(600_000) ? (int) chance.below(30) * 10_000 : -1,
                (int) chance.below(30) * 10_000);
    }

    /** Within what leases allow for. */
    private Step clock(Who node) {
        return chance.chance(700_000) || mood == Mood.COUPS
                ? new NodeStep.Drift(node, (int) chance.between(-10, 10) * 10_000)
                : new NodeStep.Jump(node, chance.between(-300, 300) * MILLISECOND);
    }

    /** Somebody is taken in, promoted or let go. */
    List<Step> change() {
        Who node = maybeNode();
        Change.Kind kind = switch ((int) chance.below(7)) {
            case 0, 1 -> Change.Kind.ADD;
            case 2 -> Change.Kind.ADD_LEARNER;
            case 3 -> Change.Kind.PROMOTE;
            default -> Change.Kind.REMOVE;
        };
        boolean aim = kind == Change.Kind.REMOVE && chance.chance(300_000);
        return List.of(new MemberStep.Member(kind, aim ? Who.LEADER : node));
    }

    /** A few commands at once. */
    List<Step> asks() {
        List<Step> steps = new ArrayList<>();
        for (long count = chance.between(1, 6); count > 0; count--) {
            Who to = chance.chance(400_000) ? node() : null;
            String key = "k" + chance.below(10);
            String list = "log" + ++lists / 8;
            String mark = "m" + ++marks;
            ReadMode read = chance.chance(300_000) ? ReadMode.LOG : ReadMode.INDEX;
            if (!machine.equals(MachineType.KV)) {
                ClientCommand command = Asks.any(machine, chance, mark);
                steps.add(new ClientStep.Ask(command, Asks.look(command, read), to));
                continue;
            }
            steps.add(
                    switch ((int) chance.below(8)) {
                        case 0, 1 ->
                            new ClientStep.Ask(KeyValueCommand.append(list, mark), null, to);
                        case 2, 3 ->
                            new ClientStep.Ask(KeyValueCommand.append(key, mark), null, to);
                        case 4 -> new ClientStep.Ask(KeyValueCommand.get(list), read, to);
                        case 5 -> new ClientStep.Ask(KeyValueCommand.get(key), read, to);
                        case 6 -> new ClientStep.Ask(KeyValueCommand.delete(key), null, to);
                        default ->
                            new ClientStep.Ask(
                                    KeyValueCommand.cas("lock", "m" + chance.below(marks), mark),
                                    null,
                                    to);
                    });
        }
        return steps;
    }

    /** A disk gets bad, or good again. */
    List<Step> disk() {
        Who node = node();
        return switch ((int) chance.below(12)) {
            case 0, 1, 2 -> List.of(slow(node));
            case 3 -> List.of(new DiskStep.Stuck(node, true));
            case 4 -> List.of(new DiskStep.Stuck(node, false));
            case 5, 6 -> List.of(new DiskStep.Failing(node, chance.between(1, 200)));
            case 7 -> rot();
            default -> List.of(new DiskStep.Mend(node), new NodeStep.Restart(node));
        };
    }

    private Step slow(Who node) {
        long most = chance.between(1, 80) * MILLISECOND;
        return new DiskStep.Slow(node, MILLISECOND, most);
    }

    /** Always the last ones, so that it stays a minority. */
    private List<Step> rot() {
        if (rotten < mayRot && chance.chance(500_000)) {
            rotten++;
        }
        if (rotten == 0) {
            return List.of(slow(node()));
        }
        int node = nodes + 1 - (int) chance.between(1, rotten);
        return List.of(new DiskStep.Rot(node), new NodeStep.Restart(new Who(node)));
    }

    /** Much is put right again. */
    List<Step> mend() {
        List<Step> steps = new ArrayList<>();
        steps.add(new NetworkStep.Heal());
        if (chance.chance(600_000)) {
            steps.add(new NetworkStep.Net(NetPreset.LAN));
        }
        steps.add(new NodeStep.ResumeAll());
        if (mood == Mood.DISKS && chance.chance(700_000)) {
            steps.add(new DiskStep.MendAll());
        }
        steps.add(new NodeStep.RestartDown());
        return steps;
    }
}
