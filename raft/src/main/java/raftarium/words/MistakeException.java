package raftarium.words;

/** A mistake in use: one line that says what, and what would be right; and where, if known. */
public final class MistakeException extends Exception {
    private static final long serialVersionUID = 1L;

    private static final int MAX_LENGTH = 1_000;

    private final String file;
    private final int line;
    private final int column;
    private final boolean ofTheMoment;

    /** A mistake that is found when the command is carried out. */
    public MistakeException(String message) {
        this(message, 0, 0);
    }

    public MistakeException(String message, Word where) {
        this(message, where.line(), where.column());
    }

    public MistakeException(String message, int line, int column) {
        this("", message, line, column, false);
    }

    private MistakeException(
            String file, String message, int line, int column, boolean ofTheMoment) {
        // An answer to who typed, and torture is refused by the thousand: nobody asks for a stack.
        super(Shown.line(shortened(message)), null, false, false);
        this.file = file;
        this.line = line;
        this.column = column;
        this.ofTheMoment = ofTheMoment;
    }

    /** A line, even where a word of a megabyte is quoted in it. */
    private static String shortened(String message) {
        int half = MAX_LENGTH / 2;
        return message.length() <= MAX_LENGTH
                ? message
                : message.substring(0, half) + " ... " + message.substring(message.length() - half);
    }

    /** At another moment the same would be right: {@code maybe} passes over it. */
    public static MistakeException ofTheMoment(String message) {
        return new MistakeException("", message, 0, 0, true);
    }

    public boolean isOfTheMoment() {
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

    /** The file it is in: the one that was sourced, or else {@code own}. */
    public String file(String own) {
        return file.isEmpty() ? own : file;
    }

    /** Where it is, as "FILE, line 1, column 3"; the file is {@code own} if it was not sourced. */
    public String place(String own) {
        String named = file(own);
        String at = line == 0 ? "" : "line " + line + ", column " + column;
        return named + (named.isEmpty() || at.isEmpty() ? "" : ", ") + at;
    }

    /** Whether it is in a file that was sourced. */
    public boolean isSourced() {
        return !file.isEmpty();
    }

    /** The same mistake, in that file unless it is in another one. */
    public MistakeException in(String sourced) {
        return file.isEmpty()
                ? new MistakeException(sourced, what(), line, column, ofTheMoment)
                : this;
    }

    /** The same with its place, as "line 1, column 3: ..." */
    public String words() {
        return line == 0 ? what() : place("") + ": " + what();
    }

    /** The same of the value behind an option. */
    public MistakeException behind(String option) {
        return new MistakeException(file, option + ": " + what(), line, column, ofTheMoment);
    }

    public MistakeException at(Word where) {
        return line == 0
                ? new MistakeException(file, what(), where.line(), where.column(), ofTheMoment)
                : this;
    }
}
