package raftarium.command;

/**
 * chance: from here on other chance decides what chance decides.
 *
 * @param number which; the same at the same moment is the same
 */
public record ChanceCommand(long number) implements Command {
    @Override
    public Answer perform(Moment moment) {
        moment.renewChance(number);
        return Answer.Done.SILENTLY;
    }
}
