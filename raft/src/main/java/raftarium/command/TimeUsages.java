package raftarium.command;

import static raftarium.grammar.Part.argument;
import static raftarium.grammar.Part.option;
import static raftarium.grammar.Part.optional;

import org.jspecify.annotations.Nullable;

import raftarium.condition.Condition;
import raftarium.condition.ConditionParser;
import raftarium.grammar.Chapter;
import raftarium.grammar.Kind;
import raftarium.grammar.Kinds;
import raftarium.grammar.Part;
import raftarium.grammar.Shape;
import raftarium.grammar.Usage;
import raftarium.grammar.WordKind;
import raftarium.raft.Rule;
import raftarium.words.MistakeException;
import raftarium.words.Words;

import java.util.List;

/** How it is typed that time passes, and what is expected of it. */
final class TimeUsages {
    /** A rule of the algorithm. */
    static final WordKind<Rule> RULE =
            Kinds.oneOf("rule", List.of(Rule.values()), Rule::key, Rule::sentence);

    /** A condition. */
    static final Part<TypedCondition> CONDITION =
            argument("CONDITION", new SoughtKind(), "See 'help conditions'.");

    /** What one goes to. */
    static final Part<StepGoal> GOAL = Part.needed(
            "--to",
            "WHAT",
            Kinds.oneOf("goal of a step", List.of(StepGoal.values()), StepGoal::key, goal -> ""),
            "message: one has arrived or is lost. change: of a role, a commit index or a node, or a"
                    + " property breaks. leader: a node becomes leader. term: one stands for"
                    + " election. commit: a leader commits. note: somebody noted something.");

    private static final Part<@Nullable Long> WITHIN =
            option("within", "D", Kinds.TIME, "By when.");

    private static final Part<Long> STEPS =
            optional("N", Kinds.NUMBER, 1L, "How many (default: 1).");

    static final Chapter<Command> TIME = Chapter.of(
            "Time",
            Usage.of(
                    "run",
                    List.of("Lets virtual time pass."),
                    List.of("run 2s"),
                    Shape.of(TimeCommand.Run.class)
                            .with(argument("D", Kinds.TIME, "How much."), TimeCommand.Run::nanos)
                            .makes(TimeCommand.Run::new)),
            Usage.of(
                    "step",
                    List.of(
                            "Executes the next event, or the next N events.",
                            "With --to it goes on to something that happens, 30 s of virtual time"
                                    + " at most."),
                    List.of("step 10", "step --to change"),
                    Shape.of(TimeCommand.Step.class)
                            .with(STEPS, TimeCommand.Step::actions)
                            .makes(TimeCommand.Step::new),
                    Shape.of(TimeCommand.StepTo.class)
                            .with(STEPS, TimeCommand.StepTo::times)
                            .with(GOAL, TimeCommand.StepTo::goal)
                            .makes(TimeCommand.StepTo::new)),
            Usage.of(
                    "until",
                    List.of(
                            "Lets virtual time pass until a condition holds, 30 s at most if not"
                                    + " said.",
                            "It fails if the condition doesn't hold by then."),
                    List.of("until leader within 5s"),
                    Shape.of(TimeCommand.Until.class)
                            .with(CONDITION, TimeCommand.Until::sought)
                            .with(WITHIN, TimeCommand.Until::withinNanos)
                            .makes(TimeCommand.Until::new)),
            Usage.of(
                    "chance",
                    List.of(
                            "From here on other chance decides: delays and losses, how long syncs"
                                    + " take, election timeouts, what loads ask.",
                            "Election timers that run end at other times, as far as they still can;"
                                    + " what is on its way or is being written stays as it is.",
                            "The same N at the same moment is the same chance. 'futures' and 'fate'"
                                    + " number what may come by it."),
                    List.of("chance 17"),
                    Shape.of(ChanceCommand.class)
                            .with(
                                    argument("N", Kinds.COUNT, "Which, 0 or more."),
                                    ChanceCommand::number)
                            .makes(ChanceCommand::new)));

    static final Chapter<Command> CHECK = Chapter.of(
            "Checking",
            Usage.of(
                    "expect",
                    List.of(
                            "Says that a condition must hold now, or at some time within D, or"
                                    + " never for D.",
                            "Time passes only where one is said."),
                    List.of(
                            "expect leader within 2s",
                            "expect never stale-leader commit > 5 for 3s"),
                    Shape.of(CheckCommand.Expect.class)
                            .with(CONDITION, CheckCommand.Expect::sought)
                            .with(WITHIN, CheckCommand.Expect::withinNanos)
                            .makes(CheckCommand.Expect::new),
                    Shape.of(CheckCommand.Never.class)
                            .word("never")
                            .with(CONDITION, CheckCommand.Never::sought)
                            .with(
                                    Part.needed("for", "D", Kinds.TIME, "How long."),
                                    CheckCommand.Never::nanos)
                            .makes(CheckCommand.Never::new)),
            Usage.of(
                    "mark",
                    List.of("Sets the counters messages, rpcs, bytes and elections to zero."),
                    List.of("mark"),
                    Shape.of(CheckCommand.Mark.class).makes(CheckCommand.Mark::new)));

    static final Chapter<Command> RULES = Chapter.of(
            "Rules",
            Usage.of(
                    "rule",
                    List.of(
                            "Turns a rule off or on, on all nodes.",
                            "With one off the run is a modified Raft, and is labelled so."),
                    List.of("rule commit-own-term off"),
                    Shape.of(RuleCommand.class)
                            .with(argument("NAME", RULE, "Which; see 'rules'."), RuleCommand::rule)
                            .with(
                                    argument(
                                            "off|on",
                                            Kinds.oneOf(
                                                    "position",
                                                    List.of(false, true),
                                                    on -> on ? "on" : "off",
                                                    on -> ""),
                                            "What it is from now on."),
                                    RuleCommand::on)
                            .makes(RuleCommand::new)));

    private TimeUsages() {}

    private record SoughtKind() implements Kind<TypedCondition> {
        @Override
        public TypedCondition read(Words words) throws MistakeException {
            int begin = words.position();
            Condition condition = ConditionParser.parse(words);
            return new TypedCondition(condition, ConditionParser.line(words.since(begin)));
        }

        @Override
        public String print(TypedCondition sought) {
            return sought.text();
        }

        @Override
        public void offer(Words words) {
            ConditionParser.offer(words);
        }
    }
}
