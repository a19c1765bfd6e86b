package raftarium.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import raftarium.command.CheckCommand;
import raftarium.words.Quantities;

/** What somebody expects. */
@Command(name = "Checking")
final class CheckCommands {
    @Command(
            name = "expect",
            description = {
                "Says that a condition must hold now, or at some time within D, or never for D.",
                "Time passes only where one is said."
            },
            footer = {
                "Example: expect leader within 2s",
                "Example: expect never stale-leader commit > 5 for 3s"
            })
    CheckCommand expect(
            @Parameters(
                            paramLabel = "CONDITION [within D]",
                            arity = "1..*",
                            description = "Or: never CONDITION for D. See 'help conditions'.")
                    Clause.Expect clause) {
        return clause.neverFor().isPresent()
                ? new CheckCommand.Never(
                        clause.sought(), clause.neverFor().get().nanos())
                : new CheckCommand.Expect(
                        clause.sought(),
                        clause.within().map(Quantities.Time::nanos).orElse(null));
    }

    @Command(
            name = "mark",
            description = "Sets the counters messages, rpcs, bytes and elections to zero.",
            footer = "Example: mark")
    CheckCommand mark() {
        return new CheckCommand.Mark();
    }
}
