package raftarium.command;

import raftarium.words.MistakeException;

/** Something that is done to a cluster: a value. */
public sealed interface Command
        permits Ask,
                ChanceCommand,
                CheckCommand,
                ClockCommand,
                CompactCommand,
                DiskCommand,
                LoadCommand,
                MemberCommand,
                MessageCommand,
                NetworkCommand,
                NodeCommand,
                RuleCommand,
                TimeCommand {
    /** Does it, or begins what it waits for; nothing is done unless all of it can be. */
    default Answer applyTo(Moment moment) {
        try {
            return perform(moment);
        } catch (MistakeException mistake) {
            return Moment.said(mistake);
        }
    }

    /**
     * The same.
     *
     * @throws MistakeException if it can't be done, at this moment or ever
     */
    Answer perform(Moment moment) throws MistakeException;

    /**
     * Whether it leaves something behind in the moment, so that what comes later hangs on it; else
     * it only waits, or judges.
     */
    default boolean changes() {
        return true;
    }

    /** The line that stands for it, and reads as the same. */
    default String line() {
        return Commands.line(this);
    }
}
