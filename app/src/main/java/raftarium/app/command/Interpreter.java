package raftarium.app.command;

import org.jspecify.annotations.Nullable;

import raftarium.app.session.Playground;
import raftarium.app.session.Session;
import raftarium.command.Command;
import raftarium.words.MistakeException;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Carries out lines and whole scripts. It never throws for what a user typed. */
public final class Interpreter {
    /**
     * Where and when a command was carried out, and what it got for an answer.
     *
     * @param sourced the file that it was sourced from; "" if it is in the script itself
     */
    public record Executed(
            String sourced,
            int line,
            int column,
            String command,
            boolean looks,
            long atNanos,
            Reply reply) {
        /** The file that it stands in; {@code own} is the script's. */
        public String file(String own) {
            return sourced.isEmpty() ? own : sourced;
        }

        /** Where it stands, as "FILE, line 1, column 3". */
        public String place(String own) {
            return file(own) + ", line " + line + ", column " + column;
        }

        /** Whether it says something to those who watch. */
        public boolean isNote() {
            return command.startsWith("note ");
        }

        /** Whether it is an {@code expect} or {@code until}, which may hold or not. */
        public boolean expects() {
            return command.startsWith("expect ") || command.startsWith("until ");
        }
    }

    /** Is told of each command as it is done. */
    public interface Listener {
        /** A command is done. */
        void executed(Executed executed);

        /** Whether nothing more shall be carried out. */
        default boolean isEnough() {
            return false;
        }

        /** Whether what comes next has to wait until somebody wants it. */
        default boolean stands() {
            return false;
        }

        /** Nothing more is carried out. */
        default void ended() {}

        /**
         * A command waits; often. Not where somebody else owns the clock.
         *
         * @param limitNanos until when at most; {@link Long#MAX_VALUE}: it hangs on no time
         */
        default void waits(long fromNanos, long nowNanos, long limitNanos) {}

        /** Something has happened, and the story is wanted. */
        default void told(String event) {}
    }

    /** A text that was read: it can be carried out if it has no mistakes. */
    public static final class Script {
        private final ScriptParser.Parsed parsed;

        Script(ScriptParser.Parsed parsed) {
            this.parsed = parsed;
        }

        /** What is wrong with it, in the order of the text. */
        public List<MistakeException> mistakes() {
            return parsed.mistakes();
        }

        /** Whether it goes to other moments of the session, or could. */
        public boolean travels() {
            return parsed.statements().stream().anyMatch(Statement::travels);
        }

        /** The commands in it, blocks' too, each once, in the order of the text. */
        public List<ScriptCommand> commands() {
            return ScriptCommand.of(parsed.statements());
        }

        /** How many notes it says; below 0: that hangs on what happens. */
        public long notes() {
            return NoteCount.of(parsed.statements());
        }

        /** Whether the first that it does is to begin a cluster of its own. */
        public boolean beginsAfresh() {
            List<Statement> statements = parsed.statements();
            return !statements.isEmpty() && statements.get(0).words().get(0).is("new");
        }

        /** Whether it ends within a block or a quote, so that more text would mend it. */
        public boolean isOpen() {
            return parsed.open();
        }
    }

    private final CommandContext context;

    /** An interpreter that works on what happens at that playground. */
    public Interpreter(Playground playground) {
        context = new CommandContext(playground);
    }

    /** Reads a text that was typed, without carrying it out. */
    public Script parse(String text) {
        return parse(text, LineOrigin.TYPED);
    }

    /** Reads a text that is from there, without carrying it out. */
    public Script parse(String text, LineOrigin origin) {
        return new Script(ScriptParser.parse(text, origin));
    }

    /**
     * The command that a line stands for, which is one that is given to a cluster; null if it is
     * something else, or a mistake.
     */
    public @Nullable Command read(String line) {
        Script script = parse(line);
        List<Statement> statements = script.parsed.statements();
        if (!script.mistakes().isEmpty()
                || statements.size() != 1
                || !(statements.get(0) instanceof Statement.Single single)) {
            return null;
        }
        return single.invocation().order() instanceof Order.Give give ? give.command() : null;
    }

    /** Whether {@code exit} was said. */
    public boolean hasLeft() {
        return context.hasLeft();
    }

    /** Where {@code tui} leads to; without a door it says that there is no terminal. */
    public void setCockpit(CockpitEntry opener) {
        context.setCockpit(opener);
    }

    /** Says who waits for what takes long. */
    public void setMonitor(ProgressMonitor monitor) {
        context.setMonitor(monitor);
    }

    /** What is typed here is typed in the cockpit. */
    public void stayInCockpit() {
        context.stayInCockpit();
    }

    /** Says what may stand at a place of a line. */
    public Completer completer() {
        return new Completer();
    }

    /** The parts of a text that are something, in their order. */
    public List<Highlighting.Part> highlight(String text) {
        return Highlighting.of(text);
    }

    /** The names of all commands, sorted. */
    public List<String> commandNames() {
        return List.copyOf(Vocabulary.names());
    }

    /** The options of a command, sorted; none if there is no such command. */
    public List<String> options(String command) {
        Vocabulary.CommandEntry entry = Vocabulary.find(command);
        return entry == null ? List.of() : List.copyOf(entry.usage().options());
    }

    /** Carries out a line as typed at the prompt; the answer is that of all its commands. */
    public Reply execute(String line) {
        List<Reply> replies = new ArrayList<>();
        start(line, replies::add).toItsEnd();
        return replies.get(0);
    }

    /** Carries out a script without mistakes. */
    public void run(Script script, Listener listener) {
        new Execution(context, listener, script.parsed.statements()).toItsEnd();
    }

    /**
     * Begins to carry out a line, as far as no time passes.
     *
     * @param answered is told, once, what all its commands said
     */
    public Work begin(String line, Consumer<Reply> answered) {
        Execution execution = start(line, answered);
        execution.proceed();
        return execution;
    }

    /** Begins to carry out a script without mistakes, as far as no time passes. */
    public Work begin(Script script, Listener listener) {
        Execution execution = new Execution(context, listener, script.parsed.statements());
        execution.proceed();
        return execution;
    }

    private Execution start(String line, Consumer<Reply> answered) {
        Script script = parse(line);
        if (script.mistakes().isEmpty()) {
            return new Execution(context, new Collected(answered), script.parsed.statements());
        }
        answered.accept(mistaken(script.mistakes()));
        return new Execution(context, executed -> {}, List.of());
    }

    private static Reply mistaken(List<MistakeException> mistakes) {
        MistakeException first = mistakes.get(0);
        return Reply.mistake(
                first.isSourced()
                        ? mistakes.stream()
                                .map(MistakeException::words)
                                .collect(Collectors.joining("\n"))
                        : "column " + first.column() + ": " + first.what());
    }

    /** Puts the answers of several commands together: the worst of them decides. */
    private static final class Collected implements Listener {
        private final Consumer<Reply> answered;
        private final List<String> outputs = new ArrayList<>();
        private @Nullable Reply last;
        private @Nullable Reply worst;

        Collected(Consumer<Reply> answered) {
            this.answered = answered;
        }

        @Override
        public void executed(Executed executed) {
            Reply reply = executed.reply();
            last = reply;
            if (!reply.output().isEmpty()) {
                outputs.add(reply.output());
            }
            if (worst == null || reply.status().compareTo(worst.status()) > 0) {
                worst = reply;
            }
        }

        @Override
        public void ended() {
            answered.accept(
                    worst == null || last == null
                            ? Reply.DONE
                            : new Reply(worst.status(), String.join("\n", outputs), last.data()));
        }
    }

    /** Tells what has happened since it was told last, if the story is wanted. */
    public void tellStory(Listener listener) {
        Session session = openSession();
        if (session != null) {
            context.story().tell(session, listener::told);
        }
    }

    /** The session that is open, or null. */
    public @Nullable Session openSession() {
        return context.playground().openSession();
    }
}
