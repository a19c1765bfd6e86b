package raftarium.session;

/**
 * A point of a branch. Several commands may be given after the same number of actions, and between
 * two actions time may pass.
 *
 * @param recorded how much of what is recorded has been done
 * @param actions how many actions the clock has executed
 * @param nanos the virtual time
 */
public record Position(int recorded, long actions, long nanos) implements Comparable<Position> {
    /** Where so many actions had been executed, and nothing more was done. */
    public static Position after(long actions) {
        return new Position(0, actions, 0);
    }

    /** Along a branch, all three only grow. */
    @Override
    public int compareTo(Position other) {
        int byActions = Long.compare(actions, other.actions);
        int byTime = byActions != 0 ? byActions : Long.compare(nanos, other.nanos);
        return byTime != 0 ? byTime : Integer.compare(recorded, other.recorded);
    }
}
