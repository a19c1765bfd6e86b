package raftarium.app.tui.ring;

import org.jspecify.annotations.Nullable;

import raftarium.app.tui.engine.Frame;
import raftarium.app.tui.paint.Region;
import raftarium.sim.ClusterView;
import raftarium.sim.LinksView;
import raftarium.trace.Address;
import raftarium.trace.MessageEvent;
import raftarium.trace.Packet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which messages are seen between the cards, and where. A message that will be lost flies up to
 * there, so that one sees what would have been; what is too fast to be seen lights its way only.
 */
final class VisibleMessages {
    /** What is in the air for less real time isn't seen as a dot. */
    private static final double SEEN_SECONDS = 0.08;

    private static final double LIT_SECONDS = 0.2;
    private static final int MOST = 24;

    /** The ends of a way. */
    record Ends(int from, int to) {}

    private final Frame frame;
    private final ClusterView view;
    private final CardPlaces places;
    private final double speed;
    private final Map<Ends, Way> ways = new LinkedHashMap<>();
    private final Set<Ends> lit = new HashSet<>();
    private List<FlyingMessage> flying = new ArrayList<>();
    private int folded;

    /**
     * The messages between those places.
     *
     * @param wanted which messages are seen
     * @param playedSpeed the speed at which it was played last, for when the clock stands
     */
    VisibleMessages(Frame frame, CardPlaces places, double playedSpeed, MessageFilter wanted) {
        this.frame = frame;
        this.places = places;
        view = frame.view();
        speed = frame.speedOr(playedSpeed);
        for (Packet packet : view.inFlight()) {
            if (isBetweenNodes(packet) && wanted.takes(packet, MessageSign.of(packet, view))) {
                fly(packet);
            }
        }
        for (MessageEvent end : frame.landed()) {
            Packet packet = end.packet();
            if (isRecent(end)
                    && isBetweenNodes(packet)
                    && wanted.takes(packet, MessageSign.of(packet, view))) {
                landed(end);
            }
        }
        fold();
    }

    private static boolean isBetweenNodes(Packet packet) {
        return !Address.isClient(packet.from()) && !Address.isClient(packet.to());
    }

    Way way(int from, int to) {
        return ways.computeIfAbsent(
                new Ends(from, to), ends -> Way.between(places.card(from), places.card(to)));
    }

    /** What is seen, the most important first. */
    List<FlyingMessage> flying() {
        return flying;
    }

    /** How many heartbeats and answers to them aren't drawn, for there are too many. */
    int folded() {
        return folded;
    }

    /** The ways on which something flies, or has just flown. */
    Set<Ends> lit() {
        return lit;
    }

    /** How much of a way is open: up to the first wall, or to a cut. */
    private double open(Packet packet) {
        Way way = way(packet.from(), packet.to());
        double open = isCut(packet.from(), packet.to())
                ? new CutLink(way, isCut(packet.to(), packet.from())).open()
                : 1;
        for (Region wall : places.walls()) {
            open = Math.min(open, way.upTo(wall));
        }
        return open;
    }

    /** Whether a link is cut, as far as links are told of. */
    boolean isCut(int from, int to) {
        LinksView links = frame.links();
        return links != null && links.barrier(from, to) == MessageEvent.Reason.CUT;
    }

    private void fly(Packet packet) {
        lit.add(new Ends(packet.from(), packet.to()));
        if (isSeen(packet)) {
            double part = Math.min(MessageLoss.passed(packet, view.nowNanos()), open(packet));
            flying.add(flying(packet, part, null));
        }
    }

    private FlyingMessage flying(Packet packet, double part, MessageEvent.@Nullable Lost lost) {
        return new FlyingMessage(
                packet,
                MessageSign.of(packet, view),
                MessageSign.word(packet, view),
                part,
                lost != null,
                lost != null && lost.reason() == MessageEvent.Reason.PARTITION,
                1);
    }

    private boolean isSeen(Packet packet) {
        boolean stands = frame.speed() <= 0;
        double seconds = (packet.dueNanos() - packet.sentAtNanos()) / 1e9;
        return stands || packet.isHeld() || seconds / speed >= SEEN_SECONDS;
    }

    /** Whether anything may still be seen of it. */
    private boolean isRecent(MessageEvent end) {
        long since = view.nowNanos() - end.atNanos();
        return end instanceof MessageEvent.Lost
                || frame.speed() > 0 && since <= LIT_SECONDS * speed * 1e9;
    }

    private void landed(MessageEvent end) {
        Packet packet = end.packet();
        if (!(end instanceof MessageEvent.Lost lost)) {
            lit.add(new Ends(packet.from(), packet.to()));
            return;
        }
        MessageLoss loss = MessageLoss.of(lost, open(packet));
        if (view.nowNanos() < loss.atNanos()) {
            fly(packet);
        } else if (loss.isSeen(view.nowNanos(), speed)) {
            lit.add(new Ends(packet.from(), packet.to()));
            flying.add(flying(packet, loss.part(), lost));
        }
    }

    /** Of several of a kind on the same way the first is drawn; of too many the beats aren't. */
    private void fold() {
        Map<List<Object>, FlyingMessage> first = new LinkedHashMap<>();
        for (FlyingMessage one : flying) {
            List<Object> like =
                    List.of(one.packet().from(), one.packet().to(), one.kind(), one.isLost());
            FlyingMessage before = first.get(like);
            if (before == null) {
                first.put(like, one);
            } else {
                first.put(
                        like,
                        before.part() >= one.part() ? before.times(1) : one.times(before.count()));
            }
        }
        List<FlyingMessage> all = new ArrayList<>(first.values());
        all.sort(Comparator.comparing((FlyingMessage one) -> one.kind().isBeat()));
        for (FlyingMessage one : all.subList(Math.min(MOST, all.size()), all.size())) {
            folded += one.count();
        }
        flying = List.copyOf(all.subList(0, Math.min(MOST, all.size())));
    }
}
