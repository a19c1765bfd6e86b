package raftarium.app.tui.ring;

import raftarium.trace.Packet;

/**
 * A message on its way, or where it was lost.
 *
 * @param part which part of its way lies behind it, 0 to 1
 * @param isLost whether it came to its end there
 * @param isAtWall whether that is at the wall of a partition
 * @param count of how many like it on the same way it is the first
 */
record FlyingMessage(
        Packet packet,
        MessageSign kind,
        String word,
        double part,
        boolean isLost,
        boolean isAtWall,
        int count) {
    FlyingMessage times(int more) {
        return new FlyingMessage(packet, kind, word, part, isLost, isAtWall, count + more);
    }
}
