package raftarium.sim;

import raftarium.trace.Address;
import raftarium.trace.Body;
import raftarium.trace.MessageEvent;
import raftarium.trace.Packet;

import java.util.Arrays;

/**
 * The links between all addresses: who reaches whom, how late, how surely. Each direction of each
 * pair has a lane of its own, with a random stream of its own; a lane keeps its packets in order
 * but for those that it holds back.
 */
final class Network {
    private final SimulationConfig config;

    /** How each direction of a pair of ends behaves; end 0 stands for all clients. */
    private LinkSettings[][] links;

    /** What new links are like: what all were set to last. */
    private LinkSettings usual;

    private final Lanes lanes;
    private final Holds holds;

    private final Walls walls;
    private long nextPacket = 1;
    private long messages;
    private long rpcs;
    private long bytes;

    Network(SimulationConfig config) {
        this(
                config,
                new Lanes(Streams.of(config)),
                new Holds(),
                new Walls(config.nodes()),
                config.nodes());
        setAllSettings(usual);
    }

    private Network(SimulationConfig config, Lanes lanes, Holds holds, Walls walls, int nodes) {
        this.config = config;
        this.lanes = lanes;
        usual = config.net().settings();
        this.holds = holds;
        this.walls = walls;
        links = new LinkSettings[nodes + 1][nodes + 1];
    }

    /** One more node, with links as all were set to last. */
    void addNode() {
        int ends = links.length + 1;
        LinkSettings[][] more = new LinkSettings[ends][ends];
        for (int from = 0; from < ends; from++) {
            for (int to = 0; to < ends; to++) {
                boolean isNew = from == ends - 1 || to == ends - 1;
                more[from][to] = isNew ? usual : links[from][to];
            }
        }
        links = more;
        walls.addNode();
    }

    Network copy() {
        Network copy =
                new Network(config, lanes.copy(), holds.copy(), walls.copy(), links.length - 1);
        Arrays.setAll(copy.links, from -> links[from].clone());
        copy.usual = usual;
        copy.nextPacket = nextPacket;
        copy.messages = messages;
        copy.rpcs = rpcs;
        copy.bytes = bytes;
        return copy;
    }

    /**
     * Sends: the packet is on its way to the queue when it will arrive, or lost at once.
     *
     * @param cause what it follows from
     * @param inReplyTo the id of the packet that it answers, 0 if it answers none
     * @return the number of the event that it was sent
     */
    long send(Simulation simulation, int from, int to, Body body, long cause, long inReplyTo) {
        long now = simulation.nowNanos();
        LinkSettings settings = settings(end(from), end(to));
        Lane lane = lanes.lane(from, to);
        boolean lost = lane.stream.chance(settings.loss());
        long sent = simulation.trace().count();
        long due = lane.due(now, settings, body.isReply());
        Packet packet = new Packet(nextPacketId(), from, to, body, now, due, inReplyTo, sent);
        count(packet);
        simulation.emit(new MessageEvent.Sent(now, packet), cause);
        MessageEvent.Reason wall = walls.between(end(from), end(to));
        if (wall != null) {
            loseAtWall(simulation, packet, wall);
        } else if (lost) {
            lose(simulation, packet, MessageEvent.Reason.LOSS, sent);
        } else {
            holds.depart(simulation, packet);
        }
        if (lane.stream.chance(settings.duplicate()) && wall == null) {
            long copyDue = lane.due(now, settings, body.isReply());
            long duplicated = simulation.trace().count();
            Packet second = packet.copy(nextPacketId(), copyDue, duplicated);
            simulation.emit(new MessageEvent.Duplicated(now, second, packet.id()), sent);
            simulation.clients().duplicated(second);
            holds.depart(simulation, second);
        }
        return sent;
    }

    /** A wall keeps it from its receiver. */
    private void loseAtWall(Simulation simulation, Packet packet, MessageEvent.Reason wall) {
        lose(simulation, packet, wall, walls.since(end(packet.from()), end(packet.to())));
    }

    /** A packet is lost, and whoever misses it remembers. Returns the number of the event. */
    static long lose(Simulation simulation, Packet packet, MessageEvent.Reason reason, long cause) {
        MessageEvent lost = new MessageEvent.Lost(simulation.nowNanos(), packet, reason);
        long number = simulation.emit(lost, cause);
        if (!Address.isClient(packet.to())) {
            simulation.host(packet.to()).missed(packet, number);
        }
        return number;
    }

    Holds holds() {
        return holds;
    }

    long nextPacketId() {
        return nextPacket++;
    }

    private void count(Packet packet) {
        if (packet.body() instanceof Body.Raft) {
            messages++;
            bytes += packet.body().sizeBytes();
            rpcs += packet.isRpc() ? 1 : 0;
        }
    }

    /**
     * A packet arrives, unless its way is cut by now or nobody is there.
     *
     * @param cause why now
     */
    void deliver(Simulation simulation, Packet packet, long cause) {
        long now = simulation.nowNanos();
        int to = packet.to();
        MessageEvent.Reason wall = walls.between(end(packet.from()), end(to));
        if (wall != null) {
            loseAtWall(simulation, packet, wall);
        } else if (Address.isClient(to)) {
            simulation.because(simulation.emit(new MessageEvent.Delivered(now, packet), cause));
            if (packet.body() instanceof Body.Reply reply) {
                simulation.clients().receive(packet, reply);
            }
        } else if (simulation.host(to).isUp()) {
            long delivered = simulation.emit(new MessageEvent.Delivered(now, packet), cause);
            simulation.because(delivered);
            simulation.host(to).receive(packet, delivered);
        } else {
            long stopped = simulation.host(to).stoppedBy();
            long lost = lose(simulation, packet, MessageEvent.Reason.DOWN, stopped);
            if (packet.body() instanceof Body.Request request) {
                Body.Reply refused = Body.Reply.refused(request.attempt());
                send(simulation, to, packet.from(), refused, lost, packet.id());
            }
        }
    }

    /** Whether what {@code from} sends now gets to {@code to}, but for chance. */
    boolean reaches(int from, int to) {
        return walls.between(end(from), end(to)) == null;
    }

    /** What keeps all packets from one end of a link from the other. */
    Walls walls() {
        return walls;
    }

    /** Where an address stands in the table of links: clients share place 0. */
    private static int end(int address) {
        return Address.isClient(address) ? 0 : address;
    }

    /** Delays and losses are drawn from other streams from now on. */
    void renewChance(Streams streams) {
        lanes.renewChance(streams);
    }

    /** What all chance of the simulation is drawn from. */
    Streams streams() {
        return lanes.streams();
    }

    void clientLeft(int client) {
        lanes.remove(client);
    }

    void setSettings(int from, int to, LinkSettings settings) {
        links[from][to] = settings;
    }

    LinkSettings settings(int from, int to) {
        return links[from][to];
    }

    /** How a link behaves that was not set since all were: by a net, or when it began. */
    LinkSettings usual() {
        return usual;
    }

    void setAllSettings(LinkSettings settings) {
        usual = settings;
        for (LinkSettings[] row : links) {
            Arrays.fill(row, settings);
        }
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
