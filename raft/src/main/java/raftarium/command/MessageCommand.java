package raftarium.command;

import org.jspecify.annotations.Nullable;

import raftarium.condition.NodeSet;
import raftarium.sim.Hold;
import raftarium.sim.Simulation;
import raftarium.trace.Packet;
import raftarium.trace.words.MessageWords;
import raftarium.words.MistakeException;

import java.util.TreeSet;

/** What is done to single messages. */
public sealed interface MessageCommand extends Command {
    private static Packet inFlight(Simulation simulation, long id) throws MistakeException {
        for (Packet packet : simulation.inFlight()) {
            if (packet.id() == id) {
                return packet;
            }
        }
        throw MistakeException.ofTheMoment(
                "no message " + id + " is in flight; 'messages' lists them");
    }

    /**
     * hold: such messages stay in flight.
     *
     * @param from the senders, with {@code to} the receivers; null: all
     * @param type the name of what is held; null: all
     */
    record HoldAll(
            @Nullable NodeSet from,
            @Nullable NodeSet to,
            @Nullable String type) implements MessageCommand {
        @Override
        public Answer perform(Moment moment) throws MistakeException {
            Simulation simulation = moment.simulation();
            if (from != null && to == null) {
                throw new MistakeException("B is missing: 'hold " + from + " all' holds what "
                        + from + " sends to nodes");
            }
            Hold hold = new Hold(ends(from, moment), ends(to, moment), type);
            simulation.faults().hold(hold, line());
            return new Answer.Done("held: "
                    + simulation.inFlight().stream().filter(Packet::isHeld).count());
        }

        private static @Nullable TreeSet<Integer> ends(@Nullable NodeSet set, Moment moment)
                throws MistakeException {
            return set == null ? null : new TreeSet<>(set.ends(moment));
        }
    }

    /** hold --id: that message stays in flight. */
    record HoldOne(long id) implements MessageCommand {
        @Override
        public Answer perform(Moment moment) throws MistakeException {
            Packet packet = inFlight(moment.simulation(), id);
            moment.simulation().faults().holdOne(id);
            return new Answer.Done(MessageWords.of(packet) + ", held");
        }
    }

    /** release: ends all holds. */
    record Release() implements MessageCommand {
        @Override
        public Answer perform(Moment moment) {
            return new Answer.Done("released: " + moment.simulation().faults().release());
        }
    }

    /** deliver: it arrives at once. */
    record Deliver(long id) implements MessageCommand {
        @Override
        public Answer perform(Moment moment) throws MistakeException {
            Packet packet = inFlight(moment.simulation(), id);
            moment.simulation().faults().deliver(id);
            return new Answer.Done(MessageWords.of(packet) + ", delivered");
        }
    }

    /** drop: it is lost. */
    record Drop(long id) implements MessageCommand {
        @Override
        public Answer perform(Moment moment) throws MistakeException {
            Packet packet = inFlight(moment.simulation(), id);
            moment.simulation().faults().drop(id);
            return new Answer.Done(MessageWords.of(packet) + ", dropped");
        }
    }

    /** duplicate: it is sent once more. */
    record Duplicate(long id) implements MessageCommand {
        @Override
        public Answer perform(Moment moment) throws MistakeException {
            Packet packet = inFlight(moment.simulation(), id);
            long copy = moment.simulation().faults().duplicate(id);
            return new Answer.Done(MessageWords.of(packet) + ", once more as " + copy);
        }
    }
}
