package raftarium.sim;

import raftarium.machine.ClientCommand;
import raftarium.trace.Address;

/** Clients that go on by themselves, each with one command at a time. */
public final class Load {
    private final Simulation simulation;
    private final Clients clients;

    Load(Simulation simulation, Clients clients) {
        this.simulation = simulation;
        this.clients = clients;
    }

    /**
     * Clients begin.
     *
     * @param count how many, 1 or more
     * @param intervalNanos how much time one lets pass between beginnings of commands, at least
     * @param endNanos when they stop
     */
    public void start(int count, long intervalNanos, long endNanos) {
        long now = simulation.nowNanos();
        for (int started = 0; started < count; started++) {
            String name = Address.name(clients.nextAddress());
            long first = now + intervalNanos * started / count;
            Client client = clients.add(
                    false,
                    new LoadPlan(
                            simulation.config().machine(),
                            simulation.streams().load(name),
                            intervalNanos,
                            endNanos,
                            first));
            clients.setTimer(client, first - now, simulation.cause());
        }
    }

    /** They stop, each when its command is done. */
    public void stop() {
        for (Client client : clients.all()) {
            if (client.plan != null) {
                client.plan.endNanos = simulation.nowNanos();
            }
        }
    }

    /** What clients ask is drawn from other streams from now on. */
    void renewChance(Streams streams) {
        for (Client client : clients.all()) {
            if (client.plan != null) {
                client.plan.renewChance(streams.load(Address.name(client.address)));
            }
        }
    }

    boolean isAny() {
        for (Client client : clients.all()) {
            if (client.plan != null && client.plan.endNanos > simulation.nowNanos()) {
                return true;
            }
        }
        return false;
    }

    /** A client gives its next command, or leaves if its time is over. */
    void next(Client client) {
        LoadPlan plan = client.plan;
        if (plan == null) {
            return;
        }
        long now = simulation.nowNanos();
        if (now >= plan.endNanos) {
            clients.leave(client);
            return;
        }
        plan.nextNanos = Math.max(plan.nextNanos, now) + plan.intervalNanos;
        ClientCommand command = plan.next(Address.name(client.address));
        clients.call(client, command, LoadPlan.read(command), command.toString(), Call.ANY_NODE);
    }
}
