package raftarium.app.grade;

/**
 * What a branch of a session has come to.
 *
 * @param isReached whether the goal was, with commands that are allowed
 * @param commands how many had changed the cluster by then
 * @param why if it isn't reached: a line
 */
record Attempt(boolean isReached, int commands, String why) {
    static Attempt reached(int commands) {
        return new Attempt(true, commands, "");
    }

    static Attempt failed(String why) {
        return new Attempt(false, 0, why);
    }

    /** The one that is worth more; of two that failed the later one, which the student left. */
    Attempt orBetter(Attempt other) {
        if (isReached && other.isReached) {
            return other.commands < commands ? other : this;
        }
        return isReached ? this : other;
    }
}
