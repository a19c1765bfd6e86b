package raftarium.app.command;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import raftarium.app.session.Session;
import raftarium.condition.Judgement;
import raftarium.sim.Violation;
import raftarium.words.MistakeException;
import raftarium.words.Quantities;
import raftarium.words.Quantities.Time;

/** How time passes. */
@Command(name = "Time")
final class TimeCommands {
    private static final long DEFAULT_WITHIN_NANOS = 30_000_000_000L;

    private final Desk desk;

    TimeCommands(Desk desk) {
        this.desk = desk;
    }

    @Command(name = "run", description = "Lets virtual time pass.", footer = "Example: run 2s")
    Answer run(@Parameters(paramLabel = "D", description = "How much.") Time time)
            throws MistakeException {
        return new Passing(desk.session().after(time.nanos()));
    }

    @Command(
            name = "step",
            description = {
                "Executes the next event, or the next N events.",
                "With --to it goes on to something that happens, 30 s of virtual time at most."
            },
            footer = {"Example: step 10", "Example: step --to change"})
    Answer step(
            @Parameters(
                            paramLabel = "N",
                            arity = "0..1",
                            defaultValue = "1",
                            description = "How many (default: 1).")
                    long events,
            @Option(
                            names = "--to",
                            paramLabel = "WHAT",
                            description = {
                                "message: one has arrived or is lost.",
                                "change: of a role, a commit index or a node, or a property breaks."
                            })
                    @Nullable
                    StepGoal goal)
            throws MistakeException {
        if (events < 1) {
            throw new MistakeException("step takes 1 or more events, not " + events);
        }
        Session session = desk.session();
        return goal == null
                ? Stepping.of(session.simulation(), events)
                : new SteppingTo(
                        session.simulation(), events, goal, session.after(DEFAULT_WITHIN_NANOS));
    }

    @Command(
            name = "until",
            description = {
                "Lets virtual time pass until a condition holds, 30 s at most if not said.",
                "It fails if the condition doesn't hold by then."
            },
            footer = "Example: until leader within 5s")
    Answer until(
            @Parameters(
                            paramLabel = "CONDITION [within D]",
                            arity = "1..*",
                            description = "See 'help conditions'.")
                    Clause.Until clause)
            throws MistakeException {
        long withinNanos = clause.within().map(Time::nanos).orElse(DEFAULT_WITHIN_NANOS);
        return new Until(new Judgement(clause.condition()), desk.session().after(withinNanos));
    }

    /** until: a condition is to hold. */
    private record Until(Judgement judgement, long limitNanos) implements Wait {
        @Override
        public boolean isOver(Session session) throws MistakeException {
            return judgement.holds(session);
        }

        @Override
        public Reply end(Session session, boolean holds) throws MistakeException {
            return holds
                    ? Reply.ok(now(session))
                    : Reply.failed("doesn't hold by "
                            + Quantities.seconds(session.simulation().nowNanos())
                            + ": "
                            + judgement.actual(session));
        }
    }

    /** run: time is to pass. */
    private record Passing(long limitNanos) implements Wait {
        @Override
        public boolean isOver(Session session) {
            return false;
        }

        @Override
        public Reply end(Session session, boolean isOver) {
            return Reply.ok(now(session));
        }
    }

    @Command(
            name = "speed",
            description = {
                "Sets how fast the clock of the prompt or the cockpit plays: 1 is real time, 0"
                        + " stops, max is as fast as it goes. Without X, says how fast it is."
            },
            footer = "Example: speed 0.1")
    Reply speed(
            @Parameters(paramLabel = "X", arity = "0..1", description = "0, 0.001 to 1000, or max.")
                    @Nullable
                    Speed speed)
            throws MistakeException {
        if (speed != null) {
            desk.session();
            desk.playground().setSpeed(speed.times());
        }
        return Reply.ok("speed " + Speed.words(desk.session().speed()));
    }

    /** How fast the clock plays. */
    record Speed(double times) {
        static Speed parse(String text) throws MistakeException {
            if (text.equals("max")) {
                return new Speed(Double.POSITIVE_INFINITY);
            }
            if (text.matches("\\d{1,4}(\\.\\d{1,6})?x?")) {
                double times = Double.parseDouble(text.replace("x", ""));
                if (times == 0 || times >= 0.001 && times <= 1000) {
                    return new Speed(times);
                }
            }
            throw new MistakeException(
                    "'" + text + "' is no speed: 0, 0.001 to 1000, or max would be");
        }

        static String words(double times) {
            if (Double.isInfinite(times)) {
                return "max";
            }
            return times == Math.rint(times) ? Long.toString((long) times) : Double.toString(times);
        }
    }

    static String now(Session session) {
        Violation violation = session.simulation().violation();
        return Quantities.seconds(session.simulation().nowNanos())
                + (violation == null ? "" : ", stopped: " + violation.property() + " is broken");
    }
}
