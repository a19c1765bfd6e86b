package raftarium.app.command;

import static raftarium.grammar.Part.argument;
import static raftarium.grammar.Part.optional;

import org.jspecify.annotations.Nullable;

import raftarium.command.Commands;
import raftarium.command.TypedCondition;
import raftarium.grammar.Chapter;
import raftarium.grammar.Kinds;
import raftarium.grammar.Shape;
import raftarium.grammar.Usage;
import raftarium.grammar.WordKind;
import raftarium.words.Expectations;
import raftarium.words.MistakeException;
import raftarium.words.Quantities.Chance;

import java.util.List;

/**
 * What holds scripts together. {@code repeat}, {@code if}, {@code else}, {@code end}, {@code maybe}
 * and {@code source} are put together by {@link ScriptParser}; alone they are out of place.
 */
final class ScriptUsages {
    static final Usage<Long> REPEAT = Usage.of(
            "repeat",
            List.of("Carries out what follows, up to its end, N times."),
            List.of("repeat 3; put x 1; run 100ms; end"),
            Shape.<Long>toRead()
                    .with(argument(
                            "N", WordKind.of(ScriptUsages::times, String::valueOf), "How often."))
                    .makes(times -> times));

    static final Usage<TypedCondition> IF = Usage.of(
            "if",
            List.of("Carries out what follows, up to else or end, if a condition holds now."),
            List.of("if leader; put x 1; else; run 1s; end"),
            Shape.<TypedCondition>toRead().with(Commands.CONDITION).makes(ScriptUsages::ofNow));

    static final Usage<Boolean> ELSE = Usage.of(
            "else",
            List.of("Begins what is carried out if the condition doesn't hold."),
            List.of("if no leader; run 1s; else; put x 1; end"),
            Shape.<Boolean>toRead().makes(() -> true));

    static final Usage<Boolean> END = Usage.of(
            "end",
            List.of("Ends the innermost repeat or if."),
            List.of("repeat 2; run 10ms; end"),
            Shape.<Boolean>toRead().makes(() -> true));

    /** The chance alone; the command behind it is read as any other. */
    static final Usage<Chance> MAYBE = Usage.of(
            "maybe",
            List.of(
                    "Carries out a command with a chance, drawn from the seed.",
                    "A set in it that selects nothing skips it, with a note."),
            List.of("maybe 20% crash random"),
            Shape.<Chance>toRead()
                    .with(argument("P", Kinds.CHANCE, "The chance."))
                    .with(argument("COMMAND", Kinds.REST, "What is done with that chance."))
                    .makes((chance, command) -> chance));

    static final Usage<String> SOURCE = Usage.of(
            "source",
            List.of(
                    "Carries out the lines of a script in this session, as if they were typed"
                            + " here.",
                    "FILE is looked for beside the script that says so; if it is typed, in the"
                            + " current directory. A mistake in it is found before any of it is"
                            + " carried out. Files may source others, 16 deep."),
            List.of("source scripts/election/leader-crash.raft"),
            Shape.<String>toRead()
                    .with(argument("FILE", Kinds.FILE, "A script."))
                    .makes(file -> file));

    static final Chapter<Object> ALL = Chapter.of(
            "Scripts",
            REPEAT,
            IF,
            ELSE,
            END,
            MAYBE,
            SOURCE,
            Usage.of(
                    "help",
                    List.of(
                            "Shows all commands, or one; of another word all that speaks of it.",
                            "'help conditions', 'help nodes' and 'help limits' are there too."),
                    List.of("help crash", "help majority"),
                    Shape.<Order>toRead()
                            .with(optional(
                                    "COMMAND|WORD",
                                    Kinds.TEXT.offering(Expectations.Kind.TOPIC),
                                    "Which, or what it is to speak of."))
                            .makes(word -> Order.look(context -> help(word)))),
            Usage.of(
                    "story",
                    List.of("Has events told in words as time passes at the prompt, or no more."
                            + " The cockpit has a pane for them."),
                    List.of("story on"),
                    Shape.<Order>toRead()
                            .with(argument(
                                    "on|off",
                                    Kinds.oneOf(
                                            "position",
                                            List.of(true, false),
                                            on -> on ? "on" : "off",
                                            on -> ""),
                                    "Whether they are."))
                            .makes(on -> Order.look(context -> story(context, on)))),
            Usage.of(
                    "tui",
                    List.of("Opens the cockpit on this cluster, as it is; q there leads back"
                            + " here."),
                    List.of("tui"),
                    Shape.<Order>toRead()
                            .makes(() -> Order.look(context -> {
                                context.openCockpit();
                                return Reply.DONE;
                            }))),
            Usage.of(
                    "exit",
                    List.of("Leaves, as quit and :q do; a script ends here."),
                    List.of("exit"),
                    Shape.<Order>toRead()
                            .makes(() -> Order.session(context -> {
                                context.leave();
                                return Reply.DONE;
                            }))));

    private ScriptUsages() {}

    /** What is judged at once can't be watched. */
    private static TypedCondition ofNow(TypedCondition sought) throws MistakeException {
        if (sought.condition().isOfTime()) {
            throw new MistakeException("whether something holds for some time isn't known at once:"
                    + " say 'until' before it, or 'expect ... within'");
        }
        return sought;
    }

    private static Reply story(CommandContext context, boolean on) {
        context.story().set(on, context.playground().openSession());
        return Reply.ok(on ? "events are told as time passes" : "events aren't told");
    }

    private static Reply help(@Nullable String word) throws MistakeException {
        return Reply.ok(HelpTexts.of(word));
    }

    private static long times(String text) throws MistakeException {
        if (!text.matches("\\d{1,18}")) {
            throw new MistakeException("a whole number expected, not '" + text + "'");
        }
        return Long.parseLong(text);
    }
}
