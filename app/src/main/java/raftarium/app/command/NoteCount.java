package raftarium.app.command;

import raftarium.words.Word;

import java.util.List;

/** How often statements say something to those who watch. */
final class NoteCount {
    /** That hangs on what happens. */
    private static final long UNKNOWN = -1;

    private NoteCount() {}

    /** How many notes there are; below 0: nobody can say yet. */
    static long of(List<Statement> statements) {
        long all = 0;
        for (Statement statement : statements) {
            long notes = of(statement);
            if (notes < 0) {
                return UNKNOWN;
            }
            all += notes;
        }
        return all;
    }

    private static long of(Statement statement) {
        if (statement instanceof Statement.Repeat repeat) {
            return repeat.times() * of(repeat.body());
        } else if (statement instanceof Statement.Source source) {
            return of(source.body());
        } else if (statement instanceof Statement.If when) {
            long then = of(when.then());
            return then == of(when.otherwise()) ? then : UNKNOWN;
        } else if (statement instanceof Statement.Maybe maybe) {
            return isNote(maybe.invocation().words()) ? UNKNOWN : 0;
        }
        return isNote(statement.words()) ? 1 : 0;
    }

    private static boolean isNote(List<Word> words) {
        return words.get(0).is("note");
    }
}
