package raftarium.app.grade;

/**
 * What a file is worth.
 *
 * @param challenge the id of the one that it is about; "" if that isn't known
 * @param points from 0 to {@link #MOST}
 * @param commands how many that change the cluster led to the goal; 0 if it wasn't reached
 * @param par the fewest that are known to do
 * @param why a line: how it was done, or what is wrong
 */
public record FileMark(
        HandedIn file, String challenge, int points, int commands, int par, String why) {
    /** What a challenge is worth that was done with the fewest commands known, or fewer. */
    public static final int MOST = 10;

    /** What one is worth at least whose goal was reached. */
    public static final int LEAST = 4;

    /** A file that counts nothing. */
    static FileMark none(HandedIn file, String challenge, String why) {
        return new FileMark(file, challenge, 0, 0, 0, why);
    }

    /** Each command beyond the par costs a point, down to {@link #LEAST}. */
    static int points(int commands, int par) {
        return Math.max(LEAST, MOST - Math.max(0, commands - par));
    }

    /** Whether the goal was reached as it was to be. */
    public boolean isReached() {
        return points > 0;
    }
}
