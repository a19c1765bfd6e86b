package raftarium.trace;

/** A link that lets nothing through one way; 0 is the end of all clients. */
public record Cut(int from, int to) {
    /** As it is shown: {@code n1 -> n2}. */
    public String name() {
        return end(from) + " -> " + end(to);
    }

    private static String end(int end) {
        return end == 0 ? "clients" : Address.name(end);
    }
}
