package raftarium.check.torture;

import raftarium.command.Moment;
import raftarium.condition.Condition;
import raftarium.condition.ConditionParser;
import raftarium.words.Lexer;
import raftarium.words.MistakeException;
import raftarium.words.Word;
import raftarium.words.Words;

import java.util.List;

/** A condition as a target: one that depends on the cluster alone. */
public final class TargetCondition implements Target {
    private final Condition condition;
    private final String text;

    private TargetCondition(Condition condition, String text) {
        this.condition = condition;
        this.text = text;
    }

    public static TargetCondition parse(String typed) throws MistakeException {
        List<List<Word>> statements = Lexer.statements(typed);
        if (statements.size() != 1) {
            throw new MistakeException("one condition expected: '" + typed + "'");
        }
        Words words = new Words(new Word(typed, false, 0, 0), statements.get(0));
        Condition condition = ConditionParser.parse(words);
        words.end();
        if (condition.isOfCommands()) {
            throw new MistakeException("'" + typed + "' hangs on what a command was answered or"
                    + " draws; torture hunts for what the cluster alone decides");
        }
        if (condition.isOfTime()) {
            throw new MistakeException("'" + typed + "' hangs on how long something lasts; torture"
                    + " hunts for what is so at a moment");
        }
        return new TargetCondition(condition, Lexer.line(statements.get(0)));
    }

    @Override
    public boolean isSeen(Moment moment) {
        try {
            return condition.holds(moment);
        } catch (MistakeException ofANodeThatIsNotThere) {
            // Clusters differ in size, and grow: in this one it isn't so, or not yet.
            return false;
        }
    }

    @Override
    public String condition() {
        return text;
    }
}
