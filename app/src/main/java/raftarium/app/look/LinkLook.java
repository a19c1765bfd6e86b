package raftarium.app.look;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import org.jspecify.annotations.Nullable;

import raftarium.sim.LinkSettings;
import raftarium.sim.MessageEvent;
import raftarium.sim.Simulation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** All links: who reaches whom, and how links behave. */
public final class LinkLook {
    /** With more nodes than that only what isn't open is told. */
    private static final int MAX_MATRIX = 20;

    private final Simulation simulation;

    /** By how they behave. */
    private final Map<LinkSettings, List<String>> settings = new LinkedHashMap<>();

    /** How most of them do. */
    private final LinkSettings usual;

    public LinkLook(Simulation simulation) {
        this.simulation = simulation;
        for (int from = 0; from <= simulation.nodes(); from++) {
            for (int to = 0; to <= simulation.nodes(); to++) {
                if (from != to) {
                    settings.computeIfAbsent(simulation.link(from, to), one -> new ArrayList<>())
                            .add(name(from, to));
                }
            }
        }
        usual = mostUsual();
    }

    private static String name(int end) {
        return Texts.names(List.of(end));
    }

    private static String name(int from, int to) {
        return name(from) + " -> " + name(to);
    }

    /** As text. */
    public String text() {
        List<String> lines =
                new ArrayList<>(simulation.nodes() <= MAX_MATRIX ? matrix() : closed());
        lines.add("links: " + Texts.link(usual));
        settings.forEach((one, links) -> {
            if (!one.equals(usual)) {
                lines.add("  " + String.join(", ", links) + ": " + Texts.link(one));
            }
        });
        return String.join("\n", lines);
    }

    private LinkSettings mostUsual() {
        LinkSettings most = simulation.link(0, 1);
        int count = 0;
        for (Map.Entry<LinkSettings, List<String>> one : settings.entrySet()) {
            if (one.getValue().size() > count) {
                most = one.getKey();
                count = one.getValue().size();
            }
        }
        return most;
    }

    private List<String> matrix() {
        List<String> lines = new ArrayList<>();
        StringBuilder head = new StringBuilder("from \\ to");
        for (int to = 1; to <= simulation.nodes(); to++) {
            head.append(String.format(Locale.ROOT, "%4s", name(to)));
        }
        lines.add(head + "  clients");
        for (int from = 1; from <= simulation.nodes() + 1; from++) {
            int end = from > simulation.nodes() ? 0 : from;
            StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-9s", name(end)));
            for (int to = 1; to <= simulation.nodes(); to++) {
                line.append(String.format(Locale.ROOT, "%4s", sign(end, to)));
            }
            lines.add(line + (end == 0 ? "" : "  " + sign(end, 0)));
        }
        lines.add("o open   ~ open, by a setting of its own   | another side   x cut");
        return lines;
    }

    private String sign(int from, int to) {
        MessageEvent.Reason barrier = from == to ? null : simulation.faults().barrier(from, to);
        if (from == to) {
            return "-";
        } else if (barrier != null) {
            return barrier == MessageEvent.Reason.PARTITION ? "|" : "x";
        }
        return simulation.link(from, to).equals(usual) ? "o" : "~";
    }

    private List<String> closed() {
        List<String> lines = new ArrayList<>();
        for (int from = 0; from <= simulation.nodes(); from++) {
            for (int to = 0; to <= simulation.nodes(); to++) {
                MessageEvent.Reason barrier =
                        from == to ? null : simulation.faults().barrier(from, to);
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
        for (int from = 0; from <= simulation.nodes(); from++) {
            for (int to = 0; to <= simulation.nodes(); to++) {
                if (from != to) {
                    list.add(link(from, to, simulation.faults().barrier(from, to)));
                }
            }
        }
        return list;
    }

    private JsonObject link(int from, int to, MessageEvent.@Nullable Reason barrier) {
        LinkSettings link = simulation.link(from, to);
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
