package raftarium.app.command;

/** A mistake in use: one line that says what, and what would be right; and where, if known. */
public final class MistakeException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;
    private final boolean ofTheMoment;

    /** A mistake that is found when the command is carried out. */
    public MistakeException(String message) {
        this(message, 0, 0);
    }

    MistakeException(String message, Word where) {
        this(message, where.line(), where.column());
    }

    MistakeException(String message, int line, int column) {
        this(message, line, column, false);
    }

    private MistakeException(String message, int line, int column, boolean ofTheMoment) {
        super(message);
        this.line = line;
        this.column = column;
        this.ofTheMoment = ofTheMoment;
    }

    /** At another moment the same would be right: {@code maybe} passes over it. */
    static MistakeException ofTheMoment(String message) {
        return new MistakeException(message, 0, 0, true);
    }

    boolean isOfTheMoment() {
        return ofTheMoment;
    }

    /** The line, from 1; 0 if it has no place. */
    public int line() {
        return line;
    }

    /** The column, from 1; 0 if it has no place. */
    public int column() {
        return column;
    }

    /** What is wrong. */
    public String what() {
        return String.valueOf(getMessage());
    }

    /** The same with its place, as "line 1, column 3: ..." */
    public String words() {
        return line == 0 ? what() : "line " + line + ", column " + column + ": " + what();
    }

    MistakeException at(Word where) {
        return line == 0
                ? new MistakeException(what(), where.line(), where.column(), ofTheMoment)
                : this;
    }
}
