package raftarium.sim;

import org.jspecify.annotations.Nullable;

import raftarium.trace.Address;
import raftarium.trace.Body;
import raftarium.trace.MessageEvent;
import raftarium.trace.Packet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The links between all addresses: who reaches whom, how late, how surely. Each direction of each
 * pair has a lane of its own, with a random stream of its own; a lane keeps its packets in order
 * but for those that it holds back.
 */
final class Network {
    /** How a direction of a pair of addresses behaves. Index 0 stands for all clients. */
    private static final class Link {
        LinkSettings settings;
        boolean cut;

        Link(LinkSettings settings, boolean cut) {
            this.settings = settings;
            this.cut = cut;
        }
    }

    private final SimulationConfig config;
    private Link[][] links;

    /** What new links are like: what all were set to last. */
    private LinkSettings usual;

    private final Lanes lanes;
    private final Holds holds;

    /** Which side of the partition each node is on; all on side 0 without one. */
    private int[] sides;

    private boolean[] isolated;
    private long nextPacket = 1;
    private long messages;
    private long rpcs;
    private long bytes;

    Network(SimulationConfig config) {
        this(config, new Lanes(config), new Holds(), config.nodes());
        for (Link[] row : links) {
            Arrays.setAll(row, to -> new Link(usual, false));
        }
    }

    private Network(SimulationConfig config, Lanes lanes, Holds holds, int nodes) {
        this.config = config;
        this.lanes = lanes;
        usual = config.net().settings();
        this.holds = holds;
        links = new Link[nodes + 1][nodes + 1];
        sides = new int[nodes + 1];
        isolated = new boolean[nodes + 1];
    }

    /** One more node, on side 0 of a partition, with links as all were set to last. */
    void addNode() {
        int ends = links.length + 1;
        Link[][] more = new Link[ends][ends];
        for (int from = 0; from < ends; from++) {
            for (int to = 0; to < ends; to++) {
                boolean isNew = from == ends - 1 || to == ends - 1;
                more[from][to] = isNew ? new Link(usual, false) : links[from][to];
            }
        }
        links = more;
        sides = Arrays.copyOf(sides, ends);
        isolated = Arrays.copyOf(isolated, ends);
    }

    Network copy() {
        Network twin = new Network(config, lanes.copy(), holds.copy(), links.length - 1);
        for (int from = 0; from < links.length; from++) {
            Link[] row = links[from];
            Arrays.setAll(twin.links[from], to -> new Link(row[to].settings, row[to].cut));
        }
        twin.usual = usual;
        System.arraycopy(sides, 0, twin.sides, 0, sides.length);
        System.arraycopy(isolated, 0, twin.isolated, 0, isolated.length);
        twin.nextPacket = nextPacket;
        twin.messages = messages;
        twin.rpcs = rpcs;
        twin.bytes = bytes;
        return twin;
    }

    /** Sends: the packet is on its way to the queue when it will arrive, or lost at once. */
    void send(Simulation simulation, int from, int to, Body body) {
        long now = simulation.nowNanos();
        LinkSettings settings = link(from, to).settings;
        Lane lane = lanes.lane(from, to);
        boolean lost = lane.stream.chance(settings.loss());
        Packet packet = packet(now, from, to, body, settings, lane);
        count(packet);
        simulation.emit(new MessageEvent.Sent(now, packet));
        if (reaches(from, to)) {
            if (lost) {
                simulation.emit(new MessageEvent.Lost(now, packet, MessageEvent.Reason.LOSS));
            } else {
                holds.depart(simulation, packet);
            }
        } else {
            simulation.emit(new MessageEvent.Lost(now, packet, whyNot(from, to)));
        }
        if (lane.stream.chance(settings.duplicate()) && reaches(from, to)) {
            Packet second = packet(now, from, to, body, settings, lane);
            simulation.emit(new MessageEvent.Duplicated(now, second, packet.id()));
            simulation.clients().duplicated(second);
            holds.depart(simulation, second);
        }
    }

    Holds holds() {
        return holds;
    }

    long nextPacketId() {
        return nextPacket++;
    }

    private Packet packet(long now, int from, int to, Body body, LinkSettings settings, Lane lane) {
        return new Packet(
                nextPacketId(), from, to, body, now, lane.due(now, settings, body.isReply()));
    }

    private void count(Packet packet) {
        if (packet.body() instanceof Body.Raft) {
            messages++;
            bytes += packet.body().sizeBytes();
            rpcs += packet.isRpc() ? 1 : 0;
        }
    }

    /** A packet arrives, unless its way is cut by now or nobody is there. */
    void deliver(Simulation simulation, Packet packet) {
        long now = simulation.nowNanos();
        int to = packet.to();
        if (!reaches(packet.from(), to)) {
            simulation.emit(new MessageEvent.Lost(now, packet, whyNot(packet.from(), to)));
        } else if (Address.isClient(to)) {
            simulation.emit(new MessageEvent.Delivered(now, packet));
            if (packet.body() instanceof Body.Reply reply) {
                simulation.clients().receive(packet, reply);
            }
        } else if (simulation.host(to).isUp()) {
            simulation.emit(new MessageEvent.Delivered(now, packet));
            simulation.host(to).tell(process -> process.receive(packet));
        } else {
            simulation.emit(new MessageEvent.Lost(now, packet, MessageEvent.Reason.DOWN));
            if (packet.body() instanceof Body.Request request) {
                send(simulation, to, packet.from(), Body.Reply.refused(request.attempt()));
            }
        }
    }

    /** Whether what {@code from} sends now gets to {@code to}, but for chance. */
    boolean reaches(int from, int to) {
        return !link(from, to).cut && !apart(end(from), end(to));
    }

    private MessageEvent.Reason whyNot(int from, int to) {
        return apart(end(from), end(to)) ? MessageEvent.Reason.PARTITION : MessageEvent.Reason.CUT;
    }

    private boolean apart(int from, int to) {
        return from != 0 && to != 0 && (isolated[from] || isolated[to] || sides[from] != sides[to]);
    }

    /** What keeps all packets from one end of a link from the other; null if nothing does. */
    MessageEvent.@Nullable Reason barrier(int from, int to) {
        return reaches(from, to) ? null : whyNot(from, to);
    }

    private Link link(int from, int to) {
        return links[end(from)][end(to)];
    }

    /** Where an address stands in the table of links: clients share place 0. */
    private static int end(int address) {
        return Address.isClient(address) ? 0 : address;
    }

    void clientLeft(int client) {
        lanes.remove(client);
    }

    void setSettings(int from, int to, LinkSettings settings) {
        links[from][to].settings = settings;
    }

    LinkSettings settings(int from, int to) {
        return links[from][to].settings;
    }

    /** How a link behaves that was not set since all were: by a net, or when it began. */
    LinkSettings usual() {
        return usual;
    }

    void setAllSettings(LinkSettings settings) {
        usual = settings;
        for (Link[] row : links) {
            for (Link link : row) {
                link.settings = settings;
            }
        }
    }

    /** Cuts or mends the way from each of one set to each of the other. */
    void cut(Iterable<Integer> from, Iterable<Integer> to, boolean oneWay, boolean cut) {
        for (int one : from) {
            for (int other : to) {
                if (one != other) {
                    links[one][other].cut = cut;
                    links[other][one].cut = oneWay ? links[other][one].cut : cut;
                }
            }
        }
    }

    /** The links that are cut one by one, as "n1 -> n2". */
    List<String> cuts() {
        List<String> cuts = new ArrayList<>();
        for (int from = 0; from < links.length; from++) {
            for (int to = 0; to < links.length; to++) {
                if (links[from][to].cut) {
                    cuts.add(name(from) + " -> " + name(to));
                }
            }
        }
        return cuts;
    }

    private static String name(int end) {
        return end == 0 ? "clients" : Address.name(end);
    }

    /** Nodes not in any of {@code sets} form one more side, side 0. */
    void partition(List<TreeSet<Integer>> sets) {
        Arrays.fill(sides, 0);
        int side = 1;
        for (TreeSet<Integer> set : sets) {
            for (int node : set) {
                sides[node] = side;
            }
            side++;
        }
    }

    void isolate(int node) {
        isolated[node] = true;
    }

    void heal() {
        Arrays.fill(sides, 0);
        Arrays.fill(isolated, false);
        for (Link[] row : links) {
            for (Link link : row) {
                link.cut = false;
            }
        }
    }

    boolean isIsolated(int node) {
        return isolated[node];
    }

    /**
     * The sides, each a set of nodes, in the order of their first nodes; one if there is no split.
     */
    List<List<Integer>> sides() {
        TreeMap<Integer, TreeSet<Integer>> bySide = new TreeMap<>();
        for (int node = 1; node < sides.length; node++) {
            int side = isolated[node] ? -node : sides[node];
            bySide.computeIfAbsent(side, number -> new TreeSet<>()).add(node);
        }
        return bySide.values().stream()
                .sorted((one, other) -> one.first() - other.first())
                .map(List::copyOf)
                .toList();
    }

    long messages() {
        return messages;
    }

    long rpcs() {
        return rpcs;
    }

    long bytes() {
        return bytes;
    }
}
