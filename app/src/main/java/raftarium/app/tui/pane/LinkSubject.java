package raftarium.app.tui.pane;

import raftarium.app.tui.engine.Frame;
import raftarium.sim.LinksView;
import raftarium.trace.MessageEvent;
import raftarium.trace.Packet;
import raftarium.trace.words.MessageWords;
import raftarium.words.Phrases;

import java.util.ArrayList;
import java.util.List;

/** A link: whether it is open, how it treats what crosses it, what is on it. */
final class LinkSubject {
    private LinkSubject() {}

    static List<Line> lines(Frame frame, UiState ui) {
        List<Line> lines = new ArrayList<>();
        LinksView links = frame.links();
        int from = ui.linkFrom;
        int to = ui.linkTo;
        if (links == null || from == to || from > links.nodes() || to > links.nodes()) {
            lines.add(Line.faint("no link"));
            return lines;
        }
        MessageEvent.Reason barrier = links.barrier(from, to);
        lines.add(Line.bright(ui.link() + (barrier == null ? "  open" : "  " + barrier.word())));
        lines.add(Line.of(Phrases.link(links.settings(from, to))));
        if (!links.settings(from, to).equals(links.usual())) {
            lines.add(Line.faint("untouched links: " + Phrases.link(links.usual())
                    + "; 'net lan' or another preset sets all anew"));
        }
        String back = links.barrier(to, from) == null ? "open" : "closed";
        lines.add(Line.of("the way back is " + back));
        for (Packet packet : frame.view().inFlight()) {
            if (LinksPane.end(packet.from()) == from && LinksPane.end(packet.to()) == to) {
                lines.add(Line.of(
                        "  " + packet.body().name() + " " + MessageWords.of(packet.body())));
            }
        }
        lines.add(Line.faint(
                barrier == MessageEvent.Reason.PARTITION
                        ? "H heals it"
                        : "x cuts it, or mends it"));
        return lines;
    }
}
