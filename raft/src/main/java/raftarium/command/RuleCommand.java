package raftarium.command;

import raftarium.raft.Rule;

/** rule: turned on or off on all nodes. */
public record RuleCommand(Rule rule, boolean on) implements Command {
    @Override
    public Answer perform(Moment moment) {
        moment.simulation().setRule(rule, on);
        return new Answer.Done(on ? rule.sentence() : "modified Raft: " + rule.off());
    }
}
