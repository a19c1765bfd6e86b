package raftarium.app.export;

import java.util.List;

/**
 * What was written.
 *
 * @param count how many there are of what the format consists of
 * @param what what that is, said of one
 * @param remarks what else is to be said of it, a sentence each: what is left out, and why
 */
public record Exported(long count, String what, List<String> remarks) {
    /** Copies the remarks. */
    public Exported {
        remarks = List.copyOf(remarks);
    }

    /** So many, of which the older ones weren't kept. */
    static Exported newest(long count, String what, long lost) {
        return new Exported(
                count,
                what,
                lost == 0
                        ? List.of()
                        : List.of("the newest; " + lost + " older ones weren't kept"));
    }

    /** All of it in a line. */
    public String line() {
        String counted = count + " " + what + (count == 1 ? "" : "s");
        return remarks.isEmpty() ? counted : counted + ", " + String.join("; ", remarks);
    }
}
