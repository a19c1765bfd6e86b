package raftarium.app.look;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import raftarium.sim.LinkSettings;
import raftarium.sim.LinksView;
import raftarium.sim.Simulation;
import raftarium.trace.MessageEvent;
import raftarium.words.Phrases;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** All links: who reaches whom, and how links behave. */
public final class LinkLook {
    /** With more nodes than that only what isn't open is told. */
    private static final int MAX_MATRIX = 20;

    private final LinksView links;

    /** By how they behave. */
    private final Map<LinkSettings, List<String>> settings = new LinkedHashMap<>();

    public LinkLook(Simulation simulation) {
        links = LinksView.of(simulation);
        for (int from = 0; from <= links.nodes(); from++) {
            for (int to = 0; to <= links.nodes(); to++) {
                if (from != to) {
                    settings.computeIfAbsent(links.settings(from, to), one -> new ArrayList<>())
                            .add(name(from, to));
                }
            }
        }
    }

    private static String name(int end) {
        return Phrases.names(List.of(end));
    }

    private static String name(int from, int to) {
        return name(from) + " -> " + name(to);
    }

    /** As text. */
    public String text() {
        List<String> lines = new ArrayList<>(links.nodes() <= MAX_MATRIX ? matrix() : closed());
        lines.add("links: " + Phrases.link(links.usual()));
        settings.forEach((one, which) -> {
            if (!one.equals(links.usual())) {
                lines.add("  " + among(which) + ": " + Phrases.link(one));
            }
        });
        return String.join("\n", lines);
    }

    /** All between nodes, which is what 'link all all' sets, or each of them. */
    private String among(List<String> which) {
        int nodes = links.nodes();
        boolean all = nodes > 2
                && which.size() == nodes * (nodes - 1)
                && which.stream().noneMatch(link -> link.contains(name(0)));
        return all ? "all between nodes" : String.join(", ", which);
    }

    private List<String> matrix() {
        List<String> lines = new ArrayList<>();
        StringBuilder head = new StringBuilder("from \\ to");
        for (int to = 1; to <= links.nodes(); to++) {
            head.append(String.format(Locale.ROOT, "%4s", name(to)));
        }
        lines.add(head + "  clients");
        for (int from = 1; from <= links.nodes() + 1; from++) {
            int end = from > links.nodes() ? 0 : from;
            StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-9s", name(end)));
            for (int to = 1; to <= links.nodes(); to++) {
                line.append(String.format(Locale.ROOT, "%4s", links.sign(end, to)));
            }
            lines.add(line + (end == 0 ? "" : "  " + links.sign(end, 0)));
        }
        lines.add("o open   ~ open, by a setting of its own   | another side   x cut");
        return lines;
    }

    private List<String> closed() {
        List<String> lines = new ArrayList<>();
        for (int from = 0; from <= links.nodes(); from++) {
            for (int to = 0; to <= links.nodes(); to++) {
                MessageEvent.Reason barrier = links.barrier(from, to);
                if (barrier != null) {
                    lines.add(name(from, to) + "  " + barrier.word());
                }
            }
        }
        return lines.isEmpty() ? List.of("all are open") : lines;
    }

    /** As fields. */
    public JsonElement fields() {
        JsonArray list = new JsonArray();
        for (int from = 0; from <= links.nodes(); from++) {
            for (int to = 0; to <= links.nodes(); to++) {
                if (from != to) {
                    list.add(link(from, to));
                }
            }
        }
        return list;
    }

    private JsonObject link(int from, int to) {
        MessageEvent.Reason barrier = links.barrier(from, to);
        LinkSettings link = links.settings(from, to);
        JsonObject one = new JsonObject();
        one.addProperty("from", name(from));
        one.addProperty("to", name(to));
        one.addProperty("closed", barrier == null ? null : barrier.word());
        one.addProperty("delay_min_ns", link.delayMinNanos());
        one.addProperty("delay_max_ns", link.delayMaxNanos());
        one.addProperty("loss", link.loss() / 1e6);
        one.addProperty("duplicate", link.duplicate() / 1e6);
        one.addProperty("reorder", link.reorder() / 1e6);
        return one;
    }
}
