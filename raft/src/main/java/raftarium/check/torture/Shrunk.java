package raftarium.check.torture;

import java.util.List;

/**
 * What a seed that breaks something was shrunk to.
 *
 * @param seed the seed that it comes from
 * @param property what it breaks, by name
 * @param lines the lines of the script
 */
public record Shrunk(long seed, String property, List<String> lines) {
    public Shrunk {
        lines = List.copyOf(lines);
    }
}
