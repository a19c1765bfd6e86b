package raftarium.sim;

import org.jspecify.annotations.Nullable;

import raftarium.trace.Address;
import raftarium.trace.Body;
import raftarium.trace.Packet;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which packets stay in flight until they are released.
 *
 * @param from the senders; 0 stands for the clients; null for all, those that come later too
 * @param to the receivers, likewise
 * @param type the {@link Body#name} of what is carried, null for any
 */
public record Hold(
        @Nullable SortedSet<Integer> from,
        @Nullable SortedSet<Integer> to,
        @Nullable String type) {
    public Hold {
        from = copy(from);
        to = copy(to);
    }

    private static @Nullable SortedSet<Integer> copy(@Nullable SortedSet<Integer> ends) {
        return ends == null ? null : Collections.unmodifiableSortedSet(new TreeSet<>(ends));
    }

    boolean matches(Packet packet) {
        return isIn(from, packet.from())
                && isIn(to, packet.to())
                && (type == null || type.equals(packet.body().name()));
    }

    private static boolean isIn(@Nullable SortedSet<Integer> ends, int address) {
        return ends == null || ends.contains(Address.isClient(address) ? 0 : address);
    }
}
