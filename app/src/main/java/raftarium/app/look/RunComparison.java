package raftarium.app.look;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import org.jspecify.annotations.Nullable;

import raftarium.data.Digest;
import raftarium.session.CausalStep;
import raftarium.session.SideBySide;
import raftarium.trace.Address;
import raftarium.trace.CausalChain;
import raftarium.trace.Event;
import raftarium.words.Phrases;
import raftarium.words.Shown;

import java.util.ArrayList;
import java.util.List;

/** What is said of two runs that were told side by side: the first difference, and figures. */
public final class RunComparison {
    private final String one;
    private final String other;
    private final SideBySide sides;

    /**
     * @param one what the first run is called
     * @param other what the other one is called
     * @param sides both, told to their ends
     */
    public RunComparison(String one, String other, SideBySide sides) {
        this.one = one;
        this.other = other;
        this.sides = sides;
    }

    /** In words, in lines. */
    public String text() {
        List<String> lines = new ArrayList<>();
        lines.add("A  " + Shown.line(one));
        lines.add("B  " + Shown.line(other));
        SideBySide.Difference difference = sides.difference();
        if (difference == null) {
            lines.add("the same, to the byte: " + sides.one().events() + " events, digest "
                    + Digest.text(sides.one().digest()));
            return String.join("\n", lines);
        }
        add(lines, "The first difference is event ", difference);
        SideBySide.Difference beyond = sides.beyondSetting();
        if (beyond != null) {
            add(lines, "The first beyond that setting is event ", beyond);
        }
        lines.add("");
        lines.addAll(new FigureTable(sides.one(), sides.other()).lines());
        return String.join("\n", lines);
    }

    private static void add(List<String> lines, String words, SideBySide.Difference difference) {
        lines.add("");
        lines.add(words + difference.event() + ":");
        addEvent(lines, "A", difference.one());
        addEvent(lines, "B", difference.other());
    }

    private static void addEvent(List<String> lines, String side, SideBySide.Led led) {
        Event event = led.event();
        lines.add("  " + side + "  "
                + (event == null ? "has ended: there is no such event" : said(event)));
        for (CausalStep step : led.way()) {
            Event cause = step.event();
            String words = CauseWords.of(step.link());
            if (cause != null) {
                lines.add("       " + words);
                lines.add("     " + said(cause));
            } else {
                boolean isKnown = step.link() == CausalChain.Link.COMMAND
                        && !step.command().isEmpty();
                lines.add("       " + words + (isKnown ? ": " + Shown.line(step.command()) : ""));
            }
        }
    }

    private static String said(Event event) {
        return Phrases.line(event).strip();
    }

    /** The same as fields. */
    public JsonObject fields() {
        JsonObject fields = new JsonObject();
        SideBySide.Difference difference = sides.difference();
        fields.addProperty("type", "comparison");
        fields.addProperty("same", difference == null);
        if (difference != null) {
            fields.add("difference", difference(difference));
        }
        if (sides.beyondSetting() != null) {
            fields.add("beyond_setting", difference(sides.beyondSetting()));
        }
        fields.add("a", run(one, sides.one()));
        fields.add("b", run(other, sides.other()));
        return fields;
    }

    private static JsonObject difference(SideBySide.Difference difference) {
        JsonObject fields = new JsonObject();
        fields.addProperty("event", difference.event());
        fields.add("a", led(difference.one()));
        fields.add("b", led(difference.other()));
        return fields;
    }

    private static JsonObject run(String name, SideBySide.Told told) {
        JsonObject run = new JsonObject();
        run.addProperty("name", name);
        run.addProperty("events", told.events());
        run.addProperty("digest", Digest.text(told.digest()));
        run.addProperty("virtual_ns", told.endNanos() - told.startNanos());
        run.add("figures", FigureTable.fields(told.figures(), told.endNanos()));
        return run;
    }

    private static JsonObject led(SideBySide.Led led) {
        JsonObject fields = event(led.event());
        JsonArray way = new JsonArray();
        for (CausalStep step : led.way()) {
            JsonObject cause = step.event() == null ? new JsonObject() : event(step.event());
            cause.addProperty("link", JsonLine.key(step.link()));
            if (step.event() != null) {
                cause.addProperty("event", step.number());
            } else if (!step.command().isEmpty()) {
                cause.addProperty("command", step.command());
            }
            way.add(cause);
        }
        fields.add("because", way);
        return fields;
    }

    private static JsonObject event(@Nullable Event event) {
        JsonObject fields = new JsonObject();
        fields.addProperty("ended", event == null);
        if (event != null) {
            fields.remove("ended");
            fields.addProperty("at_ns", event.atNanos());
            fields.addProperty("kind", event.type().key());
            fields.addProperty("node", event.node() == 0 ? null : Address.name(event.node()));
            fields.addProperty("text", Phrases.line(event).strip());
        }
        return fields;
    }
}
