package raftarium.app.lesson;

import org.jspecify.annotations.Nullable;

import raftarium.app.command.Interpreter;
import raftarium.app.command.Reply;
import raftarium.app.command.ScriptCommand;
import raftarium.app.command.Work;
import raftarium.words.Lexer;
import raftarium.words.MistakeException;
import raftarium.words.Quantities;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/** Something to be brought about, while a student is at it. */
final class DeedPlay {
    /** What a line has led to. */
    enum End {
        /** It goes on. */
        OPEN,
        /** Commands are being carried out: {@link #work}. */
        RUNS,
        /** The goal is reached. */
        REACHED,
        /** Too many commands, or too much time: it is to be set back. */
        SPENT
    }

    private final LessonPart.Deed deed;
    private final Set<String> taught;
    private final LessonStage stage;
    private final List<String> given = new ArrayList<>();
    private final long beginNanos;
    private int hints;

    /** What is being carried out, or was last. */
    private @Nullable Work work;

    /** How many commands had changed the cluster before that. */
    private int before;

    /** The goal comes by itself, and that is being waited for. */
    private boolean comes;

    DeedPlay(LessonPart.Deed deed, Set<String> taught, LessonStage stage) {
        this.deed = deed;
        this.taught = taught;
        this.stage = stage;
        beginNanos = stage.moment().nowNanos();
    }

    /** The commands that have changed the cluster so far, as typed. */
    List<String> given() {
        return List.copyOf(given);
    }

    /** What is to be done, and with what. */
    List<Saying> task() {
        List<Saying> said = new ArrayList<>();
        for (String line : deed.task().shown(stage.moment())) {
            said.add(Saying.of(Saying.Kind.TASK, line));
        }
        List<String> bounds = new ArrayList<>();
        deed.limit().ifPresent(limit -> bounds.add("at most " + commands(limit)));
        deed.par().ifPresent(par -> bounds.add("it can be done with " + commands(par)));
        deed.allowed().ifPresent(words -> bounds.add("with " + String.join(", ", words)));
        deed.withinNanos()
                .ifPresent(nanos ->
                        bounds.add("within " + Quantities.typed(nanos) + " of the cluster's time"));
        if (!bounds.isEmpty()) {
            String line = String.join("; ", bounds);
            said.add(Saying.of(
                    Saying.Kind.NOTE,
                    line.substring(0, 1).toUpperCase(Locale.ROOT) + line.substring(1) + "."));
        }
        return said;
    }

    static String commands(int count) {
        return count + (count == 1 ? " command" : " commands");
    }

    /** The next hint, or that there is none. */
    Saying hint() {
        if (hints == deed.hints().size()) {
            return Saying.of(
                    Saying.Kind.NOTE,
                    (hints == 0 ? "There are no hints here" : "That were all hints")
                            + ": skip shows a way.");
        }
        LessonText hint = deed.hints().get(hints++);
        return Saying.of(Saying.Kind.HINT, String.join(" ", hint.shown(stage.moment())));
    }

    /** What the solution is, as it would be typed. */
    List<String> solution() {
        return deed.solution().commands().stream()
                .map(command -> Lexer.line(command.words()))
                .toList();
    }

    /** What there is to say of how few commands would do; "" for nothing. */
    String par() {
        if (deed.par().isEmpty()) {
            return "";
        }
        int par = deed.par().getAsInt();
        return given.size() > par
                ? "; " + commands(par) + " can do it"
                : given.size() == par ? ": no way with fewer is known" : ": fewer than was known";
    }

    /** Whether what was done is what the solution does. */
    boolean isLikeSolution() {
        List<String> changes = deed.solution().commands().stream()
                .filter(command -> command.effect() == ScriptCommand.Effect.CHANGES)
                .map(command -> Lexer.line(command.words()))
                .toList();
        return given.equals(changes);
    }

    /**
     * Carries out a line that the student types.
     *
     * @param said what is said of it is added here
     */
    End give(String line, List<Saying> said) {
        Interpreter.Script script = stage.parse(line);
        String refusal = refusal(script);
        if (!refusal.isEmpty()) {
            said.add(Saying.of(Saying.Kind.MISTAKE, refusal));
            return End.OPEN;
        }
        return play(script, said);
    }

    private End play(Interpreter.Script script, List<Saying> said) {
        before = given.size();
        work = stage.begin(script, executed -> {
            Reply reply = executed.reply();
            if (!reply.output().isEmpty()) {
                said.add(Saying.of(
                        reply.status() == Reply.Status.MISTAKE
                                ? Saying.Kind.MISTAKE
                                : Saying.Kind.REPLY,
                        reply.output()));
            }
            if (reply.status() != Reply.Status.MISTAKE && stage.changes(executed)) {
                given.add(executed.command());
            }
        });
        return judge(said);
    }

    /** What is being carried out, or was last; null: nothing was. */
    @Nullable
    Work work() {
        return work;
    }

    /**
     * What the line has led to by now.
     *
     * @param said what is said of it is added here
     */
    End judge(List<Saying> said) {
        Work begun = work;
        if (begun != null && !begun.isOver()) {
            return End.RUNS;
        }
        return comes ? End.REACHED : judge(given.size() > before, said);
    }

    private End judge(boolean hasChanged, List<Saying> said) {
        int count = given.size();
        if (deed.limit().isPresent() && count > deed.limit().getAsInt()) {
            said.add(Saying.of(
                    Saying.Kind.NOTE,
                    "That was more than " + commands(deed.limit().getAsInt())
                            + ": all is as it was before. Try another way."));
            return End.SPENT;
        }
        OptionalLong reached = hasChanged || deed.goal().condition().isOfTime()
                ? stage.comesSoon(deed.goal())
                : stage.holds(deed.goal())
                        ? OptionalLong.of(stage.moment().nowNanos())
                        : OptionalLong.empty();
        long lastNanos = reached.orElse(stage.moment().nowNanos());
        if (deed.withinNanos().isPresent()
                && lastNanos - beginNanos > deed.withinNanos().getAsLong()) {
            said.add(Saying.of(
                    Saying.Kind.NOTE,
                    "That took more than " + Quantities.typed(deed.withinNanos().getAsLong())
                            + ": all is as it was before. Try another way."));
            return End.SPENT;
        } else if (reached.isPresent()) {
            comes = true;
            work = stage.advanceTo(lastNanos);
            return judge(said);
        }
        if (hasChanged && deed.limit().isPresent() && count == deed.limit().getAsInt()) {
            said.add(Saying.of(
                    Saying.Kind.NOTE,
                    "The goal isn't reached, and no command is left: 'again' begins anew."));
        }
        return End.OPEN;
    }

    /** Why a text isn't carried out, in one line; "" if it is. */
    private String refusal(Interpreter.Script script) {
        if (!script.mistakes().isEmpty()) {
            MistakeException first = script.mistakes().get(0);
            return "column " + first.column() + ": " + first.what();
        }
        return script.commands().stream()
                .map(this::refusal)
                .filter(why -> !why.isEmpty())
                .findFirst()
                .orElse("");
    }

    private String refusal(ScriptCommand command) {
        String word = command.word();
        return switch (command.effect()) {
            case WAITS, LOOKS -> "";
            case LEAVES -> "'" + word + "' would lead out of the lesson: quit leaves it";
            case CHANGES -> {
                if (deed.allowed().isPresent()) {
                    yield deed.allowed().get().contains(word)
                            ? ""
                            : "here the cluster may be changed with "
                                    + String.join(", ", deed.allowed().get()) + " only, not "
                                    + word;
                }
                yield taught.contains(word)
                        ? ""
                        : "'" + word + "' comes later: what there is by now is "
                                + taught.stream().sorted().collect(Collectors.joining(", "));
            }
        };
    }
}
