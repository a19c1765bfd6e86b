package raftarium.app.tui.pane;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import org.jspecify.annotations.Nullable;

import raftarium.app.command.Reply;
import raftarium.data.Durations;

import java.util.List;

/**
 * What a comparison of two branches has found, as it is said above them.
 *
 * @param one the number of the branch that was named first, from 1
 * @param other the number of the other one
 * @param difference the first event that differs; null if none does
 * @param figures what both came to, up to their ends
 */
public record BranchComparison(
        int one, int other, @Nullable Difference difference, List<Figure> figures) {
    /**
     * The first event that differs.
     *
     * @param event its number in the trace of each, from 0
     * @param ofOne what it is there, in words, with its time
     * @param ofOther what it is on the other one
     */
    public record Difference(long event, String ofOne, String ofOther) {}

    /**
     * Something that was counted, or measured.
     *
     * @param name in a word or two
     */
    public record Figure(String name, String ofOne, String ofOther) {}

    public BranchComparison {
        figures = List.copyOf(figures);
    }

    /** That of an answer; null if it isn't one to a comparison of two branches. */
    public static @Nullable BranchComparison of(Reply reply) {
        JsonElement data = reply.data();
        if (!(data instanceof JsonObject fields) || !isOfBranches(fields)) {
            return null;
        }
        JsonObject one = fields.getAsJsonObject("a");
        JsonObject other = fields.getAsJsonObject("b");
        return new BranchComparison(
                one.get("branch").getAsInt(),
                other.get("branch").getAsInt(),
                difference(fields.getAsJsonObject("difference")),
                List.of(
                        count("elections", "elections", one, other),
                        count("committed", "commits", one, other),
                        new Figure("no leader", leaderless(one), leaderless(other)),
                        count("messages", "messages", one, other)));
    }

    private static boolean isOfBranches(JsonObject fields) {
        return fields.has("type")
                && fields.get("type").getAsString().equals("comparison")
                && fields.getAsJsonObject("a").has("branch");
    }

    private static @Nullable Difference difference(@Nullable JsonObject fields) {
        return fields == null
                ? null
                : new Difference(
                        fields.get("event").getAsLong(),
                        words(fields.getAsJsonObject("a")),
                        words(fields.getAsJsonObject("b")));
    }

    private static String words(JsonObject event) {
        return event.has("text")
                ? event.get("text").getAsString()
                : "has ended: there is no such event";
    }

    private static Figure count(String name, String key, JsonObject one, JsonObject other) {
        return new Figure(
                name,
                figures(one).get(key).getAsString(),
                figures(other).get(key).getAsString());
    }

    private static String leaderless(JsonObject run) {
        return Durations.fine(figures(run).get("leaderless_ns").getAsLong());
    }

    private static JsonObject figures(JsonObject run) {
        return run.getAsJsonObject("figures");
    }
}
