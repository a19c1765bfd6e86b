package raftarium.command;

import raftarium.grammar.Chapter;
import raftarium.grammar.Part;
import raftarium.grammar.Usage;
import raftarium.grammar.WordKind;
import raftarium.raft.Rule;
import raftarium.words.Lexer;
import raftarium.words.MistakeException;
import raftarium.words.Word;
import raftarium.words.Words;

import java.util.List;

/** All that can be done to a cluster, as it is typed. */
public final class Commands {
    /** The chapters, in the order in which help shows them. */
    public static final List<Chapter<Command>> CHAPTERS = List.of(
            NodeUsages.NODE,
            NodeUsages.CLOCK,
            NodeUsages.DISK,
            MemberUsages.MEMBERS,
            MemberUsages.COMPACTION,
            NetworkUsages.ALL,
            MessageUsages.ALL,
            AskUsages.CLIENT,
            MachineUsages.ALL,
            TimeUsages.TIME,
            TimeUsages.CHECK,
            TimeUsages.RULES);

    /** A condition, with how it is typed. */
    public static final Part<TypedCondition> CONDITION = TimeUsages.CONDITION;

    /** What one steps on to, or back. */
    public static final Part<StepGoal> GOAL = TimeUsages.GOAL;

    /** A rule of the algorithm. */
    public static final WordKind<Rule> RULE = TimeUsages.RULE;

    private Commands() {}

    /**
     * The command that a line stands for.
     *
     * @throws MistakeException if it is none, or several
     */
    public static Command read(String line) throws MistakeException {
        List<List<Word>> statements = Lexer.statements(line);
        if (statements.size() != 1 || statements.get(0).size() > Lexer.MAX_WORDS) {
            throw new MistakeException("one command expected");
        }
        List<Word> words = statements.get(0);
        Word name = words.get(0);
        for (Chapter<Command> chapter : CHAPTERS) {
            for (Usage<? extends Command> usage : chapter.usages()) {
                if (name.is(usage.word())) {
                    return usage.read(new Words(name, words.subList(1, words.size())));
                }
            }
        }
        throw new MistakeException("unknown command '" + name.text() + "'");
    }

    /** The word that a command begins with; what clients ask says it itself, of any machine. */
    static String word(Command command) {
        String text =
                command instanceof Ask.Request ask ? String.valueOf(ask.command()) : line(command);
        return text.split(" ", 2)[0];
    }

    /** The line that stands for a command, and reads as the same. */
    static String line(Command command) {
        for (Chapter<Command> chapter : CHAPTERS) {
            for (Usage<? extends Command> usage : chapter.usages()) {
                String line = usage.print(command);
                if (line != null) {
                    return line;
                }
            }
        }
        throw new IllegalStateException("there is no usage of " + command);
    }
}
