package raftarium.app.lesson;

/**
 * Something that a lesson says.
 *
 * @param number of a choice or a step, from 1; else 0
 * @param text one line, or what a command answered, in lines
 */
public record Saying(Kind kind, int number, String text) {
    /** What it is. */
    public enum Kind {
        /** A step or a lesson begins. */
        TITLE,
        /** A paragraph of the lesson's text. */
        TEXT,
        /** A paragraph that explains. */
        EXPLANATION,
        /** What is asked. */
        QUESTION,
        /** An answer that can be chosen. */
        CHOICE,
        /** What is to be done. */
        TASK,
        /** A command that is carried out. */
        COMMAND,
        /** What a command answered. */
        REPLY,
        /** What happened meanwhile, in words. */
        EVENT,
        /** An answer was right, or a goal is reached. */
        RIGHT,
        /** An answer was wrong. */
        WRONG,
        /** A nudge towards the goal. */
        HINT,
        /** What the lesson has to say of itself. */
        NOTE,
        /** What was typed can't be done. */
        MISTAKE,
        /** A line of a list of steps. */
        LISTED
    }

    /** Something without a number. */
    static Saying of(Kind kind, String text) {
        return new Saying(kind, 0, text);
    }
}
