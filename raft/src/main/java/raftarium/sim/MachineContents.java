package raftarium.sim;

import org.jspecify.annotations.Nullable;

import raftarium.machine.MachineException;

import java.util.SortedMap;

/** What a host's state machine shows to people who watch, and to conditions. */
public final class MachineContents {
    private MachineContents() {}

    /**
     * What it holds, by name; nothing while the host is down.
     *
     * @throws MachineException if the machine threw something, or gave null
     */
    public static SortedMap<String, String> of(Host host) {
        return host.sessions().contents();
    }

    /**
     * What it has for a name, or null.
     *
     * @throws MachineException if the machine threw something
     */
    public static @Nullable String value(Host host, String name) {
        return host.sessions().value(name);
    }
}
