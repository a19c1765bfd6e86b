package raftarium.app.look;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

import org.jspecify.annotations.Nullable;

import raftarium.check.history.Operation;
import raftarium.trace.Outcome;
import raftarium.trace.ReadMode;
import raftarium.words.MistakeException;
import raftarium.words.TextLines;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Histories of clients as text: a JSON object a line with client, op, key, value, expected, result,
 * call_ns, return_ns, outcome and read. What isn't known, or has no meaning there, is null. Where
 * the command carries another time than call_ns, and its machine goes by that, asked_ns says which.
 * A line with nothing but before says what is known of what was there at first.
 */
public final class HistoryFormat {
    /** A line that says that nothing is known of what was before; else there was nothing. */
    public static final String UNKNOWN_BEGINNING = "{\"before\":\"unknown\"}";

    /** A file has at most so many operations. */
    private static final int MAX_OPERATIONS = 1_000_000;

    private static final Gson GSON =
            new GsonBuilder().serializeNulls().disableHtmlEscaping().create();

    private HistoryFormat() {}

    /**
     * What was read.
     *
     * @param isFromNothing whether there was nothing before; else that isn't known
     */
    public record History(List<Operation> operations, boolean isFromNothing) {
        /** Copies the operations. */
        public History {
            operations = List.copyOf(operations);
        }
    }

    /** An operation as a line, without its end. */
    public static String line(Operation operation) {
        return GSON.toJson(fields(operation));
    }

    public static JsonObject fields(Operation operation) {
        boolean hasEnded = operation.returnNanos() != Operation.NEVER;
        Outcome outcome = operation.outcome();
        ReadMode read = operation.read();
        JsonObject fields = new JsonObject();
        fields.addProperty("client", operation.client());
        fields.addProperty("op", operation.kind().word());
        fields.addProperty("key", hasKey(operation.kind()) ? operation.key() : null);
        fields.addProperty("value", hasValue(operation.kind()) ? operation.value() : null);
        fields.addProperty("expected", expected(operation));
        fields.addProperty("result", operation.result());
        fields.addProperty("call_ns", operation.callNanos());
        fields.addProperty("return_ns", hasEnded ? operation.returnNanos() : null);
        fields.addProperty(
                "outcome", (outcome == Outcome.PENDING ? Outcome.UNKNOWN : outcome).word());
        fields.addProperty("read", read == null ? null : read.word());
        if (hasTime(operation.kind()) && operation.askedNanos() != operation.callNanos()) {
            fields.addProperty("asked_ns", operation.askedNanos());
        }
        return fields;
    }

    /** Whether the machine goes by the time that the command carries. */
    private static boolean hasTime(Operation.Kind kind) {
        return switch (kind) {
            case PUSH, POP, ACK, LOCK, UNLOCK -> true;
            case PUT, APPEND, GET, DELETE, CAS, SET, WATCH -> false;
        };
    }

    private static boolean hasKey(Operation.Kind kind) {
        return switch (kind) {
            case PUSH, POP, ACK -> false;
            case PUT, APPEND, GET, DELETE, CAS, LOCK, UNLOCK, SET, WATCH -> true;
        };
    }

    private static boolean hasValue(Operation.Kind kind) {
        return switch (kind) {
            case GET, DELETE, POP, LOCK, UNLOCK, WATCH -> false;
            case PUT, APPEND, CAS, PUSH, ACK, SET -> true;
        };
    }

    /** What cas compares with; a version for set and watch, null for any. */
    private static @Nullable String expected(Operation operation) {
        boolean says =
                operation.kind() == Operation.Kind.CAS || !operation.expected().isEmpty();
        return says ? operation.expected() : null;
    }

    /**
     * Reads such lines; empty ones, and fields that it doesn't know, are passed over.
     *
     * @param name what is read, for messages
     * @throws MistakeException if a line is no operation, or a client has two at a time; it names
     *     file and line
     */
    public static History read(String name, TextLines lines) throws IOException, MistakeException {
        List<Operation> operations = new ArrayList<>();
        boolean isFromNothing = true;
        TreeMap<String, TreeMap<Long, Placed>> byClient = new TreeMap<>();
        while (true) {
            try {
                String line = lines.next();
                if (line == null) {
                    return new History(operations, isFromNothing);
                } else if (line.isBlank()) {
                    continue;
                }
                JsonObject fields = object(line);
                if (isBeginning(fields)) {
                    isFromNothing = false;
                    continue;
                }
                Operation operation = operation(fields);
                enter(byClient, new Placed(lines.number(), operation));
                operations.add(operation);
            } catch (MistakeException mistake) {
                throw new MistakeException(
                        name + ", line " + lines.number() + ": " + mistake.what());
            }
            if (operations.size() > MAX_OPERATIONS) {
                throw new MistakeException(
                        name + " has more than " + MAX_OPERATIONS + " operations");
            }
        }
    }

    /** An operation and the line that it stands in. */
    private record Placed(int line, Operation operation) {}

    /** One whose outcome is unknown was given up: its client may go on at once. */
    private static void enter(TreeMap<String, TreeMap<Long, Placed>> byClient, Placed placed)
            throws MistakeException {
        Operation operation = placed.operation;
        if (operation.returnNanos() == Operation.NEVER) {
            return;
        }
        TreeMap<Long, Placed> others =
                byClient.computeIfAbsent(operation.client(), client -> new TreeMap<>());
        var before = others.floorEntry(operation.callNanos());
        var after = others.higherEntry(operation.callNanos());
        if (before != null && before.getValue().operation.returnNanos() > operation.callNanos()) {
            throw overlapping(operation, before.getValue());
        } else if (after != null && operation.returnNanos() > after.getKey()) {
            throw overlapping(operation, after.getValue());
        }
        others.put(operation.callNanos(), placed);
    }

    private static MistakeException overlapping(Operation operation, Placed other) {
        return new MistakeException("client " + operation.client()
                + " has another operation at that time, in line " + other.line
                + ": a client has one at a time");
    }

    /** Whether it says that nothing is known of what was before. */
    private static boolean isBeginning(JsonObject fields) throws MistakeException {
        String before = fields.has("op") ? null : text(fields, "before");
        if (before != null && !before.equals("unknown")) {
            throw new MistakeException("before is unknown, not " + before);
        }
        return before != null;
    }

    private static Operation operation(JsonObject fields) throws MistakeException {
        Operation.Kind kind = Operation.Kind.of(needed(fields, "op"))
                .orElseThrow(() -> new MistakeException(
                        "op is put, append, get, delete, cas, push, pop, ack, lock, unlock, set or"
                                + " watch, not " + fields.get("op")));
        Outcome outcome = outcome(needed(fields, "outcome"));
        long call = nanos(fields, "call_ns");
        long end = outcome == Outcome.UNKNOWN ? Operation.NEVER : nanos(fields, "return_ns");
        if (end < call) {
            throw new MistakeException("return_ns is before call_ns");
        }
        String result = text(fields, "result");
        checkResult(kind, outcome, result);
        return new Operation(
                needed(fields, "client"),
                kind,
                hasKey(kind) ? needed(fields, "key") : "",
                hasValue(kind) ? needed(fields, "value") : "",
                expected(kind, fields),
                outcome == Outcome.OK ? result : null,
                call,
                end,
                outcome,
                read(text(fields, "read")),
                text(fields, "asked_ns") == null ? call : nanos(fields, "asked_ns"));
    }

    private static void checkResult(Operation.Kind kind, Outcome outcome, @Nullable String result)
            throws MistakeException {
        boolean isBoolean = "true".equals(result) || "false".equals(result);
        boolean isRight = switch (kind) {
            case CAS, DELETE -> result == null || isBoolean;
            case ACK, UNLOCK -> outcome != Outcome.OK || isBoolean;
            default -> true;
        };
        if (!isRight) {
            throw new MistakeException(
                    "the result of " + kind.word() + " is true or false, not " + result);
        }
    }

    private static String expected(Operation.Kind kind, JsonObject fields) throws MistakeException {
        if (kind == Operation.Kind.CAS) {
            return needed(fields, "expected");
        } else if (kind != Operation.Kind.SET && kind != Operation.Kind.WATCH) {
            return "";
        }
        String version = text(fields, "expected");
        if (version != null && !version.matches("\\d{1,18}")) {
            throw new MistakeException("expected is a version for " + kind.word()
                    + ", a whole number, not " + version);
        }
        return version == null ? "" : version;
    }

    private static JsonObject object(String line) throws MistakeException {
        try {
            JsonElement element = JsonParser.parseString(line);
            if (element.isJsonObject()) {
                return element.getAsJsonObject();
            }
        } catch (JsonParseException broken) {
            throw new MistakeException("no JSON object");
        }
        throw new MistakeException("no JSON object");
    }

    private static @Nullable String text(JsonObject fields, String name) throws MistakeException {
        JsonElement element = fields.has(name) ? fields.get(name) : JsonNull.INSTANCE;
        if (element.isJsonNull()) {
            return null;
        } else if (!element.isJsonPrimitive()) {
            throw new MistakeException(name + " is a text, not " + element);
        }
        return element.getAsString();
    }

    private static String needed(JsonObject fields, String name) throws MistakeException {
        String text = text(fields, name);
        if (text == null) {
            throw new MistakeException(name + " is missing");
        }
        return text;
    }

    private static long nanos(JsonObject fields, String name) throws MistakeException {
        String text = needed(fields, name);
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException notOne) {
            throw new MistakeException(name + " is a whole number of nanoseconds, not " + text);
        }
    }

    private static Outcome outcome(String word) throws MistakeException {
        for (Outcome outcome : List.of(Outcome.OK, Outcome.FAILED, Outcome.UNKNOWN)) {
            if (outcome.word().equals(word)) {
                return outcome;
            }
        }
        throw new MistakeException("outcome is ok, failed or unknown, not " + word);
    }

    private static @Nullable ReadMode read(@Nullable String word) throws MistakeException {
        if (word == null) {
            return null;
        }
        return ReadMode.of(word)
                .orElseThrow(() ->
                        new MistakeException("read is log, index, lease or local, not " + word));
    }
}
