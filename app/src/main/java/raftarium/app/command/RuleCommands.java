package raftarium.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import raftarium.app.look.Fields;
import raftarium.app.look.Texts;
import raftarium.command.RuleCommand;
import raftarium.raft.Rule;
import raftarium.raft.Rules;
import raftarium.words.MistakeException;

/** The rules of the algorithm, on and off. */
@Command(name = "Rules")
final class RuleCommands {
    private final Desk desk;

    RuleCommands(Desk desk) {
        this.desk = desk;
    }

    @Command(
            name = "rules",
            description = "Lists each rule: what it says, its section, what happens with it off.",
            footer = "Example: rules")
    Reply rules() throws MistakeException {
        Rules rules = desk.simulation().rules();
        return Reply.ok(Texts.rules(rules), Fields.rules(rules));
    }

    @Command(
            name = "rule",
            description = {
                "Turns a rule off or on, on all nodes.",
                "With one off the run is a modified Raft, and is labelled so."
            },
            footer = "Example: rule commit-own-term off")
    RuleCommand rule(
            @Parameters(paramLabel = "NAME", description = "Which; see 'rules'.") Rule rule,
            @Parameters(paramLabel = "off|on", description = "What it is from now on.")
                    Switch position) {
        return new RuleCommand(rule, position == Switch.on);
    }

    /** On or off. */
    enum Switch {
        on,
        off
    }
}
