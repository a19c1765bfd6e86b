package raftarium.app.tui.pane;

import org.jspecify.annotations.Nullable;

import raftarium.app.tui.engine.Frame;
import raftarium.app.tui.paint.Canvas;
import raftarium.app.tui.paint.CellText;
import raftarium.app.tui.paint.Ink;
import raftarium.app.tui.paint.Inks;
import raftarium.app.tui.paint.Region;
import raftarium.app.tui.paint.Tone;
import raftarium.app.tui.ring.MessageLoss;
import raftarium.app.tui.ring.MessageSign;
import raftarium.app.tui.ring.Wording;
import raftarium.data.Durations;
import raftarium.raft.Message;
import raftarium.trace.Address;
import raftarium.trace.MessageEvent;
import raftarium.trace.Packet;

import java.util.ArrayList;
import java.util.List;

/** What is on its way: a lane a message, along which it moves as its time passes. */
final class FlightPane {
    private static final int NAME_COLUMNS = 4;
    private static final int REMARK_COLUMNS = 9;
    private static final int MIN_LANE = 8;
    private static final int MAX_LANE = 30;

    /** With less room, of a message that was lost the least is told. */
    private static final int NARROW_COLUMNS = 60;

    /** With less of it a word isn't read. */
    private static final int MIN_WORD = 6;

    /** So many of the last columns say that it was lost. */
    private static final int LOST_COLUMNS = 6;

    private final Canvas canvas;
    private final Region region;
    private final long now;
    private final int lane;

    private FlightPane(Canvas canvas, Region region, long now) {
        this.canvas = canvas;
        this.region = region;
        this.now = now;
        lane = Math.max(MIN_LANE, Math.min(MAX_LANE, region.columns() / 8));
    }

    static void draw(Canvas canvas, Layout layout, Frame frame, UiState ui) {
        Region region = layout.region(PaneKind.FLIGHT);
        if (region.isEmpty()) {
            return;
        }
        long chosen = ui.subject == PaneKind.FLIGHT ? ui.packet : 0;
        ui.flight.watch(ui.wanted(), ui.playedSpeed);
        List<FlightRows.@Nullable Shown> rows = ui.flight.fill(frame, region.rows() - 1, chosen);
        title(canvas, region, ui, rows);
        FlightPane pane = new FlightPane(canvas, region, frame.view().nowNanos());
        for (int place = 0; place < rows.size(); place++) {
            FlightRows.Shown row = rows.get(place);
            if (row != null) {
                int at = region.row() + 1 + place;
                pane.lane(at, row);
                if (row.packet().id() == chosen) {
                    canvas.put(region.column(), at, "▸", Inks.SAID);
                    canvas.shade(new Region(region.column(), at, region.columns(), 1), Tone.CHOSEN);
                }
            }
        }
        List<Heartbeats> folded = ui.flight.folded();
        for (int place = 0; place < folded.size(); place++) {
            pane.beats(region.row() + region.rows() - folded.size() + place, folded.get(place));
        }
    }

    /** How many fly, which are shown, and how many have no row of their own. */
    private static void title(
            Canvas canvas, Region region, UiState ui, List<FlightRows.@Nullable Shown> rows) {
        int count = ui.flight.flyingCount();
        long shown =
                rows.stream().filter(row -> row != null && row.end() == null).count();
        int folded = ui.flight.folded().stream().mapToInt(Heartbeats::count).sum();
        List<String> remarks = new ArrayList<>();
        if (folded > 0) {
            remarks.add(folded + " ♥ folded");
        }
        if (shown + folded < count) {
            remarks.add(count - shown - folded + " more");
        }
        String only = ui.messages.isBlank() ? "" : ", only '" + ui.messages + "'";
        String title = Pane.name(PaneKind.FLIGHT, ui) + (count == 0 ? "" : " " + count) + only;
        Pane.title(canvas, region, title, String.join(", ", remarks));
    }

    private void lane(int row, FlightRows.Shown shown) {
        Packet packet = shown.packet();
        boolean flies = shown.end() == null;
        boolean isLost = shown.end() instanceof MessageEvent.Lost;
        double part = shown.end() instanceof MessageEvent.Lost lost
                ? MessagesInFlight.loss(lost).part()
                : flies ? MessageLoss.passed(packet, now) : 1;
        int done = (int) Math.max(0, Math.min(lane - 1, part * lane));
        Ink text = flies || isLost ? Inks.TEXT : Inks.FAINT;
        int begin = region.column() + 1;
        canvas.put(begin, row, Address.name(packet.from()), text);
        begin += NAME_COLUMNS - 1;
        canvas.put(begin, row, "─".repeat(done), Inks.FAINT);
        canvas.put(begin + done + 1, row, "─".repeat(lane - done - 1) + ">", Inks.RULE);
        if (isLost) {
            canvas.put(begin + done, row, "✶", Inks.ALARM_TEXT);
        } else if (packet.isHeld()) {
            canvas.put(begin + done, row, "‖", Inks.SAID);
        } else {
            canvas.put(begin + done, row, String.valueOf(shown.kind().sign()), ink(packet));
        }
        begin += lane + 2;
        canvas.put(begin, row, Address.name(packet.to()), text);
        begin += NAME_COLUMNS - 1;
        int end = region.end() - (isLost ? LOST_COLUMNS : REMARK_COLUMNS);
        String words = (shown.copy() ? "copy: " : "") + words(shown);
        canvas.putWithin(begin, end, row, cut(words, end - begin), text);
        String remark = isLost ? "lost" : flies ? remark(packet) : "arrived";
        canvas.putRight(region.end() - 1, row, remark, isLost ? Inks.ALARM_TEXT : Inks.FAINT);
    }

    /**
     * What matters most stands first: what is behind a comma goes whole, and what is behind a colon
     * if hardly any of it would be seen.
     */
    private static String cut(String words, int room) {
        if (words.length() <= room) {
            return words;
        }
        int comma = words.lastIndexOf(", ", room);
        int colon = words.lastIndexOf(": ", room);
        int end = comma > 0 ? comma : room - colon < MIN_WORD ? colon : -1;
        return end > 0 ? words.substring(0, end) : words;
    }

    private String words(FlightRows.Shown shown) {
        String words = Wording.of(shown.packet(), shown.kind());
        if (!(shown.end() instanceof MessageEvent.Lost lost)) {
            return words;
        }
        if (region.columns() < NARROW_COLUMNS) {
            return Wording.briefLoss(lost, shown.kind());
        }
        String first = shown.packet().message() == null ? words : words.split("[,:]", 2)[0];
        return first + ": " + Wording.loss(lost);
    }

    /** A row for all heartbeats of a leader. */
    private void beats(int row, Heartbeats beats) {
        int begin = region.column() + 1;
        canvas.put(begin, row, Address.name(beats.leader()), Inks.TEXT);
        String sign = String.valueOf(MessageSign.BEAT.sign());
        int behind = canvas.put(begin + NAME_COLUMNS - 1, row, sign, Inks.term(beats.term()));
        String words = " T" + beats.term() + " to " + CellText.left(beats.sent() + ",", 4)
                + "replies " + beats.replies();
        canvas.putWithin(behind, region.end() - 1, row, words, Inks.TEXT);
    }

    private static Ink ink(Packet packet) {
        Message message = packet.message();
        return message == null ? Inks.BRIGHT : Inks.term(message.term());
    }

    private String remark(Packet packet) {
        return packet.isHeld() ? "held" : Durations.fine(packet.dueNanos() - now);
    }
}
