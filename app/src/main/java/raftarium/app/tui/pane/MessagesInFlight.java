package raftarium.app.tui.pane;

import raftarium.app.tui.engine.Frame;
import raftarium.app.tui.ring.MessageLoss;
import raftarium.trace.MessageEvent;
import raftarium.trace.Packet;

import java.util.ArrayList;
import java.util.List;

/**
 * What is seen to fly: all that is on its way, and what will be lost up to where that is seen,
 * though it may have been certain when it was sent.
 */
final class MessagesInFlight {
    private MessagesInFlight() {}

    /** All, in the order in which they were sent as far as they will arrive. */
    static List<Packet> of(Frame frame) {
        List<Packet> flying = new ArrayList<>(frame.view().inFlight());
        for (MessageEvent end : frame.landed()) {
            if (isYetToBeLost(end, frame.view().nowNanos())) {
                flying.add(end.packet());
            }
        }
        return flying;
    }

    /** Whether it has ended and is still seen to fly. */
    static boolean isYetToBeLost(MessageEvent end, long now) {
        return end instanceof MessageEvent.Lost lost && loss(lost).atNanos() > now;
    }

    /** A wall is seen in the middle of a lane. */
    static MessageLoss loss(MessageEvent.Lost lost) {
        return MessageLoss.of(lost, 0.5);
    }
}
