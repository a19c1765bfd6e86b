package raftarium.app.command;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import raftarium.command.StepGoal;
import raftarium.command.TimeCommand;
import raftarium.words.MistakeException;
import raftarium.words.Quantities.Time;

/** How time passes. */
@Command(name = "Time")
final class TimeCommands {
    private final Desk desk;

    TimeCommands(Desk desk) {
        this.desk = desk;
    }

    @Command(name = "run", description = "Lets virtual time pass.", footer = "Example: run 2s")
    TimeCommand run(@Parameters(paramLabel = "D", description = "How much.") Time time) {
        return new TimeCommand.Run(time.nanos());
    }

    @Command(
            name = "step",
            description = {
                "Executes the next event, or the next N events.",
                "With --to it goes on to something that happens, 30 s of virtual time at most."
            },
            footer = {"Example: step 10", "Example: step --to change"})
    TimeCommand step(
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
                                "change: of a role, a commit index or a node, or a property"
                                        + " breaks.",
                                "leader: a node becomes leader. term: one stands for election.",
                                "commit: a leader commits."
                            })
                    @Nullable
                    StepGoal goal) {
        return goal == null ? new TimeCommand.Step(events) : new TimeCommand.StepTo(events, goal);
    }

    @Command(
            name = "until",
            description = {
                "Lets virtual time pass until a condition holds, 30 s at most if not said.",
                "It fails if the condition doesn't hold by then."
            },
            footer = "Example: until leader within 5s")
    TimeCommand until(
            @Parameters(
                            paramLabel = "CONDITION [within D]",
                            arity = "1..*",
                            description = "See 'help conditions'.")
                    Clause.Until clause) {
        return new TimeCommand.Until(
                clause.sought(), clause.within().map(Time::nanos).orElse(null));
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
}
