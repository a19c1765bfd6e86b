package raftarium.app.tui.ring;

import raftarium.trace.MessageEvent;
import raftarium.trace.Packet;

/**
 * Where and when a message is seen to be lost: it flies up to there, though that it is lost may
 * have been certain when it was sent.
 *
 * @param part which part of its way is behind it there, 0 to 1
 */
public record MessageLoss(double part, long atNanos) {
    /** Where what is lost by chance ends: somewhere in the midst. */
    private static final double MIDST = 0.6;

    /** How long one sees that it was lost, in real time. */
    private static final double SEEN_SECONDS = 0.6;

    /**
     * How that one is lost.
     *
     * @param open which part of the way is open: up to a wall or a cut, or all of it
     */
    public static MessageLoss of(MessageEvent.Lost lost, double open) {
        Packet packet = lost.packet();
        double part = switch (lost.reason()) {
            case LOSS -> MIDST;
            case PARTITION, CUT -> open;
            case DOWN -> 1;
            case DROPPED, OVERFLOW -> passed(packet, lost.atNanos());
        };
        double length = packet.isHeld() ? 0 : packet.dueNanos() - packet.sentAtNanos();
        long there = packet.sentAtNanos() + (long) (part * length);
        return new MessageLoss(part, Math.max(lost.atNanos(), there));
    }

    /** Whether one sees that at a time that passes at that speed: for a while after it. */
    public boolean isSeen(long now, double speed) {
        return now >= atNanos && now - atNanos <= SEEN_SECONDS * speed * 1e9;
    }

    /** Which part of its way a packet has behind it at a time. */
    public static double passed(Packet packet, long now) {
        if (packet.isHeld()) {
            return 0.5;
        }
        long length = Math.max(1, packet.dueNanos() - packet.sentAtNanos());
        return Math.max(0, Math.min(1, (double) (now - packet.sentAtNanos()) / length));
    }
}
