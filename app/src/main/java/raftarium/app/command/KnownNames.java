package raftarium.app.command;

import org.jspecify.annotations.Nullable;

import raftarium.app.session.Session;
import raftarium.machine.KeyValueStore;
import raftarium.sim.Host;
import raftarium.sim.Simulation;
import raftarium.trace.Packet;
import raftarium.trace.words.MessageWords;

import java.util.List;
import java.util.TreeSet;

/** What there is that can be named. It is asked only for what is needed. */
public interface KnownNames {
    /** So many of a kind are named at most. */
    int MAX_NAMES = 500;

    /** How many nodes there are. */
    int nodes();

    /** The keys that have a value. */
    List<String> keys();

    /** The ids of messages in flight, with what they are. */
    List<InFlight> messages();

    /** A message in flight. */
    record InFlight(long id, String words) {}

    /** That many nodes, and nothing else. */
    static KnownNames of(int nodes) {
        return new KnownNames() {
            @Override
            public int nodes() {
                return nodes;
            }

            @Override
            public List<String> keys() {
                return List.of();
            }

            @Override
            public List<InFlight> messages() {
                return List.of();
            }
        };
    }

    /** A session as it is when asked, on the thread that owns it; null: none is open. */
    static KnownNames of(@Nullable Session session) {
        return session == null ? of(0) : new OfSession(session.simulation());
    }

    /** What is in a simulation. */
    record OfSession(Simulation simulation) implements KnownNames {
        @Override
        public int nodes() {
            return simulation.nodes();
        }

        @Override
        public List<String> keys() {
            TreeSet<String> keys = new TreeSet<>();
            for (int id = 1; id <= simulation.nodes(); id++) {
                Host host = simulation.host(id);
                if (host.isUp() && host.machine() instanceof KeyValueStore store) {
                    keys.addAll(store.values().keySet());
                }
            }
            return keys.stream().limit(MAX_NAMES).toList();
        }

        @Override
        public List<InFlight> messages() {
            return simulation.inFlight().stream()
                    .limit(MAX_NAMES)
                    .map(OfSession::flying)
                    .toList();
        }

        private static InFlight flying(Packet packet) {
            return new InFlight(packet.id(), MessageWords.of(packet));
        }
    }
}
