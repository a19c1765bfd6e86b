package raftarium.app.tui.pane;

import org.jspecify.annotations.Nullable;

import raftarium.app.tui.engine.Snapshot;
import raftarium.app.tui.paint.Canvas;
import raftarium.app.tui.paint.Ink;
import raftarium.app.tui.paint.Inks;
import raftarium.app.tui.paint.Region;
import raftarium.app.tui.paint.Tone;
import raftarium.raft.Durations;
import raftarium.raft.Message;
import raftarium.sim.Address;
import raftarium.sim.ClusterView;
import raftarium.sim.MessageEvent;
import raftarium.sim.Packet;

import java.util.List;

/** What is on its way: a lane a message, along which it moves as its time passes. */
final class FlightPane {
    private static final int NAME_COLUMNS = 5;
    private static final int REMARK_COLUMNS = 11;
    private static final int MIN_LANE = 10;
    private static final int MAX_LANE = 30;

    private FlightPane() {}

    static void draw(Canvas canvas, Layout layout, Snapshot snapshot, UiState ui) {
        Region region = layout.region(PaneKind.FLIGHT);
        if (region.isEmpty()) {
            return;
        }
        ClusterView view = snapshot.view();
        int count = view.inFlight().size();
        long chosen = ui.subject == PaneKind.FLIGHT ? ui.packet : 0;
        List<FlightRows.@Nullable Shown> rows = ui.flight.fill(snapshot, region.rows() - 1, chosen);
        long shown =
                rows.stream().filter(row -> row != null && row.end() == null).count();
        String more = shown < count ? count - shown + " more" : "";
        String title = Pane.name(PaneKind.FLIGHT, ui) + (count == 0 ? "" : " " + count);
        Pane.title(canvas, region, title, more);
        for (int place = 0; place < rows.size(); place++) {
            FlightRows.Shown row = rows.get(place);
            if (row != null) {
                int at = region.row() + 1 + place;
                lane(canvas, region, at, row, view.nowNanos());
                if (row.packet().id() == chosen) {
                    canvas.put(region.column(), at, ">", Inks.SAID);
                    canvas.shade(new Region(region.column(), at, region.columns(), 1), Tone.CHOSEN);
                }
            }
        }
    }

    private static void lane(
            Canvas canvas, Region region, int row, FlightRows.Shown shown, long now) {
        Packet packet = shown.packet();
        boolean flies = shown.end() == null;
        boolean lost = shown.end() instanceof MessageEvent.Lost;
        int lane = Math.max(MIN_LANE, Math.min(MAX_LANE, region.columns() / 8));
        int done = lost ? lane / 3 : flies ? done(packet, now, lane) : lane - 1;
        Ink text = flies ? Inks.TEXT : Inks.FAINT;
        int begin = region.column() + 1;
        canvas.put(begin, row, Address.name(packet.from()), text);
        begin += NAME_COLUMNS;
        canvas.put(begin, row, "─".repeat(done), Inks.FAINT);
        canvas.put(begin + done, row, lost ? "x" : "●", lost ? Inks.ALARM_TEXT : ink(packet));
        if (!lost && packet.isHeld()) {
            canvas.put(begin + done, row, "‖", Inks.SAID);
        }
        if (!lost) {
            canvas.put(begin + done + 1, row, "─".repeat(lane - done - 1), Inks.RULE);
            canvas.put(begin + lane, row, ">", Inks.FAINT);
        }
        begin += lane + 2;
        canvas.put(begin, row, Address.name(packet.to()), text);
        begin += NAME_COLUMNS;
        String words = (shown.copy() ? "copy: " : "") + words(packet);
        canvas.putWithin(begin, region.end() - REMARK_COLUMNS, row, words, text);
        String remark = remark(shown, now);
        canvas.putRight(region.end() - 1, row, remark, lost ? Inks.ALARM_TEXT : Inks.FAINT);
    }

    /** With its term, which for some is in their words already. */
    private static String words(Packet packet) {
        String words = packet.body().words();
        Message message = packet.message();
        String term =
                message == null || words.startsWith("term ") ? "" : "term " + message.term() + " ";
        return packet.body().name() + " " + term + words;
    }

    private static int done(Packet packet, long now, int lane) {
        if (packet.isHeld()) {
            return lane / 2;
        }
        long length = Math.max(1, packet.dueNanos() - packet.sentAtNanos());
        double passed = (double) (now - packet.sentAtNanos()) / length;
        return (int) Math.max(0, Math.min(lane - 1, passed * lane));
    }

    private static Ink ink(Packet packet) {
        Message message = packet.message();
        return message == null ? Inks.BRIGHT : Inks.term(message.term());
    }

    private static String remark(FlightRows.Shown shown, long now) {
        if (shown.end() instanceof MessageEvent.Lost lost) {
            return lost.reason().word();
        }
        if (shown.end() != null) {
            return "arrived";
        }
        Packet packet = shown.packet();
        return packet.isHeld() ? "held" : Durations.fine(packet.dueNanos() - now);
    }
}
