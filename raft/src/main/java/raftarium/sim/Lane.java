package raftarium.sim;

import raftarium.data.RandomStream;

/** One direction between two addresses: its chance, and when the last packet in order arrives. */
final class Lane {
    RandomStream stream;
    private long lastDueNanos;

    Lane(RandomStream stream) {
        this.stream = stream;
    }

    private Lane(Lane other) {
        stream = other.stream.copy();
        lastDueNanos = other.lastDueNanos;
    }

    /** When a packet that is sent now arrives. */
    long due(long now, LinkSettings settings, boolean isReply) {
        boolean isDelayed = !(isReply && settings.asRpcs());
        long delay =
                isDelayed ? stream.between(settings.delayMinNanos(), settings.delayMaxNanos()) : 0;
        long due = now + delay;
        boolean mayBeHeld = isReply || !settings.asRpcs();
        if (mayBeHeld && stream.chance(settings.reorder())) {
            return due + stream.between(settings.holdMinNanos(), settings.holdMaxNanos());
        } else if (settings.asRpcs()) {
            return due;
        }
        lastDueNanos = Math.max(lastDueNanos, due);
        return lastDueNanos;
    }

    Lane copy() {
        return new Lane(this);
    }
}
