package raftarium.app.look;

import raftarium.trace.CausalChain;

/** How an event follows from its cause, in words that come before the cause. */
public final class CauseWords {
    private CauseWords() {}

    /** The words. */
    public static String of(CausalChain.Link link) {
        return switch (link) {
            case START -> "because the cluster started";
            case COMMAND -> "because of a command";
            case SENT -> "it was sent:";
            case WRITTEN -> "it was written:";
            case BARRED -> "this keeps it from its receiver:";
            case AT_ONCE -> "because of this, at once:";
            case AFTER_SYNC -> "because of this, once the disk was in sync:";
            case TIMER -> "a timer was over that had begun with this:";
            case HEARTBEAT -> "a leader sends again and again, since this:";
            case SILENCE -> "the timer was over, since this kept the leader's messages away:";
        };
    }
}
