package raftarium.sim;

import raftarium.trace.Packet;

/** Something that the clock will do at a time: plain data, so that a simulation can be copied. */
sealed interface Action
        permits Action.Arrival,
                Action.Wake,
                Action.Synced,
                Action.ClientTimer,
                Action.OperatorTimer {
    /** Does it. */
    void perform(Simulation simulation);

    /** Whether there is no point in it any more; then it isn't done, and isn't counted. */
    boolean isStale(Simulation simulation);

    /** A packet arrives. */
    record Arrival(Packet packet) implements Action {
        @Override
        public void perform(Simulation simulation) {
            simulation.network().deliver(simulation, packet, packet.sentEvent());
        }

        @Override
        public boolean isStale(Simulation simulation) {
            return false;
        }
    }

    /**
     * A node's timer may be over.
     *
     * @param run counts the node's starts
     * @param number tells the newest wake-up from outdated ones
     */
    record Wake(int node, int run, long number) implements Action {
        @Override
        public void perform(Simulation simulation) {
            simulation.host(node).wake();
        }

        @Override
        public boolean isStale(Simulation simulation) {
            return simulation.host(node).isStale(this);
        }
    }

    /**
     * A node's write reaches its disk.
     *
     * @param run counts the node's starts
     * @param reached whether it has reached it, and only the node doesn't know yet
     */
    record Synced(int node, int run, boolean reached) implements Action {
        @Override
        public void perform(Simulation simulation) {
            simulation.host(node).synced(this);
        }

        @Override
        public boolean isStale(Simulation simulation) {
            return simulation.host(node).isStale(this);
        }
    }

    /** Whoever changes the membership looks how far that is. */
    record OperatorTimer() implements Action {
        @Override
        public void perform(Simulation simulation) {
            simulation.operator().timer();
        }

        @Override
        public boolean isStale(Simulation simulation) {
            return false;
        }
    }

    /** A client's timer: the next attempt, or the next command of a load. */
    record ClientTimer(int client, long number) implements Action {
        @Override
        public void perform(Simulation simulation) {
            simulation.clients().timer(this);
        }

        @Override
        public boolean isStale(Simulation simulation) {
            return simulation.clients().isStale(this);
        }
    }
}
