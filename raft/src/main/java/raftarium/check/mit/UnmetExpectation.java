package raftarium.check.mit;

/** A scenario's expectation doesn't hold, and the scenario ends. */
final class UnmetExpectation extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnmetExpectation(String expected, String found) {
        super("expected " + expected + ", got " + found, null, false, false);
    }

    /** What was expected, and what came. */
    String words() {
        return String.valueOf(getMessage());
    }
}
