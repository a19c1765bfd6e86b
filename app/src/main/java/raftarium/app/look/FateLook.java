package raftarium.app.look;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import org.jspecify.annotations.Nullable;

import raftarium.session.Fate;
import raftarium.session.Position;
import raftarium.trace.Event;
import raftarium.words.Phrases;
import raftarium.words.Quantities;
import raftarium.words.Shown;

/** What is said of a broken property and of the last moment from which a future escaped it. */
public final class FateLook {
    /** So much is shown of what happened next. */
    private static final int MOST_EVENTS = 4;

    private final Fate fate;
    private final Fate.Broken broken;
    private final Fate.@Nullable Escape escape;

    /**
     * @param fate how it was looked for
     * @param escape the last way out; null if none was found
     */
    public FateLook(Fate fate, Fate.Broken broken, Fate.@Nullable Escape escape) {
        this.fate = fate;
        this.broken = broken;
        this.escape = escape;
    }

    /** In words, in lines. */
    public String text() {
        String what = broken.violation().property() + " is broken at " + at(broken.at()) + "\n";
        Fate.Escape found = escape;
        if (found == null) {
            return what + (fate.isWhole() ? "" : "broken off: ") + "none of " + Fate.FUTURES
                    + " futures escaped it, from " + fate.tried() + " moments back "
                    + (fate.isWhole()
                            ? "to the start: what was done leads there, as far as they show; that"
                                    + " is no proof"
                            : "so far");
        }
        return what
                + next(found)
                + (fate.isWhole() ? doomed() : "broken off: later ones may be" + " there\n")
                + way(found);
    }

    private static String at(Position position) {
        return Quantities.seconds(position.nanos()) + " (action " + position.actions() + ")";
    }

    private static String next(Fate.Escape found) {
        StringBuilder text = new StringBuilder("the last moment from which a future escaped it is ")
                .append(at(found.from()))
                .append("; then came:\n");
        if (!found.next().isEmpty()) {
            text.append("  the command  ").append(Shown.line(found.next())).append('\n');
        }
        for (Event event : found.happened().stream().limit(MOST_EVENTS).toList()) {
            text.append(Phrases.line(event)).append('\n');
        }
        int more = found.happened().size() - MOST_EVENTS;
        return text.append(more > 0 ? "  and " + more + " more\n" : "").toString();
    }

    private static String doomed() {
        return "after that, " + Fate.FUTURES + " of " + Fate.FUTURES
                + " futures broke it, as from the later moments that were tried; that is no"
                + " proof\n";
    }

    private static String way(Fate.Escape found) {
        return "here begins one that escapes for " + Quantities.typed(Fate.LONGER_NANOS)
                + ": chance " + found.chance()
                + (found.deeds().isEmpty() ? "" : ", and then what was done, at the same times");
    }

    /** The same as fields. */
    public JsonObject fields() {
        JsonObject fields = new JsonObject();
        fields.addProperty("property", broken.violation().property());
        fields.addProperty("broken_ns", broken.at().nanos());
        fields.addProperty("broken_action", broken.at().actions());
        fields.addProperty("moments", fate.tried());
        fields.addProperty("futures_each", Fate.FUTURES);
        fields.addProperty("whole", fate.isWhole());
        fields.add("escape", escape == null ? null : fields(escape));
        return fields;
    }

    private static JsonObject fields(Fate.Escape found) {
        JsonObject fields = new JsonObject();
        fields.addProperty("from_ns", found.from().nanos());
        fields.addProperty("from_action", found.from().actions());
        fields.addProperty("chance", found.chance());
        fields.addProperty("next_command", found.next().isEmpty() ? null : found.next());
        JsonArray next = new JsonArray();
        found.happened().forEach(event -> next.add(Phrases.line(event).strip()));
        fields.add("next", next);
        return fields;
    }
}
