package raftarium.app.command;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import org.jspecify.annotations.Nullable;

import raftarium.command.Answer;
import raftarium.words.Shown;

import java.util.Map;

/**
 * What a line got for an answer.
 *
 * @param status how it went
 * @param output what it says to people, in lines; for a mistake one line that says what, where and
 *     what would be right
 * @param data the same as fields, or null
 */
public record Reply(Status status, String output, @Nullable JsonElement data) {
    public Reply {
        output = Shown.text(output);
    }

    /** How a line went. */
    public enum Status {
        /** Carried out. */
        OK,
        /** Carried out; what it expected doesn't hold. */
        FAILED,
        /** A mistake in use; nothing was done. */
        MISTAKE
    }

    /** Carried out, with nothing to say. */
    public static final Reply DONE = new Reply(Status.OK, "", null);

    /** Carried out. */
    public static Reply ok(String output) {
        return new Reply(Status.OK, output, null);
    }

    /** Carried out, with fields. */
    public static Reply ok(String output, @Nullable JsonElement data) {
        return new Reply(Status.OK, output, data);
    }

    /** Carried out; what it expected doesn't hold. */
    public static Reply failed(String output) {
        return new Reply(Status.FAILED, output, null);
    }

    /** A mistake in use. */
    public static Reply mistake(String output) {
        return new Reply(Status.MISTAKE, output, null);
    }

    /** What a command has said. */
    static Reply of(Answer.Said said) {
        if (said instanceof Answer.Done done) {
            return ok(done.text(), done.fields().isEmpty() ? null : json(done.fields()));
        } else if (said instanceof Answer.Stepped) {
            return ok(said.text());
        }
        return said instanceof Answer.Failed ? failed(said.text()) : mistake(said.text());
    }

    private static JsonObject json(Map<String, @Nullable Object> fields) {
        JsonObject object = new JsonObject();
        fields.forEach((name, value) -> {
            if (value instanceof Number number) {
                object.addProperty(name, number);
            } else {
                object.addProperty(name, (String) value);
            }
        });
        return object;
    }

    /** The same, and something that is to be said beside. */
    Reply and(String notice) {
        return new Reply(status, output.isEmpty() ? notice : output + "\n" + notice, data);
    }

    /** Whether it was carried out and held. */
    public boolean isOk() {
        return status == Status.OK;
    }
}
