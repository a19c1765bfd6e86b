package raftarium.app.tui.ring;

import org.jspecify.annotations.Nullable;

import raftarium.app.tui.engine.Frame;
import raftarium.app.tui.paint.Canvas;
import raftarium.app.tui.paint.Ink;
import raftarium.app.tui.paint.Inks;
import raftarium.app.tui.paint.Region;
import raftarium.raft.Message;
import raftarium.sim.ClusterView;
import raftarium.sim.LinksView;
import raftarium.sim.NodeView;
import raftarium.trace.Address;
import raftarium.trace.Body;
import raftarium.trace.Packet;
import raftarium.trace.words.MessageWords;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Draws a cluster between its places: ways, cuts and walls, messages, and the cards above all. */
public final class Ring {
    private static final int TAIL = 3;

    /** On a shorter way there is no room for a word. */
    private static final int MIN_WORD_CELLS = 7;

    /** How far a large message may be from where it is. */
    private static final int MAX_ASIDE = 6;

    private static final int MOST_CLIENTS = 2;
    private static final int WITH_LEGEND = 20;
    private static final String LEGEND = "◆ ask vote  ◇ yes/no  ■ entries  □ ok/no  ♥ beat  ✶ lost";

    /** In so small a cluster one sees the ways of its leader always. */
    private static final int FEW = 5;

    private final Canvas canvas;
    private final Frame frame;
    private final ClusterView view;
    private final CardPlaces places;
    private final VisibleMessages visible;
    private final FreeCells free;

    private Ring(
            Canvas canvas,
            Region room,
            Frame frame,
            CardPlaces places,
            double playedSpeed,
            MessageFilter wanted) {
        this.canvas = canvas;
        this.frame = frame;
        this.places = places;
        view = frame.view();
        visible = new VisibleMessages(frame, places, playedSpeed, wanted);
        free = new FreeCells(room);
    }

    /**
     * Draws all of it but what is selected.
     *
     * @param playedSpeed the speed at which it was played last, for when the clock stands
     * @param wanted which messages are drawn
     * @return how many heartbeats and answers to them there was no room for
     */
    public static int draw(
            Canvas canvas,
            Region room,
            Frame frame,
            CardPlaces places,
            double playedSpeed,
            MessageFilter wanted) {
        Ring ring = new Ring(canvas, room, frame, places, playedSpeed, wanted);
        places.cards().forEach(ring.free::take);
        ring.ways();
        List<CutLink> cuts = CutLink.all(ring.view, ring.visible);
        cuts.forEach(ring::cut);
        ring.walls();
        ring.flying();
        cuts.forEach(cut -> ring.word(cut.cross(), "✕", "cut", Inks.WALL));
        if (!places.size().isBlocks()) {
            ring.clients(room);
            ring.legend(room);
        }
        for (NodeView node : ring.view.nodes()) {
            Card.draw(canvas, places.card(node.id()), places.size(), frame, node);
        }
        return ring.visible.folded();
    }

    /** Only where something is said, and where a leader will say something. */
    private void ways() {
        for (VisibleMessages.Ends ends : visible.lit()) {
            dots(ends.from(), ends.to());
        }
        NodeView leader = view.leader();
        if (leader == null || view.nodes().size() > FEW) {
            return;
        }
        for (NodeView other : view.nodes()) {
            boolean apart = isBarred(leader.id(), other.id());
            if (other.id() != leader.id() && !apart && !Roles.isDown(other)) {
                dots(leader.id(), other.id());
            }
        }
    }

    private boolean isBarred(int from, int to) {
        LinksView links = frame.links();
        return links != null && links.barrier(from, to) != null;
    }

    private void dots(int from, int to) {
        String dot = places.size().isBlocks() ? "•" : "·";
        for (Way.Cell cell : visible.way(from, to).dots()) {
            put(cell, dot, Inks.FAINT);
        }
    }

    private void put(Way.Cell cell, String text, Ink ink) {
        if (free.isInside(cell.column(), cell.row())) {
            canvas.put(cell.column(), cell.row(), text, ink);
        }
    }

    /** Always shown, whether anything flies there or not. */
    private void cut(CutLink cut) {
        cut.dashes().forEach(cell -> put(cell, "╌", Inks.WALL));
        put(cut.cross(), "✕", Inks.WALL);
        free.take(cut.cross().column(), cut.cross().row());
    }

    private void walls() {
        for (Region wall : places.walls()) {
            canvas.fill(wall, '▒', Inks.WALL);
            free.take(wall);
        }
        if (places.size().isBlocks()) {
            return;
        }
        int voters = view.membership().voters().size();
        for (int place = 0; place < places.sides().size(); place++) {
            List<Integer> side = view.sides().get(place);
            Region room = places.sides().get(place);
            long voting = side.stream().filter(view.membership()::isVoter).count();
            boolean most = voting > voters / 2;
            String count = voting + " of " + voters;
            String whole = count + (most ? ": majority" : ": no majority");
            String text = whole.length() <= room.columns() ? whole : count;
            Ink ink = most ? Inks.WALL.bold() : Inks.FAINT;
            canvas.putWithin(room.column(), room.end(), room.row(), text, ink);
            free.take(new Region(room.column(), room.row(), text.length(), 1));
        }
    }

    private void flying() {
        List<FlyingMessage> flying = visible.flying();
        if (places.size().isBlocks()) {
            sprites(flying);
            return;
        }
        // Signs first, so that no word takes a sign's place.
        for (FlyingMessage one : flying) {
            Way.Cell cell = cell(one);
            if (!isUnderCard(cell)) {
                free.take(cell.column(), cell.row());
            }
        }
        for (FlyingMessage one : flying) {
            if (!isUnderCard(cell(one))) {
                tail(one);
            }
        }
        Map<List<Object>, Integer> lost = new HashMap<>();
        for (FlyingMessage one : flying) {
            if (one.isLost() && !isUnderCard(cell(one))) {
                lost.merge(like(one), one.count(), Integer::sum);
            }
        }
        for (FlyingMessage one : flying) {
            if (!isUnderCard(cell(one)) && one.isLost()) {
                Integer count = lost.remove(like(one));
                String word = count == null ? "" : count == 1 ? "lost" : count + " lost";
                word(cell(one), "✶", word, Inks.ALARM_TEXT);
            } else if (!isUnderCard(cell(one))) {
                sign(one);
            }
        }
    }

    /** Large ones, as near to where they are as they cover no other and no card. */
    private void sprites(List<FlyingMessage> flying) {
        for (FlyingMessage one : flying) {
            Way.Cell cell = cell(one);
            Way.Cell there = place(one);
            if (there != null) {
                Sprites.draw(canvas, one, there);
                free.take(Sprites.region(one, there));
            } else if (free.isFree(cell.column(), cell.row())) {
                String sign = one.isLost() ? "✶" : String.valueOf(one.kind().sign());
                put(cell, sign, one.isLost() ? Inks.ALARM_TEXT : ink(one.packet()));
            }
        }
    }

    /** Where there is room for a large one, beside a gap if it can be; null if nowhere near. */
    private Way.@Nullable Cell place(FlyingMessage one) {
        int step = one.part() > 0.5 ? 1 : -1;
        for (int gap = 1; gap >= 0; gap--) {
            for (int aside = 0; aside <= MAX_ASIDE; aside++) {
                Way.Cell there = way(one).before(one.part(), step * aside);
                Region room = Sprites.region(one, there);
                int columns = room.columns() + 2 * gap;
                if (free.isAllFree(
                        new Region(room.column() - gap, room.row(), columns, room.rows()))) {
                    return there;
                }
            }
        }
        return null;
    }

    /** What is lost together is told once: of one sender, at a wall or at the same receiver. */
    private static List<Object> like(FlyingMessage one) {
        return List.of(one.packet().from(), one.isAtWall() ? 0 : one.packet().to());
    }

    private Way way(FlyingMessage one) {
        return visible.way(one.packet().from(), one.packet().to());
    }

    private Way.Cell cell(FlyingMessage one) {
        return way(one).at(one.part());
    }

    /** At its ends a message is in a card's edge, and is seen beside it. */
    private boolean isUnderCard(Way.Cell cell) {
        return places.at(cell.column(), cell.row()) > 0;
    }

    private void tail(FlyingMessage one) {
        Ink ink = one.isLost() ? Inks.ALARM_TEXT : ink(one.packet());
        int cells = one.kind() == MessageSign.BEAT_REPLY ? 0 : TAIL;
        for (int back = 1; back <= cells; back++) {
            Way.Cell cell = way(one).before(one.part(), back);
            if (way(one).length() * one.part() >= back && free.isFree(cell.column(), cell.row())) {
                put(cell, back == 1 ? "•" : "·", ink);
            }
        }
    }

    private void sign(FlyingMessage one) {
        Way.Cell cell = cell(one);
        boolean held = one.packet().isHeld();
        String sign = held ? "‖" : String.valueOf(one.kind().sign());
        String more = one.count() > 1 ? " x" + one.count() : "";
        boolean isShort = way(one).length() < MIN_WORD_CELLS;
        String word =
                (isShort || one.kind().isBeat() ? "" : one.word()) + more + (held ? " held" : "");
        word(cell, sign, word.strip(), ink(one.packet()));
    }

    /** What clients ask, in the corner, if that is free. */
    private void clients(Region room) {
        int row = room.row() + (places.sides().isEmpty() ? 0 : room.rows() - MOST_CLIENTS);
        int left = MOST_CLIENTS;
        for (Packet packet : view.inFlight()) {
            if (left > 0 && packet.body() instanceof Body.Request request) {
                String from = Address.name(packet.from());
                String text =
                        from + " " + MessageWords.of(request) + " ─▸ " + Address.name(packet.to());
                Region line = new Region(
                        room.column() + 1, row, Math.min(text.length(), room.columns() / 3), 1);
                if (free.isFree(line)) {
                    canvas.putWithin(line.column(), line.end(), row, text, Inks.CLIENT);
                    free.take(line);
                }
                row++;
                left--;
            }
        }
    }

    /** What the signs are, in the last row, if that is free and the room is large. */
    private void legend(Region room) {
        int row = room.row() + room.rows() - 1;
        Region line = new Region(room.column() + 2, row, LEGEND.length(), 1);
        if (room.rows() >= WITH_LEGEND && line.end() <= room.end() && free.isFree(line)) {
            canvas.put(line.column(), row, LEGEND, Inks.FAINT);
        }
    }

    private static Ink ink(Packet packet) {
        Message message = packet.message();
        return message == null ? Inks.CLIENT : Inks.term(message.term());
    }

    /** A sign, and its word where there is room: right, left, above, below; else it has none. */
    private void word(Way.Cell cell, String sign, String word, Ink ink) {
        put(cell, sign, ink);
        free.take(cell.column(), cell.row());
        int length = word.length();
        int[][] beginnings = {
            {cell.column() + 1, cell.row()},
            {cell.column() - length, cell.row()},
            {cell.column() - length / 2, cell.row() - 1},
            {cell.column() - length / 2, cell.row() + 1},
        };
        for (int[] begin : beginnings) {
            Region room = new Region(begin[0], begin[1], length, 1);
            if (length > 0 && free.isFree(room)) {
                canvas.put(begin[0], begin[1], word, ink);
                free.take(room);
                return;
            }
        }
    }
}
