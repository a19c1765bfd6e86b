package raftarium.app.tui.ring;

import raftarium.sim.MessageEvent;
import raftarium.sim.Packet;

/**
 * A message on its way, or where it was lost.
 *
 * @param part which part of its way lies behind it, 0 to 1
 * @param isLost whether it came to its end there
 * @param isAtWall whether that is at the wall of a partition
 * @param count of how many like it on the same way it is the first
 */
record Flying(
        Packet packet,
        Kind kind,
        String word,
        double part,
        boolean isLost,
        boolean isAtWall,
        int count) {
    /** Where what is lost by chance ends: somewhere in the midst. */
    private static final double MIDST = 0.6;

    Flying times(int more) {
        return new Flying(packet, kind, word, part, isLost, isAtWall, count + more);
    }

    /** Which part of its way a packet has behind it at a time. */
    static double passed(Packet packet, long now) {
        if (packet.isHeld()) {
            return 0.5;
        }
        long length = Math.max(1, packet.dueNanos() - packet.sentAtNanos());
        return Math.max(0, Math.min(1, (double) (now - packet.sentAtNanos()) / length));
    }

    /**
     * Where a packet is lost, as a part of its way.
     *
     * @param open which part of the way is open: up to a wall, or all of it
     */
    static double end(MessageEvent.Lost lost, double open) {
        return switch (lost.reason()) {
            case LOSS -> MIDST;
            case PARTITION -> open;
            case CUT -> 0.5;
            case DOWN -> 1;
            case DROPPED, OVERFLOW -> passed(lost.packet(), lost.atNanos());
        };
    }
}
